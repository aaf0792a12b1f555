"""Messages between the processes of the service, over a Unix socket.

A message is a JSON object, perhaps with bytes after it, perhaps with an open file or socket.
"""

import array
import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_HEAD = struct.Struct(">II")
_SHORT = 16 * 1024
_TIME = struct.Struct("ll")
_MICROSECONDS = 1_000_000
_ONE_DESCRIPTOR = socket.CMSG_SPACE(struct.calcsize("i"))


@dataclass(frozen=True)
class Frame:
    """One message: its object, its bytes, and the descriptor that came with it, now owned."""

    fields: dict[str, Any]
    body: bytes = b""
    descriptor: int | None = None


def limit_waiting(connection: socket.socket, seconds: float) -> None:
    """Have the kernel end each wait of a blocking connection after so many seconds.

    A timeout of Python's costs a call of the kernel more before each that may wait.
    """
    whole, part = divmod(int(seconds * _MICROSECONDS), _MICROSECONDS)
    for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
        connection.setsockopt(socket.SOL_SOCKET, option, _TIME.pack(whole, part))


def send(
    connection: socket.socket,
    fields: Mapping[str, Any],
    body: bytes = b"",
    descriptor: int | None = None,
) -> None:
    """Send a message.

    Raises:
        OSError: if the other side has gone.
    """
    text = json.dumps(fields).encode()
    data = b"".join([_HEAD.pack(len(text), len(body)), text, body])
    sent = 0
    if descriptor is not None:
        sent = socket.send_fds(connection, [data], [descriptor])
    connection.sendall(memoryview(data)[sent:])


def receive(connection: socket.socket) -> Frame | None:
    """Receive a message, or nothing where the other side has ended.

    Raises:
        OSError: if the connection breaks inside a message, or takes too long.
    """
    data, descriptor = _receive_first(connection)
    if not data:
        return None
    data += _receive(connection, _HEAD.size - len(data))
    of_text, of_body = _HEAD.unpack_from(data)
    data += _receive(connection, _HEAD.size + of_text + of_body - len(data))
    body = _HEAD.size + of_text
    return Frame(json.loads(data[_HEAD.size : body]), data[body:], descriptor)


def _receive_first(connection: socket.socket) -> tuple[bytes, int | None]:
    """Receive what is there, which is the whole of a short message: each waits for its reply."""
    data, extra, _, _ = connection.recvmsg(_SHORT, _ONE_DESCRIPTOR)
    descriptors = array.array("i")
    for level, kind, content in extra:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            descriptors.frombytes(content)
    return data, descriptors[0] if descriptors else None


def _receive(connection: socket.socket, length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        part = connection.recv(min(length - len(data), 1 << 20))
        if not part:
            raise ConnectionError("The other side ended inside a message.")
        data += part
    return bytes(data)

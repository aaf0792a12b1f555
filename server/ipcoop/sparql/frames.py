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
_ONE_DESCRIPTOR = socket.CMSG_SPACE(struct.calcsize("i"))


@dataclass(frozen=True)
class Frame:
    """One message: its object, its bytes, and the descriptor that came with it, now owned."""

    fields: dict[str, Any]
    body: bytes = b""
    descriptor: int | None = None


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
    head, descriptor = _receive_head(connection)
    if not head:
        return None
    head += _receive(connection, _HEAD.size - len(head))
    of_text, of_body = _HEAD.unpack(head)
    fields = json.loads(_receive(connection, of_text))
    return Frame(fields, _receive(connection, of_body), descriptor)


def _receive_head(connection: socket.socket) -> tuple[bytes, int | None]:
    data, extra, _, _ = connection.recvmsg(_HEAD.size, _ONE_DESCRIPTOR)
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

"""One connection to an engine, kept from query to query."""

import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlencode

from ipcoop.config import RemoteSettings
from ipcoop.errors import (
    AnswerTooLargeError,
    BadUsageError,
    EngineAwayError,
    EngineFaultError,
)
from ipcoop.sparql.remote.address import read_address

_CHUNK = 64 * 1024
_STALE = (ConnectionResetError, BrokenPipeError)
"""What a connection says that the engine has closed meanwhile."""

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Reply:
    """What an engine answered, whole."""

    status: int
    headers: Message
    body: bytes


class Connection:
    """Asks one engine, and reaches nothing else: redirects and proxies are not followed."""

    def __init__(self, remote: RemoteSettings) -> None:
        """Connect to nothing yet.

        Raises:
            BadUsageError: if the address of the engine is none, or the header it needs.
        """
        self._address = read_address(remote.url)
        self._context = ssl.create_default_context() if self._address.secure else None
        self._headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept-Encoding": "identity",
            "User-Agent": "ipcoop",
        }
        if remote.authorization:
            if not (remote.authorization.isascii() and remote.authorization.isprintable()):
                raise BadUsageError("The Authorization header is not plain ASCII.", "Correct it.")
            self._headers["Authorization"] = remote.authorization
        self._http: HTTPConnection | None = None

    def ask(self, fields: Fields, accept: str, seconds: float, most: int) -> Reply:
        """Send a form, and return the reply once it is whole.

        Args:
            fields: of the form.
            accept: the media type that is wanted.
            seconds: in all.
            most: bytes of the reply.

        Raises:
            EngineAwayError: if the engine cannot be reached.
            EngineFaultError: if the reply breaks off, or its end is not told.
            TimeoutError: if it takes too long.
            AnswerTooLargeError: if it is too large.
        """
        until = time.monotonic() + seconds
        body, headers = urlencode(fields).encode(), {**self._headers, "Accept": accept}
        try:
            with _telling():
                response = self._send(body, headers, until)
                reply = self._read(response, until, most)
        except BaseException:
            self.close()
            raise
        if response.will_close:
            self.close()
        return reply

    def close(self) -> None:
        """End the connection, and so what the engine does for it, if it takes notice."""
        if self._http is not None:
            self._http.close()
            self._http = None

    def _send(self, body: bytes, headers: dict[str, str], until: float) -> HTTPResponse:
        if self._http is not None:
            try:
                return self._exchange(self._http, body, headers, until)
            except _STALE:
                self.close()
        self._http = self._connected(until)
        return self._exchange(self._http, body, headers, until)

    def _connected(self, until: float) -> HTTPConnection:
        place, seconds = (self._address.host, self._address.port), left(until)
        http = (
            HTTPSConnection(*place, timeout=seconds, context=self._context)
            if self._context
            else HTTPConnection(*place, timeout=seconds)
        )
        try:
            http.connect()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            cause = f"The engine that has the graph cannot be reached: {reason}."
            raise EngineAwayError(cause, "Come again later.") from error
        return http

    def _exchange(
        self, http: HTTPConnection, body: bytes, headers: dict[str, str], until: float
    ) -> HTTPResponse:
        # The response keeps it where the engine closes the connection after it.
        self._socket = http.sock
        self._socket.settimeout(left(until))
        http.request("POST", self._address.target, body, headers)
        return http.getresponse()

    def _read(self, response: HTTPResponse, until: float, most: int) -> Reply:
        is_told = response.length is not None or response.chunked
        if response.status == HTTPStatus.OK and not is_told:
            # A reply that ends with its connection looks whole wherever it broke off.
            raise EngineFaultError("The engine does not tell where its answer ends.")
        parts: list[bytes] = []
        length = 0
        while part := response.read1(_CHUNK):
            parts.append(part)
            length += len(part)
            if length > most:
                cause = f"The answer has more than {most:,} bytes, the limit of this service."
                raise AnswerTooLargeError(cause, "Ask for less, or for one part after another.")
            self._socket.settimeout(left(until))
        if response.length:
            raise _broken()
        response.close()
        return Reply(response.status, response.headers, b"".join(parts))


@contextmanager
def _telling() -> Iterator[None]:
    """Say in the words of this service what goes wrong on the way."""
    try:
        yield
    except TimeoutError:
        raise
    except (HTTPException, OSError) as error:
        raise _broken() from error


def _broken() -> EngineFaultError:
    return EngineFaultError("The engine broke off in the middle of its answer.", "Ask again.")


def left(until: float) -> float:
    """Return how many seconds are left until a time.

    Raises:
        TimeoutError: if none are.
    """
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left

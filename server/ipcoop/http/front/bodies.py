"""Read the bodies of requests: whole, or not at all."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ipcoop.errors import (
    BadRequestError,
    BodyTooLargeError,
    BusyError,
    TooSlowBodyError,
    UnsupportedMediaTypeError,
)
from ipcoop.http.front.messages import Head, Receive

_PATIENCE = 20.0
"""Seconds that a body may take, beside what its length grants it."""

PACE = 1_000
"""Bytes a second, on average, at which a body must come and an answer be taken."""

_GZIP = 16 + zlib.MAX_WBITS


class Bodies:
    """Reads bodies while no client has to be waited for by a thread."""

    def __init__(self, most: int, in_all: int, patience: float = _PATIENCE) -> None:
        """Set the bytes that one body may have, and those that all may have at a time."""
        self._most = most
        self._in_all = in_all
        self._patience = patience
        self._held = 0

    @asynccontextmanager
    async def body(self, head: Head, receive: Receive) -> AsyncIterator[bytes]:
        """Read the body of a request, and count it as held until the block ends.

        Raises:
            BodyTooLargeError: if it has more bytes than one may have.
            BusyError: if all have more than they may.
            TooSlowBodyError: if it does not come in time.
            BadRequestError: if it does not come whole.
        """
        parts: list[bytes] = []
        try:
            await self._read(head, receive, parts)
            yield b"".join(parts)
        finally:
            self._held -= sum(map(len, parts))

    async def _read(self, head: Head, receive: Receive, parts: list[bytes]) -> None:
        self._check(head.length)
        begun, taken = asyncio.get_running_loop().time(), 0
        try:
            async with asyncio.timeout(self._patience) as limit:
                more = True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise _broken_off()
                    part, more = message["body"], message["more_body"]
                    parts.append(part)
                    taken += len(part)
                    self._held += len(part)
                    self._check(taken)
                    if more:
                        limit.reschedule(begun + self._patience + taken / PACE)
        except TimeoutError as error:
            cause = "The body of the request comes too slowly."
            raise TooSlowBodyError(cause, "Send it at once.") from error
        if taken < head.length:
            raise _broken_off()

    def _check(self, length: int) -> None:
        if length > self._most:
            cause = f"The body of the request has more than {self._most:,} bytes."
            raise BodyTooLargeError(cause, "Send it in parts.")
        if self._held > self._in_all:
            raise BusyError("Too many large requests come at once.", "Come again later.")


def _broken_off() -> BadRequestError:
    cause = "The body of the request broke off before it was whole."
    return BadRequestError(cause, "Send it again.")


def decoded(body: bytes, coding: str, most: int) -> bytes:
    """Return a body without its content coding (section 8.4 of RFC 9110).

    Raises:
        BodyTooLargeError: if it has more bytes than it may.
        BadRequestError: if it is not what its coding says.
        UnsupportedMediaTypeError: if the coding is none that is taken here.
    """
    if coding in {"", "identity"}:
        return body
    if coding not in {"gzip", "x-gzip"}:
        cause = f"Bodies with the content coding “{coding}” are not taken here."
        raise UnsupportedMediaTypeError(cause, "Send gzip, or the body as it is.")
    packed = zlib.decompressobj(_GZIP)
    try:
        data = packed.decompress(body, most + 1)
    except zlib.error as error:
        raise BadRequestError("The body of the request is no gzip.", "Pack it again.") from error
    if len(data) > most:
        cause = f"The body of the request has more than {most:,} bytes when it is unpacked."
        raise BodyTooLargeError(cause, "Send it in parts.")
    if not packed.eof or packed.unused_data:
        raise BadRequestError("The body of the request is not one whole gzip.", "Pack it again.")
    return data

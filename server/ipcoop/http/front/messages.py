"""Requests and replies as ASGI has them (https://asgi.readthedocs.io, HTTP 2.3)."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

_SEPARATORS = {b"cookie": b"; "}


class Head:
    """All of a request but its body.

    Attributes:
        scope: what the server tells of it.
        method: its method.
        headers: by names in lower case; those that are given twice are joined.
    """

    def __init__(self, scope: Scope) -> None:
        """Read what the server tells of a request."""
        self.scope = scope
        self.method: str = scope["method"]
        self.headers: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            if name in self.headers:
                value = self.headers[name] + _SEPARATORS.get(name, b",") + value  # noqa: PLW2901
            self.headers[name] = value

    def get(self, name: bytes) -> str:
        """Return a header, or nothing."""
        return self.headers.get(name, b"").decode("latin-1")

    @property
    def length(self) -> int:
        """The bytes that the body has, as far as the client tells."""
        given = self.get(b"content-length")
        return int(given) if given.isascii() and given.isdigit() else 0

    @property
    def has_body(self) -> bool:
        """Whether a body follows."""
        return self.length > 0 or b"transfer-encoding" in self.headers


@dataclass
class Reply:
    """What is sent back.

    Attributes:
        status: the status code.
        headers: names, in lower case, and values.
        body: the bytes, or a file's parts where they are many.
        close: gives up what the body needs.
        state: what the answer depends on, if the same request gets the same answer for as
            long as that is the same.
        route: the pattern of the address, as far as there is one.
        query: the text of the query that was answered, for the log.
        kept: whether it comes from the cache.
    """

    status: int
    headers: Headers
    body: bytes | Iterable[bytes]
    close: Callable[[], None] = field(default=lambda: None)
    state: str = ""
    route: str = ""
    query: str = ""
    kept: bool = False

    def header(self, name: bytes) -> str:
        """Return a header, or nothing."""
        return next((value.decode("latin-1") for key, value in self.headers if key == name), "")

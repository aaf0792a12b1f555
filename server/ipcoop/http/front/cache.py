"""Keep answers for as long as what they depend on stays the same."""

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b

import ipcoop
from ipcoop.http.front.messages import Head, Headers

Key = tuple[bytes | str, ...]

_LONGEST_KEY = 64 * 1024
_SELECTING = (b"accept", b"accept-language", b"content-type", b"content-encoding")


@dataclass(frozen=True)
class Kept:
    """An answer that is kept: the state that it depends on, its route, headers and bytes."""

    state: str
    route: str
    headers: Headers
    body: bytes


class Cache:
    """The answers that were asked for last, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._bytes = 0
        self._kept: OrderedDict[Key, Kept] = OrderedDict()

    def find(self, key: Key, state: str) -> Kept | None:
        """Return the answer to a request, if it was kept and is still right."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        if kept.state not in {state, ALWAYS}:
            self._drop(key)
            return None
        self._kept.move_to_end(key)
        return kept

    def keep(self, key: Key, kept: Kept) -> None:
        """Keep an answer, in the place of those that were not asked for longest."""
        self._drop(key)
        self._kept[key] = kept
        self._bytes += _size(key, kept)
        while self._bytes > self._most:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        if kept := self._kept.pop(key, None):
            self._bytes -= _size(key, kept)


ALWAYS = "always"
"""The state that an answer depends on which is the same for as long as the service runs."""


def key_of(head: Head, body: bytes, *, packed: bool) -> Key | None:
    """Return what tells a request apart from all with other answers.

    A request with credentials has none, nor has one that may change something, by its method
    or its length.
    """
    method = "GET" if head.method == "HEAD" else head.method
    query: bytes = head.scope["query_string"]
    if (
        method not in {"GET", "POST"}
        or len(body) + len(query) > _LONGEST_KEY
        or b"authorization" in head.headers
        or b"cookie" in head.headers
    ):
        return None
    chosen = (head.headers.get(name, b"") for name in _SELECTING)
    return (method, head.scope["path"], query, body, *chosen, "gzip" if packed else "")


def etag(key: Key, state: str) -> str:
    """Return the strong entity tag of the answer to a request in a state (RFC 9110, 8.8.3).

    The engine gives the same bytes for the same query of the same state.
    """
    digest = blake2b(digest_size=16)
    for part in (ipcoop.__version__, state, *key):
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8) + data)
    return f'"{digest.hexdigest()}"'


def _size(key: Key, kept: Kept) -> int:
    return sum(map(len, key)) + len(kept.body) + 1_000

"""The ASGI application that the server runs: it asks a WSGI application in threads.

Bodies are read and answers are sent by the event loop, so that a client that sends or reads
slowly holds no thread. Who works on a request hears when its client leaves.
"""

import asyncio
import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http import HTTPStatus

from ipcoop.config import ServerSettings
from ipcoop.errors import IpcoopError
from ipcoop.http.front import gateway
from ipcoop.http.front.bodies import PACE, Bodies, decoded
from ipcoop.http.front.cache import ALWAYS, Cache, Kept, Key, etag, key_of
from ipcoop.http.front.compression import pack, takes_gzip
from ipcoop.http.front.gateway import Application
from ipcoop.http.front.messages import Head, Headers, Receive, Reply, Scope, Send
from ipcoop.http.front.observe import Identifiers
from ipcoop.http.front.threads import Threads
from ipcoop.http.front.watch import Watch
from ipcoop.sparql.departure import Departure

_LOGGER = logging.getLogger(__name__)
_COMMON = [(b"vary", b"Accept, Accept-Encoding"), (b"access-control-allow-origin", b"*")]
_TAG = re.compile(r'(?:^|,)\s*(?:W/)?("[^"]*")(?=\s*(?:,|$))')
_PIECE = 64 * 1024
_SECONDS_TO_TAKE = 20.0
"""Seconds in which a client must take a piece, beside what its length grants it."""


class Front:
    """Answers requests from the cache, else from the application."""

    def __init__(
        self,
        application: Application,
        state: Callable[[], str],
        settings: ServerSettings,
        observe: Callable[[Head, Reply, bytes, float], None],
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        """Put the front before an application.

        Args:
            application: what answers.
            state: tells what answers depend on now; empty where that is not known.
            settings: what is let through.
            observe: is told of every request, with its name and the seconds that it took.
            prepare: called in the event loop before the application is asked for the first time.
        """
        self._application = application
        self._state = state
        self._observe = observe
        self._identifiers = Identifiers()
        self._most = settings.body
        self._bodies = Bodies(settings.body, settings.bodies)
        self._cache = Cache(settings.cache)
        self._threads = Threads(settings.threads_in_all, prepare)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        head, begun = Head(scope), time.monotonic()
        identifier = self._identifiers.of(head)
        try:
            reply = await self._reply(head, receive)
        except IpcoopError as error:
            reply = await self._threads.run(partial(self._call, head, b"", error=error))
        except Exception:
            _LOGGER.exception("Unforeseen error")
            reply = Reply(HTTPStatus.INTERNAL_SERVER_ERROR, [(b"content-length", b"0")], b"")
        reply.headers.append((b"x-request-id", identifier))
        try:
            await _deliver(reply, send, whole=head.method != "HEAD")
        finally:
            reply.close()
            self._observe(head, reply, identifier, time.monotonic() - begun)

    async def _reply(self, head: Head, receive: Receive) -> Reply:
        if not head.has_body:
            return await self._answer(head, b"", receive)
        async with self._bodies.body(head, receive) as body:
            return await self._answer(head, body, receive)

    async def _answer(self, head: Head, body: bytes, receive: Receive) -> Reply:
        packed = takes_gzip(head.get(b"accept-encoding"))
        key = key_of(head, body, packed=packed)
        if key is not None:
            known = self._recall(head, key)
            if known is not None:
                return known
        reply = await self._ask(head, body, receive)
        if key is None or not reply.state or reply.status != HTTPStatus.OK:
            return reply
        reply.headers += _validators(key, reply.state)
        if isinstance(reply.body, bytes):
            self._cache.keep(key, Kept(reply.state, reply.route, reply.headers.copy(), reply.body))
        if _condition(head) == "*":
            reply.close()
            return _not_modified(key, reply.state)
        return reply

    def _recall(self, head: Head, key: Key) -> Reply | None:
        """Return the answer to a request that needs no work, if there is one."""
        state, given = self._state(), _condition(head)
        for current in filter(None, (state, ALWAYS)) if given else ():
            if etag(key, current) in _TAG.findall(given):
                return _not_modified(key, current)
        kept = self._cache.find(key, state)
        if kept is None:
            return None
        if given == "*":
            return _not_modified(key, kept.state)
        return Reply(HTTPStatus.OK, kept.headers.copy(), kept.body, route=kept.route, kept=True)

    async def _ask(self, head: Head, body: bytes, receive: Receive) -> Reply:
        """Ask the application, and tell it when the client leaves."""
        departure = Departure()
        watch = Watch(receive, departure)
        try:
            return await self._threads.run(partial(self._call, head, body, departure=departure))
        finally:
            watch.end()

    def _call(
        self,
        head: Head,
        body: bytes,
        error: IpcoopError | None = None,
        departure: Departure | None = None,
    ) -> Reply:
        try:
            body = decoded(body, head.get(b"content-encoding").lower(), self._most)
        except IpcoopError as found:
            body, error = b"", found
        environ = gateway.environment(head, body)
        environ |= {gateway.ERROR: error, gateway.DEPARTURE: departure or Departure()}
        reply = gateway.call(self._application, environ)
        if reply.status == HTTPStatus.OK:
            pack(reply, head.get(b"accept-encoding"))
        return reply


def _condition(head: Head) -> str:
    """Return the tags of what a client has (RFC 9110, 13.1.2); ``*`` for whatever there is."""
    return head.get(b"if-none-match").strip() if head.method in {"GET", "HEAD"} else ""


def _not_modified(key: Key, state: str) -> Reply:
    return Reply(HTTPStatus.NOT_MODIFIED, [*_validators(key, state), *_COMMON], b"", kept=True)


def _validators(key: Key, state: str) -> Headers:
    """Return the headers that let clients and caches keep an answer, and ask whether it holds."""
    return [(b"etag", etag(key, state).encode()), (b"cache-control", b"public, no-cache")]


async def _deliver(reply: Reply, send: Send, *, whole: bool) -> None:
    """Send a reply; one that its client does not take in time breaks off, which it sees."""
    await send({"type": "http.response.start", "status": reply.status, "headers": reply.headers})
    if not whole or isinstance(reply.body, bytes):
        await send({"type": "http.response.body", "body": reply.body if whole else b""})
        return
    for piece in _pieces(reply.body):
        try:
            async with asyncio.timeout(_SECONDS_TO_TAKE + len(piece) / PACE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        except TimeoutError:
            return
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        for begin in range(0, len(part), _PIECE):
            yield part[begin : begin + _PIECE]

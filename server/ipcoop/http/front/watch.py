"""Watch a client that waits."""

import asyncio

from ipcoop.http.front.messages import Receive
from ipcoop.sparql.departure import Departure

_SECONDS_TO_WATCH_AFTER = 0.25
"""A request that takes no longer is not worth a task that watches its client."""


class Watch:
    """Tells when the client of a request leaves before it has its answer."""

    def __init__(self, receive: Receive, departure: Departure) -> None:
        """Begin to watch soon, in the event loop that runs."""
        self._receive = receive
        self._departure = departure
        self._task: asyncio.Task[None] | None = None
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(_SECONDS_TO_WATCH_AFTER, self._begin)

    def end(self) -> None:
        """Watch no longer."""
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._departure.tell()

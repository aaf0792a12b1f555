"""Threads that work for an event loop."""

import asyncio
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

from ipcoop.http.front.messages import Reply


class _Job(NamedTuple):
    work: Callable[[], Reply]
    loop: asyncio.AbstractEventLoop
    done: "asyncio.Future[Reply]"


class Threads:
    """As many threads as there was ever work for at once, up to a number; the rest waits.

    The executors of the standard library do the same at twice the cost of handing over.
    """

    def __init__(self, number: int, prepare: Callable[[], None]) -> None:
        """Set how many there may be at most.

        Args:
            number: of threads.
            prepare: called in the thread of the event loop, before it starts the first.
        """
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._most = number
        self._prepare = prepare
        # All counting is done by the event loop.
        self._started = self._busy = 0

    async def run(self, work: Callable[[], Reply]) -> Reply:
        """Have a thread do the work; its error is raised here."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Reply] = loop.create_future()
        self._busy += 1
        if self._started < min(self._busy, self._most):
            if not self._started:
                self._prepare()
            Thread(target=self._work, name=f"request-{self._started}", daemon=True).start()
            self._started += 1
        self._jobs.put(_Job(work, loop, done))
        return await done

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            try:
                reply = job.work()
            except Exception as error:
                job.loop.call_soon_threadsafe(self._fail, job.done, error)
            else:
                job.loop.call_soon_threadsafe(self._finish, job.done, reply)
                # Else both are kept until there is more to do.
                del reply
            del job

    def _finish(self, done: "asyncio.Future[Reply]", reply: Reply) -> None:
        self._busy -= 1
        if done.cancelled():
            reply.close()
        else:
            done.set_result(reply)

    def _fail(self, done: "asyncio.Future[Reply]", error: Exception) -> None:
        self._busy -= 1
        if not done.cancelled():
            done.set_exception(error)

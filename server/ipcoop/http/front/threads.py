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
    """So many threads; what they do not get to waits.

    The executors of the standard library do the same at twice the cost of handing over.
    """

    def __init__(self, number: int) -> None:
        """Start them."""
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        for place in range(number):
            Thread(target=self._work, name=f"request-{place}", daemon=True).start()

    async def run(self, work: Callable[[], Reply]) -> Reply:
        """Have a thread do the work; its error is raised here."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Reply] = loop.create_future()
        self._jobs.put(_Job(work, loop, done))
        return await done

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            try:
                reply = job.work()
            except Exception as error:
                job.loop.call_soon_threadsafe(_fail, job.done, error)
            else:
                job.loop.call_soon_threadsafe(_finish, job.done, reply)


def _finish(done: "asyncio.Future[Reply]", reply: Reply) -> None:
    if done.cancelled():
        reply.close()
    else:
        done.set_result(reply)


def _fail(done: "asyncio.Future[Reply]", error: Exception) -> None:
    if not done.cancelled():
        done.set_exception(error)

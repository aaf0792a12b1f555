"""Threads work at once for an event loop."""

import asyncio
import threading
from functools import partial

import pytest

from ipcoop.http.front.messages import Reply
from ipcoop.http.front.threads import Threads


def nothing():
    pass


def reply(status):
    return Reply(status, [], b"")


def test_work_is_done_at_once_in_as_many_threads_as_there_may_be():
    both = threading.Barrier(2)

    async def ask():
        threads = Threads(2, nothing)
        return await asyncio.gather(
            *(threads.run(lambda: reply(both.wait(10) + 200)) for _ in range(2))
        )

    assert sorted(one.status for one in asyncio.run(ask())) == [200, 201]


def test_an_error_reaches_who_asked_and_the_thread_goes_on():
    async def ask():
        threads = Threads(1, nothing)
        with pytest.raises(ZeroDivisionError):
            await threads.run(lambda: reply(1 // 0))
        return await threads.run(lambda: reply(200))

    assert asyncio.run(ask()).status == 200


def test_what_is_to_be_prepared_is_so_once_before_the_first_thread():
    done = []

    def note(status):
        done.append(status)
        return reply(status)

    async def ask():
        threads = Threads(2, lambda: done.append(threading.current_thread()))
        for status in (200, 204):
            await threads.run(partial(note, status))

    asyncio.run(ask())
    assert done == [threading.main_thread(), 200, 204]

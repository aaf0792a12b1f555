"""Many clients at once, each of which asks again as soon as it has its answer."""

import asyncio
import time
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import quantiles

_PROCESSES = 2
_END_OF_CHUNKS = b"\r\n0\r\n\r\n"
SLOT = b"__cold__"


@dataclass(frozen=True)
class Request:
    """What is sent; where the body has a slot, each gets another number of the same length."""

    port: int
    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def pieces(self):
        """Return what stands before and after the number, which is the same each time."""
        length = len(self.body.replace(SLOT, b"0" * 10))
        lines = [
            f"{self.method} {self.path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            *(f"{name}: {value}" for name, value in self.headers),
            f"Content-Length: {length}",
        ]
        before, _, after = self.body.partition(SLOT)
        return "\r\n".join([*lines, "", ""]).encode() + before, after


@dataclass(frozen=True)
class Rate:
    """How many requests were answered a second, and what one took.

    Attributes:
        per_second: answers, without those that failed.
        p50: milliseconds, and so on.
        failed: answers that say that something went wrong, such as that too many ask at once.
        processor: microseconds of all processes of the server for one answer.
    """

    per_second: float
    p50: float
    p95: float
    p99: float
    failed: int
    processor: float = 0


def rate(request, clients, seconds):
    """Return the rate at which a number of clients are answered."""
    context = get_context("fork")
    shares = [clients // _PROCESSES + (one < clients % _PROCESSES) for one in range(_PROCESSES)]
    with context.Pool(sum(map(bool, shares))) as pool:
        work = [(request, share, seconds, one) for one, share in enumerate(shares) if share]
        answers = pool.starmap(_ask, work)
    taken = [one for times, _ in answers for one in times]
    if len(taken) < 2:
        return Rate(0, 0, 0, 0, sum(failed for _, failed in answers))
    cuts = quantiles(taken, n=100)
    return Rate(
        len(taken) / seconds,
        *(1000 * cuts[one - 1] for one in (50, 95, 99)),
        sum(failed for _, failed in answers),
    )


def _ask(request, clients, seconds, process):
    return asyncio.run(_ask_at_once(request, clients, seconds, process))


async def _ask_at_once(request, clients, seconds, process):
    loop = asyncio.get_running_loop()
    started = time.time_ns() // 1000 % 10**6
    found = []
    for number in range(clients):
        first = started * 10**4 + process * 5_000 + number * 50
        _, client = await loop.create_connection(
            lambda first=first: _Client(request, first), "127.0.0.1", request.port
        )
        found.append(client)
    for client in found:
        client.ask()
    await asyncio.sleep(seconds)
    for client in found:
        client.end()
    return [one for client in found for one in client.taken], sum(c.failed for c in found)


class _Client(asyncio.Protocol):
    """One connection, which is kept."""

    def __init__(self, request, first):
        self._request, self._number = request, first
        self._before, self._after = request.pieces()
        self._slotted = SLOT in request.body
        self.taken, self.failed, self._ended = [], 0, False

    def connection_made(self, transport):
        self._transport = transport

    def ask(self):
        self._data, self._begun = b"", time.perf_counter()
        self._number += 1
        number = b"%010d" % self._number if self._slotted else b""
        self._transport.write(self._before + number + self._after)

    def data_received(self, data):
        self._data += data
        if not self._ended and self._is_whole():
            if self._data.startswith(b"HTTP/1.1 200"):
                self.taken.append(time.perf_counter() - self._begun)
            else:
                self.failed += 1
            self.ask()

    def _is_whole(self):
        head, found, body = self._data.partition(b"\r\n\r\n")
        if not found:
            return False
        _, told, rest = head.lower().partition(b"content-length:")
        if told:
            return len(body) >= int(rest.split(b"\r\n", 1)[0])
        return (found + body).endswith(_END_OF_CHUNKS)

    def connection_lost(self, _):
        self.failed += not self._ended

    def end(self):
        self._ended = True
        self._transport.abort()

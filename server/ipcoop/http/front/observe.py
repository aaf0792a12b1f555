"""Tell what the service does: a line in the log for each request, and figures for Prometheus."""

import re
import secrets
from collections.abc import Callable, Mapping
from functools import cache
from itertools import count

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from ipcoop.http.front.logs import Log
from ipcoop.http.front.messages import Head, Reply

_IDENTIFIER = re.compile(rb"[\w.\-]{1,64}", re.ASCII)
_METHODS = frozenset(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
_BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)
_LONGEST = 2_000
"""Characters of a path or query that go into the log."""


class Identifiers:
    """Names requests: as their clients do, if those names are plain, else by a number."""

    def __init__(self) -> None:
        """Begin to count; each process has its own prefix."""
        self._prefix = secrets.token_hex(4)
        self._numbers = count(1)

    def of(self, head: Head) -> bytes:
        """Return the identifier of a request."""
        given = head.headers.get(b"x-request-id", b"")
        if _IDENTIFIER.fullmatch(given):
            return given
        return f"{self._prefix}-{next(self._numbers):x}".encode()


class Observer:
    """Counts requests and logs them; neither addresses nor tokens of clients are kept."""

    def __init__(self, slow: float, gauges: Mapping[str, Callable[[], float]]) -> None:
        """Begin to count.

        Args:
            slow: seconds from which the log has the text of a query.
            gauges: tell the figures of the store, by their names.
        """
        self._slow = slow
        self._registry = CollectorRegistry()
        labels = ["method", "route", "status", "kept"]
        requests = Counter("ipcoop_requests", "Requests.", labels, registry=self._registry)
        seconds = Histogram(
            "ipcoop_request_seconds",
            "Seconds from the head of a request to the end of its answer.",
            ["route"],
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._requests = cache(requests.labels)
        self._seconds = cache(seconds.labels)
        for name, tell in gauges.items():
            told = f"{name.replace('_', ' ').capitalize()}."
            Gauge(f"ipcoop_{name}", told, registry=self._registry).set_function(tell)

    def metrics(self) -> bytes:
        """Return all figures in the text format of Prometheus."""
        return generate_latest(self._registry)

    def observe(
        self, log: Log, head: Head, reply: Reply, identifier: bytes, seconds: float
    ) -> None:
        """Count and log a request that was answered."""
        method = head.method if head.method in _METHODS else "other"
        route = reply.route or "other"
        self._requests(method, route, str(int(reply.status)), str(reply.kept).lower()).inc()
        self._seconds(route).observe(seconds)
        told = {
            "request": identifier.decode(),
            "method": head.method[:_LONGEST],
            "path": head.scope["path"][:_LONGEST],
            "status": int(reply.status),
            "seconds": round(seconds, 4),
            "kept": reply.kept,
        }
        if reply.query and seconds > self._slow:
            log.tell("slow query", {**told, "query": reply.query[:_LONGEST]}, "warning")
        else:
            log.tell("request", told)

"""The workers that ask an engine, each over a connection of its own."""

import time
from collections.abc import Mapping
from pathlib import Path

from ipcoop.config import ServerSettings
from ipcoop.errors import IpcoopError
from ipcoop.sparql import wire
from ipcoop.sparql.departure import Departure
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.pool import Pool
from ipcoop.sparql.query import QueryRequest

_AT_ONCE = 2.0
"""Seconds in which an engine that is well says so."""


class RemotePool(Pool):
    """Answers queries with the workers of a holder whose graph an engine has.

    Nothing tells when the graph changes, so no answer is kept, but for the numbers of triples.
    """

    def __init__(self, path: Path, settings: ServerSettings) -> None:
        """Use the holder that listens at a path."""
        super().__init__(path, settings)
        assert settings.remote is not None  # noqa: S101 - that is what this class is for
        self._counts_hold = settings.remote.counts
        self._counted: tuple[float, Mapping[str, int]] = 0.0, {}

    def is_ready(self) -> bool:
        """Tell whether the holder is there and the engine answers."""
        try:
            return super().is_ready() and self._answers()
        except IpcoopError:
            return False

    def quad_counts(self) -> Mapping[str, int]:
        """Return how many quads each graph had, at most so long ago as the settings say."""
        if self._counted[0] < time.monotonic():
            self._counts = None
            self._counted = time.monotonic() + self._counts_hold, super().quad_counts()
        return self._counted[1]

    def _answers(self) -> bool:
        """Ask the engine, before all who wait for their turn."""
        self._ask(wire.request_fields(QueryRequest("ASK {}"), [JSON]), _AT_ONCE, Departure())
        return True

"""A query as it is asked, and what answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ipcoop.sparql.answers import Answer
from ipcoop.sparql.departure import Departure
from ipcoop.sparql.dumps.archive import Archive
from ipcoop.sparql.formats import Format


@dataclass(frozen=True)
class QueryRequest:
    """A query and the dataset that its client asks it of.

    Where a client names graphs, they stand in place of those that the query names with FROM:
    then the default graph is the union of ``default_graphs``, and GRAPH finds
    ``named_graphs`` and no others. A graph that the store does not have is empty.

    Attributes:
        text: the query; its relative IRIs are relative to the base of the project.
        default_graphs: the graphs that make up the default graph.
        named_graphs: the graphs that GRAPH finds.
        seconds: how long the client gives it; no longer than the service does.
        client: who asks, as far as a service is to be fair between clients.
        departure: tells when the client leaves, after which nobody waits for the answer.
        thing: the IRI that the variable ``?thing`` of the query stands for, if there is one.
        hinted: whether somebody reads what may have kept an answer empty.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    seconds: float | None = None
    client: str = ""
    departure: Departure = field(default_factory=Departure, compare=False)
    thing: str = ""
    hinted: bool = True


class Store(Protocol):
    """What answers queries."""

    def query(self, request: QueryRequest, *formats: Format) -> Answer:
        """Return the whole answer, written in the first of the formats that fits its form.

        Raises:
            BadQueryError: if the query is not SPARQL, goes beyond the limits for its text, or
                cannot be evaluated.
            BadRequestError: if the name of a graph is no absolute IRI.
            NotAcceptableError: if none of the formats can carry the answer.
            AnswerTooLargeError: if the answer goes beyond a limit for it; a store that runs
                queries in processes of their own has more limits, each with its error.
            ClientLeftError: if nobody waits for the answer any more.
        """

    def quad_counts(self) -> Mapping[str, int]:
        """Return how many quads each graph has; the default graph has the name ``""``."""

    def dump(self) -> Archive:
        """Write all that the store holds into files; it takes a minute for millions of quads.

        Raises:
            StorageError: if the disk does not take it.
        """

    def is_ready(self) -> bool:
        """Tell whether the store can be asked now."""

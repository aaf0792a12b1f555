"""The settings of the project, in one typed place."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from ipcoop.errors import BadUsageError

PUBLISHED_BASE = "https://w3id.org/ipcoop/"
"""The base IRI that the committed files are written with."""

BASE = os.environ.get("IPCOOP_BASE", PUBLISHED_BASE).rstrip("/") + "/"
"""The base IRI that the graph is built and served with; always ends in a slash."""

LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
"""The licence of the graph."""

WRITE_TOKEN = "IPCOOP_WRITE_TOKEN"  # noqa: S105 - the name of the variable
"""The environment variable that may hold the token for writing."""

_DATA = "IPCOOP_DATA"
_SHORTEST_TOKEN = 16
_NAMELESS = "token"
_TOKEN = re.compile(rf"(?:([\w.@+-]+): *)?([ -9;-~]{{{_SHORTEST_TOKEN},}})", re.ASCII)


def own_data() -> Path | None:
    """Return the folder that is set in place of the shipped ``data``, if one is."""
    named = os.environ.get(_DATA)
    return Path(named).absolute() if named else None


def use_data(folder: Path) -> None:
    """Set the folder to use in place of the shipped ``data``, for the processes started too."""
    os.environ[_DATA] = str(folder.absolute())


def write_tokens(file: Path | None) -> dict[str, str]:
    """Return the tokens from a file or else from the environment, which then has them no more.

    Each stands on a line of its own, perhaps after the name of who has it and a colon.

    Returns:
        The tokens by name; the name of one without is ``token``.

    Raises:
        BadUsageError: if one is short enough to be guessed, or not plain ASCII, or two have one
            name, or there is none where some should be.
    """
    given = os.environ.pop(WRITE_TOKEN, None)
    if file is not None:
        given = file.read_text(encoding="utf-8")
    if given is None:
        return {}
    lines = [line.strip() for line in given.splitlines() if line.strip()]
    found = [(match[1] or _NAMELESS, match[2]) for match in map(_TOKEN.fullmatch, lines) if match]
    if not lines or len(found) < len(lines):
        wanted = f"{_SHORTEST_TOKEN} or more printable ASCII characters, without a colon"
        cause = f"A write token is not {wanted}."
        raise BadUsageError(cause, "Make one, such as with: openssl rand -hex 32")
    if len(dict(found)) < len(found):
        cause = "Two write tokens have one name, or none."
        raise BadUsageError(cause, "Write the name of who has it and a colon before each.")
    return dict(found)


StoreKind = Literal["facts", "plain"]

STORE_AUTHORIZATION = "IPCOOP_STORE_AUTHORIZATION"
"""The environment variable that may hold the Authorization header for another engine."""

DefaultGraph = Literal["own", "graph", "union"]
"""What another engine is asked to take for the default graph: its own, the named graph that has
the facts, or the union of the facts graphs."""


@dataclass(frozen=True)
class RemoteSettings:
    """Another engine that has the graph, and is asked over the SPARQL 1.1 Protocol.

    Attributes:
        url: of its endpoint for queries.
        kind: the name of what it is; empty where that is not known.
        authorization: the header that lets this service in, if it needs one.
        default: what stands for the default graph.
        graphs: seconds after which it is asked anew which graphs it has.
        counts: seconds after which it is asked anew how many triples they have.
    """

    url: str
    kind: str = ""
    authorization: str = ""
    default: DefaultGraph = "own"
    graphs: float = 10
    counts: float = 60

    def to_json(self) -> str:
        """Return the settings as text, for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "RemoteSettings":
        """Read what ``to_json`` wrote."""
        return cls(**json.loads(text))


@dataclass(frozen=True)
class Limits:
    """What one query may be.

    The defaults stand well below what ends the engine's process on a thread with a stack of
    2 MiB. Lists of values (``VALUES``, ``IN``, the arguments of a function) count only
    towards ``length`` and ``effort``.

    Attributes:
        length: characters.
        depth: brackets inside brackets.
        operators: operators, clauses and triple patterns together.
        joins: triple patterns and other parts that are joined in one group.
        effort: tokens; a token counts double for each bracket around it that the engine may
            read twice.
    """

    length: int = 500_000
    depth: int = 64
    operators: int = 250
    joins: int = 100
    effort: int = 500_000


@dataclass(frozen=True)
class WorkerLimits:
    """What one query or update may take.

    Attributes:
        seconds: on the clock, for the evaluation and the writing of the answer.
        memory: bytes beyond what the graph takes.
        answer: bytes of the answer.
        query: what its text may be.
        update: what the text of an update may be, whose data counts towards its length only.
    """

    seconds: float = 10
    memory: int = 512 * 1024 * 1024
    answer: int = 100_000_000
    query: Limits = Limits()
    update: Limits = Limits(length=10_000_000, effort=10_000_000)

    def to_json(self) -> str:
        """Return the limits as text, for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "WorkerLimits":
        """Read what ``to_json`` wrote."""
        fields = json.loads(text)
        texts = {name: Limits(**fields[name]) for name in ("query", "update")}
        return cls(**{**fields, **texts})


@dataclass(frozen=True)
class ServerSettings:
    """How ``ipcoop serve`` listens and what it lets through.

    Attributes:
        host: the address to listen on.
        port: the port to listen on.
        body: bytes that the body of a request may have.
        bodies: bytes that the bodies of all requests may have at a time.
        cache: bytes of answers that are kept.
        connections: that are served at the same time.
        slow: seconds from which the log has the text of a query.
        workers: queries that are answered at the same time; each in a process of its own.
        waiting: queries that may wait for a worker, and writes that may wait.
        writes: that are on their way; those that meet are made together.
        threads: requests that are dealt with at the same time beside those queries.
        limits: what one query may take.
        store: the folder to keep the graph in; without one, nothing is kept.
        remote: the engine that has the graph in place of this service.
        kind: ``facts`` for a store whose default graph is the facts view, ``plain`` for an
            ordinary one.
        tokens: of which a request must show one to write, by the names of who has them; without
            any, nobody writes.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    body: int = 10_000_000
    bodies: int = 200_000_000
    cache: int = 64_000_000
    connections: int = 4096
    slow: float = 1
    workers: int = max(2, os.cpu_count() or 1)
    waiting: int = 128
    writes: int = 16
    threads: int = 16
    limits: WorkerLimits = WorkerLimits()
    store: Path | None = None
    remote: RemoteSettings | None = None
    kind: StoreKind = "facts"
    tokens: Mapping[str, str] = field(default_factory=dict)

    @property
    def threads_in_all(self) -> int:
        """Threads for all queries and writes that run or wait, and for the rest."""
        return self.workers + self.waiting + self.writes + self.waiting + self.threads


@dataclass(frozen=True)
class ReadingLimits:
    """What one document may be.

    Attributes:
        size: bytes of its file.
        characters: of its text.
        pages: of a PDF.
        stream: bytes that one stream of a PDF may unpack to.
        seconds: that reading the pages of a PDF may take.
    """

    size: int = 10_000_000
    characters: int = 500_000
    pages: int = 500
    stream: int = 10_000_000
    seconds: float = 30

"""The settings of the project, in one typed place."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

PUBLISHED_BASE = "https://w3id.org/ipcoop/"
"""The base IRI that the committed files are written with."""

BASE = os.environ.get("IPCOOP_BASE", PUBLISHED_BASE).rstrip("/") + "/"
"""The base IRI that the graph is built and served with; always ends in a slash."""

_DATA = "IPCOOP_DATA"


def own_data() -> Path | None:
    """Return the folder that is set in place of the shipped ``data``, if one is."""
    named = os.environ.get(_DATA)
    return Path(named).absolute() if named else None


def use_data(folder: Path) -> None:
    """Set the folder to use in place of the shipped ``data``, for the processes started too."""
    os.environ[_DATA] = str(folder.absolute())


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
    """What one query may take.

    Attributes:
        seconds: on the clock, for the evaluation and the writing of the answer.
        memory: bytes beyond what the graph takes.
        answer: bytes of the answer.
        query: what its text may be.
    """

    seconds: float = 10
    memory: int = 512 * 1024 * 1024
    answer: int = 100_000_000
    query: Limits = Limits()

    def to_json(self) -> str:
        """Return the limits as text, for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "WorkerLimits":
        """Read what ``to_json`` wrote."""
        fields = json.loads(text)
        return cls(**{**fields, "query": Limits(**fields["query"])})


@dataclass(frozen=True)
class ServerSettings:
    """How ``ipcoop serve`` listens and what it lets through.

    Attributes:
        host: the address to listen on.
        port: the port to listen on.
        body: bytes that the body of a request may have.
        workers: queries that are answered at the same time; each in a process of its own.
        waiting: queries that may wait for a worker.
        threads: requests that are dealt with at the same time beside those queries.
        limits: what one query may take.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    body: int = 10_000_000
    workers: int = max(2, os.cpu_count() or 1)
    waiting: int = 32
    threads: int = 16
    limits: WorkerLimits = WorkerLimits()


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

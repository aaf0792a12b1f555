"""The settings of the project, in one typed place."""

import os
from dataclasses import dataclass
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
class ServerSettings:
    """How ``ipcoop serve`` listens and what it lets through.

    Attributes:
        host: the address to listen on.
        port: the port to listen on.
        body: bytes that the body of a request may have.
        threads: requests that are answered at the same time.
        limits: what one query may be.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    body: int = 10_000_000
    threads: int = 16
    limits: Limits = Limits()


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

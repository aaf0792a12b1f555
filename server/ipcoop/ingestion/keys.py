"""The answers of a person: single keys at a terminal, else one line each."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

QUIT = "q"


@dataclass(frozen=True, slots=True)
class Keys:
    """Reads answers from standard input.

    Attributes:
        getchar: reads one key at a terminal; None where standard input is none.
    """

    getchar: Callable[[], str] | None

    def key(self) -> str:
        """Return the next key in lower case; at the end of the input, the one that quits."""
        if self.getchar:
            try:
                return self.getchar().lower()
            except EOFError:
                return QUIT
        for line in sys.stdin:
            if line.strip():
                return line.strip()[0].lower()
        return QUIT

    def line(self) -> str:
        """Return the next line without the space around it."""
        return sys.stdin.readline().strip()

"""What is costly to find out, kept for as long as the graph stays the same."""

from collections.abc import Callable
from typing import Any, TypeVar

Found = TypeVar("Found")


class Kept:
    """What was found out by a name, and the state of the graph that it is of."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, Any]] = {}

    def find(self, name: str, state: Callable[[], str], find: Callable[[], Found]) -> Found:
        """Return what is kept, or else find it out.

        Args:
            name: what it is kept by.
            state: tells the state of the graph; nothing if that is not known or has changed.
            find: finds it out in that state.
        """
        before, kept = self._found.get(name, ("", None))
        if before and before == state():
            found: Found = kept
            return found
        found = find()
        if now := state():
            self._found[name] = now, found
        return found

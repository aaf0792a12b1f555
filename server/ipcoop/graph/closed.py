"""The closure of facts, of which only what is worth telling is kept.

What is not kept, such as that a thing is of a class without a name, is worked out when something
asks for it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from ipcoop.graph.closure import is_worth_telling
from ipcoop.graph.entailment import leads_on
from ipcoop.graph.forward import Triple
from ipcoop.graph.rules import Lookup, Pattern, Rules


class Facts(Protocol):
    """Asserted facts, and the inferred ones that are kept; these follow a write only later."""

    def find(self, pattern: Pattern) -> Iterable[Triple]:
        """Yield the facts that match a pattern, asserted or inferred."""

    def find_asserted(self, pattern: Pattern) -> Iterable[Triple]:
        """Return the asserted facts that match a pattern."""

    def is_asserted(self, triple: Triple) -> bool:
        """Tell whether a fact is asserted."""


class Table:
    """Triples, to be found by predicate and either end."""

    def __init__(self) -> None:
        self._found: dict[Pattern, set[Triple]] = defaultdict(set)

    def __contains__(self, triple: Triple) -> bool:
        return triple in self._found

    def add(self, triple: Triple) -> None:
        """Add a triple."""
        subject, predicate, value = triple
        for one in (subject, None):
            for other in (value, None):
                self._found[one, predicate, other].add(triple)

    def find(self, pattern: Pattern) -> Collection[Triple]:
        """Return the triples that match a pattern."""
        return self._found.get(pattern, ())


class Closed:
    """All that follows from facts, where what is worth telling is among them."""

    def __init__(self, rules: Rules, find: Lookup) -> None:
        self._rules = rules
        self._kept = find
        self._known: dict[Triple, bool] = {}

    def find(self, pattern: Pattern) -> Iterable[Triple]:
        """Return the triples that match a pattern, of which one end at least is known."""
        return _look(pattern, self._kept, self.holds)

    def holds(self, triple: Triple) -> bool:
        """Tell whether a triple is there."""
        if triple not in self._known:
            if _is_plain(triple):
                self._known[triple] = any(self._kept(triple))
            else:
                self._work_out(triple)
        return self._known[triple]

    def _work_out(self, asked: Triple) -> None:
        """Work out whether a triple is there, with all that it needs, until nothing new comes."""
        known = {asked: any(self._kept(asked))}
        needed_by: dict[Triple, set[Triple]] = defaultdict(set)
        todo = {asked}

        def holds(triple: Triple) -> bool:
            if triple in self._known or _is_plain(triple):
                return self.holds(triple)
            if triple not in known:
                known[triple] = any(self._kept(triple))
                todo.add(triple)
            needed_by[triple].add(current)
            return known[triple]

        def find(pattern: Pattern) -> Iterable[Triple]:
            return _look(pattern, self._kept, holds)

        while todo:
            current = todo.pop()
            if not known[current] and any(self._rules.backward(current, find)):
                known[current] = True
                todo |= needed_by[current]
        self._known |= known


def _look(pattern: Pattern, kept: Lookup, holds: Callable[[Triple], bool]) -> Iterable[Triple]:
    """Yield the triples that match a pattern, one by one, for there may be many.

    Of those that are not kept, one can match a pattern with an open end: on a thing and itself.
    """
    subject, predicate, value = pattern
    if subject is None or value is None:
        yield from kept(pattern)
    start = value if subject is None else subject
    end = subject if value is None else value
    if start is not None and end is not None and holds((start, predicate, end)):
        yield start, predicate, end


def _is_plain(triple: Triple) -> bool:
    """Tell whether a triple is there only if it is kept."""
    return is_worth_telling(triple) or not leads_on(triple)

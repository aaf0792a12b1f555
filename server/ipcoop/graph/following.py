"""Let the inferred graph follow facts that come and go, at a cost that grows with these.

What may have rested on facts that are gone is let go, and put back where it still follows from the
rest (Gupta, Mumick and Subrahmanian 1993, “Maintaining views incrementally”).
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from rdflib import RDF
from rdflib.term import Node

from ipcoop.graph.closed import Closed, Facts, Table
from ipcoop.graph.closure import is_worth_telling
from ipcoop.graph.entailment import leads_on
from ipcoop.graph.forward import Triple
from ipcoop.graph.rules import Lookup, Pattern
from ipcoop.graph.theory import Theory


def changes(
    theory: Theory, facts: Facts, added: Collection[Triple], removed: Collection[Triple]
) -> dict[Triple, bool]:
    """Return triples that may have come or gone, and whether they belong to the inferred graph now.

    Args:
        theory: the axioms, of kinds for which there are rules.
        facts: as they are now, with an inferred graph that has not followed yet.
        added: facts that are asserted now and were not before.
        removed: facts that were asserted before and are not now.
    """
    following = _Following(theory, facts, removed)
    following.let_go(removed)
    following.put_back()
    following.add(filter(theory.is_logical, added))
    return dict.fromkeys(added, False) | {
        triple: follows and not facts.is_asserted(triple)
        for triple, follows in following.outcome()
        if is_worth_telling(triple)
    }


class _Following:
    def __init__(self, theory: Theory, facts: Facts, removed: Iterable[Triple]) -> None:
        assert theory.rules is not None  # noqa: S101 - whoever asks has made sure
        self._theory = theory
        self._rules = theory.rules
        self._facts = facts
        self._gone = Table()
        for triple in filter(theory.is_logical, removed):
            self._gone.add(triple)
        self._before = Closed(self._rules, self._find_before)
        self._let_go: set[Triple] = set()
        self._new = Table()
        self._added: dict[Triple, None] = {}
        self._kinds: dict[Node, set[Triple]] = {}

    def let_go(self, triples: Collection[Triple]) -> None:
        """Take away triples and all that may have rested on them, unless it is asserted."""
        self._let_go.update(triples)
        todo = list(filter(self._theory.is_logical, triples))
        while todo:
            for triple in self._following(todo.pop(), self._before.find):
                if triple not in self._let_go and self._was_there(triple):
                    self._let_go.add(triple)
                    todo.append(triple)

    def put_back(self) -> None:
        """Add again what follows from what is left."""
        self.add([t for t in self._let_go if any(self._rules.backward(t, self._find))])

    def add(self, triples: Iterable[Triple]) -> None:
        """Add triples and all that follows from them."""
        todo = list(triples)
        while todo:
            triple = todo.pop()
            if triple not in self._new:
                self._new.add(triple)
                self._added[triple] = None
                todo += filter(self._is_new, self._following(triple, self._find))

    def outcome(self) -> Iterable[tuple[Triple, bool]]:
        """Return each triple that came or went, and whether it holds now."""
        return ((t, t in self._new) for t in {*self._let_go, *self._added})

    def _following(self, triple: Triple, find: Lookup) -> Iterator[Triple]:
        return filter(leads_on, self._rules.forward(triple, find))

    def _was_there(self, triple: Triple) -> bool:
        if triple in self._founded(triple[0]) or self._facts.is_asserted(triple):
            return False
        return not is_worth_telling(triple) or self._before.holds(triple)

    def _founded(self, thing: Node) -> set[Triple]:
        """Return what a thing is by what it is asserted to be, which can stay without a look.

        It need not be known, but of a thing that many others have to do with, much may rest on it.
        """
        if thing not in self._kinds:
            asserted = self._facts.find_asserted((thing, RDF.type, None))
            kinds = filter(self._theory.is_logical, asserted)
            self._kinds[thing] = {
                triple for kind in kinds for triple in self._rules.forward(kind, lambda _: ())
            }
        return self._kinds[thing]

    def _is_new(self, triple: Triple) -> bool:
        if triple in self._new:
            return False
        # What is not worth telling may hold already, but to find that out takes longer.
        return (
            not is_worth_telling(triple) or triple in self._let_go or not self._before.holds(triple)
        )

    def _find(self, pattern: Pattern) -> Iterator[Triple]:
        left = (t for t in self._before.find(pattern) if t not in self._let_go)
        return chain(self._new.find(pattern), left)

    def _find_before(self, pattern: Pattern) -> Iterator[Triple]:
        """Return what is kept: of what was there, all, and of what is new, what is asserted."""
        now = filter(self._theory.may_follow, self._facts.find(pattern))
        return chain(self._gone.find(pattern), now)

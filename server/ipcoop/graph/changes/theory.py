"""What follows from the axioms of an ontology about its terms, as far as hierarchies tell."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ipcoop.graph.changes.axioms import Axiom, axiom
from ipcoop.graph.changes.expressions import NAME, is_named

SUPERIOR = ("superclass", "superproperty")

_INVERSE = "inverse of "
_NAMED_CONJUNCTS = re.compile(r"(?:<[^<>]*>(?: and |$))*")
_HANDED_DOWN = (*SUPERIOR, "domain", "range", "restriction", "disjoint", "inverse")
_WIDENING = ("domain", "range", "restriction", "type")
_CHARACTERISTICS_HANDED_DOWN = ("functional", "inverse functional", "asymmetric", "irreflexive")


class Theory:
    """The axioms of one version, and what follows from them by its hierarchies."""

    def __init__(self, stated: Iterable[Axiom]) -> None:
        self.axioms = frozenset(stated)
        self._up: dict[str, set[str]] = {}
        for lower, upper in _links(self.axioms):
            self._up.setdefault(lower, set()).add(upper)

    def above(self, term: str) -> set[str]:
        """Return a term with all its superclasses or superproperties."""
        found, ahead = {term}, [term]
        while ahead:
            fresh = self._up.get(ahead.pop(), set()) - found
            found |= fresh
            ahead += fresh
        return found

    def is_within(self, narrow: str, wide: str) -> bool:
        """Tell whether each part of a union is below, or is, a part of the other."""
        parts = _parts(wide)
        return all(self.above(part) & parts for part in _parts(narrow))

    def follows(self, made: Axiom) -> bool:
        """Tell whether an axiom is stated, or follows by the hierarchies."""
        if made in self.axioms:
            return True
        over_term, over_value = self.above(made.term), self.above(made.value)
        if made.aspect in SUPERIOR:
            return made.value in over_term or self._implies_inverse(over_term, made.value)
        if made.aspect == "equal":
            return made.value in over_term and made.term in over_value
        if made.aspect == "disjoint":
            pairs = (axiom(one, "disjoint", other) for one in over_term for other in over_value)
            return not self.axioms.isdisjoint(pairs)
        return made.aspect in _WIDENING and any(
            stated.aspect == made.aspect
            and stated.term in over_term
            and self.is_within(stated.value, made.value)
            for stated in self.axioms
        )

    def _implies_inverse(self, over_term: set[str], inverse: str) -> bool:
        """Tell whether one of some properties has an inverse that is below another property."""
        target = inverse.removeprefix(_INVERSE)
        return any(
            {stated.term, stated.value} & over_term
            and target in self.above(stated.term) | self.above(stated.value)
            for stated in self.axioms
            if stated.aspect == "inverse"
        )

    def without(self, apart: set[str]) -> set[Axiom]:
        """Return the axioms together with what some terms hand down to the terms below them.

        So a class between two others, which the other version does not have, makes no
        difference to these two.
        """
        found, fresh = set(self.axioms), set(self.axioms)
        while fresh:
            handed = {
                _of(stated, upper, lower)
                for lower, upper in _links(found)
                if upper in apart
                for stated in found
                if _is_handed_down(stated) and upper in (stated.term, stated.value)
            }
            fresh = {made for made in handed - found if made.term != made.value}
            found |= fresh
        return found


def _of(stated: Axiom, upper: str, lower: str) -> Axiom:
    other = stated.value if stated.term == upper else stated.term
    if stated.aspect == "inverse":
        return Axiom(lower, "superproperty", f"{_INVERSE}{other}")
    if stated.aspect == "disjoint":
        return axiom(lower, "disjoint", other)
    return replace(stated, term=lower) if stated.term == upper else stated


def _is_handed_down(stated: Axiom) -> bool:
    if stated.aspect == "characteristic":
        return stated.value in _CHARACTERISTICS_HANDED_DOWN
    return stated.aspect in _HANDED_DOWN


def _links(among: Iterable[Axiom]) -> Iterator[tuple[str, str]]:
    """Yield each pair of a lower and an upper term."""
    for stated in among:
        if stated.aspect in (*SUPERIOR, "equal"):
            yield stated.term, stated.value
        if stated.aspect == "equal":
            yield stated.value, stated.term
        if stated.aspect in ("restriction", "logical definition"):
            conjuncts = _NAMED_CONJUNCTS.match(stated.value)
            for upper in NAME.findall(conjuncts[0]) if conjuncts else ():
                yield stated.term, f"<{upper}>"


def _parts(text: str) -> set[str]:
    parts = text.split(" or ")
    return set(parts) if all(map(is_named, parts)) else {text}

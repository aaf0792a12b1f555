"""Rules that lead from triples to a triple, and how they are put to triples.

In a rule, a number stands for any term, the same number for the same term.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rdflib import RDF, Literal
from rdflib.term import Node

from ipcoop.graph.forward import Triple

Atom = tuple[int | Node, Node, int | Node]
Pattern = tuple[Node | None, Node, Node | None]
Bindings = dict[int, Node]
Lookup = Callable[[Pattern], Iterable[Triple]]
"""Returns the triples that match a pattern, in which None stands for any term."""

_Key = Node | tuple[Node, Node]


@dataclass(frozen=True)
class Rule:
    """What follows from triples.

    Attributes:
        body: what the triples look like; they hang together.
        head: what follows.
        flips: whether the value becomes the subject, which is for things only, not for literals.
    """

    body: tuple[Atom, ...]
    head: Atom
    flips: bool = False


class Rules:
    """Rules that can be put to triples in both directions."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_body: dict[_Key, list[tuple[Atom, tuple[Atom, ...], Rule]]] = defaultdict(list)
        self._by_head: dict[_Key, list[Rule]] = defaultdict(list)
        self._on_kinds: list[Rule] = []
        for rule in rules:
            for place, atom in enumerate(rule.body):
                others = rule.body[:place] + rule.body[place + 1 :]
                self._by_body[_key(atom)].append((atom, others, rule))
            self._by_head[_key(rule.head)].append(rule)
            if rule.head[1] == RDF.type:
                self._on_kinds.append(rule)

    def forward(self, triple: Triple, lookup: Lookup) -> Iterator[Triple]:
        """Yield what follows in one step from a triple together with what is found."""
        subject, predicate, value = triple
        for key in (predicate, (predicate, value)) if predicate == RDF.type else (predicate,):
            for atom, others, rule in self._by_body.get(key, ()):
                bindings = _bind(atom, (subject, predicate, value))
                if bindings is None or (rule.flips and isinstance(value, Literal)):
                    continue
                for bound in _join(others, bindings, lookup):
                    yield _filled(rule.head, bound)

    def backward(self, pattern: Pattern, lookup: Lookup) -> Iterator[Triple]:
        """Yield what matches a pattern and follows in one step from what is found."""
        for rule in self._for(pattern):
            bindings = _bind(rule.head, pattern)
            if bindings is not None:
                for bound in _join(rule.body, bindings, lookup):
                    triple = _filled(rule.head, bound)
                    if not (rule.flips and isinstance(triple[0], Literal)):
                        yield triple

    def _for(self, pattern: Pattern) -> Iterable[Rule]:
        _, predicate, value = pattern
        if predicate != RDF.type:
            return self._by_head.get(predicate, ())
        if value is None:
            return self._on_kinds
        return (*self._by_head.get((predicate, value), ()), *self._by_head.get(predicate, ()))


def _key(atom: Atom) -> _Key:
    _, predicate, value = atom
    is_kind = predicate == RDF.type and not isinstance(value, int)
    return (predicate, value) if is_kind else predicate  # type: ignore[return-value]


def _bind(atom: Atom, pattern: Pattern) -> Bindings | None:
    """Return what the numbers of an atom stand for where it is to be like a pattern."""
    bindings: Bindings = {}
    for part, term in ((atom[0], pattern[0]), (atom[2], pattern[2])):
        if term is None:
            continue
        if not isinstance(part, int):
            if part != term:
                return None
        elif bindings.setdefault(part, term) != term:
            return None
    return bindings


def _join(atoms: tuple[Atom, ...], bindings: Bindings, lookup: Lookup) -> Iterator[Bindings]:
    """Yield all ways to find the atoms, beginning where something is known."""
    if not atoms:
        yield bindings
        return
    place = next((i for i, atom in enumerate(atoms) if _is_near(atom, bindings)), 0)
    atom, others = atoms[place], atoms[:place] + atoms[place + 1 :]
    pattern = (_term(atom[0], bindings), atom[1], _term(atom[2], bindings))
    for triple in lookup(pattern):
        found = _bind(atom, triple)
        if found is not None:
            yield from _join(others, bindings | found, lookup)


def _is_near(atom: Atom, bindings: Bindings) -> bool:
    return atom[0] in bindings or atom[2] in bindings


def _term(part: int | Node, bindings: Bindings) -> Node | None:
    return bindings.get(part) if isinstance(part, int) else part


def _filled(atom: Atom, bindings: Bindings) -> Triple:
    subject, predicate, value = atom
    return (
        bindings[subject] if isinstance(subject, int) else subject,
        predicate,
        bindings[value] if isinstance(value, int) else value,
    )

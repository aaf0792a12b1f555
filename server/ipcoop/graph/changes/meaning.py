"""Which axioms have come and gone, and whether that changes what follows from data."""

from collections.abc import Iterable, Iterator

from ipcoop.graph.changes.axioms import PAIRED, Axiom, axiom
from ipcoop.graph.changes.expressions import NAME, is_named
from ipcoop.graph.changes.theory import SUPERIOR
from ipcoop.graph.changes.version import WEIGHTS, Change, Step, Weight, change
from ipcoop.graph.changes.words import is_own

_ONE_FOR_ANOTHER = ("domain", "range", "logical definition")
_MILD = (*SUPERIOR, "chain")
"""Aspects that say nothing of data in the old terms when they link them to new ones."""


def of_axioms(step: Step) -> Iterator[Change]:
    """Tell which axioms of the terms that both versions have were added or removed."""
    groups: dict[tuple[str, str], tuple[list[Axiom], list[Axiom]]] = {}
    for place, made in enumerate(_differences(step)):
        for one in sorted(made):
            groups.setdefault((one.term, one.aspect), ([], []))[place].append(one)
    for (_, aspect), (gone, come) in groups.items():
        if aspect in _ONE_FOR_ANOTHER and len(gone) == len(come) == 1:
            yield _exchange(step, gone[0], come[0])
        else:
            yield from (_removal(step, made) for made in gone)
            yield from (_addition(step, made) for made in come)


def _differences(step: Step) -> tuple[set[Axiom], set[Axiom]]:
    old, new = step.old.theory, step.new.theory
    before = set(_of_shared(step, old.without(step.removed)))
    after = set(_of_shared(step, new.without(step.added)))
    gone = {made for made in before - after if made in old.axioms or not new.follows(made)}
    come = {made for made in after - before if made in new.axioms or not old.follows(made)}
    return gone, come


def _of_shared(step: Step, among: Iterable[Axiom]) -> Iterator[Axiom]:
    """Leave out what is part of a term's being new or removed."""
    apart, whole = step.apart, step.added | step.removed
    for made in among:
        is_of_apart = made.term in whole or (made.aspect in PAIRED and made.value in apart)
        is_under_removed = made.aspect in SUPERIOR and made.value in apart & step.removed
        if not is_of_apart and not is_under_removed:
            yield made


def _addition(step: Step, made: Axiom) -> Change:
    sentence = step.words.axiom(made, added=True)
    if step.old.theory.follows(made):
        sentence += " (this followed already)"
    return change(_weight_added(step, made), f"{made.aspect} added", made.term, sentence)


def _weight_added(step: Step, made: Axiom) -> Weight:
    if made.aspect == "note on an axiom" or step.old.theory.follows(made):
        return "patch"
    if made.aspect in SUPERIOR and is_named(made.value) and not is_own(made.value):
        return "minor"
    fresh = {f"<{name}>" for name in NAME.findall(made.value)} & step.added & step.apart
    is_only_about_them = made.aspect != "chain" or not _is_reached(step, fresh)
    return "minor" if made.aspect in _MILD and fresh and is_only_about_them else "major"


def _is_reached(step: Step, terms: set[str]) -> bool:
    """Tell whether some term that both versions have is below one of the terms."""
    both = step.old.kinds.keys() & step.new.kinds.keys()
    return any(step.new.theory.above(term) & terms for term in both)


def _removal(step: Step, made: Axiom) -> Change:
    sentence = step.words.axiom(made, added=False)
    heir = _heir(step, made)
    if step.new.theory.follows(made):
        sentence += " (this still follows)"
    elif heir:
        sentence += f" (passed on to {step.words.name(heir)})"
    return change(_weight_removed(step, made), f"{made.aspect} removed", made.term, sentence)


def _weight_removed(step: Step, made: Axiom) -> Weight:
    if made.aspect == "note on an axiom" or step.new.theory.follows(made):
        return "patch"
    if made.aspect in ("disjoint", "different") or _heir(step, made):
        return "minor"
    return "major"


def _heir(step: Step, made: Axiom) -> str:
    """Return the successor to which a deprecated term has passed an axiom on."""
    ends = (made.term, made.value)
    for term in sorted({*ends} & step.new.deprecated):
        for successor in step.new.successors(term):
            first, last = (successor if end == term else end for end in ends)
            is_above = successor in step.new.theory.above(term)
            if is_above and step.new.theory.follows(axiom(first, made.aspect, last)):
                return successor
    return ""


def _exchange(step: Step, gone: Axiom, come: Axiom) -> Change:
    how = "changed"
    if gone.aspect != "logical definition":
        if step.new.theory.is_within(gone.value, come.value):
            how = "widened"
        elif step.new.theory.is_within(come.value, gone.value):
            how = "narrowed"
    name, was, now = map(step.words.text, (gone.term, gone.value, come.value))
    sentence = f"{name}: {gone.aspect} {how} from {was} to {now}"
    weight = min(_weight_removed(step, gone), _weight_added(step, come), key=WEIGHTS.index)
    return change(weight, f"{gone.aspect} {how}", gone.term, sentence)

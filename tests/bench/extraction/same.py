"""Tell whether a cell of the gold and a cell of the system mean the same."""

from collections.abc import Mapping

from .rows import Cell, Kind, Row
from .vocabulary import SYMMETRIC
from .words import content, nearly_same, overlap, same_person, tokens

_THEME = 0.6
_STATE = frozenset("government republic state kingdom delegation".split())
_FILLERS = frozenset("of the in at for and a an ip office intellectual property".split())

Aligned = Mapping[str, str]
"""System IRIs by gold handle."""


def same_row(gold: Row, found: Row, aligned: Aligned) -> bool:
    """Tell whether two rows say the same, whatever their status."""
    if gold.relation != found.relation:
        return False
    if same(gold.subject, found.subject, aligned) and same(gold.object, found.object, aligned):
        return True
    crossed = gold.relation in SYMMETRIC
    return (
        crossed
        and same(gold.subject, found.object, aligned)
        and same(gold.object, found.subject, aligned)
    )


def same(gold: Cell, found: Cell, aligned: Aligned) -> bool:
    """Tell whether two cells mean the same thing or value."""
    if gold.kind is Kind.HANDLE:
        return aligned.get(gold.key) == found.key
    if gold.kind is Kind.DOCUMENT:
        return found.kind is Kind.DOCUMENT
    if gold.kind is Kind.VALUE or gold.key == found.key:
        return gold.key == found.key
    return _NAMED[gold.kind](gold, found)


def _linked(gold: Cell, found: Cell) -> bool:
    """Tell whether a body speaks for a country that the gold names as the one who acts."""
    if not gold.key.startswith("country:") or found.key.startswith(("country:", "office:")):
        return False
    countries = [content(name) for name in gold.names]
    bodies = [content(name) - _STATE for name in found.names]
    return any(body and body <= country for body in bodies for country in countries)


def _persons(gold: Cell, found: Cell) -> bool:
    return found.kind is Kind.PERSON and same_person(gold.names, found.names)


def _agents(gold: Cell, found: Cell) -> bool:
    return _persons(gold, found) if found.kind is Kind.PERSON else _organisations(gold, found)


def _organisations(gold: Cell, found: Cell) -> bool:
    bodies = (Kind.ORGANISATION, Kind.LINKED, Kind.HANDLE, Kind.UNIT)
    return found.kind in bodies and nearly_same(gold.names, found.names)


def _places(gold: Cell, found: Cell) -> bool:
    places = {tokens(name) for name in gold.names}
    names = (*found.names, *(name.partition(",")[0] for name in found.names))
    return any(tokens(name) in places for name in names)


def _themes(gold: Cell, found: Cell) -> bool:
    return found.kind is Kind.THEME and theme_overlap(gold, found) >= _THEME


def theme_overlap(gold: Cell, found: Cell) -> float:
    """Return how far two themes share their words."""
    return max((overlap(a, b) for a in gold.names for b in found.names), default=0.0)


def _posts(gold: Cell, found: Cell) -> bool:
    if found.kind not in (Kind.POST, Kind.UNIT) or not _same_body(gold.of, found.of):
        return False
    if found.kind is Kind.UNIT:
        return _units(gold, found)
    titles = {_title(name, gold, found) for name in gold.names}
    return any(_title(name, gold, found) in titles for name in found.names)


def _units(gold: Cell, found: Cell) -> bool:
    if found.kind is not Kind.UNIT or not _same_body(gold.of, found.of):
        return False
    names = [[" ".join(_title(n, gold, found)) for n in cell.names] for cell in (gold, found)]
    return nearly_same(*names) or nearly_same(gold.names, found.names)


def _same_body(gold: Cell | None, found: Cell | None) -> bool:
    if gold is None or found is None:
        return gold is found
    return same(gold, found, {})


def _title(name: str, *cells: Cell) -> tuple[str, ...]:
    """Return the words of a name without the body that it ends with."""
    droppable = _FILLERS | {word for cell in cells for word in _words_of_bodies(cell)}
    words = list(tokens(name))
    while len(words) > 1 and words[-1] in droppable:
        words.pop()
    return tuple(words)


def _words_of_bodies(cell: Cell) -> set[str]:
    words: set[str] = set()
    body = cell.of
    while body is not None:
        words |= {word for name in body.names for word in tokens(name)}
        body = body.of
    return words


_NAMED = {
    Kind.LINKED: _linked,
    Kind.PERSON: _persons,
    Kind.AGENT: _agents,
    Kind.ORGANISATION: _organisations,
    Kind.PLACE: _places,
    Kind.THEME: _themes,
    Kind.POST: _posts,
    Kind.UNIT: _units,
}

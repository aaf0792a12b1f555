"""Read from the store what facts rest on."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.entity import queries
from ipcoop.http.entity.assertions import Assertion, Behind, is_relation, read_assertions
from ipcoop.http.service import service
from ipcoop.namespaces import ID, SCHEME

_CLAIMED = f"{SCHEME}status/claimed"
_LEADING = """SELECT DISTINCT ?property ?other { ?property
  rdfs:subPropertyOf|owl:equivalentProperty|^owl:equivalentProperty|owl:inverseOf|^owl:inverseOf
  ?other }"""
"""Asks which properties lead to which others at once, as they are or turned round."""

_OF_MANY = re.compile(
    rf"(?!{ID})|{ID}(country|group|jurisdiction|office|organisation|place|theme)/"
)
"""How terms begin that may have links with very many things."""


@dataclass(frozen=True)
class About:
    """What assertions tell of a thing.

    Attributes:
        behind: what the facts about it rest on.
        noted: that there is the thing, and what of it is no fact.
        has_more: whether more of that is on another page.
        is_cut_off: whether not all assertions were looked at for it.
    """

    behind: Behind
    noted: Sequence[Assertion]
    has_more: bool = False
    is_cut_off: bool = False


def ask(asking: Asking, query: str) -> Sequence[Row]:
    """Return the rows of one of the queries about things."""
    return asking.rows(query, *queries.PREFIXES)


def how_many(asking: Asking, iris: Iterable[str]) -> Mapping[str, int]:
    """Count the assertions about each of some things for its first page."""
    asked = {iri: queries.how_many(iri, 0) for iri in iris}
    found = asking.together(asked, *queries.PREFIXES)
    return {iri: int(rows[0]["many"].value) for iri, rows in found.items()}


def read_about(asking: Asking, iri: str, page: int, many: int, ends: Iterable[Term]) -> About:
    """Return what assertions tell of a thing on one page, the first of which is 0.

    Args:
        asking: asks the store.
        iri: of the thing.
        page: the number of the page.
        many: assertions that there are about the thing, as far as they were counted.
        ends: what stands at the other ends of the facts on the page.
    """
    known = [one for one in dict.fromkeys(ends) if one.written]
    nodes = [one.value for one in known if is_relation(one.value)]
    asked = {
        "connected": queries.connected(nodes),
        "relations": queries.quotations(queries.of_nodes(nodes)),
    }
    if many > queries.MOST_ASSERTIONS:
        part = _part(asking, iri, page, known, asked)
        return replace(part, is_cut_off=many > queries.looked_at(page))
    asked["about"] = queries.quotations(queries.about(iri))
    rows = asking.together(asked, *queries.PREFIXES)
    found = _with_claims(asking, iri, rows["about"])
    behind = _behind(asking, iri, known, found, rows)
    return About(behind, () if page else found)


def _part(
    asking: Asking, iri: str, page: int, ends: Sequence[Term], asked: Mapping[str, str]
) -> About:
    """Return what assertions tell of a thing that has many."""
    of_few = [one for one in ends if not _OF_MANY.match(one.value)]
    of_many = [one for one in ends if _OF_MANY.match(one.value)]
    rows = asking.together(
        {
            **asked,
            "noted": queries.noted(iri, page),
            "ones": queries.one_each(iri, of_many),
            "few": queries.quotations(queries.between(iri, of_few)),
        },
        *queries.PREFIXES,
    )
    names = [_name(row) for row in rows["noted"]]
    shown = names[: queries.MOST]
    ones = [row["one"].value for row in rows["ones"] if "one" in row]
    several = ask(asking, queries.quotations(queries.these([*shown, *ones])))
    as_noted, as_ones = set(shown), set(ones)
    noted = _with_claims(asking, iri, [row for row in several if _name(row) in as_noted])
    others = [row for row in several if _name(row) in as_ones]
    found = read_assertions([*rows["few"], *others], iri, {})
    behind = _behind(asking, iri, ends, found, rows)
    return About(behind, noted, has_more=len(names) > len(shown))


def _behind(
    asking: Asking,
    iri: str,
    ends: Sequence[Term],
    found: Sequence[Assertion],
    rows: Mapping[str, Sequence[Row]],
) -> Behind:
    """Return what facts rest on, beside assertions of them on those of relations."""
    related: dict[str, set[str]] = {one.value: set() for one in ends if is_relation(one.value)}
    told = list(rows["relations"])
    _relate(related, rows["connected"])
    factual = [one for one in found if one.is_factual]
    reached = {one.value.value for one in factual if one.value}.union(
        related, (one.subject for one in factual), *related.values()
    )
    left = [one for one in ends if one.value not in reached and not _OF_MANY.match(one.value)]
    known = set(related)
    _relate(related, ask(asking, queries.connecting(iri, left)) if left else [])
    if others := sorted(set(related) - known):
        told += ask(asking, queries.quotations(queries.of_nodes(others)))
    leading = service().kept.find("leading", asking.state, lambda: _leading(asking))
    return Behind(found, read_assertions(told, iri, {}), related, leading)


def _leading(asking: Asking) -> Mapping[str, Collection[str]]:
    """Return all properties that lead to one, by its IRI."""
    found: dict[str, set[str]] = {}
    for row in ask(asking, _LEADING):
        found.setdefault(row["other"].value, set()).add(row["property"].value)
    for leading in found.values():
        new = set(leading)
        while new:
            new = {one for other in new for one in found.get(other, ())} - leading
            leading.update(new)
    return found


def _relate(related: dict[str, set[str]], rows: Iterable[Row]) -> None:
    for row in rows:
        related.setdefault(row["node"].value, set()).add(row["other"].value)


def _with_claims(asking: Asking, iri: str, rows: Sequence[Row]) -> Sequence[Assertion]:
    claimed = [_name(row) for row in rows if row["status"].value == _CLAIMED]
    return read_assertions(rows, iri, read_claims(asking, claimed))


def read_claims(asking: Asking, assertions: Sequence[str]) -> Mapping[str, Row]:
    """Return who claims what some assertions tell, and in which modality, by their IRIs."""
    claims: dict[str, dict[str, Term]] = {}
    for row in ask(asking, queries.claims(assertions)) if assertions else []:
        claims.setdefault(_name(row), {}).update(row)
    return claims


def _name(row: Row) -> str:
    return row["assertion"].value

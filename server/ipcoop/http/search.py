"""Find things by their names and other names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request
from rdflib import Literal

from ipcoop.errors import BadRequestError
from ipcoop.http.asking import IMPLIED, Asking
from ipcoop.http.entity.assertions import is_relation
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.showing import show
from ipcoop.http.things import address_of
from ipcoop.namespaces import ID, IPCOOP

routes = Blueprint("search", __name__)

_LONGEST = 100
_MOST_WORDS = 10
_MOST = 200
_MOST_NAMES = 5_000
_SHOWN = 30
_LAST = 1_000_000
"""Stands for the length of a name that has not all words."""

_KINDS = ("rdfs:label", "skos:altLabel", "skos:hiddenLabel", "ipcoop:acronym")
_NAMED = " UNION ".join(f"{{ ?thing {kind} ?name }}" for kind in _KINDS)
_PREFIXES = ("ipcoop", "rdfs", "skos")


@dataclass(frozen=True)
class Found:
    """A thing, what it is called, and the other names that it was found by."""

    address: str
    name: str
    language: str
    by: str
    is_implied: bool
    kind: str


@dataclass(frozen=True)
class _Name:
    """A name of a thing, and whether a document only implies it."""

    text: str
    is_implied: bool

    def holds(self, word: str) -> bool:
        return word in self.text.lower()


@routes.get("/search")
def search() -> Response:
    """Show what is called as asked: a page, or with ``part`` only the list, for a script."""
    text = " ".join(request.args.get("q", "").split())
    if len(text) > _LONGEST:
        cause = f"“{text[:_LONGEST]}…” is too long to look for."
        raise BadRequestError(cause, f"Give up to {_LONGEST} characters.")
    asking = Asking()
    found = _found(asking, text.lower()) if text else []
    template = "_found.html" if "part" in request.args else "search.html"
    return show(template, asking, q=text, found=found[:_SHOWN], total=len(found))


def _found(asking: Asking, text: str) -> Sequence[Found]:
    # The longest say most of what is meant, should there be too many.
    words = sorted(set(text.split()), key=lambda word: (-len(word), word))[:_MOST_WORDS]
    rows = asking.rows(_things(words), *_PREFIXES)
    values = " ".join(row["thing"].written for row in rows)
    if not values:
        return []
    asked = asking.together(_about(values, words), *_PREFIXES)
    names: dict[str, list[_Name]] = {}
    for key in ("stated", "implied"):
        for row in asked[key]:
            name = _Name(row["name"].value, key == "implied")
            names.setdefault(row["thing"].value, []).append(name)
    found_by = {thing: _found_by(text, words, own) for thing, own in names.items()}
    kinds = {row["thing"].value: row["kind"].value for row in asked["kinds"]}
    known = Names.read(asking, [*found_by, *kinds.values()], in_order())
    order = sorted(found_by, key=lambda thing: _rank(text, words, thing, found_by[thing]))
    return [_result(known, thing, found_by[thing], kinds) for thing in order]


def _found_by(text: str, words: Sequence[str], names: Iterable[_Name]) -> Sequence[_Name]:
    """Return those names which together have all words, of implied ones no more than it takes."""
    missing, chosen = set(words), list[_Name]()
    ordered = sorted(names, key=lambda name: (name.is_implied, _fit(text, words, name)))
    for name in ordered:
        if held := {word for word in missing if name.holds(word)}:
            chosen.append(name)
            missing -= held
    # An engine may have small letters of its own.
    return chosen or ordered[:1]


def _result(known: Names, thing: str, found_by: Sequence[_Name], kinds: Mapping[str, str]) -> Found:
    name = known.of(thing)
    others = [one.text for one in found_by if one.text.lower() != name.value.lower()]
    kind = known.of(kinds[thing]).value if thing in kinds else ""
    is_implied = any(one.is_implied for one in found_by)
    return Found(address_of(thing), name.value, name.language, ", ".join(others), is_implied, kind)


def _rank(
    text: str, words: Sequence[str], thing: str, found_by: Sequence[_Name]
) -> tuple[bool, int, tuple[int, int, int, str]]:
    """Rank a thing by how many names it takes, and how the first of them fits.

    What only connects others, such as a participation, comes last.
    """
    return is_relation(thing), len(found_by), _fit(text, words, found_by[0])


def _fit(text: str, words: Sequence[str], name: _Name) -> tuple[int, int, int, str]:
    """Rank a name: as asked, beginning so, a word beginning so, and then the shorter."""
    given = name.text.lower()
    places = given == text, given.startswith(text), f" {text}" in given, text in given
    place = places.index(True) if any(places) else len(places)
    return place, -sum(map(name.holds, words)), len(given), given


def _things(words: Sequence[str]) -> str:
    """Ask for the things whose names together have all words, first those with the shortest."""
    held = [f"CONTAINS(?low, {Literal(word).n3()})" for word in words]
    all_held = " && ".join(f"MAX(IF({one}, 1, 0)) = 1" for one in held)
    return f"""SELECT ?thing (MIN(IF({" && ".join(held)}, STRLEN(?low), {_LAST})) AS ?length) {{
  {{ {_NAMED} }} UNION {{ {IMPLIED} {{ {_NAMED} }} }}
  BIND(LCASE(STR(?name)) AS ?low)
  FILTER(({" || ".join(held)}) && STRSTARTS(STR(?thing), "{ID}"))
}} GROUP BY ?thing HAVING({all_held}) ORDER BY ?length ?thing LIMIT {_MOST}"""


def _about(values: str, words: Sequence[str]) -> Mapping[str, str]:
    """Ask for the names of things that have any of the words, and for a class of each."""
    things, named = f"VALUES ?thing {{ {values} }}", f"?thing {'|'.join(_KINDS)} ?name"
    holds = " || ".join(f"CONTAINS(LCASE(STR(?name)), {Literal(word).n3()})" for word in words)
    select, most = "SELECT DISTINCT ?thing ?name", f"FILTER({holds}) }} LIMIT {_MOST_NAMES}"
    return {
        "stated": f"{select} {{ {things} {named} {most}",
        "implied": f"{select} {{ {things} {IMPLIED} {{ {named} }} {most}",
        "kinds": f"""SELECT ?thing (MIN(?class) AS ?kind) {{ {things}
  ?thing a ?class FILTER(STRSTARTS(STR(?class), "{IPCOOP}")
    && NOT EXISTS {{ ?thing a ?below . ?below rdfs:subClassOf ?class FILTER(?below != ?class) }})
}} GROUP BY ?thing""",
    }

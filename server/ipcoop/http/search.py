"""Find things by their names and other names."""

from dataclasses import dataclass

from flask import Blueprint, Response, request
from rdflib import Literal

from ipcoop.errors import BadRequestError
from ipcoop.http.asking import Asking
from ipcoop.http.entity.assertions import is_relation
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.showing import show
from ipcoop.http.things import address_of
from ipcoop.namespaces import ID, IPCOOP

routes = Blueprint("search", __name__)

_LONGEST = 100
_MOST = 200
_SHOWN = 30


@dataclass(frozen=True)
class Found:
    """A thing, what it is called, and by what name it was found."""

    address: str
    name: str
    language: str
    by: str
    kind: str


@routes.get("/search")
def search() -> Response:
    """Show what is called as asked: a page, or with ``part`` only the list, for a script."""
    text = " ".join(request.args.get("q", "").split())
    if len(text) > _LONGEST:
        cause = f"“{text[:_LONGEST]}…” is too long to look for."
        raise BadRequestError(cause, f"Give up to {_LONGEST} characters.")
    asking = Asking()
    found = _found(asking, text) if text else []
    template = "_found.html" if "part" in request.args else "search.html"
    return show(template, asking, q=text, found=found[:_SHOWN], total=len(found))


def _found(asking: Asking, text: str) -> list[Found]:
    names: dict[str, str] = {}
    rows = asking.rows(_query(text), "ipcoop", "rdfs", "skos")
    for row in sorted(rows, key=lambda row: _rank(text, row["thing"].value, row["name"].value)):
        names.setdefault(row["thing"].value, row["name"].value)
    kinds: dict[str, str] = {row["thing"].value: row["kind"].value for row in rows if "kind" in row}
    known = Names.read(asking, [*names, *kinds.values()], in_order())
    return [_result(known, thing, by, kinds.get(thing, "")) for thing, by in names.items()]


def _result(known: Names, thing: str, by: str, kind: str) -> Found:
    name = known.of(thing)
    other = by if by.lower() != name.value.lower() else ""
    kind = known.of(kind).value if kind else ""
    return Found(address_of(thing), name.value, name.language, other, kind)


def _rank(text: str, thing: str, name: str) -> tuple[bool, int, int, str]:
    """Rank a name: as asked, beginning so, a word beginning so, and then the shorter.

    What only connects others, such as a participation, comes last.
    """
    wanted, given = text.lower(), name.lower()
    if given == wanted:
        place = 0
    elif given.startswith(wanted):
        place = 1
    else:
        place = 2 if f" {wanted}" in given else 3
    return is_relation(thing), place, len(given), given


def _query(text: str) -> str:
    wanted = Literal(text.lower()).n3()
    return f"""SELECT ?thing ?name (SAMPLE(?class) AS ?kind) {{
  {{ SELECT DISTINCT ?thing ?name {{
    {{ ?thing rdfs:label ?name }} UNION {{ ?thing skos:altLabel ?name }}
    UNION {{ ?thing ipcoop:acronym ?name }}
    FILTER(CONTAINS(LCASE(STR(?name)), {wanted}) && STRSTARTS(STR(?thing), "{ID}"))
  }} ORDER BY STRLEN(STR(?name)) ?name ?thing LIMIT {_MOST} }}
  OPTIONAL {{ ?thing a ?class FILTER(STRSTARTS(STR(?class), "{IPCOOP}")
    && NOT EXISTS {{ ?thing a ?below . ?below rdfs:subClassOf ?class FILTER(?below != ?class) }}) }}
}} GROUP BY ?thing ?name"""

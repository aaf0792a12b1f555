"""Who cooperates with whom: pairs of offices, organisations and groups, and what connects them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from flask import Blueprint, Response, jsonify, request, url_for

from ipcoop.http.asking import Asking, Term
from ipcoop.http.choices import KINDS, chosen_kind, chosen_year
from ipcoop.http.dated import by_bounds, exactly
from ipcoop.http.entity.model import Shown, shown
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.showing import show
from ipcoop.http.things import iri_of, name_of
from ipcoop.namespaces import ID

routes = Blueprint("network", __name__)

_MOST = 300

_MOST_THINGS = 1_000
"""Things that are counted: to count all would take the longer, the more there are."""


@dataclass(frozen=True)
class Pair:
    """Two that cooperate: what they are called, their names in addresses, and how often."""

    one: Shown
    other: Shown
    names: tuple[str, str]
    times: int


@dataclass(frozen=True)
class Filter:
    """What is to be counted: things of one kind, of one year, on one theme; empty for any.

    What is known by bounds counts for the years that these are in.
    """

    kind: str
    year: str
    theme: str


@routes.get("/network")
def network() -> Response:
    """Show the pairs that have most to do with each other, and a drawing of them."""
    asking, chosen = Asking(), _filter()
    pairs = _pairs(asking, chosen)
    return show(
        "network.html",
        asking,
        pairs=pairs[:_MOST],
        is_cut_off=len(pairs) > _MOST,
        most=_MOST_THINGS if _are_too_many(asking, chosen) else None,
        chosen=chosen,
        kinds=KINDS,
        themes=_themes(asking),
        query={name: value for name, value in asdict(chosen).items() if value},
    )


@routes.get("/network.json")
def data() -> Response:
    """Give the pairs for a drawing: things and the links between them."""
    asking = Asking()
    pairs = _pairs(asking, _filter())[:_MOST]
    things = {
        name: term.text
        for pair in pairs
        for name, term in zip(pair.names, (pair.one, pair.other), strict=True)
    }
    response = jsonify(
        things=[
            {"id": name, "name": text, "address": url_for("entities.page", name=name)}
            for name, text in sorted(things.items())
        ],
        links=[{"between": pair.names, "times": pair.times} for pair in pairs],
    )
    asking.keep()
    response.vary.add("Accept-Language")
    return response


def _filter() -> Filter:
    theme = request.args.get("theme", "")
    if theme:
        iri_of(theme)
    return Filter(chosen_kind(KINDS), chosen_year("year"), theme)


def _pairs(asking: Asking, chosen: Filter) -> Sequence[Pair]:
    rows = asking.rows(_query(chosen), "ipcoop")
    names = Names.read(
        asking, (row[side].value for row in rows for side in ("one", "other")), in_order()
    )
    return [
        Pair(
            shown(Term(row["one"].value), names),
            shown(Term(row["other"].value), names),
            (name_of(row["one"].value), name_of(row["other"].value)),
            int(row["times"].value),
        )
        for row in rows
    ]


def _themes(asking: Asking) -> Sequence[tuple[str, str]]:
    rows = asking.rows(
        "SELECT ?theme { ?theme a ipcoop:Theme FILTER EXISTS { ?thing ipcoop:hasTheme ?theme } } "
        "ORDER BY ?theme LIMIT 200",
        "ipcoop",
    )
    names = Names.read(asking, (row["theme"].value for row in rows), in_order())
    found = [(name_of(row["theme"].value), names.of(row["theme"].value).value) for row in rows]
    return sorted(found, key=lambda pair: pair[1])


def _query(chosen: Filter) -> str:
    sides = " ".join(f"?{side} ?with{side} ?thing . {_is_body(side)}" for side in ("one", "other"))
    return f"""SELECT ?one ?other (COUNT(DISTINCT ?thing) AS ?times) {{
  {{ {_things(chosen)} LIMIT {_MOST_THINGS} }}
  {sides}
  FILTER(STR(?one) < STR(?other))
}} GROUP BY ?one ?other ORDER BY DESC(?times) ?one ?other LIMIT {_MOST + 1}"""


def _things(chosen: Filter) -> str:
    """Ask for the things to be counted, beginning with what narrows them down."""
    kinds = [chosen.kind] if chosen.kind else KINDS
    classes = [f"ipcoop:{KINDS[kind]}" for kind in kinds]
    if not (chosen.year or chosen.theme):
        return (
            f"SELECT DISTINCT ?thing {{ VALUES ?class {{ {' '.join(classes)} }} ?thing a ?class }}"
        )
    # The bound keeps the engine from beginning with the class, and VALUES would make it so.
    in_year = ""
    if chosen.year:
        only = f'FILTER(STRSTARTS(STR(?on), "{chosen.year}"))'
        ways = (exactly(only), by_bounds(only))
        in_year = f"{{ {' UNION '.join(f'{{ {way} LIMIT 100000 }}' for way in ways)} }}"
    on_theme = f"?thing ipcoop:hasTheme <{iri_of(chosen.theme)}> ." if chosen.theme else ""
    is_one = f"?thing a ?class FILTER(?class IN ({', '.join(classes)}))"
    return f"SELECT DISTINCT ?thing {{ {on_theme} {in_year} {is_one} }}"


def _are_too_many(asking: Asking, chosen: Filter) -> bool:
    """Tell whether there are more things than are counted."""
    more = asking.rows(f"{_things(chosen)} OFFSET {_MOST_THINGS} LIMIT 1", "ipcoop")
    return bool(more)


def _is_body(side: str) -> str:
    return f'FILTER(REGEX(STR(?{side}), "^{ID}(office|organisation|group)/"))'

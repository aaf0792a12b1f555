"""Read a briefing from the store."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.briefing import queries
from ipcoop.http.briefing.model import Briefing, Entry, Way
from ipcoop.http.briefing.statements import Undecided, read_undecided
from ipcoop.http.choices import KINDS
from ipcoop.http.entity import queries as behind_queries
from ipcoop.http.entity.assertions import Assertion, Behind, read_assertions, sentences_of
from ipcoop.http.entity.behind import ask, how_many, read_about
from ipcoop.http.entity.model import Shown, is_true, shown
from ipcoop.http.entity.reading import questions
from ipcoop.http.names import Names

_MOST_SIDES = 5
_NO_FACTS = {"implied": "implied", "claims": "claimed"}


@dataclass(frozen=True)
class _Found:
    """What was found before it is shown.

    Attributes:
        behind: what links rest on, by the side.
        nodes: the assertions that there are posts, and that somebody holds them, by their IRIs.
        sources: of what the reference data tell of, by the thing.
    """

    behind: Mapping[str, Behind]
    nodes: Mapping[str, Sequence[Assertion]]
    sources: Mapping[str, Sequence[Term]]
    names: Names

    def sources_of(self, iri: str) -> Sequence[Shown] | None:
        found = self.sources.get(iri)
        return None if found is None else [shown(one, self.names) for one in found]


def read_briefing(asking: Asking, iris: Sequence[str], languages: Sequence[str]) -> Briefing:
    """Read the briefing on one thing, or on what two have to do with each other."""
    things, most = _common(asking, iris) if len(iris) > 1 else None, queries.MOST
    rows, posts = _linked(asking, iris, None if things is None else things[:most])
    if things is None:
        is_cut_off = any(len(several) > most for several in rows.values())
        rows = {kind: several[:most] for kind, several in rows.items()}
    else:
        is_cut_off = len(things) > most
    links = [row for several in rows.values() for row in several]
    undecided = read_undecided(asking, iris)
    asked = _questions(asking, iris, [*links, *posts], undecided)
    sources = _sources(asking, [*links, *posts])
    told = (one for several in sources.values() for one in several)
    named = {*iris, *_iris([*links, *posts, *asked]), *undecided.iris}
    names = Names.read(asking, named | {one.value for one in told if one.is_iri}, languages)
    behind = _behind(asking, iris, links)
    found = _Found(behind, _nodes(asking, posts), sources, names)
    return Briefing(
        subjects=[shown(Term(iri), names) for iri in iris],
        contacts={kind: list(_contacts(rows[kind], found)) for kind in rows},
        posts=[_post(row, found) for row in posts],
        statements={key: undecided.of(status, names) for key, status in _NO_FACTS.items()},
        questions=questions(asked, names),
        is_cut_off=is_cut_off or undecided.is_cut_off,
    )


def _behind(asking: Asking, iris: Sequence[str], rows: Sequence[Row]) -> Mapping[str, Behind]:
    """Return what the links of each side rest on."""
    ends: dict[str, list[Term]] = {iri: [] for iri in iris}
    for row in rows:
        ends.setdefault(row["side"].value, []).append(row["thing"])
    linked = [side for side, own in ends.items() if own]
    many = how_many(asking, linked[:_MOST_SIDES]) if linked else {}
    return {side: read_about(asking, side, 0, many[side], ends[side]).behind for side in many}


def _common(asking: Asking, iris: Sequence[str]) -> Sequence[str]:
    """Return the things that all have to do with."""
    rows = asking.rows(queries.common(*iris), *queries.PREFIXES)
    return [row["thing"].value for row in rows]


def _linked(
    asking: Asking, iris: Sequence[str], things: Sequence[str] | None
) -> tuple[Mapping[str, Sequence[Row]], Sequence[Row]]:
    """Return the links to things of each kind, and the posts."""
    kinds = KINDS if things is None or things else ()
    asked = {(kind, iri): queries.contacts(iri, kind, things) for kind in kinds for iri in iris}
    asked |= {("posts", iri): queries.people(iri) for iri in iris}
    found: dict[str, list[Row]] = {kind: [] for kind in (*KINDS, "posts")}
    rows = asking.together(asked, *queries.PREFIXES)
    for kind, iri in asked:
        found[kind] += rows[kind, iri]
    return found, found.pop("posts")


def _questions(
    asking: Asking, iris: Sequence[str], rows: Sequence[Row], undecided: Undecided
) -> Sequence[Row]:
    """Return the open questions about the sides, their posts, and what they take part in."""
    about = dict.fromkeys(iris)
    for name in ("side", "thing", "post"):
        about |= dict.fromkeys(row[name].value for row in rows if name in row)
    about |= dict.fromkeys(undecided.things)
    return asking.rows(queries.questions(about), *queries.PREFIXES)


def _sources(asking: Asking, rows: Sequence[Row]) -> Mapping[str, Sequence[Term]]:
    """Return what the reference data tell of, each with their sources."""
    things = _values(rows, "thing", "tenure")
    found: dict[str, list[Term]] = {}
    for row in asking.rows(queries.sources(things), *queries.PREFIXES) if things else ():
        own = found.setdefault(row["thing"].value, [])
        own += [row["source"]] if "source" in row else []
    return found


def _nodes(asking: Asking, posts: Sequence[Row]) -> Mapping[str, Sequence[Assertion]]:
    """Return the assertions that there are posts, and that somebody holds them."""
    nodes = _values(posts, "post", "tenure")
    told = ask(asking, behind_queries.quotations(behind_queries.of_nodes(nodes))) if nodes else ()
    found: dict[str, list[Assertion]] = {}
    for one in read_assertions(told, "", {}):
        if one.is_factual:
            found.setdefault(one.node, []).append(one)
    return found


def _contacts(rows: Sequence[Row], found: _Found) -> Iterator[Entry]:
    by_thing: dict[str, list[Row]] = {}
    for row in rows:
        by_thing.setdefault(row["thing"].value, []).append(row)
    for iri, own in by_thing.items():
        ways = [_way(row, found) for row in own]
        yield _entry(own[0], iri, own[0]["thing"], ways, found)


def _way(row: Row, found: _Found) -> Way:
    side, prop = row["side"], row["property"].value
    behind, is_inferred = found.behind.get(side.value), is_true(row, "inferred")
    assertions: Sequence[Assertion] = ()
    if behind:
        find = behind.of if is_inferred else behind.stating
        assertions = find(side.value, prop, row["thing"])
    # The links of properties would draw the eye from the things.
    parts = [shown(side, found.names), replace(shown(row["property"], found.names), address="")]
    mark = "inferred" if is_inferred else _mark(assertions)
    return Way(parts[::-1] if "turned" in row else parts, mark, sentences_of(assertions))


def _post(row: Row, found: _Found) -> Entry:
    post = row["post"]
    iri = row["tenure"].value if "tenure" in row else post.value
    assertions = found.nodes.get(iri, ())
    parts = [shown(row["person"], found.names)] if "person" in row else []
    ways = [Way(parts, _mark(assertions), sentences_of(assertions))]
    return _entry(row, iri, post, ways, found)


def _entry(row: Row, iri: str, thing: Term, ways: Sequence[Way], found: _Found) -> Entry:
    began, ended = (row[key].value if key in row else "" for key in ("date", "end"))
    return Entry(iri, shown(thing, found.names), began, ended, ways, found.sources_of(iri))


def _mark(assertions: Sequence[Assertion]) -> str:
    return assertions[0].status if assertions else "reference"


def _values(rows: Iterable[Row], *names: str) -> Collection[str]:
    return dict.fromkeys(row[name].value for row in rows for name in names if name in row)


def _iris(rows: Sequence[Row]) -> Iterator[str]:
    yield from (term.value for row in rows for term in row.values() if term.is_iri)

"""What a briefing tells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.briefing import queries
from ipcoop.http.choices import DATED, KINDS
from ipcoop.http.entity.assertions import Assertion, Behind, Sentence, sentences_of
from ipcoop.http.entity.behind import About, how_many, read_about
from ipcoop.http.entity.model import Shown, Told, shown, told
from ipcoop.http.entity.reading import questions
from ipcoop.http.names import Names

_MOST_SIDES = 5


@dataclass(frozen=True)
class Contact:
    """One thing that was done together.

    Attributes:
        iri: of the thing.
        thing: as it is shown.
        date: when it began; empty where that is not known.
        end: when it ended; empty where that is not known.
        ways: who has to do with it, and how.
        sentences: that this rests on.
    """

    iri: str
    thing: Shown
    date: str
    end: str
    ways: Sequence[tuple[Shown, Shown]]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Briefing:
    """What one needs to know of a country or an office, or of what two have done together.

    Attributes:
        subjects: one or two.
        contacts: by kind, the latest first.
        people: posts, and who holds them.
        claims: what is only claimed.
        questions: what the documents do not say.
        is_cut_off: whether there are earlier contacts than these.
    """

    subjects: Sequence[Shown]
    contacts: Mapping[str, Sequence[Contact]]
    people: Sequence[tuple[Shown, Shown | None]] = ()
    claims: Sequence[Told] = ()
    questions: Sequence[Told] = field(default_factory=tuple)
    is_cut_off: bool = False

    @property
    def last(self) -> Contact | None:
        """The last dated event or agreement."""
        dated = [one for kind in DATED for one in self.contacts[kind]]
        return max((one for one in dated if one.date), key=lambda one: one.date, default=None)


def read_briefing(asking: Asking, iris: Sequence[str], languages: Sequence[str]) -> Briefing:
    """Read the briefing on one thing, or on what two have to do with each other."""
    things, most = _common(asking, iris) if len(iris) > 1 else None, queries.MOST
    rows, posts = _linked(asking, iris, None if things is None else things[:most])
    if things is None:
        is_cut_off = any(len(several) > most for several in rows.values())
        rows = {kind: several[:most] for kind, several in rows.items()}
    else:
        is_cut_off = len(things) > most
    found = [row for several in rows.values() for row in several]
    about = _about(asking, iris, found)
    subjects = dict.fromkeys([*(row["thing"].value for row in found), *iris])
    asked = asking.rows(queries.questions(subjects), *queries.PREFIXES)
    claims = [one for iri in iris for one in about[iri].noted if one.status == "claimed"]
    names = Names.read(asking, _iris(iris, [*found, *posts, *asked], claims), languages)
    behind = {side: one.behind for side, one in about.items()}
    return Briefing(
        subjects=[shown(Term(iri), names) for iri in iris],
        contacts={kind: list(_contacts(rows[kind], behind, names)) for kind in rows},
        people=[_person(row, names) for row in posts],
        claims=told(claims, "claimed", names),
        questions=questions(asked, names),
        is_cut_off=is_cut_off,
    )


def _about(asking: Asking, iris: Sequence[str], rows: Sequence[Row]) -> Mapping[str, About]:
    """Return what assertions tell of each that has to do with anything."""
    ends: dict[str, list[Term]] = {iri: [] for iri in iris}
    for row in rows:
        ends.setdefault(row["side"].value, []).append(row["thing"])
    many = how_many(asking, list(ends)[:_MOST_SIDES])
    return {side: read_about(asking, side, 0, many[side], ends[side]) for side in many}


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


def _contacts(rows: Sequence[Row], behind: Mapping[str, Behind], names: Names) -> Iterator[Contact]:
    by_thing: dict[str, list[Row]] = {}
    for row in rows:
        by_thing.setdefault(row["thing"].value, []).append(row)
    for iri, own in by_thing.items():
        ways = dict.fromkeys((shown(r["side"], names), shown(r["property"], names)) for r in own)
        assertions = [
            one
            for row in own
            if row["side"].value in behind
            for one in behind[row["side"].value].of(
                row["side"].value, row["property"].value, row["thing"]
            )
        ]
        first, thing = own[0], shown(Term(iri), names)
        began, ended = (first[key].value if key in first else "" for key in ("date", "end"))
        yield Contact(iri, thing, began, ended, list(ways), sentences_of(assertions))


def _person(row: Row, names: Names) -> tuple[Shown, Shown | None]:
    return shown(row["post"], names), shown(row["person"], names) if "person" in row else None


def _iris(iris: Sequence[str], rows: Sequence[Row], claims: Sequence[Assertion]) -> Iterator[str]:
    yield from iris
    yield from (term.value for row in rows for term in row.values() if term.is_iri)
    yield from (iri for one in claims for iri in one.iris)

"""Who said what: where somebody spoke, which is a fact, and what they claimed, which is none."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.entity.assertions import Assertion, Sentence, read_assertions, sentences_of
from ipcoop.http.entity.model import Shown, Told, shown, told
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.paging import Page
from ipcoop.http.unsettled import queries
from ipcoop.namespaces import IPCOOP, SCHEME


@dataclass(frozen=True)
class Claim:
    """What somebody claims, whether it is to be or has been, and where it was said."""

    told: Told
    modality: Shown | None
    occasion: Shown | None


@dataclass(frozen=True)
class Act:
    """An act of communication, and what the documents tell of it, each with its status."""

    act: Shown
    sentences: Sequence[Sentence]
    about: Sequence[tuple[Told, Shown]]


@dataclass(frozen=True)
class Speaker:
    """Where somebody spoke, and what they claimed."""

    who: Shown
    acts: list[Act] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def read_speakers(asking: Asking, page: Page) -> Sequence[Speaker]:
    """Return those who speak on a page."""
    claims = {row["what"].value for row in page.rows if "claimed" in row}
    acts = {row["what"].value for row in page.rows if "claimed" not in row}
    rows = asking.rows(queries.behind_sayings(claims, acts), *queries.PREFIXES)
    known = _by_thing(rows, claims)
    circumstances = asking.rows(queries.circumstances(claims), *queries.PREFIXES)
    names = Names.read(asking, _iris([*page.rows, *rows, *circumstances]), in_order())
    speakers: dict[str, Speaker] = {}
    places = {iri: place for place, iri in enumerate(known)}
    for row in sorted(page.rows, key=lambda row: places.get(row["what"].value, len(places))):
        who, what = row["who"], row["what"].value
        speaker = speakers.setdefault(who.value, Speaker(shown(who, names)))
        own = known.get(what, ())
        if "claimed" not in row:
            speaker.acts.append(_act(what, own, names))
        elif own:
            speaker.claims.append(_claim(what, own[0], circumstances, names))
    return list(speakers.values())


def _by_thing(rows: Sequence[Row], claims: Collection[str]) -> Mapping[str, Sequence[Assertion]]:
    """Return each claim by its own IRI, and all other assertions by the act they are about."""
    by_assertion: dict[str, list[Row]] = {}
    for row in rows:
        by_assertion.setdefault(row["assertion"].value, []).append(row)
    found: dict[str, list[Assertion]] = {}
    for iri, own in by_assertion.items():
        (assertion,) = read_assertions(own, "", {})
        about = iri if iri in claims else assertion.subject or assertion.node
        if iri in claims or assertion.status != "claimed":
            found.setdefault(about, []).append(assertion)
    return found


def _iris(rows: Iterable[Row]) -> Iterator[str]:
    yield from (term.value for row in rows for term in row.values() if term.is_iri)


def _act(iri: str, assertions: Sequence[Assertion], names: Names) -> Act:
    about = [one for one in assertions if one.prop and one.prop != str(IPCOOP.hasSpeaker)]
    there = [one for one in assertions if one not in about]
    return Act(shown(Term(iri), names), sentences_of(there), [_point(one, names) for one in about])


def _point(one: Assertion, names: Names) -> tuple[Told, Shown]:
    status = names.of(f"{SCHEME}status/{one.status}")
    return told([one], one.status, names)[0], Shown(status.value, status.language)


def _claim(iri: str, one: Assertion, circumstances: Sequence[Row], names: Names) -> Claim:
    own = [row for row in circumstances if row["claim"].value == iri]
    occasion, modality = (
        next((shown(row[key], names) for row in own if key in row), None)
        for key in ("occasion", "modality")
    )
    return Claim(told([one], one.status, names)[0], modality, occasion)

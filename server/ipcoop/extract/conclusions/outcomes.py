"""What a document as a whole tells of an instrument: its event, day, place and parties."""

from dataclasses import replace
from datetime import date

from rdflib import XSD, Literal

from ipcoop.extract.conclusions.items import are_items_apart
from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Fact, Thing
from ipcoop.extract.finders.date_model import Precision
from ipcoop.extract.model import Span, Status

_WHEN = ("signedOn", "signedNotBefore")
_OFFICES = ("offices", "partners", "members", "authorities")


def outcomes(here: Discourse, main: Thing | None) -> None:
    """Complete what is said of the instruments of a document."""
    _members(here)
    made = [t for t in here.things if t.family == "instrument" and t.made and not t.iri]
    for thing in made:
        told = _told(here, thing)
        if main and told and _could_be_outcome(here, thing, main):
            _outcome(here, thing, main, told)
    for fact in [f for f in here.facts if f.predicate == "isSigningOf" and f.claim is None]:
        signed = fact.object
        if isinstance(signed, Thing) and not signed.part_of and not signed.iri and signed.made:
            _outcome(here, signed, fact.subject, fact.spans)
    _initials(here)


def said(here: Discourse, subject: Thing, *predicates: str) -> list[Fact]:
    """Return what is said of a thing as a fact."""
    return [
        fact
        for fact in here.facts
        if fact.subject is subject and fact.predicate in predicates and fact.claim is None
    ]


def _told(here: Discourse, thing: Thing) -> tuple[Span, ...]:
    """Return the words that tell of the making of an instrument."""
    facts = said(here, thing, "signedOn", "signedAt", "hasParty", "hasSignatory", "isOutcomeOf")
    stated = [fact.spans for fact in facts if fact.status is Status.STATED]
    signed = [
        link.spans for link in here.links if link.type == "SignatureAct" and thing in link.key
    ]
    return next(iter([*stated, *signed]), tuple(thing.spans[:1]))


def _could_be_outcome(here: Discourse, thing: Thing, main: Thing) -> bool:
    if thing.part_of:
        return thing.part_of is main
    if not main.facts or here.in_passing(main) or main.type == "Seminar":
        return False
    if _is_to_be_signed(here, thing) or are_items_apart(here, main, thing):
        return False
    if _is_told_later(here, thing, main):
        return False
    days = [fact.object for fact in said(here, thing, "signedOn")]
    if days and isinstance(days[0], Literal):
        held = _days(here, main)
        return bool(held) and min(held) <= days[0].toPython() <= max(held)
    places = [fact.object for fact in said(here, thing, "signedAt")]
    if places and main.place and places[0] is not main.place:
        return False
    return not said(here, thing, "signedNotBefore")


def _days(here: Discourse, event: Thing) -> list[date]:
    """Return the first and the last day of an event, as far as they are told."""
    told = [f.object.toPython() for f in said(here, event, "startDate", "endDate")
            if isinstance(f.object, Literal)]  # fmt: skip
    whole = [event.date.first, event.date.last] if event.date else []
    return [*whole, *told]


def _is_to_be_signed(here: Discourse, thing: Thing) -> bool:
    """Tell whether the text says of an instrument that it is going to be signed."""
    return any(f.subject is thing and f.predicate in _WHEN and f.claim for f in here.facts)


def _is_told_later(here: Discourse, thing: Thing, main: Thing) -> bool:
    """Tell whether a text comes to an event only paragraphs after what was signed."""
    source = here.source.document
    start, end = thing.spans[0].start, main.spans[0].start
    return source.sentences[0].end < start < end and "\n\n" in source.text[start:end]


def _outcome(here: Discourse, thing: Thing, main: Thing, told: tuple[Span, ...]) -> None:
    if not thing.part_of:
        thing.part_of = main
        here.say(thing, "isOutcomeOf", main, [*told, *main.spans[:1]], status=Status.IMPLIED)
    if thing.made == "signed":
        _dated(here, thing, main, told)
        _placed(here, thing, main, told)


def _status(here: Discourse, thing: Thing) -> Status:
    facts = said(here, thing, "isOutcomeOf")
    return Status.STATED if any(f.status is Status.STATED for f in facts) else Status.IMPLIED


def _dated(here: Discourse, thing: Thing, main: Thing, told: tuple[Span, ...]) -> None:
    """The day of an outcome is that of the event, or lies within its days."""
    date = main.date
    if date is None or date.precision is not Precision.DAY:
        return
    if said(here, thing, "signedOn", "signedNotBefore"):
        return
    first, last = (Literal(day, datatype=XSD.date) for day in (date.first, date.last))
    if date.first == date.last:
        spans = [*told, *_words(here, main, "startDate")]
        here.say(thing, "signedOn", first, spans, status=_status(here, thing))
    else:
        here.say(
            thing,
            "signedNotBefore",
            first,
            [*told, *_words(here, main, "startDate")],
            status=Status.IMPLIED,
        )
        here.say(
            thing,
            "signedNotAfter",
            last,
            [*told, *_words(here, main, "endDate")],
            status=Status.IMPLIED,
        )


def _placed(here: Discourse, thing: Thing, main: Thing, told: tuple[Span, ...]) -> None:
    """The place of an outcome is that of the event, and the other way round."""
    at = said(here, thing, "signedAt")
    if main.place and main.place.family != "country" and not at:
        spans = [*told, *_words(here, main, "takesPlaceIn")]
        here.say(thing, "signedAt", main.place, spans, status=_status(here, thing))
    if at and not main.place and isinstance(at[0].object, Thing):
        here.say(
            main,
            "takesPlaceIn",
            at[0].object,
            [*at[0].spans, *main.spans[:1]],
            status=Status.IMPLIED,
        )


def _words(here: Discourse, event: Thing, predicate: str) -> tuple[Span, ...]:
    facts = said(here, event, predicate)
    return facts[0].spans if facts else ()


def _members(here: Discourse) -> None:
    """Where “the IP5 offices” adopt something, each of them does, if the text names them."""
    facts = []
    for fact in here.facts:
        members = _members_of(here, fact) if fact.predicate == "hasParty" else []
        facts += [replace(fact, object=one) for one in members] or [fact]
    here.facts = facts


def _members_of(here: Discourse, fact: Fact) -> list[Thing]:
    group = fact.object
    if not isinstance(group, Thing) or group.family != "group":
        return []
    text = here.source.document.text
    if not any(word in text[s.start : s.end].casefold() for s in fact.spans for word in _OFFICES):
        return []
    told = (
        f for f in here.facts if f.predicate == "isMemberOf" and f.object is group and not f.claim
    )
    members = list({id(f.subject): f.subject for f in told}.values())
    return members if len(members) > 1 else []


def _initials(here: Discourse) -> None:
    """“The MoU” gives a Memorandum of Understanding its acronym, where nothing else does."""
    for thing, text, span in here.initials.values():
        if not thing.acronym and thing.facts and thing.head != "pph":
            thing.acronym = text
            here.say(thing, "acronym", here.text(text), [span], status=Status.IMPLIED)

"""What is said of an event in several places of a document is squared with each other."""

from collections.abc import Iterable
from dataclasses import replace

from rdflib import Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Claim, Fact, Thing, join
from ipcoop.extract.model import Span, Status
from ipcoop.extract.rules.taking_part import participation

_ONE_VALUE = {
    "startDate": "On which day did this begin: {name}?",
    "endDate": "On which day did this end: {name}?",
    "takesPlaceIn": "Where did this take place: {name}?",
    "editionNumber": "Which in its series was this: {name}?",
    "statedCountryCount": "How many countries were there: {name}?",
}
_BOTH = 2
_BOUNDS = ("heldNotBefore", "heldNotAfter")


def square(here: Discourse) -> None:
    """Complete what is said of events, and take back what is contradicted."""
    for thing in [t for t in here.things if t.family == "event"]:
        if thing.head:
            _place(here, thing)
            _number(here, thing)
    for thing, larger, span in here.beside:
        if larger.place and not thing.place:
            thing.place = larger.place
            here.say(thing, "takesPlaceIn", larger.place, [span], status=Status.IMPLIED)
    _heading_counts(here)
    _later(here)
    _arrive(here)
    by_event: dict[int, list[Fact]] = {}
    for fact in here.facts:
        if fact.subject.family == "event" and fact.claim is None:
            by_event.setdefault(id(fact.subject), []).append(fact)
    for facts in by_event.values():
        _square(here, facts)


def _heading_counts(here: Discourse) -> None:
    """Hold the number of countries in the heading against that in the text."""
    main = here.main_event()
    told = {
        str(f.object)
        for f in here.facts
        if f.subject is main and f.predicate == "statedCountryCount"
    }
    for phrase in here.heading_counts if main and told else ():
        here.say(main, "statedCountryCount", here.number(phrase.value.number), [phrase.span])


def _arrive(here: Discourse) -> None:
    """Let those who led a delegation take part in the event that the text is about."""
    main = here.main_event()
    for agent, spans in here.waiting if main else ():
        participation(here, main, agent, list(spans), None)  # type: ignore[arg-type]


def _told(here: Discourse, thing: Thing) -> list[tuple[Status, Claim | None]]:
    """Return the warrants of what is said of an event."""
    facts = [(f.status, f.claim) for f in here.facts if thing is f.subject or thing is f.object]
    links = [(k.status, k.claim) for k in here.links if any(v is thing for _, v in k.links)]
    return facts + links


def _number(here: Discourse, thing: Thing) -> None:
    if thing.number:
        here.say_later(thing, "editionNumber", here.number(thing.number), thing.spans[:1])


def _later(here: Discourse) -> None:
    """Say what holds of an event if the event itself is told as a fact, or else claimed."""
    for fact in _without_heading(here):
        warrants = _told(here, fact.subject)
        stated = fact.subject.facts or any(claim is None for _, claim in warrants)
        if stated:
            here.facts.append(fact)
        elif warrants or fact.subject.claim:
            claim = fact.subject.claim or warrants[0][1]
            here.facts.append(replace(fact, status=Status.CLAIMED, claim=claim))


def _without_heading(here: Discourse) -> list[Fact]:
    """Leave out the theme that the heading gives where the text gives it more exactly."""
    body = here.source.document.sentences[0].end if here.source.document.sentences else 0
    told = {(id(f.subject), f.predicate) for f in here.later if f.spans[0].start > body}
    return [
        fact
        for fact in here.later
        if fact.spans[0].start > body or (id(fact.subject), fact.predicate) not in told
    ]


def _place(here: Discourse, thing: Thing) -> None:
    """An event without a place takes place where the dateline or the heading says."""
    if thing.place or thing.part_of or thing is not here.main_event():
        return
    phrase = None
    if here.dateline and _told_in_sentence(here, thing, here.dateline.span):
        phrase = here.dateline
    elif here.heading_place:
        phrase = here.heading_place
    place = here.place(phrase) if phrase else None
    if place and phrase and thing.facts:
        thing.place = place
        here.say(thing, "takesPlaceIn", place, [phrase.span])


def _told_in_sentence(here: Discourse, thing: Thing, dateline: Span) -> bool:
    """Tell whether the sentence that opens with the dateline tells of an event as a fact."""
    sentence = next(s for s in here.source.document.sentences if s.start <= dateline.start < s.end)
    return any(
        (fact.claim is None and fact.subject is thing)
        or (fact.object is thing and fact.claim is None)
        for fact in here.facts
        if fact.predicate in ("startDate", "endDate", "organises", "heldNotBefore")
        and any(sentence.start <= span.start < sentence.end for span in fact.spans)
    )


def _square(here: Discourse, facts: list[Fact]) -> None:
    thing = facts[0].subject
    facts = _with_later_end(here, _without_days_inside(here, facts))
    for predicate, label in _ONE_VALUE.items():
        said = [f for f in facts if f.predicate == predicate]
        values = {_key(f.object) for f in said}
        if len(values) <= 1:
            _once(here, said)
        elif not _nested(here, predicate, said):
            _take_back(here, said)
            here.ask(thing, predicate, label.format(name=thing.label), _spans(said))
    _bounds(here, thing, facts)


def _without_days_inside(here: Discourse, facts: list[Fact]) -> list[Fact]:
    """Leave out a single day within the days that an event lasts: “at the seminar on Monday”."""
    ends: dict[tuple[Span, ...], dict[str, str]] = {}
    for fact in facts:
        if fact.predicate in ("startDate", "endDate"):
            ends.setdefault(fact.spans, {})[fact.predicate] = str(fact.object)
    whole = [e for e in ends.values() if len(e) == _BOTH and e["startDate"] < e["endDate"]]
    if not whole:
        return facts
    first, last = whole[0]["startDate"], whole[0]["endDate"]
    inside = {
        spans
        for spans, e in ends.items()
        if len(e) == _BOTH and e["startDate"] == e["endDate"] and first <= e["startDate"] <= last
    }
    gone = [f for f in facts if f.spans in inside and f.predicate in ("startDate", "endDate")]
    _take_back(here, gone)
    return [f for f in facts if f not in gone]


def _with_later_end(here: Discourse, facts: list[Fact]) -> list[Fact]:
    """Let “and wrapped up the next day” make the one day given before the first."""
    starts = {f.spans: str(f.object) for f in facts if f.predicate == "startDate"}
    ends = [f for f in facts if f.predicate == "endDate"]
    alone = {str(f.object) for f in ends if f.spans not in starts}
    gone = [
        f
        for f in ends
        if starts.get(f.spans) == str(f.object) and any(str(f.object) < e for e in alone)
    ]
    _take_back(here, gone)
    return [f for f in facts if f not in gone]


def _key(value: Thing | Literal) -> str:
    return str(value) if isinstance(value, Literal) else str(id(value))


def _nested(here: Discourse, predicate: str, said: list[Fact]) -> bool:
    """Tell whether one of two places is the country of the other; the city is kept."""
    if predicate != "takesPlaceIn":
        return False
    if said[0].subject.head == "visit":
        _each_once(here, said)
        return True
    countries = [f for f in said if isinstance(f.object, Thing) and f.object.family == "country"]
    cities = {_key(f.object) for f in said if f not in countries}
    if len(cities) == 1:
        _take_back(here, countries)
        _once(here, [f for f in said if f not in countries])
        return True
    return False


def _bounds(here: Discourse, thing: Thing, facts: list[Fact]) -> None:
    """Drop a month or year where the day is known; ask where they do not agree."""
    bounds = [f for f in facts if f.predicate in _BOUNDS]
    days = [f for f in facts if f.predicate in ("startDate", "endDate") and f in here.facts]
    if not bounds:
        return
    if days:
        if not _agree(days, bounds):
            _take_back(here, days)
            label = _ONE_VALUE["startDate"].format(name=thing.label)
            here.ask(thing, "startDate", label, _spans([*days[:1], *bounds[:1]]))
        _take_back(here, bounds)
        return
    for predicate in _BOUNDS:
        _narrowest(here, [f for f in bounds if f.predicate == predicate], predicate)


def _agree(days: list[Fact], bounds: list[Fact]) -> bool:
    first = [str(f.object) for f in bounds if f.predicate == "heldNotBefore"]
    last = [str(f.object) for f in bounds if f.predicate == "heldNotAfter"]
    return any(a <= str(f.object) <= b for f in days for a, b in zip(first, last, strict=False))


def _narrowest(here: Discourse, said: list[Fact], predicate: str) -> None:
    pick = max if predicate == "heldNotBefore" else min
    if said:
        kept = pick(said, key=lambda f: str(f.object))
        _take_back(here, [f for f in said if f is not kept])


def _each_once(here: Discourse, said: list[Fact]) -> None:
    """Keep each of the places that a visit leads to."""
    first = {_key(f.object): f for f in reversed(said)}
    _take_back(here, [f for f in said if first[_key(f.object)] is not f])


def _once(here: Discourse, said: list[Fact]) -> None:
    """Keep one of several facts that say the same."""
    _take_back(here, said[1:])


def _take_back(here: Discourse, said: Iterable[Fact]) -> None:
    gone = {id(fact) for fact in said}
    if gone:
        here.facts = [fact for fact in here.facts if id(fact) not in gone]


def _spans(said: list[Fact]) -> tuple[Span, ...]:
    return join(*(span for fact in said for span in fact.spans))

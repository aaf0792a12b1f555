"""What a document leaves open although a reader would expect to learn it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Fact, Thing
from ipcoop.extract.model import Span, Status

_WHOLE = ("Conference", "Meeting", "Seminar")
_OWN_ADDRESS = re.compile(r"\w\.[a-z]{2,}\b")
_THIS_EVENT = re.compile(r"\b[Tt]his (?:conference|meeting|forum|seminar|workshop|event|summit)\b")
_UNCOUNTED = re.compile(
    r"\b(?:various|several|many|numerous|a number of|a series of|multiple)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Open:
    """A property that is expected of a thing, and what else answers for it."""

    property: str
    label: str
    also: tuple[str, ...] = ()


_OF_EVENTS = (
    _Open("startDate", "When did {the} take place?", ("heldNotBefore",)),
    _Open("takesPlaceIn", "Where did {the} take place?"),
    _Open("isOrganisedBy", "Who organised {the}?"),
)
_OF_INSTRUMENTS = (
    _Open("hasParty", "Who are the parties to {the}?", ("hasSignatureAct",)),
    _Open("hasSignatory", "Who signed {the}?", ("hasSignatureAct",)),
    _Open("signedOn", "On which day was {the} signed?", ("signedNotBefore",)),
)
_OF_FUNDS = (_Open("isFundedBy", "Who pays into {the}?"),)


def ask(here: Discourse) -> None:
    """Put the questions that a document leaves open."""
    told = {
        id(end)
        for fact in here.facts
        if fact.claim is None and fact.predicate != "mentions"
        for end in (fact.subject, fact.object)
    }
    for thing in [t for t in here.things if _is_reported(t, told)]:
        for one in _expected(thing):
            if not _is_answered(here, thing, one):
                here.ask(thing, one.property, one.label.format(the=_the(thing)), thing.spans[:1])
        _about_work(here, thing)
    _about_heads(here)
    _about_others(here)
    _about_parts(here)
    _about_document(here)


def _about_others(here: Discourse) -> None:
    """Ask who else came, where fewer countries are named than counted."""
    for fact in here.facts:
        event, count = fact.subject, fact.object
        if fact.predicate != "statedCountryCount" or fact.claim or isinstance(count, Thing):
            continue
        asked = {(a.subject, a.property) for a in here.asked}
        named = _countries(here, event)
        if named and len(named) != count.toPython() and (event, "statedCountryCount") not in asked:
            label = f"Which other countries took part in {_the(event)}?"
            here.ask(event, "hasParticipation", label, fact.spans)


def _countries(here: Discourse, event: Thing) -> set[str]:
    """Return the countries of those who are known to take part in an event."""
    agents = [
        link.key[1] for link in here.links if link.type == "Participation" and link.key[0] is event
    ]
    posts = [
        post
        for agent in agents
        for post in (agent.parties if agent.family == "person" else [agent])
    ]
    bodies = [thing.owner if thing.family == "post" else thing for thing in posts]
    return {_country(here, body) for body in bodies if body} - {""}


def _country(here: Discourse, body: Thing) -> str:
    if body.owner and body.owner.family == "country":
        return body.owner.iri
    return here.reference.country_of(body.iri) if body.iri else ""


def _is_reported(thing: Thing, told: set[int]) -> bool:
    """Tell whether the document itself tells of a thing, as a fact."""
    if thing.claim or not thing.spans or (thing.iri and thing.family not in ("fund", "instrument")):
        return False
    return thing.facts or id(thing) in told


def _expected(thing: Thing) -> tuple[_Open, ...]:
    if thing.family == "event":
        return _OF_EVENTS if thing.type in _WHOLE else ()
    return {"instrument": _OF_INSTRUMENTS, "fund": _OF_FUNDS}.get(thing.family, ())


def _the(thing: Thing) -> str:
    """Return what to call a thing in a question: “the Joint Declaration”."""
    label = thing.label
    if not thing.named and label[:2].istitle():
        label = label[0].lower() + label[1:]
    return f"the {label}"


def _is_answered(here: Discourse, thing: Thing, one: _Open) -> bool:
    """Tell whether the text answers; what it merely implies of a conference is no answer."""
    if "hasSignatureAct" in one.also and here.is_told(thing, "hasSignatureAct"):
        return True
    told = [f for f in here.facts if f.claim is None and f.subject is thing]
    told = [f for f in told if f.predicate in (one.property, *one.also)]
    if one.property == "isOrganisedBy":
        told += [
            f
            for f in here.facts
            if f.predicate == "organises" and f.object is thing and not f.claim
        ]
    return any(f.status is Status.STATED or not _is_guessed(here, thing, f) for f in told)


def _is_guessed(here: Discourse, thing: Thing, fact: Fact) -> bool:
    """Tell whether something is implied of an instrument by its event, or the other way round."""
    if thing.family == "instrument":
        return True
    placed = (f for f in here.facts if f.predicate == "signedAt" and f.claim is None)
    return fact.predicate == "takesPlaceIn" and any(set(f.spans) & set(fact.spans) for f in placed)


def _about_work(here: Discourse, thing: Thing) -> None:
    """Ask of an activity that only a verb tells of, or that stands for an unknown number."""
    if thing.family == "event":
        if thing.type == "Conference" and thing.acronym and not thing.number:
            label = f"Of which series is {_the(thing)} an edition, and which one?"
            here.ask(thing, "isEditionOf", label, _acronym_words(here, thing))
    elif thing.family == "activity" and thing.type == "ActivityAggregate":
        if _UNCOUNTED.search(_text_before(here, thing)):
            label = f"How many are meant, and which: {thing.label}?"
            here.ask(thing, "statedActivityCount", label, thing.spans[:1])
    elif thing.family == "activity" and thing.label.startswith("Development of "):
        _about_development(here, thing)


def _about_development(here: Discourse, thing: Thing) -> None:
    goods = [
        f for f in here.facts if f.subject is thing and f.predicate == "benefits" and not f.claim
    ]
    countries = [f for f in goods if isinstance(f.object, Thing) and f.object.family == "country"]
    what = thing.label.removeprefix("Development of ")
    if not countries:
        label = f"For which countries was this developed: {what}?"
        here.ask(thing, "benefits", label, goods[0].spans if goods else thing.spans[:1])
    if not here.is_told(thing, "startDate", "startYear"):
        here.ask(thing, "startDate", f"When was this developed: {what}?", thing.spans[:1])
    for fact in goods:
        group = fact.object
        if isinstance(group, Thing) and group.label.startswith("Other ") and thing.owner:
            name = group.label.removesuffix(" (unnamed)").lower()
            label = f"Does “{name}” count the country of {here.short(thing.owner)} among them?"
            here.ask(group, "isMembershipIn", label, fact.spans)


def _text_before(here: Discourse, thing: Thing) -> str:
    span = thing.spans[0]
    return here.source.document.text[max(0, span.start - 12) : span.end]


def _acronym_words(here: Discourse, thing: Thing) -> tuple[Span, ...]:
    told = (f.spans for f in here.facts if f.subject is thing and f.predicate == "acronym")
    return next(told, tuple(thing.spans[:1]))


def _about_heads(here: Discourse) -> None:
    """Ask who the unnamed heads are, and whether the host is among “the heads”."""
    posts = [link.key[1] for link in here.links if link.type == "Tenure"]
    headed = [post.owner for post in posts if post.type == "HeadPost"]
    for post in here.things:
        if post.type == "HeadPost" and post.owner and post.owner not in headed:
            who = here.short(post.owner) if post.owner.iri else post.owner.label
            here.ask(post, "isHeldBy", f"Who headed {who} at the time?", post.spans[:2])
    heads = here.heads
    spoken = [f for f in here.facts if heads and f.object is heads and f.predicate == "hasSpeaker"]
    hosts = [f.subject for f in here.facts if f.predicate == "organises" and not f.claim]
    offices = [post.owner for post in heads.members] if heads else []
    for host in [h for h in dict.fromkeys(hosts) if h.family == "office" and h not in offices][:1]:
        if heads and spoken:
            label = f"Is the head of {here.short(host)} among “the heads”?"
            here.ask(heads, "includesHolderOf", label, spoken[0].spans[:1])


def _about_parts(here: Discourse) -> None:
    """Ask on what occasion somebody spoke, where the text leaves it open."""
    main = here.main_event()
    for act in here.things if main else []:
        if act.family != "event" or act.claim or not act.owner or act is main:
            continue
        who = here.who(act.owner)
        if act.type == "Statement" and not act.part_of and _is_on(here, act, main):
            label = f"On what occasion did {who} say this?"
            here.ask(act, "isSubEventOf", label, act.spans[:1])
        ceremonies = list(_ceremonies(here, main))
        if act.type == "Speech" and act.part_of is main and ceremonies:
            label = f"Was the speech of {who} given at the {ceremonies[0].label.lower()}?"
            here.ask(act, "isSubEventOf", label, act.spans[:1])


def _is_on(here: Discourse, act: Thing, main: Thing | None) -> bool:
    """Tell whether somebody speaks of the event, but perhaps not at it."""
    said = [f for f in here.facts if f.claim and f.claim.act is act]
    told = (f for f in here.facts if f.subject is act and f.predicate == "reportedContent")
    words = [str(fact.object) for fact in told]
    return any(main in (f.subject, f.object) for f in said) or any(map(_THIS_EVENT.search, words))


def _ceremonies(here: Discourse, main: Thing | None) -> Iterator[Thing]:
    return (t for t in here.things if t.type == "Ceremony" and t.part_of is main and not t.claim)


def _about_document(here: Discourse) -> None:
    first = here.source.document.sentences[:1]
    if not first:
        return
    span = [Span(first[0].start, first[0].end)]
    metadata = here.source.metadata
    if not metadata.issued:
        here.ask(here.document, "dcterms:issued", "When was the text published?", span)
    if not metadata.publisher:
        here.ask(here.document, "dcterms:publisher", "Who published the text?", span)
    if not metadata.creator and (not metadata.publisher or _OWN_ADDRESS.search(metadata.publisher)):
        here.ask(here.document, "dcterms:creator", "Who wrote the text?", span)

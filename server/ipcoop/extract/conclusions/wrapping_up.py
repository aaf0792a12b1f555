"""What follows from a document as a whole: what it implies, and what it leaves open."""

from ipcoop.extract.conclusions.asking import ask
from ipcoop.extract.conclusions.implying import imply
from ipcoop.extract.conclusions.named_heads import name_heads
from ipcoop.extract.conclusions.outcomes import outcomes, said
from ipcoop.extract.conclusions.signings import date_signings, settle_signings
from ipcoop.extract.conclusions.squaring import square
from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.rules.cooperation_nouns import members_cooperate
from ipcoop.extract.rules.when_where import within
from ipcoop.extract.rules.within import acts_within
from ipcoop.namespaces import ID


def wrap_up(here: Discourse) -> None:
    """Add what the document implies, and ask for what it does not say."""
    square(here)
    name_heads(here)
    settle_signings(here)
    main = here.main_event()
    if main:
        _parts(here, main)
    outcomes(here, main)
    date_signings(here)
    if main:
        imply(here, main)
    _untie(here)
    _heads(here)
    _funds(here)
    members_cooperate(here)
    ask(here)


def _parts(here: Discourse, main: Thing) -> None:
    """Acts of speech, ceremonies and the like belong to the event that is reported on."""
    acts_within(here, main)
    for thing in here.things:
        is_part = thing.type in ("Ceremony", "Signing") and not thing.named
        is_part = is_part and thing.head != "inauguration"
        is_open = thing is not main and thing.claim is None and not thing.part_of
        is_open = is_open and not _is_elsewhere(thing, main)
        if thing.family == "event" and is_part and is_open:
            thing.part_of = main
            here.say(thing, "isSubEventOf", main, thing.spans[:1], status=Status.IMPLIED)


def _untie(here: Discourse) -> None:
    """Take back that an event is part of one of its own parts."""
    for thing in [t for t in here.things if t.family == "event"]:
        seen, whole = {id(thing)}, thing.part_of
        while whole and id(whole) not in seen:
            seen.add(id(whole))
            whole = whole.part_of
        if whole is thing:
            larger, thing.part_of = thing.part_of, None
            here.facts = [
                fact
                for fact in here.facts
                if not (
                    fact.subject is thing
                    and fact.predicate == "isSubEventOf"
                    and fact.object is larger
                )
            ]


def _is_elsewhere(thing: Thing, main: Thing) -> bool:
    """Tell whether an event is known to be on other days, or in another city, than the main one."""
    if thing.date and main.date and not within(thing.date, main.date):
        return True
    places = {thing.place, main.place} - {None}
    return len(places) > 1 and not any(place and place.family == "country" for place in places)


def _heads(here: Discourse) -> None:
    for thing in here.things:
        if thing.family == "post" and thing.type == "HeadPost" and thing.owner:
            here.say(thing, "isHeadPostOf", thing.owner, thing.spans, status=Status.IMPLIED)


def _funds(here: Discourse) -> None:
    """A fund-in-trust with WIPO in its name is administered by WIPO."""
    for thing in here.things:
        if thing.family == "fund" and "wipo" in thing.label.casefold():
            wipo = here.known.get(str(ID["organisation/wipo"]))
            if wipo and not said(here, thing, "isAdministeredBy"):
                here.say(thing, "isAdministeredBy", wipo, thing.spans[:1], status=Status.IMPLIED)

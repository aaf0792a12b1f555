"""Which acts of speech belong to the event that a document reports on without saying so."""

from ipcoop.extract.conclusions.items import are_items_apart
from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Link, Thing
from ipcoop.extract.model import Status

ACTS = frozenset(("Speech", "Presentation", "Statement", "Discussion"))


def acts_within(here: Discourse, main: Thing) -> None:
    """Speeches and discussions belong to the event; statements do if their speaker takes part."""
    acts = [thing for thing in here.things if _is_open(here, thing, main)]
    for plain in (False, True):
        for act in acts:
            is_statement = act.type == "Statement"
            whole = _setting(here, act, main)
            if whole is None:
                continue
            if (
                is_statement is plain
                and not act.part_of
                and (not plain or _takes_part(here, act, main))
            ):
                act.part_of = whole
                here.say(
                    act,
                    "isSubEventOf",
                    whole,
                    [*act.spans[:1], *whole.spans[:1]],
                    status=Status.IMPLIED,
                )


def _setting(here: Discourse, act: Thing, main: Thing) -> Thing | None:
    """Return the event that was spoken of last when an act began: the main one, or a part of it."""
    setting = here.settings.get(id(act), main)
    if setting is main or setting.type in ACTS or setting.claim:
        return main
    return setting if setting.part_of is main or setting.type == "Ceremony" else None


def _is_open(here: Discourse, act: Thing, main: Thing) -> bool:
    if act.family != "event" or act.type not in ACTS or act is main or act.claim or act.part_of:
        return False
    if act.head == "talks" and "visit" not in main.head:
        return False
    told = [fact for fact in here.facts if fact.subject is act]
    if told and all(fact.claim for fact in told):
        return False
    of_main = [fact for fact in here.facts if main in (fact.subject, fact.object)]
    if of_main and all(fact.claim for fact in of_main):
        return False
    if are_items_apart(here, main, act):
        return False
    is_before = bool(main.spans and act.spans) and main.spans[0].start < act.spans[0].start
    return is_before and id(act) not in here.apart


def _takes_part(here: Discourse, act: Thing, main: Thing) -> bool:
    """Tell whether a document has a speaker take part in an event, sign there, or speak there."""
    who = act.owner
    if who is None or id(act) in here.polite:
        return who is not None
    known = [who, *who.parties] if who.family == "person" else [who]
    if any(_joins(link, known, main) for link in here.links):
        return True
    return any(
        thing.owner is who and thing.part_of is main and thing.type in ACTS for thing in here.things
    )


def _joins(link: Link, known: list[Thing], main: Thing) -> bool:
    """Tell whether a link is somebody's participation in an event, or signature."""
    if link.claim or not any(thing is one for thing in link.key for one in known):
        return False
    at_main = any(thing is main for thing in link.key)
    return link.type == "SignatureAct" or (link.type == "Participation" and at_main)

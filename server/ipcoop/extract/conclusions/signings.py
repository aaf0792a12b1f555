"""What is signed at a signing, and when and where that is: as the text tells it of the instrument."""

from ipcoop.extract.conclusions.outcomes import said
from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status

_TOLD = {"signedOn": ("startDate", "endDate"), "signedAt": ("takesPlaceIn",)}


def settle_signings(here: Discourse) -> None:
    """Tie “the signing ceremony” to the instrument that the text tells of as signed."""
    for thing in _signings(here):
        signed = None if said(here, thing, "isSigningOf") else _signed(here, thing)
        if signed:
            here.say(thing, "isSigningOf", signed, [*thing.spans[:1], *signed.spans[:1]])
            thing.date = thing.date or signed.date


def date_signings(here: Discourse) -> None:
    """A signing has the day and the place of what is signed."""
    for thing in _signings(here):
        for link in said(here, thing, "isSigningOf"):
            if isinstance(link.object, Thing):
                _date(here, thing, link.object)


def _signings(here: Discourse) -> list[Thing]:
    return [thing for thing in here.things if thing.type == "Signing" and thing.claim is None]


def _signed(here: Discourse, thing: Thing) -> Thing | None:
    """Return the one instrument that has been signed, or the last one told before the signing."""
    made = [
        t for t in here.things if t.family == "instrument" and not t.claim and _is_signed(here, t)
    ]
    before = [t for t in made if t.spans[0].start < thing.spans[0].start]
    return made[0] if len(made) == 1 else before[-1] if before else None


def _is_signed(here: Discourse, thing: Thing) -> bool:
    """Tell whether a text reports the signing of an instrument, and does not look back on it."""
    told = thing.made == "signed" or bool(said(here, thing, "signedOn"))
    return told and not said(here, thing, "signedNotBefore")


def _date(here: Discourse, thing: Thing, signed: Thing) -> None:
    for told, properties in _TOLD.items():
        for fact in said(here, signed, told)[:1]:
            for prop in properties:
                if not said(here, thing, prop):
                    here.say(thing, prop, fact.object, fact.spans, status=Status.IMPLIED)

"""What is said of a thing in words that no relation carries: praise, hearsay, plans."""

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.instruments import instrument
from ipcoop.extract.discourse.things import Claim, Thing
from ipcoop.extract.discourse.works import activity, fund
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase

REFERENTS = {Kind.EVT: event, Kind.INS: instrument, Kind.FND: fund, Kind.ACV: activity}
"""How a phrase that names no agent is tied to what it names."""


def describe(
    here: Discourse, masked: Masked, subject: Thing, found: tuple[int, int], by: Claim
) -> None:
    """Record masked characters as what somebody, or the document, says of a subject."""
    start, end = found
    span = masked.span(start, start + len(masked.text[start:end].rstrip(" ,.")))
    words = here.source.document.text[span.start : span.end]
    before, here.claim = here.claim, by
    here.say(subject, "describedAs", here.text(words, "en"), [span])
    here.claim = before


def described(here: Discourse, phrases: list[Phrase]) -> Thing | None:
    """Return what the first phrase names, if that is one thing that the document knows."""
    for phrase in phrases[:1]:
        things = here.agent(phrase)
        if len(things) == 1:
            return things[0]
        find = REFERENTS.get(phrase.kind)
        if find and not getattr(phrase.value, "none", False):
            return find(here, phrase)
    return None

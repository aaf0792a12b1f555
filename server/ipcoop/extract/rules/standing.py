"""Which instruments stand between bodies: “SAIP already has a PPH with the JPO”."""

from dataclasses import replace

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.instruments import instrument, is_several
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.finders.date_model import Boundary, DateMention
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.occasions import signed_on
from ipcoop.extract.rules.parties import Told, body_of, party

_WHO = "(?P<who><ORG|GRP|CTY|PRO>(?:(?:,? and (?:the )?|, )<ORG|GRP|CTY>)*)"
_HAVE = rule(
    rf"{_WHO},? (?:already |currently |now |also )?(?:has|have|maintains?)(?: already)?(?: had)? "
    rf"(?P<what><INS>)"
    r"(?:(?: in place| in force)? since (?P<since><DAT>))?"
)
_BOUND = rule(
    rf"{_WHO} (?:are|have been|were|is|has been) (?:bound|linked|connected|tied)(?: together)?"
    r"(?: (?:since )?(?P<since><DAT>))? (?:by|through|under) (?P<what><INS>)"
)


def standing(here: Discourse, masked: Masked) -> None:
    """Read that bodies have an instrument: “SAIP already has PPH programmes with …”."""
    for owned in [p for p in masked if p.kind is Kind.INS and p.parts.get("owner")]:
        for partner in owned.parts["parties"] if is_several(noun_of(owned)) else []:
            _one_of(here, owned, owned.parts["owner"], partner)
    for match in (*_HAVE.finditer(masked.text), *_BOUND.finditer(masked.text)):
        phrase = masked.of(match, "what")[0]
        if noun_of(phrase).none:
            continue
        partners = phrase.parts.get("parties", [])
        for part in partners if is_several(noun_of(phrase)) else [None]:
            thing = instrument(here, _with(phrase, part) if part else phrase, made=True)
            if thing and not thing.iri:
                thing.facts = True
                _stand(here, thing, phrase, masked.of(match, "who"), [part] if part else partners)
                if match.groupdict().get("since"):
                    _since(here, thing, phrase, masked.of(match, "since")[0])


def _one_of(here: Discourse, phrase: Phrase, who: list[Phrase], partner: Phrase) -> None:
    """Record the one with one partner of “IMPI's PPH agreements with the USPTO and the JPO”."""
    thing = instrument(here, _with(phrase, partner), made=True)
    if thing and not thing.iri:
        thing.facts = True
        _stand(here, thing, phrase, who, [partner])


def _since(here: Discourse, thing: Thing, phrase: Phrase, day: Phrase) -> None:
    """What has bound two since 2014 was signed in 2014."""
    date: DateMention = day.value
    if date.boundary in (Boundary.NONE, Boundary.SINCE):
        plain = replace(date, boundary=Boundary.NONE)
        signed_on(here, thing, replace(day, value=plain), None, phrase.span)


def _with(phrase: Phrase, partner: Phrase) -> Phrase:
    """Return the one of several instruments that is with one partner."""
    noun = noun_of(phrase)
    one = replace(noun, definite=False, head=noun.head.rstrip("s"), name=noun.name.rstrip("s"))
    parts = {**phrase.parts, "parties": [partner], "owner": []}
    return replace(phrase, value=one, parts=parts, thing=None)


def _stand(
    here: Discourse, thing: Thing, phrase: Phrase, who: list[Phrase], partners: list[Phrase]
) -> None:
    for part in [*who, *partners]:
        for agent in here.agent(part):
            body = body_of(here, agent)
            if body:
                party(here, thing, body, Told([part.span, phrase.span]))

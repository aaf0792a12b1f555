"""What a text says of activities by nouns: whose they are, where and what for."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.discourse.works import activity
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.beneficiaries import at_places, benefited, benefiting
from ipcoop.extract.rules.involvement import carries_out, taken_up
from ipcoop.extract.rules.listing import listed
from ipcoop.extract.rules.parties import Told
from ipcoop.extract.rules.purposes import by_doing, stated

_UNDER = rule(
    r"(?:^|; )(?:Under|As part of|Within(?: the framework of)?|In the framework of|Through) "
    r"(?:the |its )?(?P<work><ACV>),"
)
_AHEAD = re.compile(r"(?<!\w)(?:will|would|may|might|could|plans?|planned|not)(?!\w)")
_NOT_YET = re.compile(
    r"\b(?:next|future|planned|proposed|possible|follow-up|new|forthcoming|upcoming)\b", re.I
)


def spoken_of(here: Discourse, masked: Masked) -> None:
    """Read what a sentence says of activities outside its verbs."""
    last = here.work if here.worked_in >= masked.number - 1 else None
    listed(here, masked)
    for phrase in masked:
        if phrase.kind is Kind.ACV:
            _owned(here, phrase)
            _pilot(here, masked, phrase)
    stated(here, masked, last)
    by_doing(here, masked, last)
    benefited(here, masked)
    benefiting(here, masked)
    if any(phrase.kind is Kind.ACV for phrase in masked):
        at_places(
            here,
            masked,
            {id(p): p.thing for p in masked if p.kind is Kind.ACV and p.thing and p.thing.facts},
        )


def _pilot(here: Discourse, masked: Masked, phrase: Phrase) -> None:
    """Read “a first pilot”, where the text is about the Patent Prosecution Highway."""
    noun = noun_of(phrase)
    known = any(t.type == "PatentProsecutionHighway" and t.facts for t in here.things)
    if not known or noun.head != "pilot" or noun.none or (noun.definite and not noun.ordinal):
        return
    if not _AHEAD.search(masked.text):
        label = noun.name[0].upper() + noun.name[1:]
        thing = Thing("instrument", "PatentProsecutionHighway", label, [phrase.span], head="pph")
        phrase.thing = here.thing(("instrument", label), thing)
        thing.facts = True


def _owned(here: Discourse, phrase: Phrase) -> None:
    """Read “the IP5 pilot project”: it is there, and it is that of the IP5."""
    noun = noun_of(phrase)
    owner = phrase.parts["mod"][0] if phrase.parts.get("mod") else None
    if (
        not owner
        or owner.kind not in (Kind.ORG, Kind.GRP)
        or any(here.reference.is_a(iri, "CountryGroup") for iri in owner.iris)
        or phrase.text.find(owner.text) > len("the ")
    ):
        return
    done = activity(here, phrase) if noun.definite and not noun.is_plural else None
    if done and not done.claim and not _NOT_YET.search(noun.name) and not done.owner:
        done.facts = True
        for agent in here.agent(owner):
            done.owner = agent
            carries_out(here, done, agent, Told([phrase.span]))


def _framed(here: Discourse, clause: Clause) -> Thing | None:
    """Return the activity under which something is done: “Under the Technology Project, …”."""
    match = _UNDER.match(clause.masked.text)
    if match and match.end() <= clause.group.start:
        return activity(here, clause.masked.of(match, "work")[0])
    return None


def under(here: Discourse, clause: Clause) -> None:
    """Read what is done under an activity as said of the activity."""
    done = _framed(here, clause)
    if done and clause.mood is Mood.FACT:
        taken_up(here, done, clause)

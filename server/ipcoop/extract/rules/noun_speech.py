"""What is said without a clause of its own: “stressed the need”, “welcomed the guests”."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.instruments import instrument
from ipcoop.extract.discourse.things import Claim
from ipcoop.extract.model import Modality
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.acts import act_for
from ipcoop.extract.rules.conveying import Report, report_of
from ipcoop.extract.rules.speakers import Voice, speakers, voice_of
from ipcoop.extract.rules.topics import Range, say_theme, topics, without_importance

_STRESS = frozenset(
    "stress emphasise emphasize underline underscore highlight note recall mention remind".split()
) | {"point to"}
_WEIGHT = re.compile(
    r" (?:(?:the|a|an|his|her|its|their|both|again|also|\w+ly) )*(?:(?:\w+ )?(?:importance|need|"
    r"necessity|role|value|"
    r"significance|relevance|urgency|usefulness))(?: and \w+)? (?:of|for|to|in|that)(?!\w)"
)
_INTEREST = re.compile(
    r" (?:(?:an?|its|his|her|their|strong|great|keen) )*(?:interest|readiness|willingness)(?!\w)"
)
_GUEST = rule(
    r" (?:to [^ ]+ )?(?:(?:the|his|her|its|their|all|an?) )?(?:[\w-]+ |<DEM> )?(?:<PER|PST|ORG|HDS|GRP>|guests?|"
    r"delegations?|visitors?|partners?|counterparts?|colleagues|experts|examiners|officials|trainees|delegates|"
    r"participants)(?!\w)"
)


def noun_report(here: Discourse, clause: Clause, start: int, end: int) -> list[Report]:
    """Return the words where they are no clause: “stressed the need”, “welcomed the guests”."""
    masked, lemma, voice = clause.masked, clause.group.verb.lemma, voice_of(clause)
    if lemma == "welcome" and _greets(masked, start, end):
        return []
    if lemma in _STRESS and _WEIGHT.match(masked.text, start):
        return _stressed(here, clause, voice, (start, end))
    if lemma == "express" and _INTEREST.match(masked.text, start):
        return [Report(start, end, None)]
    return list(report_of(here, voice, [(start, end)]))


def _stressed(here: Discourse, clause: Clause, voice: Voice, piece: Range) -> list[Report]:
    """Somebody stresses the importance of something: that is affirmed, not put forward."""
    is_told = clause.mood is Mood.FACT and not here.in_heading
    who = speakers(here, voice.phrases, clause.masked.number) if is_told else []
    if not who:
        _in_instrument(here, clause)
        return [Report(*piece, None)]
    act = act_for(here, voice, who, piece)
    for found in without_importance(here, clause, topics(clause, piece[0])):
        say_theme(here, act, "affirms", clause, found)
    return [Report(*piece, Claim(who[0], Modality.PRESENT, act))]


def _greets(masked: Masked, start: int, end: int) -> bool:
    """Tell whether guests are welcomed, and not what somebody has done."""
    return _GUEST.match(masked.text, start, end) is not None


def _in_instrument(here: Discourse, clause: Clause) -> None:
    """Take up “a statement in which they stressed the need for …”."""
    what = [phrase for phrase in clause.subject if phrase.kind is Kind.INS]
    if what and here.warrant(clause):
        thing = instrument(here, what[0])
        for found in without_importance(here, clause, topics(clause)) if thing else []:
            if thing:
                say_theme(here, thing, "affirms", clause, found)

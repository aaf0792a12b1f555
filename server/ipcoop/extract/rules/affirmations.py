"""What several confirm together."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.instruments import instrument
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.speakers import are_several
from ipcoop.extract.rules.topics import IMPORTANCE, Range, topics, without_importance
from ipcoop.extract.rules.upholding import hold_to

_AT_ONE = re.compile(
    r" (?:(?:all|fully|also) )?(?:at one|in agreement|agreed|of one mind|unanimous) (?:on|about) "
)
_SAYS = rule(r",? (?:that|how)(?!\w)|[,:]? ?<QUO>")
_AFFIRMED = rule(
    r"(?:The |the )?(?P<what>(?:importance|need|necessity|value|significance) (?:of|for|"
    r"to) [^.;,]+?)"
    r"(?:,? (?:and the \w+ of [^.;,]+?))? (?:was|were|has been|have been) (?:also |once again |"
    r"again |\w+ly )?"
    r"(?:re-?confirmed|confirmed|re-?affirmed|affirmed|recogni[sz]ed|acknowledged|reiterated|"
    r"stressed|underlined|emphasi[sz]ed|underscored|highlighted)(?! by)"
)
_BASIS = re.compile(
    r"(?:Using (?:this|these|those)(?: \w+)? as (?:a|the) bas(?:e|is)|On (?:this|that|"
    r"the) basis(?: of (?:this|these)\b[^,]*)?|"
    r"Based on (?:this|these|that|those)\b[^,]*|Building on (?:this|these|that)\b[^,]*)"
)
_THANKED = re.compile(
    r"(?:\w+ )?(?:efforts|contributions?|support|hospitality|assistance|achievements)(?!\w)"
)
_HELD = ("affirms", "commitsTo")


def affirm(here: Discourse, clause: Clause) -> None:
    """Several confirm something, or the importance of it."""
    if (clause.is_passive and not clause.agents) or _is_quoted(clause):
        return
    found = topics(clause)
    if _is_formal(clause, found):
        return
    hold_to(here, clause, "affirms", without_importance(here, clause, found))


def at_one(here: Discourse, masked: Masked, found: list[Clause]) -> None:
    """Take up “they were at one on the need for …”."""
    for clause in found:
        match = _AT_ONE.match(masked.text, clause.group.end) if clause.act == "be" else None
        if match and clause.mood is Mood.FACT:
            bare = without_importance(here, clause, topics(clause, match.end() - 1))
            hold_to(here, clause, "affirms", bare)


def _is_quoted(clause: Clause) -> bool:
    """Tell whether one person says what is so, and does not join others in holding to it."""
    one = len(clause.subject) <= 1 and not any(
        p.kind in (Kind.HDS, Kind.ORG) for p in clause.subject
    )
    return (
        one
        and _SAYS.match(clause.masked.text, clause.group.end) is not None
        and not are_several(clause, clause.subject)
    )


def _is_formal(clause: Clause, found: list[Range]) -> bool:
    """Tell whether something is merely confirmed as a date or a seat is."""
    if clause.group.verb.form == "ing" or not found:
        return True
    return clause.masked.text.startswith((" as ", " by ", " to "), clause.group.end) or (
        _THANKED.match(clause.masked.clean.text, found[0][0]) is not None
    )


def agreeing(here: Discourse, masked: Masked) -> None:
    """Take up “the importance of X was reconfirmed”, as part of the discussion that goes on."""
    last = here.speaking
    if (
        not last
        or last.type not in ("Discussion", "Statement")
        or here.spoken_in < masked.number - 1
    ):
        return
    for match in _AFFIRMED.finditer(masked.text):
        lead = IMPORTANCE.match(masked.text, match.start("what"))
        found = (lead.end() if lead else match.start("what"), match.end("what"))
        span = masked.span(*match.span())
        theme = here.theme(masked.words(*found), masked.span(*found))
        here.say(last, "affirms", theme, [span])
        here.spoken_in = masked.number


def based(here: Discourse, masked: Masked, found: list[Clause]) -> None:
    """Take up “on this basis, a declaration was signed”: it affirms what was affirmed before it."""
    last = here.speaking
    if not _BASIS.match(masked.text) or not last or here.spoken_in < masked.number - 1:
        return
    for clause in found:
        what = [p for p in (*clause.patients, *clause.object) if p.kind is Kind.INS]
        subject = instrument(here, what[0]) if what and clause.act in ("sign", "adopt") else None
        if subject and here.warrant(clause):
            spans = [masked.span(0, _end_of_basis(masked)), what[0].span]
            here.say(subject, "isBasedOn", last, spans, clause)
            for fact in [f for f in here.facts if f.subject is last and f.predicate in _HELD]:
                here.say(
                    subject,
                    fact.predicate,
                    fact.object,
                    [*fact.spans, *spans],
                    clause,
                    Status.IMPLIED,
                )
            return


def _end_of_basis(masked: Masked) -> int:
    match = _BASIS.match(masked.text)
    return match.end() if match else 1


RULES = {"affirm": affirm}

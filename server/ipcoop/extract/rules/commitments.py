"""What several agree to do."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.instruments import instrument
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.saying import promises
from ipcoop.extract.rules.topics import (
    DEEDS,
    char_of,
    parts,
    theme_of,
    topics,
    without_importance,
)
from ipcoop.extract.rules.upholding import FIRST, hold_to

_AGREED = rule(
    r"(?<!\w)(?:agreed?|agrees|pledged?|pledges|committed|commits?|resolved?|promised?|undertook|"
    r"undertakes?)"
    r"(?: (?:to|jointly|also|further|in principle))* to (?=\w)|(?<!\w)(?:agreed?|agrees|"
    r"committed|commits?) to ",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?<!\w)(?:not|never|no|failed to|yet to|refused|declined|n't)(?!\w)", re.IGNORECASE
)
_UNSURE = re.compile(
    r"(?<!\w)(?:will|would|could|may|might|should|if|whether|expected|hope[sd]?)(?!\w)", re.I
)
_LEAD = re.compile(
    r"(?: (?:themselves|itself|himself|herself|in principle|jointly|also|further|again|strongly|"
    r"\w+ly)|,(?: \w+,)?)*(?P<how> (?:to|on|upon|that|for|about|in|under|through|"
    r"by)(?: the)?(?= ))?"
)
_AGREED_WHAT = re.compile(r"(?:^|[;,] )(?:The|A|An|the|a|an) (?P<what>[^,;.]{3,80}?) $")
_ON_PAPER = rule(r"(?: |^)(?:the |an? )?<INS>")
_NEED = re.compile(
    r" (?:on )?(?:the |a )?(?:\w+ )?(?:importance|need|necessity|value) (?:of|for|to) "
)
_PROVIDES = rule(
    r"(?P<what><INS>)(?: for <DAT>)?(?:, which [^,]+,|,? which| also)? (?P<how>provides for|provide for|foresees|envisages)"
    r" (?P<topic>[^.;]+)"
)
_WILL = rule(
    r"<ORG|PRO|CTY|GRP|HDS|UNI>(?:, [^,]+,)? (?P<will>will|shall)(?: also| jointly| both| each)* "
    r"(?!not\b|be\b|have\b|remain|enter|expire|take effect|come|last|run )(?=[a-z]|<ACV>|\([ia1]\) )"
)
_TO_DO = rule(
    r"(?: here| today| yesterday|,? (?:on |last )?<DAT>| in <PLC>)* to (?!be\b|the\b|its?\b|"
    r"their\b|a\b|an\b|that\b)(?=[a-z]|<ACV>)"
)
_NO_MORE = re.compile(r"[.;]|, \w+ing |, (?:which|thus|and (?:it|they|the)|while|with) |$")
_NO_MORE_ITEMS = re.compile(r"\.(?!\w)|$")
_THAT = re.compile(
    r" that (?:they |both |it |the \w+ |(?:\S+ ){1,4}?)?(?:would|will|should|shall) (?=\w)"
)


def commit(here: Discourse, clause: Clause) -> None:
    """Several agree to do something, or on something."""
    lead = _LEAD.match(clause.masked.text, clause.group.end)
    if not lead or not lead["how"] or clause.group.verb.lemma == "decide":
        return
    if clause.group.verb.form == "ing" or promises(clause):
        return
    if clause.is_passive and not clause.agents:
        _agreed_in(here, clause)
        return
    how = lead["how"].split()[0]
    if how == "that":
        _agreed_that(here, clause)
    elif _NEED.match(clause.masked.text, lead.start("how")):
        found = topics(clause, lead.start("how"))
        hold_to(here, clause, "affirms", without_importance(here, clause, found))
    elif how in ("to", "on", "upon") and not _ON_PAPER.match(clause.masked.text, lead.end()):
        hold_to(
            here,
            clause,
            "commitsTo",
            topics(clause, lead.start("how") + 1 + len(how), deeds=how == "to"),
        )


def _agreed_in(here: Discourse, clause: Clause) -> None:
    """Take up “X was agreed in an exchange of letters”."""
    what = [p for p in clause.governed("in", "under", "through", "by") if p.kind is Kind.INS]
    left = _AGREED_WHAT.search(clause.masked.text[: clause.group.start])
    subject = instrument(here, what[0]) if what and left and not clause.subject else None
    if subject and left and here.warrant(clause):
        theme = here.theme(
            clause.masked.words(*left.span("what")), clause.masked.span(*left.span("what"))
        )
        spans = [clause.masked.span(left.start("what"), clause.group.end), what[0].span]
        here.say(subject, "commitsTo", theme, spans, clause)


def _agreed_that(here: Discourse, clause: Clause) -> None:
    text = clause.masked.text
    plan = _THAT.match(text, clause.group.end)
    if plan:
        hold_to(here, clause, "commitsTo", topics(clause, plan.end() - 1, deeds=True))
    else:
        lead = re.compile(r"[^.;]{0,30}? that ").match(text, clause.group.end)
        if lead:
            end = topics(clause, lead.end() - 1)
            hold_to(here, clause, "affirms", [(end[0][0], end[-1][1])] if end else [])


def agreed(here: Discourse, clause: Clause) -> None:
    """Take up “agreed to hold …”, whose verb is the one that is agreed to."""
    text, group = clause.masked.text, clause.group
    match = _AGREED.search(text, group.start, group.end)
    if not match or _DENIED.search(text[group.start : match.start()]):
        return
    mood, clause.mood = clause.mood, Mood.FACT
    if not _UNSURE.search(text[group.start : match.start()]):
        hold_to(here, clause, "commitsTo", topics(clause, match.end() - 1, deeds=True))
    clause.mood = mood


def undertaken(here: Discourse, masked: Masked) -> None:
    """Take up “under the MOU, X will …”."""
    first = FIRST.match(masked.text)
    will = _WILL.search(masked.text, first.end()) if first else None
    subject = instrument(here, masked.of(first, "what")[0]) if first and will else None
    if subject and will:
        no_more = _NO_MORE_ITEMS if masked.text.startswith("(", will.end()) else _NO_MORE
        stop = no_more.search(masked.text, will.end())
        end = stop.start() if stop else len(masked.text)
        verb = masked.span(*will.span("will"))
        for one in parts(masked, will.end(), end, DEEDS):
            spans = [verb, masked.clean.stored(*one)]
            here.say(subject, "commitsTo", theme_of(here, masked, one), spans)


def aimed(here: Discourse, masked: Masked, found: list[Clause]) -> None:
    """Take up “signed an agreement to exchange data”."""
    for clause in found:
        what = [p for p in clause.object if p.kind is Kind.INS] if clause.act == "sign" else []
        place = masked.text.index(char_of(masked, what[0])) + 1 if what else 0
        match = _TO_DO.match(masked.text, place) if what else None
        subject = instrument(here, what[0]) if match and clause.mood is Mood.FACT else None
        if subject and match and here.warrant(clause):
            stop = _NO_MORE.search(masked.text, match.end())
            end = stop.start() if stop else len(masked.text)
            for one in parts(masked, match.end(), end, DEEDS):
                spans = [what[0].span, masked.clean.stored(*one)]
                here.say(subject, "commitsTo", theme_of(here, masked, one), spans, clause)


def provided(here: Discourse, masked: Masked) -> None:
    """Take up “the memorandum provides for …”."""
    for match in _PROVIDES.finditer(masked.text):
        subject = instrument(here, masked.of(match, "what")[0])
        for one in parts(masked, *match.span("topic")):
            spans = [masked.span(*match.span("how")), masked.clean.stored(*one)]
            here.say(subject, "commitsTo", theme_of(here, masked, one), spans)


RULES = {"commit": commit}

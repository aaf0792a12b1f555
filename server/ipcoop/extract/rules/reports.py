"""Reported speech: which words of a sentence are somebody's, and whose.

Whatever stands in such words is claimed. Where nobody known stands behind them, or where the
speaking itself is denied or only planned, nothing in them is asserted at all.
"""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Claim
from ipcoop.extract.model import Modality
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.attributing import according, quoted_after, with_these_words
from ipcoop.extract.rules.conveying import Report, is_said, report_of, trimmed
from ipcoop.extract.rules.describing import describe
from ipcoop.extract.rules.discussing import discuss, talks
from ipcoop.extract.rules.going_on import going_on
from ipcoop.extract.rules.hearsay import unsure
from ipcoop.extract.rules.noun_speech import noun_report
from ipcoop.extract.rules.presenting import explain, present, report
from ipcoop.extract.rules.saying import SPEAKER, THAT, behind, lead, outlines, promises
from ipcoop.extract.rules.speakers import Voice, voice_of
from ipcoop.extract.rules.speech import announce, give, speak
from ipcoop.extract.rules.topics import Range, content_end

SPEAKING = {"give": give, "hold": talks, "present": present, "speak": speak, "discuss": discuss}
_ASIDE = re.compile(r",? (?:on behalf of|in the presence of|together with|in front of)(?!\w)")
_OWN = re.compile(
    r"(?<!\w)(?:it (?:should|must|may|can|might) be (?:\w+ly )?(?:noted|recalled|mentioned|added|"
    r"stressed|emphasi[sz]ed|"
    r"said)|it is (?:also )?(?:worth|important to|worthwhile to) (?:\w+ly )?(?:noting|mentioning|"
    r"recalling|note|mention|"
    r"recall)|please note|(?:^|[.;] )note)$",
    re.IGNORECASE,
)
_OTHER_SPEAKER = rule(rf",? (?:while|whereas|and) (?:the )?{SPEAKER} (?=\w)", re.IGNORECASE)
_SPOKEN = frozenset(("say", "announce", "affirm"))
_SPOKE_OF = rule(r" of (?=(?:(?:the|a|an|its|his|her|their) )?(?:\w+ ){0,2}<QUO>)")
_AHEAD = frozenset("expect hope anticipate forecast predict".split())
_PASSED_ON = frozenset("say report believe claim estimate".split())
_BY_ANOTHER = rule(rf",? and by (?:the )?{SPEAKER}")


def reports(here: Discourse, masked: Masked, found: list[Clause]) -> list[Report]:
    """Return the reported words of a sentence, and record who speaks and what is conveyed."""
    with_these_words(here, masked)
    told = [*unsure(here, masked, found), *according(here, masked)]
    before = _behind(found, told)
    for clause in found:
        after = before.get(id(clause))
        if after:
            voice, pieces = after
            told += report_of(here, voice, pieces)
        elif (
            _inside(told, clause.group.end)
            or _is_within(before, clause.group.end)
            or (clause.act in _SPOKEN and _is_doubted(clause, told))
        ):
            continue
        elif clause.act in _SPOKEN:
            told += _of_clause(here, clause)
        elif (clause.act == "commit" and promises(clause)) or (
            clause.act == "present" and outlines(clause)
        ):
            told += _ahead(here, clause)
        elif clause.act == "speak" and _SPOKE_OF.match(masked.text, clause.group.end):
            told += _spoke_of(here, clause)
        elif clause.act in SPEAKING:
            SPEAKING[clause.act](here, clause)
    told = told or list(quoted_after(here, masked)) or list(going_on(here, masked, found))
    last = max(told, key=lambda one: one.end, default=None)
    if last and last.end >= len(masked.text.rstrip(" .\"'")):
        here.quoting = (masked.number, last.claim)
    return told


def _spoke_of(here: Discourse, clause: Clause) -> list[Report]:
    """Take up “spoke of a “door that opens both ways””."""
    match = _SPOKE_OF.match(clause.masked.text, clause.group.end)
    start = match.end() if match else clause.group.end
    pieces = [(start, content_end(clause))]
    return list(report_of(here, voice_of(clause), pieces))


def _is_doubted(clause: Clause, told: list[Report]) -> bool:
    """Tell whether what follows a verb, or a noun like it, is known to be in doubt."""
    words = lead(clause)
    return words is not None and any(one.start == words[0] and not one.claim for one in told)


def _behind(found: list[Clause], told: list[Report]) -> dict[int, tuple[Voice, list[Range]]]:
    """Return by clause the words that stand before whoever says them."""
    found_before: dict[int, tuple[Voice, list[Range]]] = {}
    for clause in found:
        if clause.act in _SPOKEN and not _inside(told, clause.group.end):
            after = behind(clause, [r.end for r in told] + _ends(found_before))
            if after:
                found_before[id(clause)] = after
    return found_before


def _ends(before: dict[int, tuple[Voice, list[Range]]]) -> list[int]:
    return [end for _, pieces in before.values() for _, end in pieces]


def _is_within(before: dict[int, tuple[Voice, list[Range]]], place: int) -> bool:
    return any(start <= place < end for _, pieces in before.values() for start, end in pieces)


def _inside(told: list[Report], place: int) -> bool:
    return any(report.holds(place) for report in told)


def _of_clause(here: Discourse, clause: Clause) -> list[Report]:
    if (
        clause.is_passive
        and clause.group.passive
        and not _OWN.search(clause.masked.text[: clause.group.end])
    ):
        return _passive(here, clause)
    if _OWN.search(clause.masked.text[: clause.group.end]):
        return []
    if clause.group.verb.lemma == "ask" and not clause.masked.text[: clause.group.start].strip():
        return []
    explain(here, clause)
    return _ahead(here, clause)


def _passive(here: Discourse, clause: Clause) -> list[Report]:
    """Nobody is named in “it was said that …”; “X is said to …” is what the document passes on."""
    text, group = clause.masked.text, clause.group
    that = THAT.match(text, group.end)
    if that:
        return [Report(that.end(), content_end(clause), None)]
    is_hearsay = group.verb.lemma in _PASSED_ON and re.match(r" to (?=\w)", text[group.end :])
    is_ahead = group.verb.lemma in _AHEAD and re.match(r" to (?=\w)", text[group.end :])
    if not (is_hearsay or is_ahead) or clause.mood is not Mood.FACT:
        return []
    end = content_end(clause)
    piece = trimmed(text, group.start, end)
    hearsay = Claim(None, Modality.INTENTION if is_ahead else Modality.PRESENT)
    for thing in here.agents(clause.subject[:1]) if piece else []:
        describe(here, clause.masked, thing, piece or (group.start, end), hearsay)
    return [Report(clause.start, end, hearsay)]


def _ahead(here: Discourse, clause: Clause) -> list[Report]:
    """Return words that follow who says them: “X said that …”, “X thanked …”."""
    words = lead(clause)
    if words is None or _tells_facts(clause):
        tell = report if clause.group.verb.lemma == "report" else announce
        if clause.act == "announce":
            tell(here, clause)
        return []
    if clause.act == "affirm" and not _is_person(clause):
        return []
    start, is_clause = words
    end = _end_of(clause, start, is_clause=is_clause)
    if is_clause:
        return list(report_of(here, voice_of(clause), [(start, end)]))
    return noun_report(here, clause, start, end)


def _tells_facts(clause: Clause) -> bool:
    """Tell whether a body announces what is or has been, which the document then tells as well."""
    following = clause.next
    is_announced = clause.act == "announce" and is_said(clause)
    return is_announced and following is not None and following.mood is Mood.FACT


def _end_of(clause: Clause, start: int, *, is_clause: bool) -> int:
    """Return where the words end that begin at a place."""
    text, end = clause.masked.text, content_end(clause)
    another = _BY_ANOTHER.search(text, start, end)
    end = another.start() if another else end
    other = _OTHER_SPEAKER.search(text, start, end)
    if other and (not is_clause or "hile" in other.group()):
        end = other.start()
    if clause.group.verb.form == "ing" and not text[: clause.group.start].strip():
        comma = text.find(", ", start, end)
        end = comma if comma >= 0 else end
    aside = None if is_clause else _ASIDE.search(text, start, end)
    return aside.start() if aside else end


def _is_person(clause: Clause) -> bool:
    """Tell whether one person confirms, and not several bodies that agree."""
    kinds = [phrase.kind for phrase in clause.subject]
    return len(kinds) == 1 and (
        kinds[0] in (Kind.PER, Kind.PST)
        or (kinds[0] is Kind.PRO and clause.subject[0].value in ("he", "she"))
    )

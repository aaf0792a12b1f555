"""Instruments that a text names without telling of their making, and the nouns of signing."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.instruments import exists, instrument, is_own, is_to_come, spoken_of
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.making import making
from ipcoop.extract.rules.occasions import signed_on, umbrella
from ipcoop.extract.rules.parties import BODIES, Told, named_parties, party
from ipcoop.extract.rules.signatories import nouns_of_signing
from ipcoop.extract.rules.standing import standing

_TALKED_OF = re.compile(
    r"(?<!\w)(?:conclusion|signing|signature|negotiat\w+|possibility|prospects?|idea|need|talks|"
    r"draft|"
    r"adoption|renewal|amendment|finali[sz]\w+|plans?|proposals?|towards?|sign|conclude|lack|"
    r"absence) "
    r"(?:of |for |on |to |about )?(?:the |a |an |its |their )?$",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"(?<!\w)(?:for|before|until|pending|towards?|ahead of) (?:the |an? )?\w+ (?:of|on) (?:the |an? )?$"
)
_WANTED = rule(
    r"(?<!\w)(?:rul(?:e|es|ed|ing) out|propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|want(?:s|ed|ing)?|wish(?:es|ed)?|"
    r"reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|oppos(?:e|es|ed|ing)|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?|"
    r"request(?:s|ed|ing)?|consider(?:s|ed|ing)?|<SPC> of|contemplat(?:e|es|ed|ing)|discuss(?:es|ed|ing)?|talk of|"
    r"call(?:s|ed|ing)? for|hop(?:e|es|ed|ing) for|plead(?:s|ed|ing)? for|push(?:es|ed|ing)? for|press(?:es|ed|ing)? for|"
    r"ask(?:s|ed|ing)? for|advocat(?:e|es|ed|ing)|offer(?:s|ed|ing)?|envisag(?:e|es|ed|ing)|prepar(?:e|es|ed|ing)|"
    r"await(?:s|ed|ing)?|lack(?:s|ed|ing)?|needs?|needed|desir(?:e|es|ed|ing)|den(?:y|ies|ied|ying)|dream(?:s|ed|ing)? of|"
    r"think(?:s|ing)? (?:of|about)|without|instead of|rather than|short of|not yet|no)"
    r"(?: (?:a|an|the|any|some|such|its|their|another|possible|separate|further))*(?: \w+)? $",
    re.IGNORECASE,
)
_IN = re.compile(r" (?:in|under|through|by)(?: the| a| an)? $")
_COMING = re.compile(
    r" (?:(?:is|are|was|were|remains?)(?: still| currently| now)? (?:under|being|in preparation|"
    r"in the making|in the works|in the pipeline|on the cards|on the horizon|in sight|within reach|to follow|to be|"
    r"expected|close|near|about|ready|planned|"
    r"foreseen|envisaged|on the table|pending|not)|has (?:yet|not)|had not|could|may|might|would|"
    r"will)(?!\w)"
)
_OFF = re.compile(
    r",? (?:which (?:was|is|had been) )?(?:(?:originally|initially|first|previously|still|already) )*"
    r"(?:foreseen|planned|scheduled|expected|due|meant|envisaged|drafted|intended|slated|proposed)(?! to (?:expire|end|run|lapse|last|enter|take|come|be (?:renewed|extended|replaced))|\w)"
    r"|(?:, [^.;,]+,)? (?:was|were|has been|have been|had been|had to be|is|are|remains?|remained|was left|is being|is still)(?: \w+ly| again| still)? "
    r"(?:postponed|cancelled|canceled|called off|shelved|put off|dropped|abandoned|delayed|deferred|unsigned|not (?:yet )?(?:been )?(?:signed|concluded|finali[sz]ed)|"
    r"being (?:drafted|negotiated|prepared|finali[sz]ed)|(?:drafted|negotiated|finali[sz]ed)(?= [^.]*(?:and will|to be))|"
    r"under (?:negotiation|discussion|consideration|preparation)|awaiting signature|on hold|on ice)(?!\w)"
)
_FRAME = rule(
    r"(?P<one><INS>) (?:was|is|were|has been|had been)(?: \w+)? (?:within|in|under) the framework "
    r"of (?:the )?(?P<frame><INS>)"
    r"|(?P<one2><INS>)[^.;]{0,40}? (?:builds|is based|rests|draws) (?:up)?on (?:the )"
    r"?(?P<frame2><INS>)"
)
_BUILDS = rule(
    r"(?:^|[;,] )(?:[Ii]t|[Tt]his|which) (?:builds|is based|rests|was (?:made|concluded|signed|"
    r"drawn up|agreed|reached|prepared)|falls|comes) "
    r"(?:up)?(?:on|(?:with)?in the framework of|under(?: the (?:umbrella|terms|framework) of)?|"
    r"pursuant to) (?:the )?(?P<frame><INS>)"
)
_THEIR = re.compile(r"(?:their|its) (?!first|next|own)", re.IGNORECASE)
_THAT = rule(r" (?:that|which) (?:the )?<ORG|GRP|CTY|PRO>")
_SIGNED_ONCE = rule(
    r",? (?:first |originally |initially |previously )?(?:signed|concluded|reached|agreed|adopted|made|struck)"
    r"(?: (?:in|at) <PLC|CTY>)?,? (?:in|on|back in) (?P<when><DAT>)"
)
_OF_EVENT = rule(r"(?P<what><INS>) (?:of|from) (?:the )?(?P<event><EVT>)")
_PARTIES_ARE = rule(
    r"(?:[Pp]arties|[Ss]ignatories) (?:to|of) (?:the )?(?P<what><INS>) (?:are|were) (?:the )?"
    r"(?P<who><ORG|CTY|GRP>(?:(?:,? and |, )(?:the )?<ORG|CTY|GRP>)+)"
    r"|(?P<who2><ORG|CTY|GRP>(?:(?:,? and |, )(?:the )?<ORG|CTY|GRP>)*) (?:is|are|was|were|became) (?:also |now )?"
    r"(?:an? |the )?(?:original |founding |new )?(?:part(?:y|ies)|signator(?:y|ies)) (?:to|of) (?:the )?(?P<what2><INS>)"
)


def pointed(here: Discourse, masked: Masked) -> None:
    """Find out what “the agreement” points back to before the sentence names others."""
    here.signed_before = here.signed if here.signed_in >= masked.number - 1 else None
    for phrase in masked:
        if phrase.kind is Kind.INS and phrase.iris:
            instrument(here, phrase)
        elif phrase.kind is Kind.INS and noun_of(phrase).definite:
            _told_apart(here, masked, phrase)
            phrase.thing = phrase.thing or spoken_of(here, phrase)


def _told_apart(here: Discourse, masked: Masked, phrase: Phrase) -> None:
    """Note that words tell an instrument apart: “the agreement that A and B concluded in 2014”."""
    char = next((c for c, p in masked.phrases.items() if p is phrase), "\0")
    place = masked.text.find(char) + 1
    dated = _SIGNED_ONCE.match(masked.text, place)
    issued = here.source.metadata.issued
    is_old = (
        dated and issued and masked.of(dated, "when")[0].value.last.isoformat()[:4] < issued[:4]
    )
    if is_old or _THAT.match(masked.text, place):
        phrase.parts["apart"] = [phrase]


def named(here: Discourse, phrase: Phrase, clause: Clause | None, masked: Masked) -> None:
    """Read parties and date that stand in the phrase itself: “the agreement of 2015 between …”."""
    if phrase.iris or (clause and phrase in making(clause)[0]):
        return
    claim, told = here.claim, clause
    if not _is_told(here, phrase, clause, masked):
        return
    if exists(phrase):
        here.claim, clause = None, None
    thing = instrument(here, phrase)
    if thing and not thing.iri:
        named_parties(here, thing, phrase, clause)
        _their_own(here, thing, phrase, told)
        for part in phrase.parts.get("dated", []):
            signed_on(here, thing, part, clause, phrase.span)
        warrant = here.warrant(clause)
        is_new = thing.spans[:1] == [phrase.span] and not _is_specific(phrase)
        is_new = is_new and (noun_of(phrase).definite or is_own(phrase))
        if warrant and warrant[1] is None and not here.in_heading and not is_new:
            thing.facts = True
            here.signed, here.signed_in = (
                (thing, here.sentence) if not claim else (here.signed, here.signed_in)
            )
    here.claim = claim


def _their_own(here: Discourse, thing: Thing, phrase: Phrase, clause: Clause | None) -> None:
    """Those who act are the parties to “their MoU”."""
    whose = _THEIR.match(phrase.text)
    if clause is None or not whose or is_own(phrase):
        return
    agents = [(who, a) for who in clause.agents or clause.subject for a in here.each(who)]
    is_its = whose.group().casefold() == "its "
    if is_its and not agents and clause.previous:
        agents = [(who, a) for who in clause.previous.subject for a in here.each(who)]
    if (len(agents) == 1 and phrase.parts.get("parties")) if is_its else len(agents) > 1:
        for who, agent in agents:
            if agent.family in BODIES:
                party(here, thing, agent, Told([who.span, phrase.span]))


def _is_told(here: Discourse, phrase: Phrase, clause: Clause | None, masked: Masked) -> bool:
    """Tell whether the instrument is there, not merely talked of."""
    place = masked.text.find(next((c for c, p in masked.phrases.items() if p is phrase), "\0"))
    before = masked.text[: max(place, 0)]
    is_ahead = _TALKED_OF.search(before) and (clause or _PENDING.search(before))
    if place >= 0 and (is_ahead or _OFF.match(masked.text, place + 1)):
        return False
    if place >= 0 and not exists(phrase) and _WANTED.search(before):
        return False
    if clause and not exists(phrase):
        if place >= 0 and _COMING.match(masked.text, place + 1):
            return False
        if _is_talk(clause) and not _IN.search(masked.text[: max(place, 0)]):
            return False
    return exists(phrase) or (here.warrant(clause) is not None and not is_to_come(phrase))


def _is_specific(phrase: Phrase) -> bool:
    """Tell whether the words tell more of an instrument than its kind."""
    noun = noun_of(phrase)
    told = any(phrase.parts.get(role) for role in ("about", "parties", "dated", "short"))
    return not is_own(phrase) and (told or noun.name.casefold() != noun.head)


def _is_talk(clause: Clause | None) -> bool:
    return clause is not None and clause.act in ("discuss", "say", "affirm", "commit", "aim")


def frames(here: Discourse, masked: Masked) -> None:
    """Read which instrument is made within the frame of which, and what nouns tell of signings."""
    for match in _FRAME.finditer(masked.text):
        one, frame = ("one", "frame") if match["one"] else ("one2", "frame2")
        phrase = masked.of(match, one)[0]
        thing = instrument(here, phrase, made=True)
        if thing:
            umbrella(here, thing, phrase, masked.of(match, frame)[0], None)
    built = _BUILDS.search(masked.text)
    if built and here.signed_before:
        frame_phrase = masked.of(built, "frame")[0]
        span = masked.span(*built.span())
        it = Phrase(Kind.INS, 0, 0, "it", span=span)
        umbrella(here, here.signed_before, it, frame_phrase, None)
    standing(here, masked)
    nouns_of_signing(here, masked)
    for match in (
        _PARTIES_ARE.finditer(masked.text)
        if "part" in masked.text or "signator" in masked.text
        else ()
    ):
        _are_parties(here, masked, match)
    for match in _OF_EVENT.finditer(masked.text):
        _minutes(here, masked, match)


def _are_parties(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    """Read “the parties to the agreement are A and B” and “A is a party to the agreement”."""
    phrase = (masked.of(match, "what") or masked.of(match, "what2"))[0]
    thing = instrument(here, phrase)
    if thing is None or thing.iri:
        return
    for who in [*masked.of(match, "who"), *masked.of(match, "who2")]:
        for agent in here.agent(who):
            party(here, thing, agent, Told([who.span, phrase.span]))


def _minutes(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    """Read “the minutes of the meeting”: they come out of it."""
    thing = masked.of(match, "what")[0].thing
    held = (
        event(here, masked.of(match, "event")[0])
        if thing and thing.type == "MeetingMinutes"
        else None
    )
    if held and thing.made and not thing.part_of:
        thing.part_of = held
        here.say(thing, "isOutcomeOf", held, [masked.span(*match.span())])

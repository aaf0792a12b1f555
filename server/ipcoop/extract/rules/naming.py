"""Instruments that a text names without telling of their making, and the nouns of signing."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.instruments import exists, instrument, is_own, spoken_of
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.making import making
from ipcoop.extract.rules.occasions import signed_on, umbrella
from ipcoop.extract.rules.parties import Told, hand, named_parties, party
from ipcoop.extract.rules.standing import standing

_TALKED_OF = re.compile(
    r"(?<!\w)(?:conclusion|signing|signature|negotiat\w+|possibility|prospects?|idea|need|talks|"
    r"draft|"
    r"adoption|renewal|amendment|finali[sz]\w+|plans?|proposals?|towards?|sign|conclude|lack|"
    r"absence) "
    r"(?:of |for |on |to |about )?(?:the |a |an |its |their )?$",
    re.IGNORECASE,
)
_IN = re.compile(r" (?:in|under|through|by)(?: the| a| an)? $")
_COMING = re.compile(
    r" (?:(?:is|are|was|were|remains?)(?: still| currently| now)? (?:under|being|in preparation|"
    r"in the making|planned|"
    r"foreseen|envisaged|on the table|pending|not)|has (?:yet|not)|had not|could|may|might|would|"
    r"will)(?!\w)"
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
_SIGNATORIES = rule(
    r"(?P<who><PER|PST>(?:(?:,? and |, )(?:the )?(?:[\w' ]+, )?<PER|PST>)*),? (?:were|was|acted "
    r"as|are)(?: the)? signator(?:y|ies)(?!\w)"
)
_THAT = rule(r" (?:that|which) (?:the )?<ORG|GRP|CTY|PRO>")
_OF_EVENT = rule(r"(?P<what><INS>) (?:of|from) (?:the )?(?P<event><EVT>)")
_LISTED = rule(r"[Ss]ignator(?:y|ies): (?P<who><PER|PST>(?:(?:,? and |, )(?:the )?<PER|PST>)*)")
_SIGNING_OF = rule(
    r"(?:[Ss]ign(?:ing|ature)|[Cc]onclusion)(?: ceremony)? (?:of|for) (?:the |an? )?(?P<what><INS>)"
    r"(?: by (?:the )?(?P<who><ORG|GRP|CTY|PER|HDS|PST>(?:(?:,? and (?:the )?|, )<ORG|GRP|CTY|PER|PST>)*))?"
    r"(?: (?:took place|was held))?"
    r"(?: (?:in|at) (?P<where><PLC|CTY>))?,?(?: (?:on|in) (?P<when><DAT>))?"
)
_AHEAD = re.compile(
    r"(?<!\w)(?:will|would|plan\w*|expect\w*|hop\w+|await\w*|possib\w+|urg\w+|call\w*|propos\w+|look\w*|before|until|towards?|discuss\w*|prepar\w*|not)(?!\w)"
)
_PARTIES_ARE = rule(
    r"(?:[Pp]arties|[Ss]ignatories) (?:to|of) (?:the )?(?P<what><INS>) (?:are|were) (?:the )?"
    r"(?P<who><ORG|CTY|GRP>(?:(?:,? and |, )(?:the )?<ORG|CTY|GRP>)+)"
    r"|(?P<who2><ORG|CTY|GRP>(?:(?:,? and |, )(?:the )?<ORG|CTY|GRP>)*) (?:is|are|was|were|became) (?:also |now )?"
    r"(?:an? |the )?(?:original |founding |new )?(?:part(?:y|ies)|signator(?:y|ies)) (?:to|of) (?:the )?(?P<what2><INS>)"
)
_SIGNATORIES_CUE = rule(r"[Ss]ignator(?:y|ies)(?!\w)")


def pointed(here: Discourse, masked: Masked) -> None:
    """Find out what “the agreement” points back to before the sentence names others."""
    here.signed_before = here.signed if here.signed_in >= masked.number - 1 else None
    for phrase in masked:
        if phrase.kind is Kind.INS and phrase.iris:
            instrument(here, phrase)
        elif phrase.kind is Kind.INS and noun_of(phrase).definite:
            _told_apart(masked, phrase)
            phrase.thing = phrase.thing or spoken_of(here, phrase)


def _told_apart(masked: Masked, phrase: Phrase) -> None:
    """Note that words tell an instrument apart: “the agreement that A and B concluded in 2014”."""
    char = next((c for c, p in masked.phrases.items() if p is phrase), "\0")
    if _THAT.match(masked.text, masked.text.find(char) + 1):
        phrase.parts["apart"] = [phrase]


def named(here: Discourse, phrase: Phrase, clause: Clause | None) -> None:
    """Read parties and date that stand in the phrase itself: “the agreement of 2015 between …”."""
    if phrase.iris or (clause and phrase in making(clause)[0]):
        return
    claim = here.claim
    if not _is_told(here, phrase, clause):
        return
    if exists(phrase):
        here.claim, clause = None, None
    thing = instrument(here, phrase)
    if thing and not thing.iri:
        named_parties(here, thing, phrase, clause)
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


def _is_told(here: Discourse, phrase: Phrase, clause: Clause | None) -> bool:
    """Tell whether the instrument is there, not merely talked of."""
    masked = clause.masked if clause else None
    if masked:
        place = masked.text.find(next((c for c, p in masked.phrases.items() if p is phrase), "\0"))
        if place >= 0 and _TALKED_OF.search(masked.text[:place]):
            return False
        if place >= 0 and not exists(phrase) and _COMING.match(masked.text, place + 1):
            return False
        if not exists(phrase) and _is_talk(clause) and not _IN.search(masked.text[: max(place, 0)]):
            return False
    similar = re.search(r"\b(?:similar|comparable)\b", noun_of(phrase).name)
    return exists(phrase) or (here.warrant(clause) is not None and not similar)


def _is_specific(phrase: Phrase) -> bool:
    """Tell whether the words tell more of an instrument than its kind."""
    noun = noun_of(phrase)
    told = any(phrase.parts.get(role) for role in ("about", "parties", "dated", "short"))
    return not is_own(phrase) and (told or noun.name.casefold() != noun.head)


def _is_talk(clause: Clause | None) -> bool:
    return clause is not None and clause.act in ("discuss", "say", "affirm", "commit", "aim")


def frames(here: Discourse, masked: Masked) -> None:
    """Read which instrument is made within the frame of which, and who “were the signatories”."""
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
    if "sign" in masked.text or "conclu" in masked.text:
        _signing(here, masked)
    for match in (
        _PARTIES_ARE.finditer(masked.text)
        if "part" in masked.text or "signator" in masked.text
        else ()
    ):
        _are_parties(here, masked, match)
    for match in _OF_EVENT.finditer(masked.text):
        _minutes(here, masked, match)
    if _SIGNATORIES_CUE.search(masked.text):
        _signatories(here, masked)


def _signing(here: Discourse, masked: Masked) -> None:
    """Read “the signing of the MOU took place in Paris on 3 May 2019”."""
    match = _SIGNING_OF.search(masked.text)
    if not match or _AHEAD.search(masked.text[: match.start()]):
        return
    phrase = masked.of(match, "what")[0]
    thing = instrument(here, phrase, made=True)
    if thing is None or thing.iri or not (match["when"] or match["where"] or match["who"]):
        return
    thing.facts, thing.made = True, "signed"
    named_parties(here, thing, phrase, None)
    words = Told([masked.span(*match.span())])
    for agent in [a for who in masked.of(match, "who") for a in here.each(who)]:
        if agent.family in ("person", "post"):
            hand(here, thing, agent, words)
        else:
            party(here, thing, agent, words)
    for day in masked.of(match, "when"):
        signed_on(here, thing, day, None, phrase.span)
    for place in masked.of(match, "where"):
        here.say(thing, "signedAt", here.place(place), [phrase.span, place.span])


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


def _signatories(here: Discourse, masked: Masked) -> None:
    match = _SIGNATORIES.search(masked.text)
    match = match or _LISTED.search(masked.text)
    if match and here.signed and here.signed_in >= masked.number - 2:
        for who in masked.of(match, "who"):
            for agent in here.agent(who):
                hand(here, here.signed, agent, Told([who.span, masked.span(*match.span())]))

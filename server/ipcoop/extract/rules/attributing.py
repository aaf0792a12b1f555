"""Words that no verb of speech introduces: “according to X”, “in the view of X”, “X: “…””."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.acts import begin
from ipcoop.extract.rules.conveying import Report, convey, report_of
from ipcoop.extract.rules.saying import SPEAKER
from ipcoop.extract.rules.speakers import Voice, speakers
from ipcoop.extract.rules.topics import Range

_ACCORDING = rule(
    rf"(?<!\w)according to (?:the |a |an )?(?:\w+ (?:of |from )?){{0,2}}?"
    rf"(?:(?:released|issued|published|made|put out) by (?:the )?)?(?P<who>{SPEAKER})",
    re.IGNORECASE,
)
_IN_VIEW = rule(
    rf"(?<!\w)in (?:the (?:words|view|opinion|eyes|estimation|judge?ment|assessment) of (?:the )?(?P<who>{SPEAKER})|"
    rf"(?:the )?(?P<who2>{SPEAKER})(?:'s?)? (?:words|view|opinion|estimation|judge?ment|assessment))(?=,)"
    rf"|^For (?:the )?(?P<who3><PER>)(?=, [^.;]*<QUO>)|^(?P<who4><PER>)(?=: <QUO>[. ]*$)",
    re.IGNORECASE,
)
_IN_OWN_VIEW = rule(
    r"(?<!\w)in (?P<whose>his|her) (?:own |personal )?(?:words|view|opinion|eyes|estimation|"
    r"judge?ment|assessment|experience)(?=,)",
    re.IGNORECASE,
)
_VIEW_IS = rule(
    r"(?:^|[.;,] )(?:(?P<who><PER|PST|ORG>)'s? |(?P<whose>His|Her|his|her) )(?:\w+ )?(?:view|opinion|"
    r"message|verdict|advice|appeal|answer|reply|conclusion|hope|plea|warning|prediction|position|"
    r"argument|point|wish|concern|expectation|contention|conviction|belief|response|comment|summary)"
    r"(?: to [^,.;:]{1,60})?(?:(?: is| was| remains| remained)?(?: clear| simple| short| plain)?"
    r"(?: that |: )(?=\S)|(?: is| was| ran| read)?,? (?=<QUO>))"
)
_WITH_THE_REMARK = rule(
    r"(?P<who><PER|PST|PRO>)(?:, [^,;.]{1,80})?,? (?!who)(?:(?!<PER|PST>|express|voic|shar|convey)[^.;]){0,50}?(?<!no )(?:the|an?|his|her) "
    r"(?:\w+ )?(?:wish|hope|remark|observation|warning|comment|conviction|plea|reminder|prediction|promise|"
    r"assurance|advice|impression|thought) that (?=\S)"
)
_HOPES_TO = rule(
    r"(?P<who><PER|PRO>)(?:, [^,;.]{1,80})?,?(?: (?:also|now|still|himself|herself|personally))* "
    r"(?P<how>hopes?|hoped|wants?|wanted|wishes|wished|would (?:like|prefer|love)|"
    r"would rather(?= )) (?:to |(?<=rather ))(?=[a-z]|<QUO>)"
)
_WAS_COMMENT = rule(
    r"(?P<words><QUO>),? (?:was|were|is|ran) (?:all (?:that )?(?P<who><PER|PST|PRO>) (?:would|could|had to) "
    r"(?:say|add)|(?:how|what) (?P<who2><PER|PST|PRO>) (?:put it|said|replied|answered|had to say|called it)|"
    r"(?:the (?:\w+ )?\w+ of (?:the )?(?P<who3><PER|PST>)|(?P<who4><PER|PST>)'s? (?:\w+ )?\w+|"
    r"(?P<own><SPC>)|(?P<whose>his|her) (?:\w+ )?(?:comment|reply|answer|verdict|advice|message|conclusion|summary|reaction)))"
)
_QUOTED_BY = rule(
    r"(?P<words><QUO>),? (?:[a-z]+(?<!receiv)(?<!follow)ed(?: up| on| out| back)?|went on|quoth) (?:the |a |an |our )?"
    r"(?:[a-z-]+,? ){0,3}(?P<who><PER>)"
)
_WITH_WORDS = rule(
    r"(?P<words>(?:With|In) (?:these|those) words),? (?:(?!<PER>)[^.;]){0,120}?(?P<who><PER>)"
)
_BEFORE_QUOTE = rule(
    r"(?:^|, |^(?:[A-Z][a-z]+ ){1,3})(?P<who><PER|PRO>),? (?!and |with |from )(?:[\w'-]+,? ){0,8}?[\w'-]+: (?P<words><QUO>)[. ]*$"
)
_PUT_IT = rule(
    rf"(?<!\w)as (?:the )?(?P<who>{SPEAKER}),? (?:puts?|phrased|expressed|described|said of) it(?:, |(?=[.,;]?$))",
    re.IGNORECASE,
)


def according(here: Discourse, masked: Masked) -> Iterator[Report]:
    """Yield what somebody is named as the source of, or is said to view in some way."""
    text = masked.text
    for match in [*_ACCORDING.finditer(text), *_PUT_IT.finditer(text)]:
        who = masked.of(match, "who")
        comma = re.compile(r",\s|$").search(text, match.end() - 2)
        if text[: match.start()].strip(" ,") == "" or text[: match.start()].endswith((": ", "; ")):
            pieces = [(comma.end() if comma else match.end(), len(text))]
        else:
            start = text.rfind(";", 0, match.start()) + 1
            pieces = [(start, match.start())]
        yield from report_of(here, Voice(who, masked.span(*match.span()), masked), pieces)
    for match in _IN_VIEW.finditer(text):
        who = [p for n in ("who", "who2", "who3", "who4") for p in masked.of(match, n)]
        pieces = [(match.end(), len(text))]
        yield from report_of(here, Voice(who, masked.span(*match.span()), masked), pieces)
    yield from _own_views(here, masked)


def _own_views(here: Discourse, masked: Masked) -> Iterator[Report]:
    """Yield what stands beside “in her view”, or behind “his message was that”."""
    text = masked.text
    for match in _IN_OWN_VIEW.finditer(text):
        marks = [text.rfind(mark, 0, match.start()) for mark in ("; ", ": ")]
        before = (max(marks) + 2 if max(marks) >= 0 else 0, match.start())
        pieces = [before, (match.end(), _end(text, match.end()))]
        yield from _view(here, masked, match, pieces)
    for match in (*_VIEW_IS.finditer(text), *_WITH_THE_REMARK.finditer(text)):
        yield from _view(here, masked, match, [(match.end(), _end(text, match.end()))])
    for match in _HOPES_TO.finditer(text):
        who = masked.of(match, "who")
        if who[0].kind is Kind.PER or who[0].value in ("he", "she"):
            voice = Voice(who, masked.span(*match.span("how")), masked, "wish")
            yield from report_of(here, voice, [(match.end(), _end(text, match.end()))])
    for match in _WAS_COMMENT.finditer(text):
        yield from _view(here, masked, match, [match.span("words")])


def _end(text: str, place: int) -> int:
    semicolon = text.find(";", place)
    return semicolon if semicolon >= 0 else len(text)


def _view(
    here: Discourse, masked: Masked, match: re.Match[str], pieces: list[Range]
) -> Iterator[Report]:
    """Yield pieces of a sentence as the view of whoever a match names, or means by “her”."""
    who = [
        p for name in match.groupdict() if name.startswith("who") for p in masked.of(match, name)
    ]
    own = masked.of(match, "own") if "own" in match.groupdict() else []
    whose = own[0].text.split()[0] if own else match.groupdict().get("whose")
    span = masked.span(*match.span())
    pronoun = {"his": "he", "her": "she"}.get((whose or "").lower())
    if pronoun:
        before = [p for p in masked.inside(masked.text[: match.start()]) if p.kind is Kind.PER]
        named = [p for p in before if any(_fits(here, one, pronoun) for one in here.agent(p))]
        if not named and max(here.spoken_in, here.people_in) < masked.number - 1:
            return
        who = named[-1:] or [Phrase(Kind.PRO, 0, 0, pronoun, value=pronoun, span=span)]
    yield from report_of(here, Voice(who, span, masked), pieces)


def _fits(here: Discourse, person: Thing, pronoun: str) -> bool:
    return here.gender.get(id(person), pronoun) == pronoun


def with_these_words(here: Discourse, masked: Masked) -> None:
    """Give a quotation that stands alone to whoever did something “with these words”."""
    match = _WITH_WORDS.match(masked.text)
    who = speakers(here, masked.of(match, "who"), masked.number) if match and here.unclaimed else []
    if match and who:
        spans = [masked.span(*match.span("who")), masked.span(*match.span("words"))]
        act = begin(here, "Speech", who, spans, masked)
        for span in here.unclaimed:
            convey(here, act, span)
        here.unclaimed = []


def quoted_after(here: Discourse, masked: Masked) -> Iterator[Report]:
    """Take up “X disagreed: “…””, whatever the verb is."""
    match = _BEFORE_QUOTE.search(masked.text) or _QUOTED_BY.search(masked.text)
    he = match and masked.of(match, "who")[0]
    if match and not (he and he.kind is Kind.PRO and he.value not in ("he", "she")):
        voice = Voice(masked.of(match, "who"), masked.span(*match.span("who")), masked)
        yield from report_of(here, voice, [(match.start("words"), match.end("words"))])

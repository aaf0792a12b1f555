"""Where reported words begin and end in a sentence, by the way in which they are introduced."""

import re

from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.near_verb import beside, near
from ipcoop.extract.rules.presenting import explains
from ipcoop.extract.rules.speakers import Voice, voice_of
from ipcoop.extract.rules.topics import Range

SPEAKER = "<PER|PST|PRO|ORG|GRP|HDS|UNI>"
_ADDRESSEE = (
    r"(?: (?:to )?(?:us|them|reporters|journalists|the (?:press|media|audience|participants|"
    r"meeting|"
    r"delegates|conference|guests|staff|lawmakers|parliament|students|colleagues|(?:\w+ )?representatives|"
    r"(?:\w+ )?members|newspaper|magazine|agency)|"
    r"(?-i:the [A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})|<PRO|HDS|PER|EVT>))?"
)
_INSERT = (
    r"(?:,? (?:at|in|on|during|to|over|with|before|after|for|as)(?: (?!that\b)[\w'\"-]+|"
    r" [^\w\s,.;:]){1,9}?"
    r"|,? (?:however|also|too|further|furthermore|moreover|again|later|then|in turn|in reply|\w+ly)"
    r"| <DAT>)"
)
_HOPE = re.compile(
    r" (?:(?:the|his|her|its|their|a|an|strong|sincere|great|full) )*(?:hopes?|confidence|belief|"
    r"view|conviction|wish|"
    r"regret|concern|expectation|optimism|opinion|satisfaction) that (?=\S)"
)
_ASSURED = re.compile(
    r"(?! (?:(?:his|her|its|their|the) )?(?:full|continued|every|all|strong|steady|further|support|"
    r"cooperation|assistance|help)(?!\w))(?: [^\s,.;]+){0,6}? of (?:the |its |their |his |her )?|(?= (?:his|her|its|their|the|full|"
    r"continued|every|all|strong|steady|further)(?!\w))"
)
THAT = rule(rf"{_ADDRESSEE}{_INSERT}{{0,3}},? that(?: is)?,? (?=\S)", re.IGNORECASE)
_QUOTE = rule(rf"{_ADDRESSEE}{_INSERT}{{0,2}}[,:]? (?=<QUO>)", re.IGNORECASE)
_COLON = rule(r"[^.;:]{1,120}: (?=<QUO>)")
_WH = re.compile(r"(?: in detail| briefly)? (?=(?:how|why|what|whether)(?!\w))")
_BARE = re.compile(r" (?=\S)")
_AFTER = rule(
    rf"(?:{_ADDRESSEE}(?:,? (?:at|in|on|during|after|of|via|by)? ?(?:the |a |"
    rf"an )?(?:<EVT|DAT|PLC|SPC>|"
    r"(?:press )?(?:release|statement|interview|conference|ceremony|opening|speech|address)))*)"
    r"(?P<stop>[.,;!?\"]|$)",
    re.IGNORECASE,
)
_INVERTED = rule(
    rf" (?:the |its |their )?(?P<who>{SPEAKER})(?=[.,;\"]|$| (?:in|at|on|during|after|who|to|"
    rf"of)(?!\w))"
)
_BESIDE = rule(
    r"(?:,[^,;]{1,90},| \([^()]*\)| (?:of|at|from|for|in) [^,;]{1,60},?| <DAT>| (?:also|then|later|"
    r"again|further|himself|herself|\w+ly))*,? ?"
)
"""What may stand between whoever speaks and the verb."""
_BEFORE_WHO = rule(r"(?:,|<QUO>)\"? *(?:the |its |their |a |an )?$")
_WITH_NOUNS = frozenset(
    "thank express welcome praise commend applaud congratulate stress emphasise emphasize "
    "underline underscore highlight mention describe call note appreciate recommend suggest urge "
    "warn predict recall declare announce point laud hail convey voice expect anticipate forecast "
    "foresee lament regret complain ascribe criticise criticize deplore decry bemoan salute acclaim "
    "characterise characterize liken dub encourage exhort advise attribute reassure".split()
) | {"point to", "pay tribute", "wish", "rate"}
_SAYING = frozenset(
    "say add note explain state remark announce report observe declare comment stress emphasise "
    "emphasize reply recall admit claim argue insist predict warn estimate believe contend quip "
    "enthuse reason recount exclaim joke muse complain retort maintain opine".split()
)
_CALLED = re.compile(r"(?: (?:for|on|upon) | (?=\S))")
_BARELY = frozenset("say believe argue insist".split())
_WHOLE_CLAUSE = re.compile(
    r" (?!(?:so|no|yes|nothing|little|much|in|at|on|to|about|of|by|during|with|goodbye|hello|thank)(?![\w-]))"
    r"(?:[^\s.;,]+ ){3}"
)
_TELLING = frozenset("tell assure inform remind warn notify reassure advise".split())
_TOLD = re.compile(r" (?:(?!that(?!\w))[^,.;]){0,60}?(?<!\w)that (?=\S)")
_REMINDED = re.compile(r"(?: [^\s,.;]+){1,6}? (?:of|about)(?= )")
_PREPOSED = {"assure": _ASSURED, "call": _CALLED, "remind": _REMINDED}
_ASKED_TO = re.compile(r" (?!about|whether|if|for |to )[^,.;]{1,60}? to (?=[a-z])")
_JOINT = re.compile(r"(?:,|\band|\bbut|\bto) *$")


def behind(clause: Clause, ends: list[int]) -> tuple[Voice, list[Range]] | None:
    """Return words that stand before who says them: “…, said X”, “…, X said”."""
    masked, text, group = clause.masked, clause.masked.text, clause.group
    if group.passive:
        return None
    colon = text.rfind(": ", 0, group.start)
    begin = max(
        [
            text.rfind(";", 0, group.start) + 1,
            colon + 1,
            *(end for end in ends if end <= group.start),
        ]
    )
    inverted = _INVERTED.match(text, group.end)
    before = text[: group.start].rstrip()
    if inverted and _BEFORE_WHO.search(before) and group.verb.lemma in _SAYING:
        return voice_of(clause, masked.of(inverted, "who")), [(begin, group.start)]
    end = _AFTER.match(text, group.end)
    subject = beside(clause)
    if not end or not subject:
        return None
    first = _first_of(masked, subject, group.start)
    if (
        first is None
        or not _BESIDE.fullmatch(text, _last_of(masked, subject, group.start), group.start)
        or not _BEFORE_WHO.search(text[:first].rstrip() + " ")
        or not text[begin:first].strip(" ,")
    ):
        return None
    pieces = [(begin, _article(text, first))]
    if end["stop"] == "," and text[end.end() :].strip(" .") and not _adds(clause, end.end()):
        stop = text.find(";", end.end())
        pieces.append((end.end(), stop if stop >= 0 else len(text)))
    return voice_of(clause), pieces


def _adds(clause: Clause, place: int) -> bool:
    """Tell whether more words begin at a place: “…, she said, adding that …”."""
    more = clause.next
    if more is None:
        return False
    is_saying = more.act == "say" and more.group.verb.form == "ing"
    return is_saying and not clause.masked.text[place : more.group.start].strip()


def _first_of(masked: Masked, phrases: list[Phrase], end: int) -> int | None:
    return next(iter(_places(masked, phrases, end)), None)


def _last_of(masked: Masked, phrases: list[Phrase], end: int) -> int:
    return max(_places(masked, phrases, end), default=-1) + 1


def _places(masked: Masked, phrases: list[Phrase], end: int) -> list[int]:
    return [i for i, char in enumerate(masked.text[:end]) if masked.phrases.get(char) in phrases]


def _article(text: str, place: int) -> int:
    article = re.search(r"(?:the|its|their|a|an) $", text[:place], re.IGNORECASE)
    return article.start() if article else place


def lead(clause: Clause) -> tuple[int, bool] | None:
    """Return where the words begin, and whether they are a clause of their own."""
    text, end, lemma = clause.masked.text, clause.group.end, clause.group.verb.lemma
    hoped = _HOPE.match(text, end) if lemma in ("express", "voice", "share") else None
    if hoped:
        return hoped.end(), True
    told = _TOLD.match(text, end) if lemma in _TELLING else None
    if told:
        return told.end(), True
    for pattern, is_clause in ((THAT, True), (_QUOTE, False), (_WH, True)):
        match = pattern.match(text, end)
        if match:
            return match.end(), is_clause
    if lemma == "ask" and _ASKED_TO.match(text, end):
        return end, False
    quoted = _COLON.match(text, end, clause.end)
    if quoted:
        return quoted.end(), False
    is_other = clause.act in ("announce", "affirm") or lemma == "ask" or explains(clause)
    return None if is_other else _bare_lead(clause)


def _bare_lead(clause: Clause) -> tuple[int, bool] | None:
    """Return where words begin that nothing introduces: “said they were late”, “thanked all”."""
    text, end, lemma = clause.masked.text, clause.group.end, clause.group.verb.lemma
    if lemma in _PREPOSED:
        match = _PREPOSED[lemma].match(text, end)
        return (match.end(), False) if match else None
    bare = _BARE.match(text, end)
    if bare and lemma in _WITH_NOUNS:
        return end, False
    return (bare.end(), True) if bare and _has_verb(clause) else None


def _has_verb(clause: Clause) -> bool:
    """Tell whether what follows a verb is a clause: “said they were wrong”."""
    following = clause.next
    if following and following.act == "say" and following.group.verb.form == "ing":
        following = None
    if following is None and clause.group.verb.lemma in _BARELY:
        return _WHOLE_CLAUSE.match(clause.masked.text, clause.group.end) is not None
    return following is not None and not _JOINT.search(
        clause.masked.text[clause.group.end : following.group.start]
    )


def promises(clause: Clause) -> bool:
    """Tell whether one person promises that something will be so, which is that person's claim."""
    who = [phrase.kind for phrase in near(clause)]
    is_hers = who in ([Kind.PER], [Kind.PST]) or (
        who == [Kind.PRO] and near(clause)[0].value in ("he", "she")
    )
    is_that = THAT.match(clause.masked.text, clause.group.end) is not None
    return is_hers and is_that and clause.group.verb.lemma in ("promise", "vow", "pledge")


def outlines(clause: Clause) -> bool:
    """Tell “outlined how …” from “outlined the plans”."""
    text, end = clause.masked.text, clause.group.end
    return any(pattern.match(text, end) for pattern in (THAT, _WH))

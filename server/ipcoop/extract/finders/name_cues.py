"""The words around a personal name that show that it is one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ipcoop.extract.finders.name_runs import NameRun
from ipcoop.extract.finders.name_words import PARTICLE
from ipcoop.extract.finders.plain_words import plain_words
from ipcoop.extract.finders.titles import PostMention

_HONORIFIC = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Hon|Amb|Messrs|Eng|Atty|Mme|Madam|Madame|Sir|Dame|Datuk|Dato'?"
    r"|Datin|Tan Sri|Shri|Smt)\.?|H\. ?E\.|HE|H\.R\.H\.|(?:His|Her) Excellency"
    r"|(?:the )?[Hh]onou?rable)"
)
_TITLED = re.compile(rf"(?<![\w.])(?P<honorific>{_HONORIFIC}(?: {_HONORIFIC})*) (?:{PARTICLE} )?$")
_BODY = r"(?:[\U000F0000-\U000FFFFD]|[A-Z][\w-]*[A-Z][\w-]*)"
_GENITIVE = re.compile(rf"(?<![\w-]){_BODY}'s? $")
_VERBS = (
    "said says stated states noted notes added adds explained explains remarked remarks recalled"
    " recalls emphasised emphasized emphasises emphasizes stressed stresses underlined underscored"
    " highlighted expressed spoke told observed commented announced concluded declared affirmed"
    " hoped thanked welcomed congratulated mentioned argued urged called delivered gave replied"
    " presented introduced reported acknowledged praised reiterated outlined suggested asked"
    " pointed believes believed warned warns predicted insisted complained maintained claimed"
    " described recommended responded answered admitted conceded lamented regretted"
    " cautioned confessed quipped countered contended joked opined echoed encouraged proposed"
    " reminded informed dwelt commended lauded hailed applauded revealed disclosed testified"
    " estimated foresaw wondered"
).split()
_SPEECH = rf"(?:{'|'.join(_VERBS)})"
_SPEAKS = re.compile(
    r"(?:,? (?:who )?(?:also |further |then |later |has |had |in turn )?|, for (?:his|her) part, )"
    rf"{_SPEECH}(?!\w)"
)
_SPOKEN_BY = re.compile(
    r"(?<!\w)(?:said|stated|noted|added|explained|remarked|according to|According to) $"
)
_DONE_BY = re.compile(
    r"(?:signed|chaired|moderated|headed|led|delivered|given|opened|represented|made|presented"
    r"|presided over|accompanied|facilitated|succeeded|replaced) by $"
)
_ROLE = re.compile(
    r"(?<!\w)(?:counterpart|colleague|predecessor|successor|spokes(?:man|woman|person)|moderator|"
    r"(?:guest|keynote) speaker|participant|professor|journalist|economist|lawyer|judge|attorney),? $"
)
_OF_A_BODY = re.compile(
    rf"(?: (?:of|from|at|representing) (?:the )?{_BODY}| \({_BODY}\)),? (?:also |then |has |had )?"
    rf"(?:{_SPEECH}(?!\w)|[a-z]+ed\b|led\b|took\b|met\b)|[a-z ]{{0,40}}, representing (?!\w+ing)"
)
_DOES = re.compile(
    rf"(?: (?:of|from|at|representing|for) (?:the )?{_BODY}| \({_BODY}\)|, who (?:heads|leads|chairs|directs|runs|"
    rf"represented) (?:the )?{_BODY}),? (?:also |then |later )?(?:walked|guided|wrapped|opened|closed|chaired|"
    r"moderated|led|took|briefed|dwelt|shared|ran|summed|rounded|set|made|read|joined|followed|"
    r"facilitated|demonstrated|dealt|discussed|illustrated|traced|bade|bid|welcomed)(?!\w)"
    r"|, (?:speaking|appearing) (?:for|on behalf of) (?:the )?"
    rf"|, who (?:heads|leads|chairs|directs|runs) (?:the )?{_BODY}"
)
_SUCCEEDS = re.compile(r"(?:succeed(?:s|ed|ing)|replac(?:es|ed|ing)) $")
_IS_SUCCEEDED = re.compile(
    r",? (?:(?:was|is|has been|had been) (?:succeeded|replaced) by|succeed(?:s|ed)|replac(?:es|ed)) "
)
_BEFORE_POST = (
    r"(?:the |its |their |our |a |an |who (?:is|was) |then |former |newly appointed |new |current "
    r"|acting |outgoing |incoming |appointed (?:as )?|elected (?:as )?|named "
    rf"|{_BODY}(?:'s?)? |[A-Z][\w-]*'s? )*"
)
_IN_APPOSITION = re.compile(
    rf"(?:, | \(| - | (?:was|has been|is|became) (?:re-?)?(?:appointed|elected|named|nominated)?"
    rf"(?: as)? ?| as ){_BEFORE_POST}"
)
_AFTER_POST = re.compile(
    r"(?P<body>(?: (?:of|for|at|in|to) (?:the )?[^,;:]{1,120}?)?)(?P<comma>,?) (?:the )?"
)
_NEXT = re.compile(r"[,.;:)]|$| -")
_OF = re.compile(r"(?:(?<!\w)(?:of|in|for|from|to)|[A-Z][\w-]*) $")
_IN = re.compile(r"(?<!\w)(?:[Ii]n|[Aa]t|near) $")
_ENDS_IN_BODY = re.compile(rf"{_BODY}$")
_HONORIFIC_WORDS = frozenset(
    "Mr Mrs Ms Miss Dr Prof Hon Amb Messrs Eng Atty Mme Madam Madame Sir Dame Datuk Dato Datin Tan"
    " Shri Smt H HE Excellency Honourable Honorable honourable honorable".split()
)
_SPEECH_WORDS = frozenset(
    [
        *_VERBS,
        *"according According representing succeeds succeeded succeeding replaces replaced"
        " replacing".split(),
    ]
)
_WIDTH = 40
_FARTHEST = 140


class Cues(NamedTuple):
    """What kinds of cues a sentence has at all, so that only these need be looked for."""

    posts: Sequence[PostMention]
    honorific: bool
    speech: bool
    genitive: bool
    agent: bool


def find_cues(sentence: str, posts: Sequence[PostMention]) -> Cues:
    """Tell what kinds of cues a sentence has."""
    words = plain_words(sentence)
    return Cues(
        posts,
        honorific=not _HONORIFIC_WORDS.isdisjoint(words),
        speech=not _SPEECH_WORDS.isdisjoint(words),
        genitive="'s " in sentence or "s' " in sentence,
        agent=" by " in sentence,
    )


def honorific_before(sentence: str, run: NameRun) -> re.Match[str] | None:
    """Match the honorific before a name, and the particle that may stand between them."""
    return _TITLED.search(sentence, max(0, run.start - _WIDTH), run.start)


def has_cue(sentence: str, run: NameRun, cues: Cues) -> bool:
    """Tell whether the words around a run show that it is a person, other than an honorific."""
    if cues.posts and (_after_post(sentence, run, cues) or _before_post(sentence, run, cues)):
        return True
    if run.is_acronym:
        return False
    before = max(0, run.start - _WIDTH), run.start
    if cues.speech and (
        (_SPEAKS.match(sentence, run.end) and (run.is_full or not _OF.search(sentence, *before)))
        or (_NEXT.match(sentence, run.end) and _SPOKEN_BY.search(sentence, *before))
    ):
        return True
    return run.is_full and bool(
        _ROLE.search(sentence, *before)
        or _DOES.match(sentence, run.end)
        or (cues.genitive and _GENITIVE.search(sentence, *before))
        or (cues.agent and _DONE_BY.search(sentence, *before))
        or (cues.speech and _OF_A_BODY.match(sentence, run.end))
        or (cues.speech and _IS_SUCCEEDED.match(sentence, run.end))
        or (cues.speech and _SUCCEEDS.search(sentence, *before))
    )


def has_title_before(run_start: int, cues: Cues) -> bool:
    """Tell whether the title of a post stands directly before a name."""
    return any(post.end + 1 == run_start for post in cues.posts)


def reaches_next(sentence: str, start: int, honorific: str, cues: Cues) -> bool:
    """Tell whether the cue of a name is one for the names after it: "Commissioners A and B"."""
    if honorific.startswith("Messrs"):
        return True
    if any(post.plural and post.end + 1 == start for post in cues.posts):
        return True
    return bool(cues.agent and _DONE_BY.search(sentence, max(0, start - _WIDTH), start))


def _after_post(sentence: str, run: NameRun, cues: Cues) -> bool:
    post = next((post for post in reversed(cues.posts) if post.end < run.start), None)
    if post is None or run.start - post.end > _FARTHEST:
        return False
    if run.start == post.end + 1:
        return run.is_full or not (run.is_acronym or post.plural)
    between = _AFTER_POST.fullmatch(sentence, post.end, run.start) if run.is_full else None
    if between is None:
        return False
    if between["comma"]:
        return _NEXT.match(sentence, run.end) is not None
    return _ENDS_IN_BODY.search(between["body"]) is not None


def _before_post(sentence: str, run: NameRun, cues: Cues) -> bool:
    post = next((post for post in cues.posts if post.start > run.end), None)
    if post is None or not run.is_full or post.start - run.end > _FARTHEST:
        return False
    between = sentence[run.end : post.start]
    if between == ", " and (
        post.person_side == "right" or _IN.search(sentence, max(0, run.start - _WIDTH), run.start)
    ):
        return False
    return _IN_APPOSITION.fullmatch(between) is not None

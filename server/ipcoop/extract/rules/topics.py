"""Where the words on a subject begin and end, and how a list of subjects falls into its parts."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule

Range = tuple[int, int]
"""Masked characters of a sentence, from the first up to the second."""

_JOINED = re.compile(
    r"(?:,? and|,? but|, then|;|,? as well as)(?: also| then| later| further| jointly)? *$", re.I
)
_FINITE = re.compile(
    r"(?:(?:also|then|further|jointly|\w+ly) )*(?:agreed|agrees?|pledged|committed|decided|"
    r"planned|plans?|intends?|offered|"
    r"continued|promised|resolved|undertook) ",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?: (?:also|briefly|then|both|in detail|in particular|in principle|once again|again|jointly|"
    r"however|\w+ly)(?![\w-])|,(?: \w+,)?)*"
    r"(?: (?:upon|about|on|regarding|concerning|with|of|around|that))? *(?:\"|')?"
)
_TAIL = rule(
    r"(?<=\S)(?:,? (?:at|during|in|on|for)(?: the margins of)?(?: the)? <EVT|DAT>.*|,? (?:in|"
    r"at) <PLC>"
    r"|,? (?:in order to|so as to|with a view to|with the (?:aim|goal|purpose|view) of|prior to|"
    r"before|after|during|on behalf of|together with|with <PER|ORG|HDS|PRO>)(?![\w-]).*"
    r"| such as .*|,? (?:due|set|scheduled|planned|expected) to (?=\w).*|, (?:in particular|particularly|notably|especially|above all|among other things)(?![\w-]).*"
    r"|,? (?:(?:from|to|in|of|on|for|with|by|through|under) )?(?:which|whom|who) .*"
    r"|, (?:which|who|where|while|whereas|with the|in (?:the|his|her) )(?![\w-]).*"
    r"|, (?:and|as well as) <PER|PST|PRO|ORG|HDS>.*|,? (?:and|while|whereas) <PER>(?: \w+ly| also| then)? "
    r"[a-z]+ed(?!\w).*|,? and)$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^[^,]+(?:, (?!(?:with|in|on|by|for|as|at|from|to|under|which|who|"
    r"that)(?!\w))[^,]+)+,? (?:and|as well as) [^,]+$"
)
_TWO = rule(r"^(?:the |their |its )?(?:<THM>|[a-z]+s) and (?:<THM>|[a-z]+s)$")
_OXFORD = re.compile(r", (?:and |as well as )?")
_PLAIN = re.compile(r",? as well as |, | and (?!.* and )")
_PAIR = re.compile(
    r",? as well as (?:on |of |about )?|,? and (?:another|one) (?:on|about) |,? and (?:on|of|"
    r"about|regarding|for) "
    r"|,? and (?=(?:the|a|an|its|their|his|her|our|to|how|other) )|; (?:and )?|, with respect to "
)
_DEED = (
    "accelerate align assist broaden build carry coordinate collaborate conduct connect continue convene cooperate create deepen "
    "deploy develop digiti[sz]e dispatch encourage enhance establish exchange examine expand explore facilitate foster "
    "harmoni[sz]e help hold host identify implement improve increase intensify introduce join jointly launch maintain "
    "moderni[sz]e offer open organi[sz]e pool prepare promote protect provide publish raise reduce run send set share "
    "simplify start step strengthen streamline study support train translate update use work"
).replace(" ", "|")
DEEDS = re.compile(
    r",? (?:and|as well as) to |; (?:and )?(?:to )?(?:\([ivx\da-f]{1,4}\) )?"
    rf"|(?:,|,? and|,? as well as) (?:to )?(?=(?:also |jointly )?(?:{_DEED}) (?!of\b|for\b|to\b|in\b|and\b))"
)
_ENUMERATED = re.compile(r"\([ivx\da-f]{1,4}\) ")
_LOOSE = (Kind.ACV, Kind.EVT)
_SCOPE = re.compile(
    r"^(?:(?:ways|measures|means|opportunities|possibilities|how) (?:to|of|"
    r"for) (?:further )?\w+ (?:and \w+ )?)?"
    r"(?:the |their |its )?(?:\w+ )?(?:co-?operation|collaboration|work|progress|activities|issues|"
    r"matters|topics|developments|areas|themes)(?: \w+)? (?:in|on|of|such as|concerning|regarding|"
    r"related to|relating to|including) (?:the (?:fields?|areas?) of )?"
)
_PROPOSAL = rule(
    r"(?:(?:a|an|the|its|their|several|various|some) )?(?:\w+ )?(?:proposals?|reports?|issues?|"
    r"questions?|matters?|"
    r"topics?|subjects?|presentations?|papers?)(?: by (?:the )?<ORG|PER|CTY>)? "
    r"(?:on|about|concerning|regarding|related to|relating to) ",
    re.IGNORECASE,
)
_AND = re.compile(r",? (?:and|or|but)[ ,.;:]*$")
_ARTICLE = re.compile(
    r"(?:to|the|a|an|its|their|his|her|our) (?:(?:field|area|subject|topic|issue) of )?"
)


ABOUT = rule(
    r"(?: also| \w+ly)? (?:about|on|regarding) (?!behalf|the (?:occasion|sidelines|margins)|"
    r"<DAT>)(?=\S)"
)
"""What stands before the subject of a speech."""
TITLED = rule(
    r",? (?:entitled|titled|called|headed|under the title(?: of)?|with the title),? (?=<QUO>)"
)
"""What stands before the title of a speech."""
IMPORTANCE = re.compile(
    r"(?:the |a |an |their )?(?:(?:\w+ )?(?:importance|significance|value|relevance)) (?:of|for|"
    r"to|in) (?=\S)"
)


def content_end(clause: Clause) -> int:
    """Return where what a verb governs ends: before the next verb of the same subject."""
    text = clause.masked.text
    end, following = len(text), clause.next
    stop = text.find(";", clause.group.end)
    before = clause.group.end
    while following:
        left = text[before : following.group.start]
        joint = _JOINED.search(left)
        if joint and _is_alike(clause, following):
            end = before + joint.start()
            break
        in_row = following.group.verb.form in ("past", "participle") or (
            following.group.present and clause.group.present
        )
        if in_row and left.endswith(", ") and _is_alike(clause, following):
            end = following.group.start - 2
            break
        if following.act == "say" and following.group.verb.form == "ing" and left.endswith(", "):
            end = following.group.start - 2
            break
        before, following = following.group.end, following.next
    return min(end, stop) if stop >= 0 else end


def _is_alike(clause: Clause, other: Clause) -> bool:
    """Tell whether two verbs can stand side by side: both of the present, or both of the past."""
    words = clause.masked.text[other.group.start : other.group.end]
    if other.group.infinitive and not _FINITE.match(words):
        return False
    if other.group.verb.form == "ing" or other.group.passive:
        return False
    return (
        other.group.present == clause.group.present
        or other.group.infinitive
        or other.group.verb.act in ("commit", "affirm")
    )


def topics(clause: Clause, start: int | None = None, *, deeds: bool = False) -> list[Range]:
    """Return what a clause says to be its subject after the verb; several where it lists them.

    Args:
        clause: the clause.
        start: where the words begin, if not right after the verb.
        deeds: whether they say what is to be done, so that “and” joins what belongs together.
    """
    text = clause.masked.text
    first = clause.group.end if start is None else start
    last = content_end(clause)
    lead = _LEAD.match(text, first, last)
    first = lead.end() if lead else first
    words = text[first:last].rstrip(" .,:!?\"'")
    tail = _TAIL.search(words)
    words = words[: tail.start()] if tail else words
    first, words = first + _about(words), words[_about(words) :]
    return list(parts(clause.masked, first, first + len(words), DEEDS if deeds else None))


def _about(words: str) -> int:
    """Return how many characters come before what a proposal or a report is about."""
    match = _PROPOSAL.match(words)
    return match.end() if match else 0


def parts(
    masked: Masked, start: int, end: int, by: re.Pattern[str] | None = None
) -> Iterator[Range]:
    """Yield the parts of a list, as characters of the cleaned sentence.

    A pair falls apart only where a word between shows that it is one.
    """
    words, places = _opened(masked, start, end)
    separator = by or _PAIR
    place = 0
    if by is None and _TWO.match(words):
        separator = _PLAIN
    if by is None and _LIST.match(words):
        separator = _OXFORD if re.search(r", (?:and|as well as) ", words) else _PLAIN
        scope = _SCOPE.match(words)
        place = scope.end() if scope else 0
    for match in [*separator.finditer(words, place), None]:
        stop = match.start() if match else len(words)
        first, last = _bare(words, place, stop)
        if last > first:
            yield places[first][0], places[last - 1][1]
        place = match.end() if match else stop


def _opened(masked: Masked, start: int, end: int) -> tuple[str, list[Range]]:
    """Return masked words in which activities and events are words again, and their places."""
    words, places = "", list[Range]()
    for place in range(start, end):
        phrase = masked.phrases.get(masked.text[place])
        first, last = masked.starts[place], masked.ends[place]
        if phrase and phrase.kind in _LOOSE:
            words += masked.clean.text[first:last]
            places += [(one, one + 1) for one in range(first, last)]
        else:
            words += masked.text[place]
            places.append((first, last))
    return words, places


def _bare(words: str, start: int, end: int) -> Range:
    counted = _ENUMERATED.match(words, start, end)
    start = counted.end() if counted else start
    article = _ARTICLE.match(words, start, end)
    start = article.end() if article else start
    trailing = _AND.search(words, start, end)
    end = trailing.start() if trailing else end
    while end > start and words[end - 1] in " ,.;:\"'":
        end -= 1
    return start, end


def say_theme(
    here: Discourse, subject: Thing, predicate: str, clause: Clause, found: Range
) -> None:
    """Record that a subject has a theme, in the words of a clause."""
    masked = clause.masked
    theme = theme_of(here, masked, found)
    here.say(subject, predicate, theme, [clause.verb, masked.clean.stored(*found)], clause)


def theme_of(here: Discourse, masked: Masked, found: Range) -> Thing | None:
    """Return the theme that words of a sentence name."""
    return here.theme(masked.clean.text[slice(*found)], masked.clean.stored(*found))


def without_importance(here: Discourse, clause: Clause, found: list[Range]) -> list[Range]:
    """Return the themes without “the importance of”, unless that is a theme of its own."""
    text = clause.masked.clean.text
    bare = []
    for start, end in found:
        lead = IMPORTANCE.match(text, start, end)
        known = here.known_theme(text[start:end])
        bare.append((lead.end() if lead and not known else start, end))
    return bare


def say_themes(here: Discourse, act: Thing, clause: Clause, found: list[Range]) -> None:
    """Record what an act of speech is about, in the words of a clause."""
    for one in found:
        say_theme(here, act, "hasTheme", clause, one)


def char_of(masked: Masked, phrase: Phrase) -> str:
    """Return the character that stands for a phrase in a masked sentence."""
    return next(char for char, known in masked.phrases.items() if known is phrase)

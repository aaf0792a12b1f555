"""Places of a sentence in which only people stand: “her counterparts …”, “…, who chaired”."""

import re

from ipcoop.extract.finders.given_names import is_personal
from ipcoop.extract.finders.name_runs import NameRun
from ipcoop.extract.finders.plain_words import plain_words
from ipcoop.extract.phrases.masking import rule

_PEOPLE = (
    "academic activist actor actress advocate architect arbitrator artist athlete attorney author"
    " barrister biologist businessman businesswoman cartoonist chef chemist choreographer co-founder"
    " coach colleague comedian commentator composer consultant counterpart craftsman critic dancer"
    " delegate designer diplomat doctor economist editor engineer entrepreneur expert facilitator"
    " farmer fencer film-maker filmmaker footballer founder geologist graduate guitarist historian"
    " host inventor journalist jurist laureate lawyer lecturer magistrate mathematician mediator"
    " mentor moderator musician negotiator notary novelist official painter panelist panellist"
    " patentee performer photographer physicist physician pianist poet politician predecessor"
    " prosecutor publisher rapper researcher scholar scientist sculptor singer solicitor"
    " songwriter speaker specialist statistician student successor surgeon swimmer teacher"
    " technician trainee trainer violinist weaver winner writer"
).split()
_NOUN = rf"(?:{'|'.join(_PEOPLE)})"
_NOUN_BEFORE = re.compile(rf"(?<![\w-]){_NOUN}s? $")
_RELATED = re.compile(
    r"(?<!\w)(?:predecessor|successor|colleague|counterpart|deputy|adviser|assistant|host|moderator|"
    r"chair|representative|delegate|interpreter)(?:,| (?:of|from|at|in) [^,;.]{1,50},) $"
)
_SEVERAL = re.compile(rf"(?<![\w-]){_NOUN}s $|(?:joined|accompanied|flanked|assisted) by $")
_ENDS = re.compile(r"[,.;:)]|$| (?:and|or|was|were|is|who)\b")
_DESCRIBED = re.compile(
    r", (?:who|whose|himself|herself|one of (?:its|the|his|her|our) [a-z]+s|"
    rf"(?:an? |the )?(?:[a-z-]+ ){{0,3}}{_NOUN}(?=[,.;)]|$| (?:of|from|at|in|and|with|who|by)\b))"
)
_HUMAN_ACT = re.compile(
    r"(?:,? (?:also|then|jointly|again|who))? (?:(?:co-)?chaired|moderated|presided|facilitated|"
    r"accompanied|dwelt|bade|represented|wrapped up|took the (?:floor|chair)|takes? (?:the helm|office|over)|"
    r"took (?:the helm|office|over)|(?:headed|led) (?:the |a |an |its |his |her )?[^,.;]{0,40}"
    r"(?:delegation|side|team|mission|group)|signed (?:on behalf of|for)|(?:was|has been|had been|is) "
    r"(?:re-?)?(?:elected|appointed|named|nominated|promoted|in the chair)|"
    r"was (?:accompanied|flanked|assisted|joined) by)(?!\w)"
)
_OF = re.compile(r"(?<!\w)(?:of|in|for|from|to|the|at|near|an?) $")
_FOLLOWED = re.compile(
    r"(?:(?:took|takes|taking|take) over (?:\w+ ){0,6}from|[Ff]ollow(?:s|ing|ed) in the footsteps of|"
    r"in succession to|handed over (?:\w+ ){0,6}to|(?:chair|leader|head|director|boss)(?:ship)?:|"
    r"(?:delegation|team|party|side|mission|jury|panel)(?: (?:of|from) [^,;.]{1,40})?,? (?:also |which )?"
    r"(?:consist(?:s|ed|ing) of|compris(?:ed|es|ing)|included?|including|was (?:made up|composed) of|"
    r"under|made up of|composed of))"
    r"(?: (?:his|her|its|their) \w+)? $"
)
_BY_FAR = re.compile(
    r"(?<!\w)(?:signed|chaired|moderated|headed|led|delivered|opened|closed|represented|presided over|"
    r"accompanied|facilitated|succeeded|replaced|joined)(?! by)[^,.;:]{1,40} by $"
)
_CALLED_UP = re.compile(
    r"(?:^|[.;:] |, )(?:(?:[Aa]lso|[Aa]nd) )?(?:[Pp]resent|[Ii]n attendance|[Tt]aking part|[Aa]ttending|"
    r"[Pp]articipating|[Rr]epresenting|[Jj]oining|[Ss]peaking|[Oo]n (?:the [^.;:]{1,40}? side|the podium|the panel)"
    r"|(?:[Aa]mong )?(?:the |its |those )?(?:[Ss]peakers|[Pp]anell?ists|[Pp]articipants|[Dd]elegates|"
    r"[Mm]oderators?|[Ff]acilitators?|[Gg]uests(?: of honou?r)?|[Ll]ecturers|[Tt]rainers|[Ee]xperts|present|"
    r"[Rr]esource (?:persons?|speakers)|[Ss]ignatories|[Aa]ttendees|[Mm]embers of the delegation))(?!\w)"
    r"[^.;:]{0,60}?(?: (?:were|was|are|sat|included?|including)(?: also)?|:) $"
)
_WEAK_BEFORE = re.compile(
    r"(?:^|^[-*•] |^\(?\w[.)] |[,;:] |(?<!\w)(?:and|by|with|were|was|sat|included?|including|together|"
    r"among|between|also|of whom) )$"
)
_ITEM = re.compile(r"(?:[-*•] |\(?\w[.)] )$")
_AT_BODY = rule(r"(?: (?:of|from|representing) (?:the )?<ORG>| \((?:the )?<ORG>\))(?![\w-])(?!'s)")
_BODY_NEXT = rule(r"(?:,| -|:) (?:the )?<ORG>(?:[,.;]|$)")
_IN_LIST = rule(r" (?:for|of|from|at) (?:the )?<ORG>(?=[,.;]|$| and )")
_MORE = rule(
    r"(?: \((?:the )?<ORG|CTY|DEM|PLC>\)| (?:of|from|for|at) (?:the )?<ORG|CTY>)?"
    r"(?:,|;|,? and| &)(?: and)?(?: (?:his|her|its|their) \w+)?(?: by)? "
)
_NOUN_WORDS = frozenset(word for noun in _PEOPLE for word in (noun, f"{noun}s"))
_WIDTH = 130


def may_hold(sentence: str) -> bool:
    """Tell whether a sentence has words that call for people at all."""
    return not _NOUN_WORDS.isdisjoint(plain_words(sentence))


def is_place_of_person(sentence: str, run: NameRun, *, noun: bool) -> bool:
    """Tell whether the words before and after a full name are such as only stand with people."""
    if not run.is_full or run.is_acronym:
        return False
    before = max(0, run.start - _WIDTH), run.start
    if sentence.startswith(" &", run.end):
        return False
    bare = _OF.search(sentence, *before) is None
    if bare and (
        is_personal(run.words)
        or _DESCRIBED.match(sentence, run.end)
        or _HUMAN_ACT.match(sentence, run.end)
    ):
        return True
    if noun and (
        _NOUN_BEFORE.search(sentence, *before)
        or (_RELATED.search(sentence, *before) and _ENDS.match(sentence, run.end))
    ):
        return True
    return bool(
        _FOLLOWED.search(sentence, *before)
        or _BY_FAR.search(sentence, *before)
        or _CALLED_UP.search(sentence, *before)
        or (_WEAK_BEFORE.search(sentence, *before) and _AT_BODY.match(sentence, run.end))
        or (_ITEM.match(sentence) and _ITEM.search(sentence, *before)
            and _BODY_NEXT.match(sentence, run.end))
    )  # fmt: skip


def calls_for_several(sentence: str, start: int) -> bool:
    """Tell whether what stands before a name may be followed by a list of names."""
    before = max(0, start - _WIDTH), start
    return any(cue.search(sentence, *before) for cue in (_FOLLOWED, _CALLED_UP, _SEVERAL))


def goes_on(sentence: str, last: int, run: NameRun) -> bool:
    """Tell whether a name follows another one, of whom the body may be told, in a list."""
    return run.is_full and _MORE.fullmatch(sentence, last, run.start) is not None


def is_in_list(sentence: str, run: NameRun) -> bool:
    """Tell whether a name in a list of people tells whom it stands for: “and A for the Guild”."""
    before = max(0, run.start - _WIDTH), run.start
    is_told = run.is_full and _IN_LIST.match(sentence, run.end)
    return bool(is_told and _WEAK_BEFORE.search(sentence, *before))

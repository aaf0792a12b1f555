"""Phrases that name instruments: “a Memorandum of Understanding (MOU) on designs with KIPO”."""

import re
from dataclasses import dataclass, field

from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.nouns import AGENT_LIST, CAPITAL, DETERMINER, ORDINALS, STOP, WORD, Noun

_MOU, _PPH, _ANY = "MemorandumOfUnderstanding", "PatentProsecutionHighway", "CooperationInstrument"
_JOINT, _MINUTES, _TREATY = "JointDeclaration", "MeetingMinutes", "Treaty"
_FUNDING = "FundingArrangement"
_PPH_KINDS = (
    "| agreement| programme| program| pilot| pilot programme| pilot program| pilot project| pilot agreement|"
    " arrangement| scheme| programmes| programs| agreements| arrangements| pilots| memorandum| memorandum of understanding|"
    " mou| deal| pact| accord| project| initiative| cooperation| partnership"
)
INSTRUMENTS = {
    name: cls
    for cls, names in {
        _MOU: "memorandum of understanding|memorandum of cooperation|memorandum of co-operation|"
        "memorandum on cooperation|memorandum|mou|moc",
        _JOINT: "joint declaration|declaration|joint statement|joint communique|joint communiqué|"
        "communique|communiqué",
        _MINUTES: "minutes|agreed minutes|record of discussions|record of discussion",
        _PPH: "|".join(
            f"{name}{kind}"
            for name in ("patent prosecution highway", "pph")
            for kind in _PPH_KINDS.split("|")
        ),
        _TREATY: "treaty|convention|protocol",
        _FUNDING: "funding arrangement|funding agreement|contribution agreement",
        _ANY: "agreement|arrangement|accord|letter of intent|letters of intent|work plan|workplan|"
        "work programme|work program|action plan|plan of action|cooperation plan|"
        "exchange of letters|exchange of notes|roadmap|road map|pact|deal|"
        "recommendations|resolution|charter|statement of intent|"
        "declaration of intent|letter of understanding|terms of reference",
    }.items()
    for name in names.split("|")
}
"""The class of an instrument by the noun that names it."""

_POINTING = "document|paper|text|instrument|statement"
_TITLES = frozenset({"recommendations", "resolution", "charter"})
"""Nouns that point to an instrument only after “the” or “this”."""

_BARE = frozenset(
    {
        "deal",
        "pact",
        "agreement",
        "arrangement",
        "accord",
        "minutes",
        "protocol",
        "convention",
        "treaty",
    }
)
_NOT_HERE = (
    r"(?! (?:requests?|applications?|applicants?|users?|statistics|forms?|networks?|portals?|"
    r"cent(?:er|re)s?|halls?|period|process|system|holders?|text|guidelines|negotiations)(?![\w-]))"
)
_SMALL_WORDS = frozenset({"pph", "mou", "moc"})


def _spellings() -> str:
    every: dict[str, None] = {}
    for name in INSTRUMENTS:
        titled = re.sub(r"\b(?!(?:of|on)\b)([a-zé])", lambda m: m[1].upper(), name)
        titled = re.sub(r"\b(?:Pph|Mou|Moc)\b", lambda m: m[0].upper(), titled)
        lower = re.sub(r"\b(?:pph)\b", "PPH", name)
        mixed = lower.replace("patent prosecution highway", "Patent Prosecution Highway")
        every |= dict.fromkeys([titled, lower, mixed, lower[0].upper() + lower[1:]])
    every |= dict.fromkeys(["MoU", "MoC", "MOC"])
    names = sorted(every, key=len, reverse=True)
    return "|".join(map(re.escape, (name for name in names if name not in _SMALL_WORDS)))


_HEADS = _spellings()
_CUE = rule(rf"(?<![\w-])(?:{_HEADS}|{_POINTING}|letters|notes)(?![\w-])")
_NO_WORD = (
    r"(?!(?i:inks?|exchanges?|announces?|renews?|"
    r"launch(?:es)?|via|without|any|no|some|every|several|whose|all|"
    r"between|despite|per)(?![\w-]))"
)
_STATES = (
    "(?:newly |recently |just )?(?:renewed|extended|prolonged|amended|concluded|signed|agreed|adopted|approved|endorsed|"
    "proposed|planned|expired|finali[sz]ed|expanded|established)"
)
_PAIR = "<ORG|GRP|CTY|DEM>(?:[-/]<ORG|GRP|CTY|DEM>)+"
_NAME = rule(
    rf"(?<![\w'-])(?:{DETERMINER} (?:(?P<state>{_STATES}) )?)?(?:(?P<ord>{ORDINALS}) )?"
    rf"(?!<ORG|GRP|CTY>'s? )(?P<mod>(?:{_NO_WORD}(?:{_PAIR}|{WORD}|{CAPITAL}|<FND>),? ){{0,6}}?)"
    rf"(?P<head>{_HEADS}|(?<=<THM> )[Pp]lan|(?<=[Ee]xchanged )(?:letters|notes)|(?<=[Tt]he )(?:letters|notes)|(?<=[Tt]he )(?:{_POINTING})|(?<=[Tt]his )(?:{_POINTING}))(?![\w-])"
    rf"{_NOT_HERE}"
)
_NEEDS_TO = "(?:(?<=response)|(?<=responses)|(?<=access)|(?<=approach)|(?<=approaches)|(?<=contribution)|(?<=transition)|(?<=assistance))"
_WORDS = (
    rf"(?:(?!(?:{STOP})(?![\w-]))|(?=and |of |for ))(?:[\w'/&-]+|<THM|DEM|CTY|QUO|GRP|ORG>)"
    rf"(?:(?:,? and (?:the )?| of (?:the |a |an )?| for (?:the )?| between (?=<THM>)|, (?=[\w "
    rf"]+(?:, | and ))"
    rf"|{_NEEDS_TO} to (?:the )?| on (?:the )?(?=<THM>)| in (?:the )?(?:fields?|areas?) of (?:the )?| in (?:the )?(?=[A-Z]|"
    rf"<THM>)| )"
    rf"(?!(?:{STOP})(?![\w-]))(?:[\w'/&-]+|<THM|DEM|CTY|GRP|ORG>))*"
)
_NOT_ABOUT = (
    r"(?!behalf|the (?:sidelines|margins|occasion)|the (?:first|second|third|last|final|same|"
    r"following|next)"
    r" day|(?:[\w-]+ ){0,4}?(?:years?|months?|weeks?|decades?|periods?|terms?)"
    r"(?! of co|\w)|the first time|"
    r"signature|approval|now|which|display)"
)
_TAILS = (
    ("short", rule(
        r" \((?:the |hereinafter )?(?P<it>\"?[A-Z][\w-]*[A-Z0-9]s?\"?|<QUO|INS|GRP|ORG|EVT>)\)"
    )),
    ("kind", rule(
        r" (?P<it>(?:pilot )?(?:programme|program|scheme|"
        r"agreement|arrangement|pilot|project))(?![\w-])", re.IGNORECASE
    )),
    ("dated", rule(r",? (?:of|dated) (?P<it><DAT>)")),
    ("parties", rule(
        r" (?:between|among|of|with|by) (?:the )?(?:(?:IP|intellectual property|patent) offices of "
        r"(?:the )?)?"
        rf"(?P<it>{AGENT_LIST}|<HDS|PRO|CNT>|<PER|PST>(?:(?:,? and (?:the )?|, )<PER|PST>)+)"
        r"(?!'s?[ ,])"
    )),
    ("about", rule(
        r" (?:on|concerning|regarding|covering|in the (?:fields?|areas?) of|for) "
        rf"{_NOT_ABOUT}(?:the )?(?P<it>{_WORDS})"
    )),
)  # fmt: skip
_COOPERATION = re.compile(r"co-?operation ?$", re.IGNORECASE)
_OWNED = rule(r"(?P<who><ORG|GRP|CTY>)'s? $")
_UNWRITTEN = re.compile(
    r"(?:tacit|mutual|common|prior|written|broad|general|full|unanimous|overall|preliminary|express|further|gentlemen's) ",
    re.I,
)
_FIGURE = re.compile(r"(?:\d+|few|several|ten|fifteen|twenty|thirty|forty)[ -]$")
_IN = re.compile(r"(?<!\w)(?:in|by|of|reach(?:ed)?|into) $", re.IGNORECASE)


@dataclass(slots=True)
class _Found:
    """An instrument in the making: where its phrase ends, and what the phrase tells."""

    end: int
    parts: dict[str, list[Phrase]] = field(default_factory=dict)


def fold_instruments(masked: Masked) -> None:
    """Put together what names instruments."""
    if not _CUE.search(masked.text):
        return
    for match in reversed(list(_NAME.finditer(masked.text))):
        if _names_one(masked, match):
            found = _with_tails(masked, match.end())
            noun = _noun(masked, match)
            phrase = masked.phrase(
                Kind.INS, match.start(), found.end, value=noun, parts=found.parts
            )
            phrase.parts["mod"] = masked.of(match, "mod")
            owner = _OWNED.search(masked.text, 0, match.start())
            if owner and phrase.parts.get("parties"):
                phrase.parts["owner"] = masked.of(owner, "who")
            masked.mask(match.start(), found.end, phrase)


def _names_one(masked: Masked, match: re.Match[str]) -> bool:
    """Tell whether the noun is meant: not in “in agreement with”, not in “for ten minutes”."""
    head, before = match["head"], masked.text[: match.start()]
    if head.lower() == "plan" and not _COOPERATION.search(masked.words(*match.span("mod"))):
        return False
    if head == "minutes" and (match["mod"] or not match["det"]) and _is_time(before, match):
        return False
    name = masked.words(*match.span("mod"))
    if head.lower() in _TITLES and (head.islower() or not name[:1].isupper()):
        return False
    if head == "deal" and re.search(r"(?:great|good|big) $", match["mod"] or " "):
        return False
    if not match["det"] and _UNWRITTEN.fullmatch(match["mod"] or ""):
        return False
    after_short = before.endswith(") ") and not (match["det"] or match["mod"])
    if after_short and head.lower() in ("agreement", "arrangement"):
        return False
    is_owned = _OWNED.search(before) is not None
    bare = (
        head in _BARE and not (match["det"] or is_owned) and not match["mod"] and not match["ord"]
    )
    return not (bare and (_IN.search(before) or head.islower()))


def _is_time(before: str, match: re.Match[str]) -> bool:
    words = f"{before}{match['det'] or ''} {match['mod']}"
    return _FIGURE.search(words) is not None or not re.search(
        r"(?:agreed|signed|joint|meeting|approved|official|[A-Z][\w']+|[\U000F0000-\U000FFFFF]) $",
        match["mod"],
    )


def _with_tails(masked: Masked, end: int) -> _Found:
    """Take in what follows the noun: short name, date, parties and subject, in any order."""
    found = _Found(end)
    waiting = list(_TAILS)
    while waiting:
        matched = next(
            ((r, t, m) for r, t in waiting if (m := t.match(masked.text, found.end))), None
        )
        if matched is None:
            break
        role, tail, match = matched
        if role == "kind" and "short" not in found.parts:
            break
        waiting.remove((role, tail))
        found.parts[role] = _told(masked, role, match)
        found.end = match.end()
    return found


def _told(masked: Masked, role: str, match: re.Match[str]) -> list[Phrase]:
    if role in ("dated", "parties"):
        return masked.of(match, "it")
    return [masked.phrase(Kind.INS, match.start("it"), match.end("it"))]


def _noun(masked: Masked, match: re.Match[str]) -> Noun:
    head = match["head"].lower()
    det = (match["det"] or "").lower()
    first = min(match.start(part) for part in ("state", "ord", "mod") if match[part] is not None)
    exchanged = masked.text.endswith("xchanged ", 0, match.start("head"))
    return Noun(
        type=INSTRUMENTS.get(head, _ANY if head == "plan" or exchanged else ""),
        head=head,
        definite=det in ("the", "this", "that", "these", "both")
        or _OWNED.search(masked.text, 0, match.start()) is not None,
        ordinal=match["ord"] or "",
        name=masked.words(first, match.end("head")),
        is_plural=det in ("these", "both"),
        none=det in ("no", "any"),
    )

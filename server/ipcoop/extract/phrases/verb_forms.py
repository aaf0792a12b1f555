"""The verbs of the genre: the acts that they tell of, and their forms."""

import re
from dataclasses import dataclass

from ipcoop.extract.finders.alternatives import any_of

_ACTS = {
    "hold": "hold host organise organize convene co-host cohost co-organise co-organize stage "
    "arrange",
    "occur": "open begin start conclude close end commence finish wrap kick inaugurate return resume continue",
    "meet": "meet",
    "visit": "visit tour",
    "receive": "receive",
    "attend": "attend participate join",
    "gather": "gather assemble draw bring attract",
    "sign": "sign ink pen seal clinch co-sign countersign conclude reach strike formalise formalize",
    "adopt": "adopt issue endorse approve publish",
    "say": "say state note add stress emphasise emphasize underline underscore remark tell "
    "explain express claim argue highlight mention thank believe observe declare assure "
    "congratulate praise welcome warn reply respond answer recall predict admit concede hope "
    "estimate insist suggest recommend caution commend applaud describe call urge appreciate "
    "comment assert confess reveal convey remind inform envisage anticipate echo opine laud hail ask counter expect forecast foresee "
    "complain lament regret maintain notify voice contend quip reason enthuse disclose reckon reassure "
    "indicate intimate attest testify encourage exhort advise attribute ascribe criticise criticize "
    "deplore decry bemoan salute acclaim characterise characterize liken dub confide retort proclaim "
    "clarify specify muse joke exclaim",
    "speak": "speak address",
    "announce": "announce report",
    "give": "deliver give make",
    "present": "present outline introduce share brief demonstrate dwell elaborate",
    "discuss": "discuss review explore consider deliberate examine debate deal exchange evaluate assess "
    "focus center centre",
    "affirm": "confirm reaffirm affirm recognise recognize acknowledge reiterate reconfirm "
    "re-affirm",
    "commit": "commit agree concur pledge vow resolve undertake promise decide",
    "implement": "implement conduct develop create launch provide train offer execute carry run "
    "support assist",
    "finance": "fund finance",
    "send": "send dispatch second deploy",
    "aim": "aim seek",
    "contribute": "contribute donate allocate pay transfer",
    "administer": "administer manage entrust",
    "establish": "establish set found",
    "belong": "belong comprise include consist",
    "accede": "accede adhere ratify deposit",
    "appoint": "appoint name elect nominate",
    "assume": "assume succeed replace head lead retire",
    "rename": "rename become change",
    "represent": "represent",
    "sponsor": "sponsor co-sponsor",
    "chair": "chair preside moderate co-chair",
    "cooperate": "cooperate collaborate co-operate work",
    "renew": "renew extend prolong",
    "celebrate": "celebrate mark",
    "be": "be",
}
_IRREGULAR = {
    "hold": "held held holding",
    "host": "hosted hosted hosting",
    "begin": "began begun beginning",
    "meet": "met met meeting",
    "draw": "drew drawn drawing",
    "wrap": "wrapped wrapped wrapping",
    "bring": "brought brought bringing",
    "say": "said said saying",
    "tell": "told told telling",
    "give": "gave given giving",
    "make": "made made making",
    "pay": "paid paid paying",
    "send": "sent sent sending",
    "strike": "struck struck striking",
    "pen": "penned penned penning",
    "transfer": "transferred transferred transferring",
    "set": "set set setting",
    "become": "became become becoming",
    "lead": "led led leading",
    "undertake": "undertook undertaken undertaking",
    "run": "ran run running",
    "commit": "committed committed committing",
    "stress": "stressed stressed stressing",
    "admit": "admitted admitted admitting",
    "dwell": "dwelt dwelt dwelling",
    "regret": "regretted regretted regretting",
    "dub": "dubbed dubbed dubbing",
    "concur": "concurred concurred concurring",
    "forecast": "forecast forecast forecasting",
    "foresee": "foresaw foreseen foreseeing",
    "speak": "spoke spoken speaking",
    "deal": "dealt dealt dealing",
    "be": "was been being",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb form: its act, its dictionary form, and which form it is."""

    act: str
    lemma: str
    form: str


def _forms(lemma: str) -> dict[str, str]:
    past, participle, ing = _IRREGULAR.get(lemma, _regular(lemma)).split()
    third = "es" if re.search(r"(?:s|sh|ch|x)$", lemma) else "s"
    plural = f"{lemma[:-1]}ies" if re.search(r"[^aeiou]y$", lemma) else f"{lemma}{third}"
    return {lemma: "base", plural: "s", ing: "ing", participle: "participle", past: "past"}


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d {lemma}d {lemma[:-1]}ing"
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ied {lemma[:-1]}ied {lemma}ing"
    return f"{lemma}ed {lemma}ed {lemma}ing"


VERBS = {
    form: Verb(act, lemma, kind)
    for act, lemmas in _ACTS.items()
    for lemma in lemmas.split()
    for form, kind in _forms(lemma).items()
}
VERBS |= {form: Verb("be", "be", "s") for form in ("is", "are", "was", "were")}
for _noun in (
    "center centre focus centres centers reply answer comment comments counter counters forecast "
    "forecasts estimate estimates caution claim claims deal deals joke jokes muse muses salute "
    "salutes intimate attribute attributes"
).split():
    del VERBS[_noun]
_NOUNS_TOO = frozenset(
    "address report support review conduct work visit issue name head lead plan share exchange "
    "change note state set train mark present express arrange brief project visits works reports "
    "issues heads leads plans shares changes notes states sets trains marks names extended call "
    "calls hope hopes answer answers comment comments estimate estimates reply caution deal deals "
    "exchanges debate debates claim claims return returns transfer transfers tour tours addresses counter counters forecast forecasts regret regrets "
    "seal seals pen pens".split()
)
STOPPING_FORMS = frozenset(
    form for form, verb in VERBS.items() if verb.form != "ing" and form not in _NOUNS_TOO
) | {"is", "are", "was", "were", "took", "takes", "take"}
"""Verb forms that do not stand inside a noun phrase of the genre."""

FORM = re.compile(
    rf"(?<![\w-])(?:{any_of(VERBS)})(?![\w-])",
    re.IGNORECASE,
)

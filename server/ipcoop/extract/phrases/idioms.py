"""Expressions of several words that do the work of one verb: “took place”, “was of the view”."""

import re

from ipcoop.extract.phrases.masking import rule

Meaning = tuple[str, str, str]
"""An act, the dictionary form of a verb, and which form of it an expression is."""

IDIOM = rule(
    r"(?<![\w-])(?:(?P<take>take|takes|took|taken|taking) (?P<what>place|part|over)(?![\w-])"
    r"|(?<![\w-])put (?:his|her|its|their) (?:signatures?|names?) (?P<sign>to|under)(?![\w-])"
    r"|(?<![\w-])(?P<pen>(?:put|puts|set|sets) pen to paper(?: on| under)?|"
    r"(?:affixed|put|set) (?:his|her|their|its) (?:signatures?|seals?|names?|initials) (?:to|under|on))(?![\w-])"
    r"|(?<![\w-])(?P<enter>enter|enters|entered|entering) (?P<into>into)(?! (?:force|effect|operation))(?![\w-])"
    r"|(?<![\w-])(?P<tell>pointed out|points out|pointing out|let slip|(?:made|makes) (?:it )?(?:clear|known|plain|public)|"
    r"lets? it be (?:known|understood)|gave to understand|(?:went|goes|put|puts|placed) on record|served notice|"
    r"brought (?:word|home)|(?:sounded|issued|repeated) (?:a|an|the|his|her|its|their) (?:\w+ )?"
    r"(?:warning|reminder|caution|plea|appeal|promise|assurance)(?= that(?![\w-])))(?![\w-])"
    r"|(?<![\w-])(?P<tribute>pays?|paid|paying) (?:\w+ )?(?:tribute|homage) to(?= )"
    r"|(?<![\w-])(?P<rate>(?:(?<=<PER|PRO> )|(?<=<PER>, ))(?:thought|found|deemed|judged|rated|termed))"
    r"(?= (?:the|it|this|that|these|such|their|its|his|her) (?!(?:time|way|strength)(?!\w)))"
    r"|(?<![\w-])(?P<point>points?|pointed|pointing|draws?|drew|drawing|calls?|called|calling)"
    r"(?:(?<=point)|(?<=points)|(?<=pointed)|(?<=pointing)| attention) to(?! the fact)(?= )"
    r"|(?<![\w-])(?P<note>take|takes|took|taking) note(?![\w-])"
    r"|(?<![\w-])(?P<floor>take|takes|took) the floor(?![\w-])"
    r"|(?<![\w-])(?P<show>showed|shows|turned|turns) up (?=(?:at|for|to) )"
    r"|(?<![\w-])(?P<sit>sits?|sat) down(?: together)? (?=with )"
    r"|(?<![\w-])(?P<compare>compar(?:ed|es?|ing)|exchang(?:ed|es?|ing)|swap(?:ped|s)?) notes(?= (?:on|about|with))"
    r"|(?<![\w-])(?P<walk>walked|walks|guided|took) (?!place|part|over|note|up)(?:\S+ ){1,3}?through(?= )"
    r"|(?<![\w-])(?P<update>updated|updates|filled in|briefs|briefed)(?= (?:<PRO|HDS|PER|ORG|GRP|EVT>|(?:the|his|her|"
    r"its|their|all) (?:\w+ )?\w+) (?:on|about) )"
    r"|(?<![\w-])(?P<lecture>(?:lectured|lectures)(?= (?:on|about) )|(?:told|tells) (?:the|a|his|her|their) (?:\w+ )?"
    r"(?:story|tale|history)(?= of ))"
    r"|(?<![\w-])(?P<outline>gave|gives?|given|provided|provides?|offered|offers?|presented|presents?|shared|shares?)"
    r" (?:(?:an?|the|some|his|her|its|their|brief|short|detailed|general|comprehensive|first|quick|broad|"
    r"valuable|\w+ed) ){0,4}(?:(?:overview|account|outline|summary|demonstration|picture|presentation|"
    r"description|explanation|review) of|(?:update|insights?|briefing|report) (?:on|into)|introduction (?:to|into))(?= )"
    r"|(?<![\w-])(?P<bid>bade|bids) (?:\S+ ){1,4}?welcome(?![\w-])"
    r"|(?<![\w-])(?P<read>read|reads) (?:out(?= )|(?=<SPC>))"
    r"|(?<![\w-])(?P<hold>(?:is|are|was|were) (?:also |very |quite |\w+ly )?"
    r"(?:convinced|confident|certain|sure|optimistic|hopeful|pleased|delighted|proud|glad|satisfied|adamant|"
    r"afraid|worried|concerned|persuaded|aware|in no doubt|of the (?:\w+ )?(?:view|opinion|belief|conviction|mind))"
    r"|(?:makes?|made) the (?:point|case)|dr(?:ew|aws?) attention to the fact"
    r"|(?:takes?|took|holds?|held|put forward|advanced|defended) the (?:view|position|stance|line|idea|opinion|thesis)"
    r"|(?:left|leaves?|(?:had|has|have)) no doubt|(?:gave|gives?) (?:an |the |his |her |its |their )?assurances?"
    r"|(?:propos(?:e|es|ed)|signal(?:s|led|ed)|hint(?:s|ed)|writes?|wrote|thinks?|thought|feels?|felt|(?<!was )(?<!were )(?<!be )(?<!is )(?:holds?|held))"
    r"(?= that (?!(?:day|week|month|year|time|morning|afternoon|evening|city)(?![\w-])))"
    r"|(?<=[^\x00-\x7f] )(?:estimates?|claims?|forecasts?|comments?|counters?))(?= that(?![\w-]))"
    r"|(?<![\w-])(?P<sure>(?:is|are|was|were) (?:also |very |quite |\w+ly )?(?:optimistic|confident|convinced|hopeful|"
    r"certain|sure)(?= (?:(?:the|it|its|this|these|a|an|all|both) |[^\x00-\x7f])))"
    r"|(?:(?<=<PER|PRO|PST> )|(?<=<PER>, )|(?<=who ))(?P<keen>(?:is|was) (?:keen|eager|anxious|impatient|willing)(?= to "
    r"(?!note|stress|point|see|hear|underline|emphasi|add|say|remind)))"
    r"|(?<![\w-])(?P<over>(?:took|takes?|taking) stock of|(?:looked|looks) (?:back (?:on|at)|ahead (?:to|at))|(?:went|goes) over|"
    r"(?:touched|touches) (?:up)?on|(?:talked|talks) (?:about|over|through)|brainstormed (?:on|about))(?= )"
    r"|(?<![\w-])(?P<end>concludes?(?= that(?![\w-])|: <QUO>)|concluded(?= that(?![\w-])|: <QUO>)"
    r"|(?:(?<=<PER|PRO|PST> )|(?<=<PER>, ))(?:concluded|continued|went on|summed up|finished|wrote|writes|tweeted|posted)(?=[.,;:]? ?$|[,;] ))"
    r"|(?<![\w-])(?P<share>share|shares|shared)(?= (?:the|his|her|its|their) (?:\w+ )?"
    r"(?:view|opinion|belief|hope|concern|conviction|assessment)s? that(?![\w-]))"
    r"|(?<![\w-])(?P<up>take|takes|took) up (?=the |a |several |\w+s ))",
    re.I,
)
_TAKE_FORMS = {"take": "base", "takes": "s", "took": "past", "taken": "participle", "taking": "ing"}
_ENTER_FORMS = {"enter": "base", "enters": "s", "entered": "past", "entering": "ing"}
_TAKE_ACTS = {"place": "occur", "part": "attend", "over": "assume"}
_PAST = re.compile(
    r"(?:was|were|made|drew|took|held|left|gave|shared|wrote|thought|felt|concluded|sat|showed|"
    r"turned|compared|exchanged|swapped|continued|went|summed|finished|proposed|signal+ed|hinted|put|"
    r"advanced|defended|had|told|\w+ed)(?!\w)",
    re.IGNORECASE,
)
_FIXED = {
    "walk": ("present", "walk through"),
    "bid": ("speak", "speak"),
    "read": ("give", "read out"),
    "pen": ("sign", "sign"),
    "sign": ("sign", "sign"),
}
_BY_FORM = {
    "update": ("present", "brief"),
    "lecture": ("speak", "speak"),
    "show": ("attend", "attend"),
    "sit": ("discuss", "sit down"),
    "compare": ("discuss", "compare notes"),
    "end": ("say", "say"),
    "sure": ("say", "say"),
    "keen": ("say", "wish"),
    "over": ("discuss", "discuss"),
    "hold": ("say", "say"),
    "share": ("say", "share"),
}
_TAKING = {
    "floor": ("speak", "speak"),
    "up": ("discuss", "discuss"),
    "note": ("note", "take note"),
}


def meaning(match: re.Match[str]) -> Meaning:
    """Return which verb an expression stands for."""
    found = {name: words.lower() for name, words in match.groupdict().items() if words}
    name = next(iter(found))
    if name == "take":
        return _TAKE_ACTS[found["what"]], f"take {found['what']}", _TAKE_FORMS[found["take"]]
    if name == "enter":
        return "sign", "enter into", _ENTER_FORMS[found["enter"]]
    if name in ("tribute", "rate"):
        lemma = "pay tribute" if name == "tribute" else "rate"
        return "say", lemma, "ing" if found[name].endswith("ing") else "past"
    if name == "outline":
        told = re.match(r"gave|given|\w+ed", found[name])
        return "present", "present", "past" if told else "s"
    if name in _FIXED:
        return *_FIXED[name], "past"
    if name in _BY_FORM:
        return *_BY_FORM[name], "past" if _PAST.match(found[name]) else "s"
    if name in _TAKING:
        return *_TAKING[name], _TAKE_FORMS[found[name]]
    if name == "point":
        return "say", "point to", "ing" if found[name].endswith("ing") else "past"
    return _telling(found["tell"])


def _telling(words: str) -> Meaning:
    form = "ing" if "ing " in words else "s" if words.startswith("points") else "past"
    return "say", "point out", form

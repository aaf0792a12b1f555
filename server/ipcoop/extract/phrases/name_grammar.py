"""The words that names of bodies and units are made of, as parts of rules."""

import re

from ipcoop.extract.phrases.verb_forms import STOPPING_FORMS

_TITLED_VERBS = "|".join(
    sorted(
        {form.capitalize() for form in STOPPING_FORMS if not form.endswith("s")}
        | set(
            "Held Met Took Hosts Holds Visits Meets Signs Opens Joins Marks Leads Heads Issues Supports".split()
        )
    )
)
OPENING = (
    "The|A|An|In|On|At|For|From|With|By|To|Of|Under|During|After|Before|Since|Until|Following|When|While|As|"
    "This|That|These|Those|Its|His|Her|Their|Our|Both|Each|Every|All|Another|Yesterday|Today|Last|"
    "Next|And|But|Or|Also|However|Meanwhile|Earlier|Later|Between|Among|Through|Within|Dr|Mr|Mrs|Ms"
)
_NO_VERB = rf"(?!(?:{_TITLED_VERBS})(?![\w-]))"
WORD = rf"(?:{_NO_VERB}[A-Z][\w'-]*|<CTY|DEM|PLC|THM>)"
"""A word inside a name."""
FIRST = rf"(?!(?:{OPENING})(?![\w-])){WORD}"
"""A word that a name can begin with."""
UNIT_NOUN = (
    "Division|Bureau|Department|Section|Directorate|Unit|Sector|Team|Branch|Secretariat|Service|"
    "Training Institute|Trial and Appeal Board|Appeal Board|Task Force"
)
BODY_NOUN = (
    "Chamber|Association|University|Institute|Council|Foundation|Agency|Committee|Federation|"
    "Institution|Authority|Commission|Bank|Center|Centre|Society|Company|Corporation|(?<!Examination )Group|Court|"
    "College|Confederation|Academy|(?<!Appeal )Board(?! of (?:Directors|Trustees|Appeal|Governors))|Organization|Organisation"
)
_ANY_NOUN = rf"(?:{UNIT_NOUN}|{BODY_NOUN}|Office|Ministry)(?![\w-])"
_ONE = rf"(?!{_ANY_NOUN}){WORD}"
_AND = rf" (?:and|&) (?!(?:the )?(?:{WORD} )*{_ANY_NOUN}){_ONE}"
TAIL = (
    rf"(?:{WORD}(?: {_ONE})*(?:(?:, {_ONE}(?: {_ONE})*)+(?=,? and ))?(?:,?{_AND}(?: {_ONE})*| and the (?:Pacific|Caribbean))?"
    r"(?: (?:of|in) (?:the )?<CTY|DEM>(?: <THM>)?)?|<ORG>)"
)
"""What follows the “of” of a name: “Commerce and Industry of Thailand”."""
OWNERS = f"Office|Ministry|Organi[sz]ation|Secretariat|{BODY_NOUN}"
SEATED = re.compile(
    r"(?:acting |deputy |vice[- ]|assistant )*(?:commissioner|director[- ]general|president|"
    r"chief executive(?: officer)?|executive director|registrar|controller|comptroller)(?:[- ]general)?"
    r"(?: (?:of|for) .*)?",
    re.IGNORECASE,
)
"""Titles of those who lead an office or help to, so that the office is meant where none is named."""
OF_STATE = re.compile(
    r"(?:prime |state |vice |deputy )*(?:minister|ambassador|attorney|permanent representative|chancellor)|"
    r"(?:under[- ]?|permanent |state )*secretar(?:y|ies)(?! ?-?general)",
    re.IGNORECASE,
)
"""Titles of those who act for a state."""

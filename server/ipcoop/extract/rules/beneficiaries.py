"""For whose good an activity is: countries, and groups of countries or people without a name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.discourse.works import work_of
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.matching import Rule
from ipcoop.extract.phrases.nouns import AGENT_LIST

_COUNTRIES = "countries|economies|states|nations|ldcs"
_PEOPLE = (
    "examiners|officials|officers|staff|smes|enterprises|businesses|companies|firms|start-ups|entrepreneurs|"
    "inventors|innovators|farmers|growers|weavers|artisans|producers|students|judges|prosecutors|lawyers|"
    "attorneys|trainees|women|cooperatives|associations|communities|villages|users|universities|researchers|"
    "teachers|children|librarians|customs officers|experts|creators|designers|exporters|applicants"
)
_WORD = r"(?!(?:the|and|or|of|in|for|to|with|by|on|from|its|their)(?!\w))[\w'-]+"
_GOOD_OF = rule(
    r"(?<![\w-])(?P<prep>for|to|of|among|in favou?r of|benefits|benefiting) (?:the (?:good|benefit) of )?(?:the )?"
    rf"(?P<who>(?:(?:{_PEOPLE}) (?:of|from|in) )?(?:(?:{_WORD}|<DEM|CTY|ORG|THM|GRP>(?:'s?)?|of) )"
    rf"{{0,4}}?(?P<kind>{_COUNTRIES}|{_PEOPLE}))(?![\w'-])"
    rf"(?: (?P<at>in|from|of) (?:the )?(?P<where>{AGENT_LIST}))?",
    re.IGNORECASE,
)
_IN_PLACE = rule(
    r"(?<![\w-])for (?:the )?(?P<who>(?:[a-z'-]+ ){0,2}?(?!applications|inventions|rights|"
    r"services|products|years|months|"
    r"purposes|designs|uses|reasons|times|files|searches|requests)[a-z]+s) in (?:the )"
    r"?(?P<where><CTY>(?:(?:,? and |, )<CTY>)*)"
)
_FOR_PEOPLE = rule(
    r"(?<![\w-])for (?:the )?(?:[a-z'-]+ ){0,2}(?P<who><THM>) (?:in|of) (?:the )?(?P<where><CTY>(?:(?:,? and |, )<CTY>)*)"
)
_PEOPLE_LAST = re.compile(rf"(?:{_PEOPLE})$", re.IGNORECASE)
_FOR_COUNTRY = rule(
    r"(?<![\w-])(?P<prep>for|for the (?:benefit|good) of|in favou?r of|to the benefit of|on behalf of|benefits|benefiting|benefitting|benefited|"
    r"to benefit) (?:the )?(?P<who><CTY>(?:(?:,? and |, )(?:the )?<CTY>)*)(?!'s?|-)"
)
_IN_COUNTRY = rule(
    r"(?P<work><ACV>)(?: for [\w' -]{1,40})? (?:in|for) (?:the )?(?P<who><CTY>(?:(?:,? and |, )"
    r"(?:the )?<CTY>)*)"
)
_BENEFITED = rule(
    rf"(?<![\w-])(?P<who>(?:(?!with ){_WORD} ){{0,2}}(?:{_PEOPLE}|{_COUNTRIES})|<CTY>(?:(?:,? and |, )<CTY>)*)(?:,? (?:who|"
    rf"which|that))?(?: (?:have|has|had|will))?(?: also)? "
    r"benefit(?:t?ed|s)? from (?:the )?(?P<work><ACV|EVT>)",
    re.IGNORECASE,
)
_BENEFITS = rule(
    r"(?P<work><ACV>)(?:,? (?:which|that))?(?: (?:in|for|under|on) [^,;.]{1,40})?,? (?:has |have )?(?:also |mainly |so far )?"
    r"benefit(?:s|t?ed) (?:the )?(?P<who><CTY>(?:(?:,? and |, )(?:the )?<CTY>)*)"
)
_BENEFIT_CUE = rule(r" benefit", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence that tells of an activity, and the clause that it belongs to."""

    masked: Masked
    start: int
    end: int
    clause: Clause | None

    def find(self, pattern: Rule) -> Iterator[re.Match[str]]:
        """Yield what a rule matches in the stretch."""
        return pattern.finditer(self.masked.text, self.start, self.end)


def beneficiaries(here: Discourse, done: Thing, told: Stretch) -> None:
    """Record for whose good a stretch of a sentence says that an activity is."""
    masked = told.masked
    for match in told.find(_GOOD_OF):
        if _is_good_of(match):
            _group(here, done, told, match, match["kind"])
            if match["where"] and match["at"].lower() == "in":
                _countries(here, done, masked.of(match, "where"), told.clause)
    for match in told.find(_IN_PLACE):
        if not _GOOD_OF.match(masked.text, match.start()):
            _countries(here, done, masked.of(match, "where"), told.clause)
    for match in told.find(_FOR_PEOPLE):
        if _PEOPLE_LAST.search(masked.of(match, "who")[0].text):
            _countries(here, done, masked.of(match, "where"), told.clause)
    for match in told.find(_FOR_COUNTRY):
        _countries(here, done, masked.of(match, "who"), told.clause)


def _is_good_of(match: re.Match[str]) -> bool:
    """Tell whether words tell for whom something is: “for examiners”, “to other countries”."""
    return match["prep"].lower() not in ("to", "of", "among") or _is_countries(match["kind"])


def _is_countries(kind: str) -> bool:
    return kind.casefold() in _COUNTRIES.split("|")


def _group(here: Discourse, done: Thing, told: Stretch, match: re.Match[str], kind: str) -> None:
    """Record a group of countries; the ontology has no place for groups of people."""
    if not _is_countries(kind):
        return
    start, end = match.span("who")
    name, span = told.masked.words(start, end), told.masked.span(start, end)
    label = f"{name[0].upper()}{name[1:]} (unnamed)"
    group = here.thing(("group", name.casefold()), Thing("group", "CountryGroup", label, [span]))
    if not _is_told(here, done, group):
        here.say(done, "benefits", group, [span], told.clause)


def _countries(
    here: Discourse, done: Thing, phrases: Iterable[Phrase], clause: Clause | None
) -> None:
    for phrase in phrases:
        if phrase.kind is Kind.CTY and len(phrase.iris) == 1:
            country = here.linked(phrase.iris[0], phrase)
            if not _is_told(here, done, country):
                here.say(done, "benefits", country, [phrase.span], clause)


def _is_told(here: Discourse, done: Thing, who: Thing) -> bool:
    told = (f for f in here.facts if f.predicate == "benefits" and not f.claim)
    return any(f.subject is done and f.object is who for f in told)


def benefiting(here: Discourse, masked: Masked) -> None:
    """Read “the project benefits Honduras and Ethiopia”."""
    for match in _BENEFITS.finditer(masked.text) if _BENEFIT_CUE.search(masked.text) else ():
        done = work_of(here, masked.of(match, "work")[0])
        if done and not done.claim:
            done.facts = True
            _countries(here, done, masked.of(match, "who"), None)


def at_places(here: Discourse, masked: Masked, done: dict[int, Thing]) -> None:
    """Read “a project on plant varieties in Viet Nam”: it is for the good of Viet Nam."""
    for match in _IN_COUNTRY.finditer(masked.text):
        work = done.get(id(masked.of(match, "work")[0]))
        if work:
            _countries(here, work, masked.of(match, "who"), None)


def benefited(here: Discourse, masked: Masked) -> None:
    """Read “weavers who have benefited from a branding project”."""
    if not _BENEFIT_CUE.search(masked.text):
        return
    for match in _BENEFITED.finditer(masked.text):
        done = work_of(here, masked.of(match, "work")[0])
        if done is None or " will " in match.group():
            continue
        done.facts = True
        named = masked.of(match, "who")
        _countries(here, done, named, None)
        if not named:
            told = Stretch(masked, *match.span(), None)
            _group(here, done, told, match, match["who"].split()[-1])

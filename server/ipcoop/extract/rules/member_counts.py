"""How many members a group has."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.finders.alternatives import any_of
from ipcoop.extract.finders.number_words import CARDINALS
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule

_NUMBERED = rule(
    r"(?:the|all|its|one of the|The|All|One of the) (?P<count><CNT>)(?: states?)? (?:of|in) (?:the )?(?P<group><GRP>)"
    r"|(?P<group2><GRP>)(?:'s?)? (?P<count2><CNT>)"
    r"|(?P<group3><GRP>) (?:now |currently |already )?(?:has|comprises|counts|consists of|is made up of|unites|"
    r"brings together|groups|is a \w+ of) (?:the )?(?P<count3><CNT>)"
    r"|(?P<group4><GRP>),? (?:with its|whose|which (?:groups|unites|comprises|counts|has|brings together)|comprising|"
    r"grouping|uniting) (?:the )?(?P<count4><CNT>)"
)
_LARGEST = rule(
    r"(?P<group><GRP>)[^.;]{0,80}?\b[Tt]he (?:world's )?(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?:world's )?(?:largest|biggest|leading|major) [^.;,]{0,50}?offices(?![\w-])"
)
_NETWORK = rule(
    r"(?P<group><GRP>),? (?:which is |is )?(?:the |an? )?(?:[\w-]+ )?(?:network|group|forum|alliance|association|grouping|partnership|platform)"
    rf" of (?:the )?(?P<number>\d+|{any_of(CARDINALS)}) [^.;,()]{{0,40}}?(?:offices|countries|members|states|economies)(?![\w-])"
)
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Aa]ll|[Ii]ts|of the) $")
_MEMBERS = re.compile(r"(?:members?|member states|Member States|partners|offices|countries)$")
_OF_MEMBERS = re.compile(r"member|partner|offices|countr|econom|states", re.IGNORECASE)


def counted(here: Discourse, masked: Masked) -> None:
    """Read how many members a group has: “the five members of the IP5”."""
    for match in _NUMBERED.finditer(masked.text):
        for n in ("", "2", "3", "4"):
            for count in masked.of(match, f"count{n}"):
                group = masked.of(match, f"group{n}")[0]
                is_all = (
                    n != "2"
                    or _DEFINITE.search(masked.text[: match.start()])
                    or match.group()[1:2] == "'"
                )
                if count.value.exact and is_all and _OF_MEMBERS.search(count.value.noun):
                    _number(here, group, count.value.number, [count, group])
    for match in [*_LARGEST.finditer(masked.text), *_NETWORK.finditer(masked.text)]:
        number = CARDINALS.get(match["number"].lower()) or int(match["number"])
        words = masked.phrase(Kind.CNT, match.start("number"), match.end())
        _number(here, masked.of(match, "group")[0], number, [words])
    for phrase in list(masked.phrases.values()):
        groups = [p for p in phrase.parts.get("names", []) if p.kind is Kind.GRP]
        is_whole = _DEFINITE.search(masked.clean.text[: phrase.start])
        if (
            phrase.kind is Kind.CNT
            and len(groups) == 1
            and is_whole
            and _MEMBERS.search(phrase.text)
        ):
            _number(here, groups[0], phrase.value.number, [phrase])


def _number(here: Discourse, group: Phrase, number: int, words: list[Phrase]) -> None:
    here.say(here.body(group), "statedMemberCount", here.number(number), [p.span for p in words])

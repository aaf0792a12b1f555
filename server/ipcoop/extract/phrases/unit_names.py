"""Units: the phrases that name a division, a bureau or an academy of a body."""

import re

from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.name_grammar import FIRST, TAIL, UNIT_NOUN, WORD

_UNIT = rule(
    rf"(?<![\w-])(?:{FIRST}(?:(?:, {WORD})+,? and {WORD}| (?:and|&|for) {WORD}| {WORD})*? (?:{UNIT_NOUN}|Examination Group)"
    rf"(?![\w-])(?: for (?:the )?(?!<ORG>){TAIL})?|(?:{UNIT_NOUN}|Office) (?:of|for) (?:the )?{TAIL})"
)
_WITH_BODY = rule(
    r"(?P<org><ORG>) (?:<CTY> Office|(?:[A-Z][\w-]* )*?(?:Academy|Training (?:Institute|Center|Centre)|"
    r"Arbitration and Mediation Cent(?:er|re)|International Bureau))(?![\w-])"
)
_UNIT_OF = rule(
    r"(?P<unit><UNI>)(?:,? (?:of|in|at|under|within) (?:the )?|(?P<comma>, ))(?P<org><ORG>)"
    r"(?(comma)(?!'s? | <PST|PER>| and (?:the )?<ORG>))"
    r"|(?P<org2><ORG>)(?:'s?)? (?P<unit2><UNI>)"
)
_OFFICE_OF = rule(
    rf"(?P<org><ORG>)'s? (?P<unit>{FIRST}(?: (?:(?:and|&|for) )?{WORD})*? Office)(?![\w-])"
)
_INSIDE = rule(r"(?P<org><ORG>)'s? (?P<unit><ORG>)")
_INSIDE_NOUN = re.compile(r"(?:Cent(?:er|re)|Institute|Academy|Council|Committee|Board)$")
_CUE = rule(rf"(?:{UNIT_NOUN}|Office|Examination Group)(?!\w)")
_WITH_BODY_CUE = rule("Office|Academy|Training |Mediation|International Bureau")


def fold_units(masked: Masked) -> None:
    """Put together what names a unit, without the body that it belongs to."""
    masked.fold(_WITH_BODY, lambda m: _named_for(masked, m), _WITH_BODY_CUE)
    masked.fold(_OFFICE_OF, lambda m: _office_of(masked, m), _CUE)
    masked.fold(_UNIT, lambda m: masked.phrase(Kind.UNI, *m.span()), _CUE)


def fold_units_of(masked: Masked) -> None:
    """Put a unit together with the body that it belongs to."""
    masked.fold(_INSIDE, lambda m: _inside(masked, m))
    masked.fold(_UNIT_OF, lambda m: _unit_of(masked, m))


def _named_for(masked: Masked, match: re.Match[str]) -> Phrase:
    """Put together a unit that is named for its body: “the WIPO Academy”."""
    name = masked.phrase(Kind.UNI, *match.span())
    name.span = masked.span(*match.span())
    return masked.phrase(
        Kind.UNI, *match.span(), parts={"unit": [name], "org": masked.of(match, "org")}
    )


def _office_of(masked: Masked, match: re.Match[str]) -> Phrase:
    """Put together a unit that is called an office: “IPOPHL's IP Rights Enforcement Office”."""
    parts = {"unit": [masked.phrase(Kind.UNI, *match.span("unit"))], "org": masked.of(match, "org")}
    return masked.phrase(Kind.UNI, *match.span(), parts=parts)


def _inside(masked: Masked, match: re.Match[str]) -> Phrase | None:
    unit = masked.of(match, "unit")[0]
    if unit.iris or not _INSIDE_NOUN.search(unit.text):
        return None
    parts = {"unit": [unit], "org": masked.of(match, "org")}
    return masked.phrase(Kind.UNI, *match.span(), parts=parts)


def _unit_of(masked: Masked, match: re.Match[str]) -> Phrase | None:
    unit = (masked.of(match, "unit") or masked.of(match, "unit2"))[0]
    if unit.part("org"):
        return None
    body = masked.of(match, "org") or masked.of(match, "org2")
    return masked.phrase(Kind.UNI, *match.span(), parts={**unit.parts, "unit": [unit], "org": body})

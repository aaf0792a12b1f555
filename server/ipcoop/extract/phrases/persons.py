"""Posts and people: the phrases that name them are put together, after those that name bodies."""

import re
from dataclasses import replace

from ipcoop.extract.discourse.reference import Reference
from ipcoop.extract.finders.titles import PostMention
from ipcoop.extract.phrases.body_names import fold_bodies, fold_other_names
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.post_names import NEW, fold_posts
from ipcoop.extract.phrases.seats import seat_nearby
from ipcoop.extract.phrases.sides import seat_sides
from ipcoop.extract.phrases.unit_names import fold_units, fold_units_of

_PERSON_POST = rule(
    r"(?P<person><PER>)(?: (?:of|from) (?:the )?(?P<at><ORG>)(?:, <CTY|PLC>)?(?=, ))?(?:, (?:who (?:is|was|has been) (?:(?:newly |re-?)?(?:appointed|elected|named) (?:as )?)?)?"
    rf"| \(| - |, (?:an? |the )?{NEW})(?:the |an? )?(?P<post><PST>)(?! <PER>)"
    r"(?:(?:,? and (?:the )?|, )(?P<second><PST>)(?!,? <PER>))?(?P<close>\))?"
)
_POST_PERSON = rule(r"(?:the )?(?P<post><PST>)(?: of the [A-Z]?[a-z]+,|,)? (?P<person><PER>)")
_AND = r"(?:,|;|,? and(?: by)?)(?: and(?: by)?)? (?:the |an? |<DEM> )?"
_POSTS_FIRST = rule(
    rf"(?<!<PER>, )(?<!<PER>, the )(?:<PST>,? <PER>{_AND})+<PST>,? <PER>(?!,? (?:the |an? )?<PST>)"
)
_POST_FIRST = rule(r"(?P<post><PST>),? (?P<person><PER>)")
_ORG_PERSON = rule(r"(?P<org><ORG|GRP>)'s? (?P<person><PER>)")
_PERSON_ORG = rule(
    r"(?P<person><PER>)(?: \(|,? (?:of|from|representing) )(?:the )?(?:<CTY>'s? |<DEM> )?"
    r"(?P<org><ORG|GRP|CTY|UNI>)(?!'s|s?' | <ORG|UNI>)\)?"
)
_LED_BY = rule(
    r"(?P<org><ORG>) \((?:(?P<short><ORG>|[A-Z][\w-]*[A-Z]), )?(?:the )?(?P<person><PER>)\)"
)
_BOTH = rule(
    r"(?P<people><PER>(?:(?:, | and |, and )<PER>)+), (?:both |all |(?:two|three) )?"
    r"(?P<title>(?:senior |chief |patent |trade ?mark |design )*(?:examiner|officer|director|expert|lawyer|judge)s)"
    r" (?:of|at|from|in) (?:the )?(?P<org><ORG|UNI>)"
)
_SHARED = rule(
    r"(?:(?P<own>[Oo]ur) |(?P<org><ORG>)(?:'s?)? )?(?P<title>(?:(?:senior|managing|patent|trade ?mark|chief|deputy) )*"
    r"(?:partners|associates|examiners|directors|officers|advisers|judges|[Cc]ommissioners|Directors|Judges|"
    r"Examiners)) (?P<people><PER>(?:(?:, | and |, and )<PER>)+)"
)
_BOTH_CUE = rule(r"(?:examiner|officer|director|expert|lawyer|judge)s (?:of|at|from|in)")


def fold_persons(masked: Masked, reference: Reference) -> None:
    """Put together what names a body, a unit, a post or a person."""
    fold_bodies(masked, reference)
    fold_units(masked)
    fold_other_names(masked, reference)
    fold_units_of(masked)
    fold_posts(masked)
    masked.fold(_BOTH, lambda m: _both(masked, m), _BOTH_CUE)
    masked.fold(_POSTS_FIRST, lambda m: _posts_first(masked, m))
    masked.fold(_PERSON_POST, lambda m: _person(masked, m))
    masked.fold(_POST_PERSON, lambda m: _person(masked, m))
    masked.fold(_ORG_PERSON, lambda m: _person(masked, m))
    masked.fold(_PERSON_ORG, lambda m: _person(masked, m))
    masked.fold(_SHARED, lambda m: _shared(masked, m))
    masked.fold(_LED_BY, lambda m: _led_by(masked, m))
    seat_sides(masked)
    seat_nearby(masked)


def _person(masked: Masked, match: re.Match[str]) -> Phrase:
    groups = match.groupdict()
    person = masked.of(match, "person")[0]
    parts = dict(person.parts) or {"name": [person]}
    for role, name in (("post", "post"), ("post", "second"), ("org", "at"), ("org", "org")):
        if groups.get(name):
            parts[role] = [*parts.get(role, []), *masked.of(match, name)]
    return masked.phrase(Kind.PER, *match.span(), value=person.value, parts=parts)


def _posts_first(masked: Masked, match: re.Match[str]) -> None:
    """Pair posts and people of a list in which each post stands before its holder."""
    for pair in reversed(list(_POST_FIRST.finditer(masked.text, *match.span()))):
        masked.mask(*pair.span(), _person(masked, pair))


def _both(masked: Masked, match: re.Match[str]) -> Phrase | None:
    """Give several people the post that they share: “A and B, both examiners of IPOS”."""
    start, end = match.span("title")
    title = masked.words(start, end).removesuffix("s")
    value = PostMention(start, end, title, is_head=False)
    parts = {"org": masked.of(match, "org")}
    for person in masked.of(match, "people"):
        post = masked.phrase(Kind.PST, start, match.end("org"), value=value, parts=parts)
        post.span = masked.span(start, match.end("org"))
        person.parts = {"name": [_copy(person)], "post": [post]}
    return None


def _shared(masked: Masked, match: re.Match[str]) -> None:
    """Give several people the title before them: “our partners A and B”, “Commissioners A and B”."""
    start, end = match.span("title")
    title = masked.words(start, end).removesuffix("s")
    value = PostMention(start, end, title, is_head=title.casefold() == "commissioner")
    for person in masked.of(match, "people"):
        bodies = person.parts.get("org", []) or masked.of(match, "org")
        if person.parts.get("post") or not (bodies or match["own"]):
            continue
        owner = (
            {"org": bodies} if bodies else {"own": [masked.phrase(Kind.PRO, *match.span("own"))]}
        )
        post = masked.phrase(Kind.PST, start, end, value=value, parts=owner)
        post.span = masked.span(start, end)
        person.parts = {**(person.parts or {"name": [_copy(person)]}), "post": [post]}


def _copy(phrase: Phrase) -> Phrase:
    return replace(phrase, parts={})


def _led_by(masked: Masked, match: re.Match[str]) -> Phrase:
    """Read a body with its head in brackets: “KIPO (Commissioner Kim Won-sik)”."""
    org, person = masked.of(match, "org")[0], masked.of(match, "person")[0]
    for post in person.parts.get("post", []):
        post.parts.setdefault("org", [org])
    parts = {**org.parts, "person": [person]}
    if match["short"]:
        parts |= {"name": [org], "acronym": [masked.phrase(Kind.ORG, *match.span("short"))]}
    return masked.phrase(Kind.ORG, *match.span(), iris=org.iris, value=org.value, parts=parts)

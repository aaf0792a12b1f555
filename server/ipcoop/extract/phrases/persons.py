"""Posts and people: the phrases that name them are put together, after those that name bodies."""

import re
from dataclasses import replace

from ipcoop.extract.discourse.reference import Reference
from ipcoop.extract.finders.titles import PostMention
from ipcoop.extract.phrases.body_names import fold_bodies, fold_other_names
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.name_grammar import OPENING, OWNERS, SEATED
from ipcoop.extract.phrases.unit_names import fold_units, fold_units_of

_POST_FOR = rule(
    r"(?P<post><PST>) (?P<tie>for|of) (?P<field>(?:[A-Z][\w-]*|<THM>)(?:(?: and | of | & | )(?:[A-Z][\w-]*|<THM>))*)"
)
_NEW = r"(?:(?:new|former|acting|then|current|outgoing|incoming|newly appointed) )?"
_ITS_POST = rule(
    rf"(?<!\w)(?P<whose>[Ii]ts|[Hh]is|[Hh]er|[Oo]ur|[Tt]he (?:{OWNERS})'s?) {_NEW}(?P<post><PST>)"
)
_BODIES = rule("<ORG>")
_BESIDE = rule(
    r"(?P<org><ORG>)(?: of (?:the )?<CTY>)?,? (?:and|(?:(?:which (?:was|is) )?(?:headed|led|represented|accompanied)"
    r"(?: there)? )?(?:by|through)) $"
)
_MAYOR = re.compile(r"(?:Mayor|Governor)$")
_POST_OF = rule(
    r"(?P<post><PST>)(?:,? (?:of|in|at|for|from)|,)(?: the)? (?:(?P<org><UNI|ORG|GRP|CTY|PLC>)"
    r"|(?<=of )(?P<town>[A-Z]\w+(?: [A-Z]\w+)*))"
    r"(?:(?:,? (?:of|in|at)|,)(?: the)? (?P<larger><ORG>))?"
)
_OF_POST = rule(rf"(?P<org><ORG|UNI|GRP|DEM|CTY>)(?:'s?)? {_NEW}(?P<post><PST>)")
_PERSON_POST = rule(
    r"(?P<person><PER>)(?:, (?:who (?:is|was|has been) (?:(?:newly |re-?)?(?:appointed|elected|named) (?:as )?)?)?"
    rf"| \(| - |, (?:an? |the )?{_NEW})(?:the |an? )?(?P<post><PST>)(?! <PER>)"
    r"(?:(?:,? and (?:the )?|, )(?P<second><PST>)(?!,? <PER>))?(?P<close>\))?"
)
_POST_PERSON = rule(r"(?:the )?(?P<post><PST>),? (?P<person><PER>)")
_ORG_PERSON = rule(r"(?P<org><ORG|GRP>)'s? (?P<person><PER>)")
_PERSON_ORG = rule(
    r"(?P<person><PER>)(?: \(|,? (?:of|from|representing) (?:the )?)(?P<org><ORG|GRP|CTY|UNI>)\)?"
)
_LED_BY = rule(
    r"(?P<org><ORG>) \((?:(?P<short><ORG>|[A-Z][\w-]*[A-Z]), )?(?:the )?(?P<person><PER>)\)"
)
_ENVOY_TO = rule(r"(?P<post><PST>) to (?:the )?(?:<CTY|ORG|GRP|PLC>|[A-Z]\w+(?: [A-Z]\w+)*)")
_ENVOY = re.compile(r"Ambassador|Representative|Advis[eo]r|Attach|Counsell?or")
_UNKNOWN = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
_MET = re.compile(r"\b(?:with|from|met|between) (?:the )?$")
_COMPOUND = rule(
    rf"(?<![\w'-])(?!(?:{OPENING}|Former|Then|New|Current|Acting|Outgoing)(?![\w-]))[A-Z][a-z]+ (?P<post><PST>)(?= <PER>|, <PER>)"
)
_COMPANY = rule(
    r"(?P<who><PER>|(?<!\w)(?:She|she|He|he)(?!\w))[^.;]{0,80}? (?:was|were|is) (?:also )?(?:accompanied|joined|assisted) by [^.;]*$"
)
_OF_A_FIELD = re.compile(r"(?:Director|Head|Manager|Chief)$")
_BOTH = rule(
    r"(?P<people><PER>(?:(?:, | and |, and )<PER>)+), (?:both |all |(?:two|three) )?"
    r"(?P<title>(?:senior |chief |patent |trade ?mark |design )*(?:examiner|officer|director|expert|lawyer|judge)s)"
    r" (?:of|at|from|in) (?:the )?(?P<org><ORG|UNI>)"
)
_BOTH_CUE = rule(r"(?:examiner|officer|director|expert|lawyer|judge)s (?:of|at|from|in)")
_FIELD = re.compile(
    r"(?:the )?(?:Intellectual Property|Patents|Trade ?[Mm]arks|Designs|Copyrights?|Industrial Property|,|and|&| )+"
)


def fold_persons(masked: Masked, reference: Reference) -> None:
    """Put together what names a body, a unit, a post or a person."""
    fold_bodies(masked, reference)
    fold_units(masked)
    fold_other_names(masked, reference)
    fold_units_of(masked)
    masked.fold(_COMPOUND, lambda m: _compound(masked, m))
    masked.fold(_POST_FOR, lambda m: _post_for(masked, m))
    _own_posts(masked)
    masked.fold(_ENVOY_TO, lambda m: _envoy(masked, m))
    masked.fold(_OF_POST, lambda m: _post(masked, m))
    masked.fold(_POST_OF, lambda m: _post(masked, m))
    masked.fold(_BOTH, lambda m: _both(masked, m), _BOTH_CUE)
    masked.fold(_PERSON_POST, lambda m: _person(masked, m))
    masked.fold(_POST_PERSON, lambda m: _person(masked, m))
    masked.fold(_ORG_PERSON, lambda m: _person(masked, m))
    masked.fold(_PERSON_ORG, lambda m: _person(masked, m))
    masked.fold(_LED_BY, lambda m: _led_by(masked, m))
    _seat_nearby(masked)


def _post(masked: Masked, match: re.Match[str]) -> Phrase | None:
    post = masked.of(match, "post")[0]
    groups = match.groupdict()
    body = masked.of(match, "org") if groups.get("org") else []
    town = match["town"] if groups.get("town") else ""
    if post.part("org") or post.part("own") or not (body or town):
        return None
    if town and not _MAYOR.search(post.value.title):
        return None
    if town:
        body = [masked.phrase(Kind.PLC, match.start("town"), match.end("town"))]
    if groups.get("larger"):
        body = [
            masked.phrase(
                body[0].kind,
                match.start("org"),
                match.end("larger"),
                iris=body[0].iris,
                parts={"unit": body, "org": masked.of(match, "larger")},
            )
        ]
    return masked.phrase(
        Kind.PST, *match.span(), value=post.value, parts={"title": [post], "org": body}
    )


def _own_posts(masked: Masked) -> None:
    """Give “its Director General” to the body that the sentence has named before, if it is one."""

    def own(match: re.Match[str]) -> Phrase | None:
        before = masked.text[: match.start()]
        beside = _BESIDE.search(before)
        bodies = masked.inside(beside["org"] if beside else "".join(_BODIES.findall(before)))
        post = masked.of(match, "post")[0]
        parts = {"title": [post]}
        if match["whose"].casefold() == "its" and bodies:
            parts["org"] = bodies if len(bodies) == 1 else []
        else:
            parts["own"] = [masked.phrase(Kind.PRO, *match.span("whose"))]
        return masked.phrase(Kind.PST, *match.span(), value=post.value, parts=parts)

    masked.fold(_ITS_POST, own)


def _post_for(masked: Masked, match: re.Match[str]) -> Phrase | None:
    """Take in the field of a post: “Vice-President for Co-operation”, “Controller of Patents”."""
    post = masked.of(match, "post")[0]
    is_ip = match["tie"] == "of" and _FIELD.fullmatch(masked.words(*match.span("field")))
    if not (match["tie"] == "for" or is_ip or _OF_A_FIELD.search(post.value.title)):
        return None
    is_head = post.value.is_head and is_ip is not None
    value = replace(post.value, title=masked.words(*match.span()), is_head=is_head)
    return masked.phrase(Kind.PST, *match.span(), value=value)


def _person(masked: Masked, match: re.Match[str]) -> Phrase | None:
    groups = match.groupdict()
    person = masked.of(match, "person")[0]
    parts = dict(person.parts) or {"name": [person]}
    for role, name in (("post", "post"), ("post", "second"), ("org", "org")):
        if groups.get(name):
            parts[role] = [*parts.get(role, []), *masked.of(match, name)]
    return masked.phrase(Kind.PER, *match.span(), value=person.value, parts=parts)


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


def _copy(phrase: Phrase) -> Phrase:
    return replace(phrase, parts={})


def _compound(masked: Masked, match: re.Match[str]) -> Phrase:
    """Take in the word that narrows a title: “Customs Commissioner”."""
    post = masked.of(match, "post")[0]
    value = replace(post.value, title=masked.words(*match.span()), is_head=False)
    return masked.phrase(Kind.PST, *match.span(), value=value)


def _envoy(masked: Masked, match: re.Match[str]) -> Phrase | None:
    """Take in where an envoy is sent: “Ambassador to Ethiopia”."""
    post = masked.of(match, "post")[0]
    if not _ENVOY.search(post.value.title):
        return None
    parts = post.parts or {"title": [post]}
    return masked.phrase(Kind.PST, *match.span(), value=post.value, parts=parts)


def _led_by(masked: Masked, match: re.Match[str]) -> Phrase:
    """Read a body with its head in brackets: “KIPO (Commissioner Kim Won-sik)”."""
    org, person = masked.of(match, "org")[0], masked.of(match, "person")[0]
    for post in person.parts.get("post", []):
        post.parts.setdefault("org", [org])
    parts = {**org.parts, "person": [person]}
    if match["short"]:
        parts |= {"name": [org], "acronym": [masked.phrase(Kind.ORG, *match.span("short"))]}
    return masked.phrase(Kind.ORG, *match.span(), iris=org.iris, value=org.value, parts=parts)


def _seat_nearby(masked: Masked) -> None:
    """Give the head of a body who is named without it to the one body named before."""
    for place, phrase in enumerate(masked.inside(masked.text)):
        posts = phrase.parts.get("post", []) if phrase.kind is Kind.PER else []
        for post in posts if place and not phrase.part("org") else []:
            unit = post.part("org")
            if unit and unit.kind is Kind.UNI and not unit.part("org"):
                _own_unit(masked, phrase, unit)
            is_open = not (post.part("org") or post.part("own"))
            if is_open and SEATED.fullmatch(post.value.title):
                _seat(masked, phrase, post)


def _seat(masked: Masked, phrase: Phrase, post: Phrase) -> None:
    bodies = {p.iris or p.text: p for p in _bodies_before(masked, phrase)}
    if not _lacks_a_body(masked, post):
        post.parts["org"] = []
    elif len(bodies) == 1:
        post.parts["org"] = list(bodies.values())
        post.parts["apart"] = list(bodies.values())


def _lacks_a_body(masked: Masked, post: Phrase) -> bool:
    """Tell whether a body before a title may be its: none that is unknown, none that is met."""
    before = masked.clean.text[: post.start]
    known = [p for p in masked.phrases.values() if p.end <= post.start]
    acronyms = [m.start() for m in _UNKNOWN.finditer(before)]
    unknown = [at for at in acronyms if not any(p.start <= at < p.end for p in known)]
    return not unknown and not _MET.search(before)


def _own_unit(masked: Masked, phrase: Phrase, unit: Phrase) -> None:
    """Find whom a unit belongs to: the body of whom its member accompanies, or the one before."""
    at = masked.starts.index(phrase.start)
    company = _COMPANY.search(masked.text, 0, at)
    bodies = {p.iris or p.text: p for p in _bodies_before(masked, phrase)}
    if company:
        leader = masked.of(company, "who") or [masked.phrase(Kind.PRO, *company.span("who"))]
        unit.parts["with"] = leader
    elif len(bodies) == 1:
        unit.parts["org"] = list(bodies.values())


def _bodies_before(masked: Masked, phrase: Phrase) -> list[Phrase]:
    named = [p for p in masked.phrases.values() if p.kind is Kind.ORG and p.end <= phrase.start]
    whole = [
        p
        for p in named
        if not any(p is not q and q.start <= p.start and p.end <= q.end for q in named)
    ]
    return sorted(whole, key=lambda p: p.start)

"""Posts: the phrases that name them are put together with the bodies that they are in."""

import re
from dataclasses import replace

from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.name_grammar import OF_STATE, OPENING, OWNERS

NEW = r"(?:(?:new|former|acting|then|current|outgoing|incoming|newly appointed) )?"
"""What may stand between an article and a title."""
_POST_FOR = rule(
    r"(?P<post><PST>) (?P<tie>for|of) (?P<field>(?:[A-Z][\w-]*|<THM>)(?:(?: and | of | & | )(?:[A-Z][\w-]*|<THM>))*)"
)
_ITS_POST = rule(
    rf"(?<!\w)(?P<whose>[Ii]ts|[Hh]is|[Hh]er|[Oo]ur|[Tt]he (?:{OWNERS})'s?) {NEW}(?P<post><PST>)"
)
_THEIRS = rule(rf"(?P<whose><PER>)'s? {NEW}(?P<post><PST>)")
_BODIES = rule("<ORG>")
_COUNTRIES = rule("<CTY>")
_BESIDE = rule(
    r"(?P<org><ORG|CTY>)(?: of (?:the )?<CTY>)?,? (?:and|(?:(?:which (?:was|is) )?(?:headed|led|represented|accompanied)"
    r"(?: there)? )?(?:by|through)) $"
)
_MAYOR = re.compile(r"(?:Mayor|Governor)$")
_POST_OF = rule(
    r"(?P<post><PST>)(?:,? (?:of|in|at|for|from)|(?P<comma>,))(?: the)? (?:<CTY>'s? |<DEM> )?(?:(?P<org><UNI|ORG|GRP|CTY|PLC>)(?!'s?(?! [A-Z])| <UNI|ORG>|'s? <ORG|UNI>)(?P<board> (?:Administrative |Executive |Governing )?(?:Board|Council|Assembl(?:y|ies)|Committee|Commission)(?![\w-]))?"
    r"|(?<=of )(?P<town>[A-Z]\w+(?: [A-Z]\w+)*))(?(comma)(?!'s? |-| <PST|PER>))"
    r"(?:(?:,? (?:of|in|at)|(?<=<UNI>),)(?: the)? (?P<larger><ORG>)(?!'s? | <PST|PER>))?"
)
_OF_POST = rule(rf"(?P<org><ORG|UNI|GRP|DEM|CTY>)(?:'s?)? {NEW}(?P<post><PST>)")
_ENVOY_TO = rule(
    r"(?P<post><PST>) (?:to|(?P<seat>in)) (?:the )?(?:<CTY|ORG|GRP|PLC>|[A-Z]\w+(?: [A-Z]\w+)*)"
)
_ENVOY = re.compile(r"Ambassador|Representative|Advis[eo]r|Attach|Counsell?or")
_COMPOUND = rule(
    rf"(?<![\w'-])(?!(?:{OPENING}|Former|Then|New|Current|Acting|Outgoing|Hono(?:u)?rable|Hon|Distinguished|Excellency|Madam|[A-Z][a-z]+ing)(?![\w-]))[A-Z][a-z]+ (?P<post><PST>)(?= <PER>|, <PER>)"
)
_OF_A_FIELD = re.compile(r"(?:Director|Head|Manager|Chief)$")
_FIELD = re.compile(
    r"(?:the )?(?:Intellectual Property|Patents|Trade ?[Mm]arks|Designs|Copyrights?|Industrial Property|,|and|&| )+"
)


def fold_posts(masked: Masked) -> None:
    """Put together what names a post, with the body or unit that it is in."""
    masked.fold(_COMPOUND, lambda m: _compound(masked, m))
    masked.fold(_POST_FOR, lambda m: _post_for(masked, m))
    _own_posts(masked)
    masked.fold(_ENVOY_TO, lambda m: _envoy(masked, m))
    masked.fold(_OF_POST, lambda m: _post(masked, m))
    masked.fold(_POST_OF, lambda m: _post(masked, m))
    masked.fold(_ENVOY_TO, lambda m: _envoy(masked, m))


def _post(masked: Masked, match: re.Match[str]) -> Phrase | None:
    post = masked.of(match, "post")[0]
    groups = match.groupdict()
    body = masked.of(match, "org") if groups.get("org") else []
    town = match["town"] if groups.get("town") else ""
    if post.part("org") or post.part("own") or not (body or town):
        return None
    if town and not _MAYOR.search(post.value.title):
        return None
    if groups.get("board"):
        body = []
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
        post = masked.of(match, "post")[0]
        bodies = masked.inside(beside["org"] if beside else "".join(_BODIES.findall(before)))
        if beside and bodies[0].kind is Kind.CTY and not OF_STATE.match(post.value.title):
            bodies = masked.inside("".join(_BODIES.findall(before)))
        parts = {"title": [post]}
        if not bodies and OF_STATE.match(post.value.title):
            bodies = masked.inside("".join(_COUNTRIES.findall(before)))
        if match["whose"].casefold() == "its" and bodies:
            parts["org"] = bodies if len(bodies) == 1 else []
        else:
            parts["own"] = [masked.phrase(Kind.PRO, *match.span("whose"))]
        return masked.phrase(Kind.PST, *match.span(), value=post.value, parts=parts)

    masked.fold(_ITS_POST, own)
    masked.fold(_THEIRS, lambda m: _theirs(masked, m))


def _theirs(masked: Masked, match: re.Match[str]) -> Phrase:
    """Read “Mr Kim's deputy”: a post where Mr Kim works."""
    post = masked.of(match, "post")[0]
    parts = {"title": [post], "own": masked.of(match, "whose")}
    return masked.phrase(Kind.PST, *match.span(), value=post.value, parts=parts)


def _post_for(masked: Masked, match: re.Match[str]) -> Phrase | None:
    """Take in the field of a post: “Vice-President for Co-operation”, “Controller of Patents”."""
    post = masked.of(match, "post")[0]
    is_ip = match["tie"] == "of" and _FIELD.fullmatch(masked.words(*match.span("field")))
    if not (match["tie"] == "for" or is_ip or _OF_A_FIELD.search(post.value.title)):
        return None
    is_head = post.value.is_head and is_ip is not None
    value = replace(post.value, title=masked.words(*match.span()), is_head=is_head)
    return masked.phrase(Kind.PST, *match.span(), value=value)


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
    value = post.value
    if match["seat"]:
        value = replace(value, title=f"{value.title}{masked.words(match.start() + 1, match.end())}")
        post = replace(post, value=value)
    parts = {"title": [post], **post.parts}
    return masked.phrase(Kind.PST, *match.span(), value=value, parts=parts)

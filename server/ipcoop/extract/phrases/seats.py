"""Where those work who are named without a body: at the one that was named before."""

import re

from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.name_grammar import OF_STATE, SEATED

_UNKNOWN = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
_OF_OFFICE = re.compile(
    r"(?:Commissioner|Director|Controller|Comptroller|Registrar|Examiner|Head|President)(?!\w)",
    re.I,
)
_GOES_ON = rule(r" (?:of|at|from|under) (?:the )?(?:<ORG|GRP|UNI|CTY|DEM>|[A-Z])")
"""What tells whose somebody is, in words that are not understood."""
_MET = re.compile(r"\b(?:with|from|met|between) (?:the )?$")
_SIDE = rule(r"(?P<org><ORG>): (?:(?!<ORG>: ).)*$")
_FOR_STATE = rule(r"(?P<org><CTY>),?(?: (?:was|were))?(?: (?:also )?represented)? by (?:the )?$")
_STANDS_FOR = rule(r",? (?:who )?(?:also )?represent(?:ed|ing) (?:the )?(?P<org><ORG>)")
_DELEGATION = rule(
    r"(?P<side><DEM|CTY>)(?:'s?)? (?:delegation|side|team|one)(?!\w)"
    r"(?:(?!<DEM|CTY>(?:'s?)? (?:delegation|side|team|one)(?!\w))[^.;])*$"
)
_COMPANY = rule(
    r"(?P<who><PER>|(?<!\w)(?:She|she|He|he)(?!\w))[^.;]{0,80}? (?:was|were|is) (?:also )?(?:accompanied|joined|assisted) by [^.;]*$"
)


def seat_nearby(masked: Masked) -> None:
    """Give the head of a body who is named without it to the one body named before."""
    for place, phrase in enumerate(masked.inside(masked.text)):
        posts = phrase.parts.get("post", []) if phrase.kind is Kind.PER else []
        if getattr(phrase.value, "surname_only", False):
            continue
        if _GOES_ON.match(masked.text, masked.starts.index(phrase.start) + 1):
            continue
        for post in posts if place and not phrase.part("org") else []:
            unit = post.part("org")
            if _on_side(masked, phrase, post, unit):
                continue
            if unit and unit.kind is Kind.UNI and not unit.part("org"):
                _own_unit(masked, phrase, unit)
            is_open = not (post.part("org") or post.part("own"))
            state = (
                _state_before(masked, phrase)
                if is_open and OF_STATE.match(post.value.title)
                else []
            )
            if state:
                post.parts["org"] = post.parts["apart"] = state
            elif is_open and SEATED.fullmatch(post.value.title):
                _seat(masked, phrase, post)


def _state_before(masked: Masked, phrase: Phrase) -> list[Phrase]:
    """Return the country that a minister stands for: “Chad was represented by …”."""
    match = _FOR_STATE.search(masked.text, 0, masked.starts.index(phrase.start))
    return masked.of(match, "org") if match else []


def _on_side(masked: Masked, phrase: Phrase, post: Phrase, unit: Phrase | None) -> bool:
    """Give the office of a country those of its side: “the Korean delegation included …”."""
    is_unit = unit is not None and unit.kind is Kind.UNI and not unit.part("org")
    is_open = not (post.part("org") or post.part("own")) and _OF_OFFICE.search(post.value.title)
    if not (is_unit or is_open):
        return False
    side = _DELEGATION.search(masked.text, 0, masked.starts.index(phrase.start))
    found = masked.of(side, "side") if side else []
    if found:
        (unit if unit else post).parts["side"] = found
    return bool(found)


def _seat(masked: Masked, phrase: Phrase, post: Phrase) -> None:
    at = masked.starts.index(phrase.start)
    side = _STANDS_FOR.match(masked.text, at + 1) or _SIDE.search(masked.text, 0, at)
    if side:
        post.parts["org"] = post.parts["apart"] = masked.of(side, "org")
        return
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

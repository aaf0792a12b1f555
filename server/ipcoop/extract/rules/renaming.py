"""Bodies that have got another name, or have become another body."""

import re

from rdflib import XSD, Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule

_APART = r"(?:,? \(|,? - |, | )(?:the )?"
_NAMED = r"(?:(?:still |then )?(?:known as|called|named|operating as|styled) )?(?:the )?"
_DAY = r"(?:the end of |early |late )?(?P<{}><DAT>)"
_FORMER = (
    r"(?:(?:which|that|itself) (?:was|is|had been) )?(?:formerly|previously|until recently|once|earlier|originally|"
    rf"ex-|the former|then still) ?{_NAMED}(?P<old1><ORG>)"
    rf"|{_NAMED}(?P<old2><ORG>) (?:until|till|up to|before) {_DAY.format('on1')}"
    r"|(?:which |that )?(?:until|till|up to|before|prior to) (?:its renaming (?:on|in) )?"
    rf"{_DAY.format('on2')},? (?:(?:had been|was|went by the name of|operated as|bore the name(?: of)?) )?"
    rf"(?:still )?{_NAMED}(?P<old3><ORG>)"
    r"|(?:which|that) (?:was|had been) (?:still )?(?:known as|called|named) (?:the )?(?P<old4><ORG>)"
    rf"(?: (?:until|till|up to|before) {_DAY.format('on4')})?"
    rf"|(?:which|that) (?:was|had been) (?:still )?(?:the )?(?P<old5><ORG>) (?:until|till|up to|before) {_DAY.format('on5')}"
    rf"|(?:known|called|named) (?:until|till|before) {_DAY.format('on6')} (?:as )?(?:the )?(?P<old6><ORG>)"
)
_NEW_FIRST = rule(rf"(?P<new><ORG>){_APART}(?:{_FORMER})")
_LATER = (
    r"(?:now|today|nowadays|later|subsequently|since|currently|meanwhile)(?: renamed| known as| called|, since <DAT>,)?"
    rf"|(?:(?:re)named|known|called|renamed)(?: (?:as|to))?|(?:since|as of|from) {_DAY.format('on1')},?"
    rf"(?: known as| called| renamed)?"
)
_OLD_FIRST = rule(
    rf"(?P<old><ORG>){_APART}(?:{_LATER}) (?:the )?(?P<new><ORG>)(?: (?:on|in|since|from|as of) {_DAY.format('on2')})?"
    rf"|(?P<old2><ORG>)(?:,? \(|,? - |, )(?:the )?(?P<new2><ORG>) (?:since|from|as of) {_DAY.format('on3')}"
)
_WAS = (
    r"(?:which |it |that )?(?:(?:has|had) )?(?:(?:then|later|since|recently|officially|formally|also) )*(?:"
    r"(?:(?:was|were|been|being) )?(?:(?:then|later|since|recently|officially|formally) )?"
    r"(?:renamed|rechristened|rebranded(?: itself)?)(?: (?:as|to|into))?"
    r"|(?:was|were|been) (?:\w+ly )?(?:(?:re-?organi[sz]ed|transformed|turned|upgraded|elevated|converted) (?:in)?to|restyled)"
    r"|changed its (?:official |English )?name(?: from <ORG>)? to|became|becomes"
    r"|t(?:ook|aken) (?:on )?the (?:new )?name(?: of)?|adopted the (?:new )?name(?: of)?"
    r"|(?:is|goes) (?:now |today )?(?:known as|called|by the name of)|been (?:known as|called)|(?:is|was) (?:now|today))"
)
_BECAME = rule(
    rf"(?P<old><ORG>)(?: \([^()]*\))?,? (?:{_WAS}) (?:the )?(?P<new><ORG>)"
    rf"(?:,? (?:with effect )?(?:on|in|since|from|as of) {_DAY.format('on')})?"
)
_WAS_UNTIL = rule(
    r"(?P<new><ORG>)(?: \([^()]*\))? (?:was|had been|went) (?:still )?(?:called|known as|named|by the name of) (?:the )?(?P<old><ORG>)"
    rf" (?:until|till|before|up to) {_DAY.format('on')}"
)
_FROM_TO = rule(
    r"(?:renam(?:ed|ing)|chang\w+ (?:of |its |the )(?:official |English )?name(?: of the office)?|name (?:was )?changed?|"
    r"transform\w+|elevat\w+|upgrad\w+|conver\w+|transition)(?: itself)? (?:of |from )(?:the )?(?P<old><ORG>) "
    rf"(?:to|as|into|in) (?:the )?(?P<new><ORG>)(?:,? (?:on|in|since|from|as of) {_DAY.format('on')})?"
)
_SUCCESSOR = rule(
    r"(?P<old1><ORG>)'s? (?:legal )?successor,? (?:the )?(?P<new1><ORG>)|(?P<new2><ORG>)'s? predecessor,? (?:the )?(?P<old2><ORG>)"
    r"|(?P<new3><ORG>)(?: \([^()]*\))?,? (?:the |which is the )?(?:legal )?successor (?:to|of) (?:the )?(?P<old3><ORG>)"
    r"|(?P<old4><ORG>),? (?:the )?predecessor (?:to|of) (?:the )?(?P<new4><ORG>)"
    r"|(?P<old5><ORG>) (?:has |had |was |been )*(?:merged into|absorbed by|replaced by|superseded by|succeeded by) (?:the )?(?P<new5><ORG>)"
)
_SELF = rule(
    r"(?P<new><ORG>)(?: \(|, | - )as (?:it|the office|the body|the authority) (?:has been|is) (?:(?:now|officially) )?"
    r"(?:called|known|named|styled)(?: (?:since|from)(?: <DAT>)?| today| now)?"
    r"|under its new name,? (?:of )?(?:the )?(?P<new2><ORG>)"
    r"|(?:was|been) (?:officially |formally )?(?:renamed|rechristened) (?:as |to )?(?:the )?(?P<new3><ORG>)"
    rf"(?: (?:on|in) {_DAY.format('on')})?"
    rf"|(?:from|since|as of) {_DAY.format('on2')},? (?:it|the office|the authority) is (?:now )?(?:called|known as|named) "
    r"(?:the )?(?:[^.;(]{0,80}? \()?(?P<new4><ORG>)"
)
_CUE = rule(
    r"formerly|previously|until|till |once|earlier|originally|\bex\b|former |now|today|since|later|[Rr]enam|"
    r"name|[Bb]ec[ao]me|called|known|elevat|upgrad|transform|turned|convert|rechrist|rebrand|restyl|organi[sz]ed|successor|predecessor|merged|absorbed|replaced|superseded|succeeded|as of|from |before|up to|still|transition"
)
_NOT_YET = re.compile(
    r"(?<!\w)(?:will|would|could|may|might|shall|should|not|never|if|whether|plans?|planned|propos\w+|before)(?!\w)[^.;]{0,40}$"
)
_FAMILIES = ("office", "organisation")


def renamed(here: Discourse, masked: Masked) -> None:
    """Read names told beside others: “CNIPA (SIPO until 2018)”, “OHIM, now EUIPO”."""
    for phrase in masked:
        for old in phrase.parts.get("former", []):
            _from_to(here, old, phrase, [phrase.span], None)
    if not _CUE.search(masked.text):
        return
    for pattern in (_NEW_FIRST, _OLD_FIRST, _BECAME, _FROM_TO, _SUCCESSOR, _WAS_UNTIL):
        for match in pattern.finditer(masked.text):
            _told(here, masked, match)
    for match in _SELF.finditer(masked.text):
        new = next(p for g in ("new", "new2", "new3", "new4") for p in masked.of(match, g))
        body = here.body(new)
        if body and body.family == "office" and not _NOT_YET.search(masked.text[: match.start()]):
            day = next(iter([*masked.of(match, "on"), *masked.of(match, "on2")]), None)
            _change(here, (body, body), ("", new.text), [masked.span(*match.span())], day)


def _told(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    parts = {name: masked.of(match, name)[0] for name, text in match.groupdict().items() if text}
    old, new = (
        next(phrase for name, phrase in parts.items() if name.startswith(role))
        for role in ("old", "new")
    )
    day = next((phrase for name, phrase in parts.items() if name.startswith("on")), None)
    is_verb = match.re in (_BECAME, _FROM_TO)
    if is_verb and (here.claim or _NOT_YET.search(masked.text[: match.end("old")])):
        return
    _from_to(here, old, new, [masked.span(*match.span())], day, known=not is_verb)


def _from_to(
    here: Discourse,
    old: Phrase,
    new: Phrase,
    spans: list[Span],
    day: Phrase | None,
    *,
    known: bool = False,
) -> None:
    """Record that one name followed the other; a name that may be of several bodies is the other's."""
    first, then = here.body(old), here.body(new)
    if first is None and then is not None and then.iri in old.iris:
        first = then
    if then is None and first is not None and first.iri in new.iris:
        then = first
    if first and then and (not known or _is_one(here, first, then)):
        _change(here, (first, then), (old.text, new.text), spans, day)


def _is_one(here: Discourse, first: Thing, then: Thing) -> bool:
    """Tell whether two bodies are one office by two names, or may be, as one of them is unknown."""
    if first is then or not (first.iri and then.iri):
        return True
    places = {here.reference.country_of(body.iri) for body in (first, then)}
    return first.family == then.family == "office" and len(places) == 1 and "" not in places


def _change(
    here: Discourse,
    bodies: tuple[Thing, Thing],
    names: tuple[str, str],
    spans: list[Span],
    day: Phrase | None,
    clause: Clause | None = None,
) -> None:
    """Record, once for each, that a body got another name or became another body."""
    old, new = bodies
    if old.family not in _FAMILIES or new.family not in _FAMILIES or _is_told(here, old, new):
        return
    links: list[tuple[str, Thing | Literal | str]] = [("changedFrom", old), ("changedTo", new)]
    if day and day.value.first == day.value.last:
        links.append(("changeDate", Literal(day.value.first, datatype=XSD.date)))
        spans = [*spans, day.span]
    before, after = names[0] or here.short(old), names[1] or here.short(new)
    label = f"Change of {before} into {after}" if names[0] else f"Renaming to {after}"
    here.relate("change", "OrganisationChange", label, (old, new), links, spans, clause)


def _is_told(here: Discourse, old: Thing, new: Thing) -> bool:
    return any(
        link.family == "change" and link.key == (old, new) and not link.claim for link in here.links
    )


def rename(here: Discourse, clause: Clause) -> None:
    """A body gets another name."""
    after = [*clause.object, *clause.governed("to", "as", "into")]
    bodies = [p for p in after if p.kind is Kind.ORG]
    for who in clause.patients if clause.is_passive else clause.subject:
        if who.kind is not Kind.ORG or not bodies:
            continue
        old, new = here.body(who), here.body(bodies[0])
        if old and new and old is not new:
            spans = [who.span, clause.verb, bodies[0].span]
            days = [p for p in clause.governed("on", "from", "since") if p.kind is Kind.DAT]
            names = (here.short(old), here.short(new))
            _change(here, (old, new), names, spans, next(iter(days), None), clause)

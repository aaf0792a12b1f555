"""Which bodies, groups and countries a sentence names."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase

_OFFICIAL = re.compile(r"(?:(?!\w+'s )[A-Z][\w-]* )+(?:of (?:[Tt]he )?[A-Z][\w -]*|[A-Z][a-z]+)")
"""The name of an office, which the country in it is part of: “Patent Office of Sri Lanka”."""
_NAMES = (Kind.UNI, Kind.FND)


def mention(here: Discourse, masked: Masked) -> None:
    """Record which bodies, groups and countries a sentence names."""
    for phrase in masked.phrases.values():
        if phrase.kind in (Kind.CTY, Kind.DEM) and len(phrase.iris) == 1:
            here.countries.add(phrase.iris[0])
    names = [p for p in masked.phrases.values() if _is_name(p)]
    for phrase in (p for p in masked.named if p.value != "nation"):
        if phrase.kind in (Kind.ORG, Kind.GRP, Kind.CTY) and not _is_inside(phrase, names, masked):
            iris = here.meant_iris(phrase)
            if len(iris) == 1:
                thing = here.linked(iris[0], phrase)
                here.mention(thing, phrase.span)
                if thing.family in ("office", "organisation", "group"):
                    here.named.append((masked.number, phrase.span.start, thing))
                short = phrase.part("acronym")
                if short:
                    here.shorts[short.text] = iris[0]
    for phrase in masked.phrases.values():
        if phrase.kind in (Kind.QUO, Kind.CNT):
            _mention_quoted(here, phrase)
        if phrase.kind is Kind.HDS:
            for body in phrase.parts.get("bodies", []):
                office = here.office(body) if _is_office(phrase, body) else None
                if office:
                    here.mention(office, phrase.parts["head"][0].span, body.span)


def _is_office(phrase: Phrase, body: Phrase) -> bool:
    """Tell whether a country in a list stands for its IP office: “the offices of Peru and Chile”."""
    words = phrase.parts["head"][0].text.casefold()
    is_heads = phrase.value in ("heads", "commissioners", "chiefs")
    return body.kind in (Kind.CTY, Kind.DEM) and (
        is_heads or "office" in words or "authorit" in words
    )


def _mention_quoted(here: Discourse, quotation: Phrase) -> None:
    for phrase in quotation.parts.get("names", []):
        if phrase.kind in (Kind.ORG, Kind.GRP, Kind.CTY):
            iris = here.meant_iris(phrase)
            if len(iris) == 1:
                here.mention(here.linked(iris[0], phrase), phrase.span)


def _is_name(phrase: Phrase) -> bool:
    """Tell whether a phrase is a name whose words name nothing of their own."""
    if phrase.iris and phrase.part("country"):
        return _OFFICIAL.fullmatch(phrase.text) is not None
    if phrase.iris or phrase.part("unit"):
        return False
    return phrase.kind in _NAMES or (phrase.kind is Kind.ORG and not phrase.part("country"))


def _is_inside(phrase: Phrase, names: list[Phrase], masked: Masked) -> bool:
    """Tell whether a name is part of another one, and not told behind it: “… Court of Thailand”."""
    before = masked.clean.text[max(0, phrase.start - 8) : phrase.start]
    is_told = phrase.kind is Kind.CTY and before.endswith((" of ", " of the "))
    around = [n for n in names if n.start <= phrase.start and phrase.end <= n.end]
    return any(
        n is not phrase
        and (n.iris or n.kind is not Kind.ORG or n.start == phrase.start or not is_told)
        for n in around
    )

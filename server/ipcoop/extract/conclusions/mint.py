"""The IRIs of things: readable, and the same whatever else has been read.

A name depends on the document and the reference data only.
"""

import re

from rdflib import URIRef

from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.slugs import slug
from ipcoop.namespaces import ID

_LONG = 60


class Mint:
    """Gives the things of one document their IRIs; no two get the same."""

    def __init__(self, document: str) -> None:
        self.document = document
        self._iris: dict[int, URIRef] = {}
        self._given: dict[int, str] = {}
        self._taken: dict[str, int] = {}

    def iri(self, thing: Thing) -> URIRef:
        """Return the IRI of a thing."""
        if id(thing) not in self._iris:
            self._iris[id(thing)] = self._iri(thing)
        return self._iris[id(thing)]

    def _iri(self, thing: Thing) -> URIRef:
        if thing.family == "document":
            return ID[f"document/{self.document}"]
        if thing.iri:
            return URIRef(thing.iri)
        return ID[f"{thing.family}/{self.slug(thing)}"]

    def slug(self, thing: Thing) -> str:
        """Return the last part of the IRI of a thing."""
        if thing.iri:
            return thing.iri.rsplit("/", 1)[-1]
        if id(thing) not in self._given:
            name = self._name(thing)
            number = self._taken.get(f"{thing.family}/{name}", 0) + 1
            self._taken[f"{thing.family}/{name}"] = number
            self._given[id(thing)] = name if number == 1 else f"{name}-{number}"
        return self._given[id(thing)]

    def _name(self, thing: Thing) -> str:
        if thing.family == "event":
            return self._event(thing)
        if thing.family == "instrument":
            return self._instrument(thing)
        if thing.family in ("post", "unit", "activity") and thing.owner:
            name = plain(thing.label)
            return f"{self.slug(thing.owner)}-{name}"
        if thing.family == "group" and thing.type in ("CountryGroup", "AgentGroup"):
            if thing.part_of:
                return f"{self.slug(thing.part_of)}-{plain(thing.label)}"
            return f"{self.document}-{plain(thing.label)}"
        if thing.family in ("activity", "fund") and not thing.named:
            return f"{self.document}-{plain(thing.label)}"
        return plain(thing.label)

    def _event(self, thing: Thing) -> str:
        if thing.owner or thing.part_of:  # an act of speech, or a part of another event
            whole = self.slug(thing.part_of) if thing.part_of else self.document
            who = f"-{self._speaker(thing.owner)}" if thing.owner else ""
            what = thing.type.lower() if thing.owner else plain(thing.label)
            return f"{whole}{who}-{what}"
        if thing.named and thing.date:
            return f"{plain(thing.acronym or thing.label)}-{thing.date.first.year}"
        if thing.parties and thing.date:
            who = "-".join(sorted(self.slug(party) for party in thing.parties[:4]))
            return f"{who}-{plain(thing.head)}-{thing.date.first.isoformat()}"
        return f"{self.document}-{plain(thing.label)}"

    def _speaker(self, speaker: Thing) -> str:
        if speaker.family == "group" and not speaker.iri:
            return plain(speaker.label)
        if speaker.family != "person":
            return self.slug(speaker)
        names = speaker.label.split()
        capital = [name for name in names if name.isupper() and len(name) > 1]
        is_reversed = "-" in names[-1] and "-" not in names[0]  # as in “Kim Yong-rae”
        return slug(capital[0] if capital else names[0 if is_reversed else -1])

    def _instrument(self, thing: Thing) -> str:
        if thing.part_of:
            return f"{self.slug(thing.part_of)}-{plain(thing.head)}"
        year = f"-{thing.date.first.year}" if thing.date else ""
        if thing.parties and year:
            who = "-".join(sorted(self.slug(party) for party in thing.parties[:4]))
            return f"{who}-{plain(thing.head)}{year}"
        return f"{self.document}-{plain(thing.label)}"


def plain(text: str) -> str:
    """Return a slug in which “intellectual property” is always “ip”."""
    short = re.sub(r" \(unnamed\)$|^The ", "", text)
    return slug(re.sub(r"\bintellectual property\b", "IP", short, flags=re.IGNORECASE))[
        :_LONG
    ].strip("-")

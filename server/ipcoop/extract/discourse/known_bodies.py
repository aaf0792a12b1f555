"""The bodies, units and places that phrases name."""

import re
from functools import cached_property

from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.statements import Statements
from ipcoop.extract.discourse.things import Fact, Thing, join
from ipcoop.extract.finders.gazetteer import gazetteer
from ipcoop.extract.model import Span, Status
from ipcoop.extract.phrases.masking import Kind, Phrase

_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.IGNORECASE)
_SEVERAL = 2
_PLACES = (Kind.CTY, Kind.DEM, Kind.PLC)
_QUOTES = "\"'“”‘’ "
_WITH_ARTICLE = (
    "Bahamas", "Comoros", "Gambia", "Maldives", "Marshall", "Netherlands", "Philippines",
    "Seychelles", "Solomon", "United",
)  # fmt: skip
"""Names of countries that a sentence gives an article."""


def _uses(text: str, acronym: str) -> bool:
    """Tell whether a text has an acronym as a word of its own, perhaps in mixed case."""
    return re.search(rf"(?<!\w){re.escape(acronym)}(?!\w)", text, re.IGNORECASE) is not None


class Bodies(Statements):
    """Ties phrases to bodies."""

    def body(self, phrase: Phrase) -> Thing | None:
        """Return the body or country that a phrase names, if only one can be meant."""
        if isinstance(phrase.thing, Thing):
            return phrase.thing
        iris = self.meant_iris(phrase)
        if len(iris) == 1:
            thing = self.linked(iris[0], phrase)
            country = phrase.part("country")
            if country and not self.reference.is_a(iris[0], "IPOffice") and len(country.iris) == 1:
                thing.owner = self.linked(country.iris[0], country)
            if phrase.kind is not Kind.CTY and thing not in self.bodies[-1:]:
                self.bodies.append(thing)
            return thing
        if iris or not isinstance(phrase.value, str):
            return None
        name = phrase.part("name") or phrase
        text = _ARTICLE.sub("", name.text)
        family = "group" if phrase.kind is Kind.GRP else "organisation"
        thing = Thing(family, phrase.value, text, [name.span], named=True)
        short = phrase.part("acronym")
        if short:
            thing.acronym = short.text.strip(_QUOTES)
            self.known.setdefault(("organisation", words(thing.acronym)), thing)
        body = self.thing(("organisation", words(text)), thing)
        if body not in self.bodies[-1:]:
            self.bodies.append(body)
        return body

    def meant_iris(self, phrase: Phrase) -> tuple[str, ...]:
        """Return what a phrase can denote here, by the countries that the text has named."""
        told = self.shorts.get(phrase.text.strip(_QUOTES))
        if told and phrase.iris:
            return (told,)
        if len(phrase.iris) < _SEVERAL:
            return () if self._is_anybody(phrase) else phrase.iris
        known = [iri for iri in phrase.iris if iri in self.known]
        if len(known) == 1:
            return tuple(known)
        widely = self.all_countries if " " in phrase.text else set()
        for countries in (self.countries, widely):
            here = [i for i in phrase.iris if self.reference.country_of(i) in countries]
            if here:
                return tuple(here) if len(here) == 1 else phrase.iris
        return phrase.iris

    @cached_property
    def all_countries(self) -> set[str]:
        """The countries that the whole document names, by themselves or by a city or publisher."""
        text = f"{self.source.document.text}\n\n{self.source.metadata.publisher}"
        found = [n for n in gazetteer().find(text) if n.kind in _PLACES and len(n.iris) == 1]
        return {self.reference.land_of(name.iris[0]) for name in found}

    def _is_anybody(self, phrase: Phrase) -> bool:
        """Tell whether a name that many bodies have is of a country that the text never names."""
        name = phrase.part("name") or phrase
        if (
            len(phrase.iris) != 1
            or phrase.part("country")
            or not self.reference.is_general(name.text)
        ):
            return False
        office, text = phrase.iris[0], self.source.document.text
        short = (n for n in self.reference.names(office) if " " not in n and n[:1].isupper())
        land = self.reference.country_of(office)
        beside = (self.reference.country_of(key) for key in self.known if isinstance(key, str))
        named = any(_uses(text, name) for name in short) or land in beside
        return not named and land not in self.all_countries

    def unit(self, phrase: Phrase) -> Thing | None:
        """Return the unit that a phrase names; it needs a body that it belongs to."""
        name = phrase.part("unit") or phrase
        text = _ARTICLE.sub("", name.text)
        owner = phrase.part("org")
        body = self.body(owner) if owner else self._unit_owner(phrase)
        key = ("unit", words(text))
        if body is None and key not in self.known:
            return None
        return self.thing(key, Thing("unit", "OrganisationalUnit", text, [name.span], owner=body))

    def _unit_owner(self, phrase: Phrase) -> Thing | None:
        """Return the body of a unit that is named without it: that of its neighbours."""
        return self._recent(phrase.span.start)

    def _recent(self, before: int) -> Thing | None:
        """Return the one body that this sentence and the one before it have named."""
        near = {
            id(body): body
            for sentence, start, body in self.named
            if sentence >= self.sentence - 1 and start < before and body.family != "group"
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def groups_before(self, sentence: int) -> list[Thing]:
        """Return the groups that a sentence has named."""
        told = {
            id(t): t for number, _, t in self.named if number == sentence and t.family == "group"
        }
        return list(told.values())

    def is_called(self, body: Thing, noun: str) -> bool:
        """Tell whether one of the names of a body has a noun in it."""
        names = [body.label, *(self.reference.names(body.iri) if body.iri else ())]
        return any(noun in name.casefold() for name in names)

    def publisher(self) -> Thing | None:
        """Return the body that published the document, where it is known."""
        name = self.source.metadata.publisher
        iri = self.reference.named(name) if name else ""
        if iri:
            family = iri.rsplit("/", 2)[-2]
            return self.thing(iri, Thing(family, "", self.reference.label(iri), iri=iri))
        at = self.source.document.text.find(name) if name else -1
        known = self.known.get(("organisation", words(name)))
        if known or at < 0:
            return known
        span = Span(at, at + len(name))
        thing = Thing("organisation", "Organisation", name, [span], named=True)
        return self.thing(("organisation", words(name)), thing)

    def leads(self, title: Phrase, body: Thing) -> bool:
        """Tell whether a title is that of the head of an office."""
        return bool(getattr(title.value, "is_head", False)) and body.family == "office"

    def title(self, post: Thing) -> str:
        """Return the name of a post with its body: “Commissioner of KIPO”."""
        owner = post.owner
        if owner is None:
            return post.label
        is_short = bool(owner.iri) or owner.family == "unit"
        return f"{post.label} of {self.short(owner) if is_short else owner.label}"

    def short(self, thing: Thing) -> str:
        """Return the short name of a thing, as far as the text uses it."""
        if thing.iri:
            acronym = self.reference.acronym(thing.iri)
            if acronym and acronym not in self.uses:
                self.uses[acronym] = _uses(self.source.document.text, acronym)
            if acronym and self.uses[acronym]:
                return acronym
            return self._described(thing) or thing.label
        if thing.family == "unit" and thing.owner:
            return f"the {thing.label} of {self.short(thing.owner)}"
        return thing.acronym or thing.label

    def _described(self, thing: Thing) -> str:
        """Return “the IP office of Laos” for an office that the text names by its country only."""
        if thing.family != "office" or not thing.owner or not thing.owner.spans:
            return ""
        span = thing.owner.spans[0]
        name = self.source.document.text[span.start : span.end]
        article = "the " if name.startswith(_WITH_ARTICLE) else ""
        return f"the IP office of {article}{name}"

    def office(self, phrase: Phrase) -> Thing | None:
        """Return a body, or the IP office of a country."""
        if phrase.kind in (Kind.CTY, Kind.DEM) and len(phrase.iris) == 1:
            iri = self.reference.office_of(phrase.iris[0])
            country = self.linked(phrase.iris[0], phrase)
            if not iri:
                return None
            office = self.linked(iri, phrase)
            if not office.owner:
                office.owner = country
            return office
        return self.body(phrase)

    def office_of_side(self, side: Phrase) -> Thing | None:
        """Return the office of the country of a delegation, if the text has named it."""
        iris = [self.reference.office_of(iri) for iri in side.iris]
        named = [t for t in self.things if t.iri and t.iri.partition("-")[0] in iris]
        return named[-1] if len(iris) == 1 and named else None

    def only(self, family: str) -> list[Thing]:
        """Return the one office or country that the text has named so far."""
        if family == "country":
            served = {self.reference.country_of(t.iri) for t in self.things if t.family == "office"}
            countries = self.countries | (served - {""})
            known = (
                [self.known[iri] for iri in countries if iri in self.known]
                if len(countries) == 1
                else []
            )
        else:
            known = [t for t in self.things if t.family == family and id(t) in self.mentioned]
        return known if len(known) == 1 else []

    def head_post(self, office: Thing) -> Thing:
        """Return the post that leads an office, or a unit, and that has no other title."""
        cls = "HeadPost" if office.family == "office" else "Post"
        thing = Thing("post", cls, "Head", list(office.spans), head="head", owner=office)
        return self.thing(("post", id(office), "head"), thing)

    def place(self, phrase: Phrase) -> Thing | None:
        """Return a place."""
        if isinstance(phrase.thing, Thing):
            return phrase.thing
        if len(phrase.iris) == 1:
            return self.linked(phrase.iris[0], phrase)
        if phrase.iris or not isinstance(phrase.value, str):
            return None
        place = Thing("place", phrase.value, phrase.text, [phrase.span], named=True)
        return self.thing(("place", words(phrase.text)), place)

    def mention(self, thing: Thing, *spans: Span) -> None:
        """Record, once for each thing, that the document names it."""
        written = self.source.document.text[spans[0].start : spans[0].end]
        acronym = self.short(thing)
        if len(spans) == 1 and written != acronym and written.upper() == acronym:
            name = self.text(written, "en")
            self.say(thing, "skos:altLabel", name, spans, status=Status.IMPLIED)
        if id(thing) not in self.mentioned:
            self.mentioned.add(id(thing))
            self.facts.append(Fact(self.document, "mentions", thing, join(*spans)))

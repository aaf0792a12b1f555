"""What the reference data says of the things that a text names."""

import re
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node as Term

from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import ID, IPCOOP
from ipcoop.resources import resource

_TYPE = str(RDF.type)
_JURISDICTION = str(IPCOOP.hasJurisdiction)
_CODES = (str(IPCOOP.st3Code), str(IPCOOP.iso3166Alpha2))
_NAMES = (str(RDFS.label), str(SKOS.altLabel), str(SKOS.hiddenLabel), str(IPCOOP.acronym))

_STEM = 5
"""Letters that the name of a country and its adjective share."""


@lru_cache(maxsize=10_000)
def words(name: str) -> str:
    """Return a name in plain lower-case words, to compare it with others."""
    plain = re.sub(r"intellectual property", "ip", name.casefold())
    return " ".join(re.findall(r"\w+", plain))


class Reference:
    """The reference data, asked by the rules."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._values: dict[tuple[str, str], list[Term]] = {}
        for subject, predicate, value in graph:
            self._values.setdefault((str(subject), str(predicate)), []).append(value)
        self._types = {
            iri: tuple(cls for cls in values if isinstance(cls, URIRef))
            for (iri, predicate), values in self._values.items()
            if predicate == _TYPE
        }
        self._labels = {
            str(thing): str(label)
            for thing, label in graph.subject_objects(RDFS.label)
            if isinstance(label, Literal) and label.language == "en"
        }
        self._acronyms = _acronyms(graph)
        self._themes = {
            words(name): str(theme)
            for theme in graph.subjects(RDF.type, IPCOOP.Theme)
            for name in self.names(str(theme))
        }

    def label(self, iri: str) -> str:
        """Return the English name of a thing, or the last part of its IRI."""
        return self._labels.get(iri) or iri.rsplit("/", 1)[-1]

    def acronym(self, iri: str) -> str:
        """Return the short form of a thing, or nothing."""
        return self._acronyms.get(iri, "")

    def is_a(self, iri: str, *classes: str) -> bool:
        """Tell whether the reference data puts a thing directly into one of the classes."""
        types = set(map(str, self._told(iri, _TYPE)))
        return any(f"{IPCOOP}{name}" in types for name in classes)

    def code(self, country: str) -> str:
        """Return the ST.3 or ISO code of a country in lower case; empty if it has none."""
        codes = (code for predicate in _CODES for code in self._told(country, predicate))
        return str(next(codes, "")).lower()

    def office_of(self, country: str) -> str:
        """Return the IRI of the IP office that serves a country; empty if that is unknown."""
        code = self.code(country)
        return f"{ID}office/{code}" if code else ""

    def country_of(self, office: str) -> str:
        """Return the country that an office serves; empty for a regional office."""
        place = str(next(iter(self._told(office, _JURISDICTION)), ""))
        return place if self.is_a(place, "Country") else ""

    def is_general(self, name: str) -> bool:
        """Tell whether the name of an office tells nothing of its country: “Department of Industry”."""
        return words(name) in self._general_names

    @cached_property
    def _general_names(self) -> set[str]:
        offices = [str(s) for s in self.graph.subjects(RDF.type, IPCOOP.IPOffice)]
        found = set()
        for office in offices:
            land = self.country_of(office)
            stems = {name.casefold()[:_STEM] for name in self.names(land)} if land else set()
            for name in self.names(office):
                is_own = not land or " " not in name or any(s in name.casefold() for s in stems)
                if not is_own:
                    found.add(words(name))
        return found

    def land_of(self, place: str) -> str:
        """Return the country that a city lies in; a country is its own."""
        land = self.graph.value(URIRef(place), IPCOOP.isLocatedIn)
        return str(land) if land and not self.is_a(place, "Country") else place

    def names(self, iri: str) -> set[str]:
        """Return all English names of a thing."""
        return {str(name) for predicate in _NAMES for name in self._told(iri, predicate)}

    def named(self, name: str) -> str:
        """Return the IRI of the one organisation with a name; empty if there is none or several."""
        found = {
            str(thing)
            for predicate in (RDFS.label, SKOS.altLabel, IPCOOP.acronym)
            for form in (Literal(name), Literal(name, lang="en"))
            for thing in self.graph.subjects(predicate, form)
            if str(thing).startswith((f"{ID}office/", f"{ID}organisation/"))
        }
        return found.pop() if len(found) == 1 else ""

    def theme(self, name: str) -> str:
        """Return the IRI of the theme with a name in plain words; empty if there is none."""
        return self._themes.get(name, "")

    def types(self, iri: str) -> tuple[URIRef, ...]:
        """Return the classes that the reference data puts a thing into."""
        return self._types.get(iri, ())

    def _told(self, iri: str, predicate: str) -> Sequence[Term]:
        """Return the values of a property; of most things the reference data says nothing."""
        return self._values.get((iri, predicate), ())


def _acronyms(graph: Graph) -> dict[str, str]:
    """Return one short form for each thing: an acronym, or else a name all in capitals."""
    short: dict[str, str] = {}
    for predicate in (IPCOOP.acronym, SKOS.altLabel):
        found: dict[str, list[str]] = {}
        for thing, name in graph.subject_objects(predicate):
            if predicate == IPCOOP.acronym or (str(name).isupper() and str(name).isalpha()):
                found.setdefault(str(thing), []).append(str(name))
        for key, names in found.items():
            short.setdefault(key, min(names, key=lambda name: (len(name), name)))
    return short


@cache
def reference() -> Reference:
    """Return the reference data of the data folder."""
    graph = Graph(bind_namespaces="none")
    for path in sorted(resource("data", "reference").glob("*.ttl")):
        graph += read_turtle(path)
    return Reference(graph)

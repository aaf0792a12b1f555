"""Countries, territories and the jurisdictions of regional offices."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import pycountry
from babel import Locale
from rdflib import SKOS, Graph, Literal, URIRef

from ipcoop.graph.reference.codes import country_iri
from ipcoop.graph.reference.describe import Names, describe, text, thing
from ipcoop.graph.reference.tables import Row, by, rows, several
from ipcoop.namespaces import IPCOOP, WIKIDATA

ISO = f"ISO 3166-1, as in pycountry {version('pycountry')}"
CLDR = f"Unicode CLDR, as in Babel {version('Babel')}"

_AUTHORITY = URIRef("http://data.epo.org/linked-data/id/st3/")
_NO_COUNTRY = {"AQ"}  # Antarctica: a region, see the table of regions
_NOT_IN_M49 = {"TW"}


@dataclass(frozen=True)
class Country:
    """A country or territory of ISO 3166-1, with what the tables have on it."""

    iso: Any
    name: Row
    state: Row
    links: Row

    @property
    def iri(self) -> URIRef:
        """The IRI: its alpha-3 code in lower case."""
        return country_iri(self.iso.alpha_2)

    @property
    def label(self) -> str:
        """The English short name."""
        return str(self.name.get("label") or self.iso.name)

    @property
    def is_state(self) -> bool:
        """Whether it is a state."""
        return self.state["kind"] == "state"

    @property
    def is_jurisdiction(self) -> bool:
        """Whether it is a jurisdiction: a state, or a territory with a code of ST.3."""
        return self.is_state or bool(self.state["st3"])


def countries() -> Iterator[Country]:
    """Yield every country and territory of ISO 3166-1."""
    names, states, links = (
        by("code", name) for name in ("country-names", "states-and-territories", "country-links")
    )
    for iso in pycountry.countries:
        code = iso.alpha_2
        if code not in _NO_COUNTRY:
            yield Country(iso, names.get(code, {}), states[code], links.get(code, {}))


def jurisdictions_graph() -> Graph:
    """Return countries, territories and the jurisdictions of regional offices."""
    graph = Graph()
    regions = {code: row for row in rows("regions") for code in row["countries"].split()}
    for country in countries():
        _add_country(graph, country, regions.get(country.iso.alpha_2, {}))
    for row in rows("jurisdictions"):
        _add_jurisdiction(graph, row)
    return graph


def _add_country(graph: Graph, country: Country, region: Row) -> None:
    tables = (country.name, country.state, country.links, region)
    sources = [ISO, CLDR, *(s for table in tables for s in several(table.get("source", "")))]
    describe(graph, country.iri, _classes(country), _names(country), sources)
    if region:
        graph.add((country.iri, IPCOOP.isLocatedIn, thing("place", region["slug"])))
    if country.iso.alpha_2 not in _NOT_IN_M49:
        graph.add((country.iri, IPCOOP.m49Code, Literal(country.iso.numeric)))
    if country.state["st3"]:
        graph.add((country.iri, IPCOOP.st3Code, Literal(country.iso.alpha_2)))
    if country.is_jurisdiction:
        graph.add((country.iri, IPCOOP.iso3166Alpha2, Literal(country.iso.alpha_2)))
        graph.add((country.iri, IPCOOP.iso3166Alpha3, Literal(country.iso.alpha_3)))
    if country.links:
        graph.add((country.iri, IPCOOP.dacCode, Literal(country.links["dac"])))
        graph.add((country.iri, SKOS.exactMatch, WIKIDATA[country.links["wikidata"]]))


def _classes(country: Country) -> list[str]:
    if country.is_state:
        return ["Country"]
    return ["Jurisdiction", "Place"] if country.is_jurisdiction else ["Place"]


def _names(country: Country) -> Names:
    iso, name = country.iso, country.name
    official = getattr(iso, "official_name", "").removeprefix("the ")
    also = {official, getattr(iso, "common_name", ""), *several(name.get("also", ""))}
    if "," not in iso.name:
        also.add(iso.name)
    return Names(
        english=country.label,
        korean=name.get("korean") or Locale("ko").territories[iso.alpha_2],
        also=also - {"", country.label},
        acronyms=several(name.get("acronyms", "")),
        adjectives=several(name.get("demonyms", "")),
    )


def _add_jurisdiction(graph: Graph, row: Row) -> None:
    iri = thing("jurisdiction", row["code"].lower())
    names = Names(row["label"], row["korean"])
    describe(graph, iri, ["Jurisdiction"], names, several(row["source"]))
    graph.add((iri, IPCOOP.st3Code, Literal(row["code"])))
    graph.add((iri, SKOS.scopeNote, text(row["scope"])))
    if row["epo"]:
        graph.add((iri, SKOS.closeMatch, _AUTHORITY + row["code"]))

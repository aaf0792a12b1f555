"""Groups of offices, groups of countries, and the membership of countries over time."""

from rdflib import SKOS, Graph

from ipcoop.graph.reference.codes import alpha3
from ipcoop.graph.reference.countries import Country, countries
from ipcoop.graph.reference.describe import Names, describe, text, thing, when
from ipcoop.graph.reference.tables import Row, by, rows, several
from ipcoop.namespaces import IPCOOP


def groups_graph() -> Graph:
    """Return the groups and the memberships of countries in them."""
    graph = Graph()
    groups = by("slug", "groups")
    for row in groups.values():
        _add_group(graph, row)
    members = {country.iso.alpha_2: country for country in countries()}
    for row in rows("memberships"):
        _add_membership(graph, row, groups[row["group"]], members[row["country"]])
    return graph


def _add_group(graph: Graph, row: Row) -> None:
    iri = thing("group", row["slug"])
    names = Names(row["label"], row["korean"], several(row["also"]), several(row["acronyms"]))
    describe(graph, iri, [row["class"]], names, several(row["source"]))
    when(graph, iri, "start", row["start"])
    if row["scope"]:
        graph.add((iri, SKOS.scopeNote, text(row["scope"])))


def _add_membership(graph: Graph, row: Row, group: Row, country: Country) -> None:
    iri = thing("membership", f"{row['group']}-{alpha3(row['country'])}")
    names = Names(f"{country.label} {group['membership']}")
    describe(graph, iri, ["CountryGroupMembership"], names, several(row["source"]))
    graph.add((iri, IPCOOP.isMembershipIn, thing("group", row["group"])))
    graph.add((iri, IPCOOP.hasMemberCountry, country.iri))
    when(graph, iri, "start", row["start"])
    when(graph, iri, "end", row["end"])

"""Regions of the world and cities."""

from babel import Locale
from rdflib import Graph, Literal

from ipcoop.graph.reference.codes import country_iri
from ipcoop.graph.reference.countries import CLDR
from ipcoop.graph.reference.describe import Names, describe, thing
from ipcoop.graph.reference.tables import Row, rows, several
from ipcoop.namespaces import IPCOOP


def places_graph() -> Graph:
    """Return the regions of M49 and the cities of the table."""
    graph = Graph()
    for row in rows("regions"):
        _add_region(graph, row)
    for row in rows("cities"):
        _add_city(graph, row)
    return graph


def _add_region(graph: Graph, row: Row) -> None:
    iri = thing("place", row["slug"])
    korean = row["korean"] or Locale("ko").territories[row["m49"]]
    names = Names(row["label"], korean, several(row["also"]))
    describe(graph, iri, ["Region"], names, [CLDR, *several(row["source"])])
    graph.add((iri, IPCOOP.m49Code, Literal(row["m49"])))
    if row["part_of"]:
        graph.add((iri, IPCOOP.isLocatedIn, thing("place", row["part_of"])))


def _add_city(graph: Graph, row: Row) -> None:
    iri = thing("place", row["slug"])
    names = Names(row["label"], row["korean"], several(row["also"]))
    describe(graph, iri, [row["class"]], names, several(row["source"]))
    graph.add((iri, IPCOOP.isLocatedIn, country_iri(row["country"])))

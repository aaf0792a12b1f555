"""Treaties in the field of intellectual property."""

from rdflib import XSD, Graph, Literal

from ipcoop.graph.reference.describe import Names, describe, note, thing
from ipcoop.graph.reference.tables import Row, rows, several
from ipcoop.namespaces import IPCOOP


def treaties_graph() -> Graph:
    """Return the treaties of the table."""
    graph = Graph()
    for row in rows("treaties"):
        _add_treaty(graph, row)
    return graph


def _add_treaty(graph: Graph, row: Row) -> None:
    iri = thing("instrument", row["slug"])
    names = Names(row["label"], row["korean"], several(row["also"]), several(row["acronyms"]))
    describe(graph, iri, ["Treaty"], names, several(row["source"]))
    if row["signed_on"]:
        graph.add((iri, IPCOOP.signedOn, Literal(row["signed_on"], datatype=XSD.date)))
        graph.add((iri, IPCOOP.signedAt, thing("place", row["signed_at"])))
    for words in several(row["note"]):
        note(graph, iri, words)

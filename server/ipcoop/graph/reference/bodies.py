"""IP offices, other organisations, and what offices turned into."""

from rdflib import SKOS, XSD, Graph, Literal, URIRef

from ipcoop.graph.reference.codes import jurisdiction
from ipcoop.graph.reference.describe import Names, describe, note, text, thing
from ipcoop.graph.reference.tables import Row, rows, several
from ipcoop.namespaces import IPCOOP


def offices_graph() -> Graph:
    """Return the IP offices, the groups that each is a member of, and the changes of offices."""
    graph = Graph()
    for row in rows("offices"):
        _add_office(graph, row)
    for row in rows("office-changes"):
        _add_change(graph, row)
    return graph


def organisations_graph() -> Graph:
    """Return the bodies that are no IP offices."""
    graph = Graph()
    for row in rows("organisations"):
        _add_body(graph, thing("organisation", row["slug"]), several(row["class"]), row)
    return graph


def _add_office(graph: Graph, row: Row) -> None:
    iri = thing("office", row["slug"])
    classes = ["IPOffice", *several(row["class"])]
    _add_body(graph, iri, classes, row)
    for code in several(row["jurisdiction"]):
        graph.add((iri, IPCOOP.hasJurisdiction, jurisdiction(code)))
    for group in several(row["groups"]):
        graph.add((iri, IPCOOP.isMemberOf, thing("group", group)))


def _add_body(graph: Graph, iri: URIRef, classes: list[str], row: Row) -> None:
    names = Names(row["label"], row["korean"], several(row["also"]), several(row["acronyms"]))
    describe(graph, iri, classes, names, several(row["source"]))
    for words in several(row["note"]):
        note(graph, iri, words)


def _add_change(graph: Graph, row: Row) -> None:
    iri = thing("change", row["slug"])
    describe(graph, iri, ["OrganisationChange"], Names(row["label"]), several(row["source"]))
    graph.add((iri, IPCOOP.changedFrom, thing("office", row["from"])))
    graph.add((iri, IPCOOP.changedTo, thing("office", row["to"])))
    graph.add((iri, IPCOOP.changeDate, Literal(row["date"], datatype=XSD.date)))
    graph.add((iri, SKOS.note, text(row["note"])))

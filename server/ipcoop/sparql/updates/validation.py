"""Check what a write changes against the shapes, before anybody sees it.

A write is refused for what it makes wrong, and never for what was wrong before: else nobody could
mend a thing in several steps, nor touch one that another rule finds fault with.
"""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from ipcoop.errors import InvalidWriteError, ReadOnlyError
from ipcoop.graph.by_value import Values
from ipcoop.graph.focused import Checker
from ipcoop.graph.report import ChangeReport, focus_nodes, report_of_new
from ipcoop.graph.terms import as_triple
from ipcoop.graph.touched import Touched, Triple
from ipcoop.sparql.updates.delta import Delta
from ipcoop.sparql.updates.states import States, is_seen

_REMEDY = "See the report, and mend what it names in the same write."


class DeltaChecker:
    """The shapes, made ready for the changes of a dataset.

    To make it takes seconds, so it is made once, before the process forks; a check takes
    milliseconds, and depends on the change and on what is linked with it.
    """

    def __init__(self, engine: ox.Store) -> None:
        """Make the shapes ready for a dataset with the ontology in it.

        Raises:
            BadDataError: if it cannot be told what a shape looks at.
        """
        self._states = States()
        self._graph = Graph(self._states, bind_namespaces="none")
        with self._states.showing(engine):
            self._checker = Checker(self._graph)
            self._touched = Touched(self._graph, self._checker.shapes, self._checker.rules)
            self._checker.get_ready()

    def check(self, engine: ox.Store, delta: Delta) -> ChangeReport:
        """Return what a change makes wrong.

        Args:
            engine: the dataset after the change.
            delta: the change.

        Raises:
            ReadOnlyError: if the change is one of the hierarchy of classes.
        """
        added, removed = ([q for q in qs if is_seen(q)] for qs in (delta.added, delta.removed))
        changed = [as_triple(quad) for quad in (*added, *removed)]
        _refuse_classes(changed)
        with self._states.showing(engine, besides=removed):
            touched = self._touched.by(changed, self._graph)
        with self._states.showing(engine):
            after = self._report(touched)
        if not after:
            return ChangeReport()
        wrong = {node: touched[node] for node in focus_nodes(after)}
        with self._states.showing(engine, without=added, besides=removed):
            before = self._report(wrong)
        with self._states.showing(engine):
            return report_of_new(after, before, self._graph)

    def require(self, engine: ox.Store, delta: Delta) -> ChangeReport:
        """Return the warnings about a change, and raise if it makes anything worse than that.

        Raises:
            InvalidWriteError: if it breaks a rule.
            ReadOnlyError: if it is one of the hierarchy of classes.
        """
        report = self.check(engine, delta)
        grave = [result.finding for result in report.results if result.finding.is_grave]
        if grave:
            first, others = grave[0], len(grave) - 1
            more = f" There is more that is wrong: {others}." if others else ""
            cause = f"{first.focus}: {first.message}{more}"
            raise InvalidWriteError(cause, _REMEDY, report=report.triples)
        return report

    def _report(self, touched: Mapping[Node, Mapping[URIRef, Values]]) -> Graph:
        rules = {
            node: {rule: values[rule] for rule in self._checker.rules_among(values.keys(), node)}
            for node, values in touched.items()
        }
        return self._checker.report(rules)


def _refuse_classes(triples: Iterable[Triple]) -> None:
    if any(p == RDFS.subClassOf or (p == RDF.type and o == OWL.Class) for _, p, o in triples):
        cause = "The write changes which classes there are, and these come with the ontology."
        raise ReadOnlyError(cause, "Leave out rdfs:subClassOf and owl:Class.")

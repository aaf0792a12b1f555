"""Check some things of a graph against the shapes, quickly enough to do it for each document.

The findings are those of a validation of the whole graph that are about these things. Quicker are
three things: targets are looked up the other way round, from the things to the shapes; the rules of
a shape are put to all things at once; and a query that cannot find anything is not run.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyshacl.graph_abstraction import DataGraph
from pyshacl.validator import Validator
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from ipcoop.graph.by_value import Narrowed, Values, rules_for_enough
from ipcoop.graph.needs import Need, has, needs
from ipcoop.graph.queries import query_text
from ipcoop.graph.validate import Finding, findings, for_pyshacl, parsed_once, shapes_graph
from ipcoop.namespaces import SHAPE

if TYPE_CHECKING:
    from pyshacl.shape import Shape

_FEW = 8
"""Values that are looked at first where a rule only asks for enough of them."""

_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_REFERENCES = (SH.node, SH["not"], SH.property, SH.qualifiedValueShape)
_LISTS = (SH["and"], SH["or"], SH.xone)
_ASKS_FOR_A_VALUE = {SH.minCount, SH.hasValue, SH.qualifiedMinCount, SH.equals, SH.sparql}
_BESIDE_QUERY = {RDF.type, RDFS.comment, RDFS.label, SH.message, SH.path, SH.severity, SH.sparql}


class Checker:
    """The shapes, made ready for the things of one graph; the graph may change in between.

    Attributes:
        shapes: the shapes as they are put to things, rules with targets of their own.
    """

    def __init__(self, graph: Graph, shapes: Graph | None = None) -> None:
        """Make the shapes ready; the classes of the graph and their hierarchy must be there."""
        self._graph = parsed_once(graph)
        flat = _flat(for_pyshacl(shapes_graph() if shapes is None else shapes))
        self.shapes = flat
        options = {"advanced": True, "allow_infos": True, "allow_warnings": True, "inplace": True}
        self._data = DataGraph.from_rdflib(self._graph)
        self._narrowed = Narrowed(self._graph)
        self._narrowed_data = DataGraph.from_rdflib(Graph(self._narrowed))
        self._validator = Validator(self._data, shacl_graph=flat, options=options)
        self._shapes: dict[URIRef, Shape] = {}
        self._needs: dict[URIRef, tuple[Need, ...]] = {}
        self._paths: dict[URIRef, Node | None] = {}
        self._by_target: dict[tuple[Node, Node], list[URIRef]] = defaultdict(list)
        for shape in self._validator.shacl_graph.shapes:
            shape.set_advanced(True)
            self._shapes[shape.node] = shape
            self._needs[shape.node] = _needs_of(flat, shape.node)
            self._paths[shape.node] = flat.value(shape.node, SH.path)
            for target in _TARGETS:
                for term in flat.objects(shape.node, target):
                    self._by_target[target, term].append(shape.node)
        self._for_enough = rules_for_enough(flat, self._shapes)
        self._add_subclasses(graph)

    def check(self, rules: Mapping[Node, Iterable[URIRef]]) -> tuple[Finding, ...]:
        """Put rules to nodes and return what is wrong, gravest first."""
        report = self.report({node: dict.fromkeys(names) for node, names in rules.items()})
        return findings(report, self._graph) if report else ()

    def report(self, rules: Mapping[Node, Mapping[URIRef, Values]]) -> Graph:
        """Put rules to nodes and return the validation report; empty if nothing is wrong.

        Args:
            rules: by node, each with the values that it is to look at; a rule with some values
                only is one that looks at each by itself.
        """
        todo: dict[URIRef, dict[Node, Values]] = defaultdict(dict)
        for node, named in rules.items():
            for name, values in named.items():
                if self._may_break(node, name):
                    todo[name][node] = values
        results: list[Any] = []
        for name, focus in todo.items():
            results += self._results(name, focus)
        if not results:
            return Graph()
        shapes = self._validator.shacl_graph
        report: Graph
        report, _ = self._validator.create_validation_report(shapes, False, results)  # noqa: FBT003
        return report

    def _results(self, name: URIRef, focus: Mapping[Node, Values]) -> Iterator[Any]:
        whole: list[Any] = [node for node, values in focus.items() if values is None]
        if path := self._for_enough.get(name):
            whole = [node for node in whole if self._has_not_enough(name, node, path)]
        if whole:
            yield from self._put(name, self._data, whole)
        some = {node: values for node, values in focus.items() if values is not None}
        if some:
            self._narrowed.show(self._paths[name], some)
            yield from self._put(name, self._narrowed_data, list(some))

    def _has_not_enough(self, name: URIRef, node: Node, path: URIRef) -> bool:
        """Tell whether a few values are not enough for a rule; perhaps all of them are."""
        self._narrowed.show(path, {node: set(islice(self._graph.objects(node, path), _FEW))})
        return bool(self._put(name, self._narrowed_data, [node]))

    def _put(self, name: URIRef, data: DataGraph, focus: list[Any]) -> list[Any]:
        executor = self._validator.make_executor()
        results: list[Any] = self._shapes[name].validate(executor, data, focus=focus)[1]
        return results

    @property
    def rules(self) -> set[URIRef]:
        """The rules that are put to anything: those with targets."""
        return {rule for rules in self._by_target.values() for rule in rules}

    def rules_for(self, node: Node) -> set[URIRef]:
        """Return the rules for what a thing is and has."""
        names: set[URIRef] = set()
        for predicate, value in self._graph.predicate_objects(node):
            names.update(self._by_target.get((SH.targetSubjectsOf, predicate), ()))
            if predicate == RDF.type:
                names.update(self._by_target.get((SH.targetClass, value), ()))
        return names

    def rules_for_value_of(self, predicate: Node) -> Iterable[URIRef]:
        """Return the rules for whatever a property leads to."""
        return self._by_target.get((SH.targetObjectsOf, predicate), ())

    def rules_among(self, names: Collection[URIRef], node: Node) -> set[URIRef]:
        """Return those of some rules that are for a thing, without looking at all that it has."""
        kinds = self._graph.objects(node, RDF.type)
        of_kind = {rule for one in kinds for rule in self._by_target.get((SH.targetClass, one), ())}
        return {name for name in names if name in of_kind or self._is_used_as(node, name)}

    def get_ready(self) -> None:
        """Parse all queries, so that no check has to."""
        nothing = SHAPE["nothing"]
        for shape in self._shapes.values():
            shape.validate(self._validator.make_executor(), self._data, focus=[nothing])

    def path_of(self, rule: URIRef) -> Node | None:
        """Return the property that a rule is about, if it is about one."""
        return self._paths.get(rule)

    def _is_used_as(self, node: Node, rule: URIRef) -> bool:
        having = self.shapes.objects(rule, SH.targetSubjectsOf)
        reached = self.shapes.objects(rule, SH.targetObjectsOf)
        return any((node, one, None) in self._graph for one in having) or any(
            (None, one, node) in self._graph for one in reached
        )

    def _may_break(self, node: Node, shape: URIRef) -> bool:
        return all(has(self._graph, node, need) for need in self._needs[shape])

    def _add_subclasses(self, graph: Graph) -> None:
        for kind in list(graph.subjects(RDF.type, OWL.Class)):
            for above in set(graph.transitive_objects(kind, RDFS.subClassOf)) - {kind}:
                if above is not None:
                    shapes = self._by_target.get((SH.targetClass, above), ())
                    self._by_target[SH.targetClass, kind] += shapes


def _flat(shapes: Graph) -> Graph:
    """Give the rules of a shape the targets of the shape, where no other shape refers to it.

    Rules that a shape refers to are run for each thing by itself; those with targets, for all.
    """
    referred_to = {shape for way in _REFERENCES for shape in shapes.objects(None, way)}
    for way in _LISTS:
        for members in shapes.objects(None, way):
            referred_to.update(shapes.items(members))
    targeted = {shape for target in _TARGETS for shape in shapes.subjects(target)}
    for shape in targeted - referred_to:
        for rule in list(shapes.objects(shape, SH.property)):
            shapes.remove((shape, SH.property, rule))
            for target in _TARGETS:
                for term in shapes.objects(shape, target):
                    shapes.add((rule, target, term))
    return shapes


def _needs_of(shapes: Graph, shape: Node) -> tuple[Need, ...]:
    """Return what a node needs for a rule to find anything, as far as that can be told."""
    parts, path = set(shapes.predicates(shape)), shapes.value(shape, SH.path)
    if isinstance(path, URIRef) and not parts & _ASKS_FOR_A_VALUE:
        return ((path, True),)
    queries = list(shapes.objects(shape, SH.sparql))
    if len(queries) != 1 or not parts <= {*_BESIDE_QUERY, *_TARGETS}:
        return ()
    return needs(query_text(shapes, shape, queries[0]))

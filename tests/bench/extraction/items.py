"""The numbered items of the first document: which of them the system has in the right graph."""

import csv
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.util import from_n3

from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import IPCOOP, PREFIXES

from .facts import Fact, of_extraction, of_graphs
from .gold import GOLD
from .measure import Measured
from .rows import FACTS, Kind
from .same import same
from .things import family, of_facts

_STATUS = {"document": {"stated"}, "implied": {"implied"}, "claims": {"claimed", "planned"}}
_RELATIONS = frozenset({"participation", "tenure", "involvement"})

Term = URIRef | Literal


def covered_items(measured: Measured) -> dict[int, bool]:
    """Return by number whether all triples of an item are in the right graph.

    What the system minted under another IRI counts as the same where names or links agree.
    """
    comparison = _Comparison(measured)
    covered: dict[int, bool] = {}
    for number, graph, triple in _items():
        has = comparison.asks(triple) if graph == "evidence" else comparison.has(graph, triple)
        covered[number] = covered.get(number, True) and has
    return covered


def exact_triples(measured: Measured) -> tuple[int, int, int]:
    """Return how many triples the gold states or implies, the system does, and both do alike.

    Labels are left out, and what the system minted under another IRI is another triple.
    """
    gold = _facts(of_graphs(GOLD / "first"))
    found = _facts(of_extraction(measured.extraction))
    return len(gold), len(found), len(gold & found)


def _facts(facts: list[Fact]) -> set[tuple[str, URIRef, URIRef, Term]]:
    return {
        (fact.status, fact.subject, fact.predicate, fact.object)
        for fact in facts
        if fact.status in FACTS and fact.predicate != RDFS.label
    }


def _items() -> Iterator[tuple[int, str, tuple[URIRef, URIRef, Term]]]:
    path = GOLD / "first" / "items.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        subject, predicate, value = (_term(line[p]) for p in ("subject", "predicate", "object"))
        yield int(line["item"]), line["graph"], (subject, predicate, value)


def _term(text: str) -> Any:
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES:
        return URIRef(f"{PREFIXES[prefix]}{local}")
    return from_n3(text)


class _Comparison:
    def __init__(self, measured: Measured) -> None:
        self.aligned = measured.matching.aligned
        self.questions = measured.extraction.questions
        self.facts = of_extraction(measured.extraction)
        self.gold = of_graphs(GOLD / "first")
        self.things = of_facts(self.facts), of_facts(self.gold)

    def has(self, graph: str, triple: tuple[URIRef, URIRef, Term]) -> bool:
        """Tell whether the system has a triple with the status that belongs to a graph."""
        return any(
            fact.status in _STATUS[graph]
            and fact.predicate == triple[1]
            and self.same(triple[0], fact.subject)
            and self.same(triple[2], fact.object)
            for fact in self.facts
        )

    def asks(self, triple: tuple[URIRef, URIRef, Term]) -> bool:
        """Tell whether the system asks what a question asks, or quotes what a span quotes."""
        if triple[1] == IPCOOP.isQuotationFrom:
            return self._quotes(triple)
        asked = self.evidence.value(triple[0], IPCOOP.questionProperty)
        subject = URIRef(str(self.evidence.value(triple[0], IPCOOP.questionSubject)))
        return any(q.property == asked and self.same(subject, q.subject) for q in self.questions)

    def _quotes(self, triple: tuple[URIRef, URIRef, Term]) -> bool:
        start, end = (int(part) for part in triple[0].split("-")[-2:])
        return any(
            fact.warrant.claimed_in is not None
            and self.same(triple[2], fact.warrant.claimed_in)
            and all(start <= span.start and span.end <= end for span in fact.warrant.spans)
            for fact in self.facts
        )

    @cached_property
    def evidence(self) -> Graph:
        """The open questions of the gold."""
        return read_turtle(GOLD / "first" / "evidence.ttl")

    def same(self, gold: Term, found: Term) -> bool:
        """Tell whether a term of the gold and one of the system mean the same."""
        if gold == found or isinstance(gold, Literal) or isinstance(found, Literal):
            return str(gold) == str(found)
        if family(gold) != family(found):
            return False
        if family(gold) in _RELATIONS:
            return self._same_links(gold, found)
        ours, theirs = self.things
        cells = theirs.cell(gold), ours.cell(found)
        return cells[0].kind is not Kind.VALUE and same(*cells, self.aligned)

    def _same_links(self, gold: URIRef, found: URIRef) -> bool:
        theirs, ours = _links(self.gold, gold), _links(self.facts, found)
        return bool(theirs) and all(
            any(p == q and self.same(value, other) for q, other in ours) for p, value in theirs
        )


def _links(facts: list[Fact], node: URIRef) -> list[tuple[URIRef, Term]]:
    return [
        (fact.predicate, fact.object)
        for fact in facts
        if fact.subject == node and fact.predicate not in (RDFS.label, RDF.type)
    ]

"""Fold triples to rows in the words of the gold files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from ipcoop.extract.model import Extraction, Question, Span, Warrant
from ipcoop.namespaces import IPCOOP, shorten

from .dates import period
from .facts import Fact, of_extraction
from .nodes import NODES, End, Links
from .rows import CLAIMS, Cell, Kind, Row, Table
from .things import Things, family, of_facts, reference
from .vocabulary import DIRECT, INVERSE

_BOUNDS = {
    IPCOOP.heldNotBefore: ("startDate", 0),
    IPCOOP.heldNotAfter: ("startDate", 1),
    IPCOOP.signedNotBefore: ("signedOn", 0),
    IPCOOP.signedNotAfter: ("signedOn", 1),
}
_NAMED = frozenset({RDFS.label, SKOS.altLabel, SKOS.prefLabel})
_DISTRIBUTED = frozenset({"signs", "attends"})
_TYPED = frozenset({"event", "instrument", "fund", "activity"})
_SHORTENED = _TYPED | {"group"}


def table_of(extraction: Extraction) -> Table:
    """Return what a document yielded as rows."""
    asked = ((q.subject, q.property, q.spans) for q in _in_order(extraction.questions))
    document = extraction.source.document
    return table(document.identifier, document.text, of_extraction(extraction), asked)


def table(
    identifier: str,
    text: str,
    facts: list[Fact],
    questions: Iterable[tuple[URIRef, URIRef, tuple[Span, ...]]],
) -> Table:
    """Return the triples and questions of one document as rows, each once."""
    things = of_facts(facts)
    found = _Rows(text, things)
    rows = [*found.facts(facts), *found.claims(facts)]
    rows += [found.question(*question) for question in questions]
    cells = [cell for row in rows for cell in (row.subject, row.object, row.by) if cell]
    handles = {cell.key: cell for cell in cells if cell.kind is Kind.HANDLE}
    families = {key: key.partition(":")[0] for key in handles}
    names = {key: cell.names for key, cell in handles.items()}
    return Table(identifier, tuple(_once(rows)), names, families)


def _in_order(questions: Iterable[Question]) -> list[Question]:
    return sorted(questions, key=lambda q: (q.subject, q.property, q.spans))


def _once(rows: list[Row]) -> Iterator[Row]:
    """Give each row once, as stated rather than implied, and as a fact rather than a claim."""
    rank = {"stated": 0, "implied": 1, "claimed": 2, "planned": 2, "": 3}
    seen = set()
    for row in sorted(rows, key=lambda row: rank[row.status]):
        key = (row.relation, row.subject.key, row.object.key)
        if key not in seen:
            seen.add(key)
            yield row


class _Rows:
    """Make rows of the triples of one document."""

    def __init__(self, text: str, things: Things) -> None:
        self.text = text
        self.things = things

    def facts(self, facts: Iterable[Fact]) -> Iterator[Row]:
        """Give the rows of triples; those of claims too, with their status."""
        nodes: dict[tuple[URIRef, Warrant], list[Fact]] = defaultdict(list)
        bounds: dict[tuple[URIRef, str], dict[int, Fact]] = defaultdict(dict)
        relations = {f.subject for f in facts if f.predicate == RDF.type and f.object in NODES}
        for fact in facts:
            if fact.subject in relations:
                nodes[fact.subject, fact.warrant].append(fact)
            elif fact.predicate in _BOUNDS:
                relation, end = _BOUNDS[fact.predicate]
                bounds[fact.subject, relation][end] = fact
            elif fact.predicate not in _NAMED:
                yield from self.triple(fact)
        for node in nodes.values():
            yield from self.node(node)
        for (_, relation), ends in bounds.items():
            yield self.bounded(relation, ends)

    def triple(self, fact: Fact) -> Iterator[Row]:
        """Give the row of one triple, unless it is a class or acronym that no gold file gives."""
        if fact.predicate == RDF.type and family(fact.subject) not in _TYPED:
            return
        if fact.predicate == IPCOOP.acronym and not self._is_shortened(fact.subject):
            return
        if fact.predicate in INVERSE:
            yield from self.each(INVERSE[fact.predicate], fact.object, fact.subject, fact)
        else:
            relation = DIRECT.get(fact.predicate, shorten(fact.predicate).removeprefix("ipcoop:"))
            yield self.row(relation, fact.subject, fact.object, fact)

    def _is_shortened(self, iri: URIRef) -> bool:
        """Tell whether the acronym of a thing is judged: that of one that the document minted."""
        return family(iri) in _SHORTENED and self.things.cell(iri).kind is Kind.HANDLE

    def each(self, relation: str, subject: End, value: End, fact: Fact) -> Iterator[Row]:
        """Give one row, or where a group signs or attends one for each post in it."""
        members = self.things.members.get(str(subject), ()) if relation in _DISTRIBUTED else ()
        for one in members or (subject,):
            yield self.row(relation, one, value, fact)

    def row(self, relation: str, subject: End, value: End, fact: Fact) -> Row:
        """Give the row for two ends of a relation."""
        left, right = self.cell(subject, fact), self.cell(value, fact)
        by = fact.warrant.claimed_by
        claimant = self.things.cell(by) if by else None
        spans = fact.warrant.spans
        return Row(relation, left, right, fact.status, claimant, spans, self.quote(spans))

    def cell(self, term: End, fact: Fact) -> Cell:
        """Give the cell for one end; a theme of the reference data goes by the words as well."""
        if isinstance(term, Cell):
            return term
        cell = self.things.cell(term)
        if cell.kind is not Kind.THEME or not _is_linked_theme(term):
            return cell
        quotes = tuple(self.text[s.start : s.end] for s in fact.warrant.spans)
        return replace(cell, names=cell.names + quotes)

    def quote(self, spans: Iterable[Span]) -> str:
        """Give the words of spans."""
        return " … ".join(self.text[span.start : span.end] for span in spans)

    def bounded(self, relation: str, ends: dict[int, Fact]) -> Row:
        """Give the row for bounds between which a date lies."""
        first, last = (str(ends[i].object) if i in ends else "" for i in (0, 1))
        whole = period(first, last)
        value = Cell(Kind.VALUE, whole or f"{first}/{last}")
        fact = next(iter(ends.values()))
        return self.row(relation if whole else f"{relation}Between", fact.subject, value, fact)

    def node(self, facts: list[Fact]) -> Iterator[Row]:
        """Give the rows that one relation with a node of its own stands for."""
        links = Links(facts)
        fact = facts[0]
        for relation, subject, value in links.pairs(self.things):
            if subject is not None and value is not None:
                yield from self.each(relation, subject, value, fact)

    def claims(self, facts: Iterable[Fact]) -> Iterator[Row]:
        """Give a row for each stretch of words that somebody puts forward."""
        seen = set()
        for fact in facts:
            key = (fact.warrant.spans, fact.warrant.claimed_by)
            if fact.status in CLAIMS and key not in seen:
                seen.add(key)
                words = Cell(Kind.VALUE, self.quote(fact.warrant.spans))
                yield self.row("claim", fact.subject, words, fact)

    def question(self, subject: URIRef, asked: URIRef, spans: tuple[Span, ...]) -> Row:
        """Give the row of an open question."""
        name = Cell(Kind.VALUE, shorten(asked).removeprefix("ipcoop:"))
        return Row("question", self.things.cell(subject), name, "", None, spans, self.quote(spans))


def _is_linked_theme(iri: URIRef | Literal) -> bool:
    """Tell whether a theme is one of the reference data."""
    return bool(reference().types.get(str(iri)))

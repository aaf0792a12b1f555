"""Tell the rows of a gold file as an extraction that says the same in the ontology's terms."""

import calendar
from dataclasses import dataclass, field, replace

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS, XSD
from tests.bench.extraction.rows import FACTS, Cell, Kind, Row, Table
from tests.bench.extraction.vocabulary import DIRECT, INVERSE

from ipcoop.extract.model import (
    Extraction,
    Modality,
    Node,
    Question,
    SourceText,
    Span,
    Statement,
    Status,
    Warrant,
)
from ipcoop.extract.slugs import slug
from ipcoop.namespaces import ID, IPCOOP, PREFIXES

_BACK = {v: k for k, v in DIRECT.items() if not str(k).endswith("Year")}
_INVERTED = {v: k for k, v in INVERSE.items()}
_ROLES = {"attends": "attendee", "observes": "observer", "sponsors": "sponsor"}


@dataclass
class Retold:
    """An extraction in the making."""

    table: Table
    source: SourceText
    nodes: list[Node] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def extraction(self) -> Extraction:
        """Return what all rows but the traps come to."""
        for number, row in enumerate(self.table.rows):
            if row.status != "none":
                self._row(row, number)
        parts = (self.nodes, self.statements, self.questions)
        return Extraction(self.source, *(tuple(dict.fromkeys(part)) for part in parts))

    def _row(self, row: Row, number: int) -> None:
        subject = self.iri(row.subject, row)
        warrant = self._warrant(row)
        if row.relation == "question":
            asked = _term(row.object.key)
            self.questions.append(Question(subject, asked, "?", warrant.spans))
        elif row.relation == "claim":
            words = Literal(row.object.key, lang="en")
            self.statements.append(Statement(subject, IPCOOP.describedAs, words, warrant))
        elif node := self._node(row, number):
            kind, links = node
            iri = ID[f"participation/{number}"]
            self.nodes.append(Node(iri, kind, "a relation", warrant, links))
        else:
            self._plain(row, subject, warrant)

    def _plain(self, row: Row, subject: URIRef, warrant: Warrant) -> None:
        value = self._object(row)
        if row.relation in ("startDate", "signedOn") and len(row.object.key) < len("2017-04-12"):
            name = "held" if row.relation == "startDate" else "signed"
            for end, bound in zip(("NotBefore", "NotAfter"), _bounds(row.object.key), strict=True):
                self.statements.append(Statement(subject, IPCOOP[name + end], bound, warrant))
        elif row.relation in _BACK:
            self.statements.append(Statement(subject, _BACK[row.relation], value, warrant))
        elif isinstance(value, URIRef):
            predicate = _INVERTED[row.relation]
            self.statements.append(Statement(value, predicate, subject, warrant))

    def _object(self, row: Row) -> URIRef | Literal:
        if row.object.kind is not Kind.VALUE:
            return self.iri(row.object, row)
        if row.relation == "type":
            return IPCOOP[row.object.key]
        return Literal(row.object.key)

    def _node(self, row: Row, number: int):
        subject, other = self.iri(row.subject, row), row.object
        actor = (
            IPCOOP.inCapacityOf if row.subject.kind is Kind.POST else IPCOOP.hasParticipant,
            subject,
        )
        if row.relation in _ROLES:
            role = PREFIXES["participation-role"][_ROLES[row.relation]]
            links = (actor, (IPCOOP.hasParticipationRole, role))
            return IPCOOP.Participation, (*links, (IPCOOP.isParticipationIn, self.iri(other, row)))
        if row.relation == "represents":
            return IPCOOP.Participation, (actor, (IPCOOP.actsOnBehalfOf, self.iri(other, row)))
        if row.relation == "implements":
            role = (IPCOOP.hasInvolvementRole, PREFIXES["involvement-role"]["implementing"])
            activity = (IPCOOP.isInvolvementIn, self.iri(other, row))
            return IPCOOP.ActivityInvolvement, (
                (IPCOOP.involvesOrganisation, subject),
                role,
                activity,
            )
        if row.relation == "contributes":
            currency, amount = other.key.split()
            money = ((IPCOOP.amount, Literal(amount)), (IPCOOP.currency, Literal(currency)))
            return IPCOOP.Contribution, ((IPCOOP.isContributionOf, subject), *money)
        return self._change(row, subject, number)

    def _change(self, row: Row, subject: URIRef, number: int):
        if row.relation == "changeDate":
            date = (IPCOOP.changeDate, Literal(row.object.key))
            return IPCOOP.OrganisationChange, ((IPCOOP.changedFrom, subject), date)
        if row.relation != "renamedTo":
            return None
        new = ID[f"organisation/new-{number}"]
        self._named(new, row.object.names, self._warrant(row))
        return IPCOOP.OrganisationChange, ((IPCOOP.changedFrom, subject), (IPCOOP.changedTo, new))

    def iri(self, cell: Cell, row: Row) -> URIRef:
        """Return the IRI of a cell, and say what the thing is called."""
        if cell.kind is Kind.DOCUMENT:
            return ID[f"document/{self.table.identifier}"]
        if cell.kind in (Kind.LINKED, Kind.ORGANISATION):
            return _term(cell.key)
        iri = ID[f"{self._family(cell)}/{slug(cell.key)}-here"]
        names = self.table.names.get(cell.key, cell.names)
        self._named(iri, names or ("something",), self._warrant(row))
        if cell.of is not None:
            body = self.iri(cell.of, row)
            within = IPCOOP.isPostIn if cell.kind is Kind.POST else IPCOOP.isUnitOf
            self.statements.append(Statement(iri, within, body, self._warrant(row)))
        return iri

    def _named(self, iri: URIRef, names: tuple[str, ...], warrant: Warrant) -> None:
        for name in names:
            label = Literal(name, lang="en")
            self.statements.append(Statement(iri, RDFS.label, label, warrant))

    def _family(self, cell: Cell) -> str:
        if cell.kind is Kind.HANDLE:
            return self.table.families.get(cell.key, "group")
        if cell.kind in (Kind.AGENT, Kind.PERSON):
            return "person" if cell.key in self._people() else "organisation"
        return cell.kind.value

    def _people(self) -> set[str]:
        relations = ("holdsPost", "represents")
        return {row.subject.key for row in self.table.rows if row.relation in relations}

    def _warrant(self, row: Row) -> Warrant:
        spans = row.spans or (Span(0, 1),)
        if row.status in FACTS or not row.status:
            return Warrant(Status(row.status or "stated"), spans)
        by = self.iri(row.by, replace(row, by=None, status="stated")) if row.by else None
        modality = Modality.INTENTION if row.status == "planned" else Modality.PRESENT
        return Warrant(Status.CLAIMED, spans, by, None, modality)


def _term(text: str) -> URIRef:
    prefix, colon, local = text.partition(":")
    return URIRef(f"{PREFIXES[prefix]}{local}") if colon else IPCOOP[text]


def _bounds(text: str) -> tuple[Literal, Literal]:
    year, _, month = text.partition("-")
    first, last = (int(month), int(month)) if month else (1, 12)
    days = calendar.monthrange(int(year), last)[1]
    ends = (f"{year}-{first:02}-01", f"{year}-{last:02}-{days}")
    return tuple(Literal(end, datatype=XSD.date) for end in ends)

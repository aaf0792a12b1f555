"""Fold a relation that is a node of its own to rows."""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from ipcoop.namespaces import IPCOOP, SCHEME

from .facts import Fact
from .rows import Cell, Kind
from .things import Things

NODES = frozenset(
    IPCOOP[name]
    for name in "Participation Tenure ActivityInvolvement SignatureAct Contribution "
    "OrganisationChange".split()
)
"""The classes of such relations."""

End = URIRef | Literal | Cell
Pair = tuple[str, End | None, End | None]

_ROLES = {
    "attendee": "attends",
    "speaker": "attends",
    "observer": "observes",
    "sponsor": "sponsors",
}


class Links:
    """The links of one node."""

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts
        self.type = self.one(RDF.type)

    def one(self, *predicates: URIRef) -> URIRef | Literal | None:
        """Give what the first of the predicates that is there links to."""
        found = (f.object for p in predicates for f in self.facts if f.predicate == p)
        return next(found, None)

    def pairs(self, things: Things) -> Iterator[Pair]:
        """Give relation, subject and object of each row."""
        who = self.one(IPCOOP.hasParticipant, IPCOOP.hasSigner, IPCOOP.isTenureOf)
        actor = who or self.one(IPCOOP.inCapacityOf)
        yield "represents", actor, self.one(IPCOOP.actsOnBehalfOf)
        if self.type == IPCOOP.Participation:
            role = concept(self.one(IPCOOP.hasParticipationRole))
            yield _ROLES.get(role, role), actor, self.one(IPCOOP.isParticipationIn)
        elif self.type == IPCOOP.Tenure:
            yield "holdsPost", who, self.one(IPCOOP.inPost)
        elif self.type == IPCOOP.SignatureAct:
            yield from self._signature(actor)
        elif self.type == IPCOOP.ActivityInvolvement:
            role = concept(self.one(IPCOOP.hasInvolvementRole))
            relation = "implements" if role == "implementing" else f"involved-{role}"
            organisation = self.one(IPCOOP.involvesOrganisation, IPCOOP.involvedOrganisation)
            yield relation, organisation, self.one(IPCOOP.isInvolvementIn)
        elif self.type == IPCOOP.Contribution:
            yield "contributes", self.one(IPCOOP.isContributionOf), self._money()
        else:
            yield from self._change(things)

    def _signature(self, actor: End | None) -> Iterator[Pair]:
        instrument = self.one(IPCOOP.isSignatureOf)
        yield "signs", actor, instrument
        yield "signedOn", instrument, self.one(IPCOOP.signedOn)
        yield "signedAt", instrument, self.one(IPCOOP.signedAt)

    def _money(self) -> Cell | None:
        amount = self.one(IPCOOP.amount)
        if amount is None:
            return None
        number = str(amount).rstrip("0").rstrip(".") if "." in str(amount) else str(amount)
        return Cell(Kind.VALUE, f"{self.one(IPCOOP.currency) or ''} {number}".strip())

    def _change(self, things: Things) -> Iterator[Pair]:
        old, new = self.one(IPCOOP.changedFrom), self.one(IPCOOP.changedTo)
        if new is not None:
            name = Cell(Kind.ORGANISATION, str(new), things.names_of(str(new)))
            yield "renamedTo", old, name
        yield "changeDate", old, self.one(IPCOOP.changeDate)


def concept(term: End | None) -> str:
    return str(term or "").removeprefix(SCHEME).rpartition("/")[2]

"""What a person is to judge of a document, in the order of its text, and the edits to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import OWL, Literal, URIRef

from ipcoop.errors import BadUsageError
from ipcoop.extract.model import Extraction, Modality, Node, Span, Statement, Status
from ipcoop.extract.storing.decision_files import PEOPLE, read_decisions, write_decisions
from ipcoop.extract.storing.decisions import Decision, Item, Verdict, added, key_of, rejected
from ipcoop.extract.storing.merge import merged
from ipcoop.extract.storing.rename import brought_in_line, new_names, renamed
from ipcoop.extract.storing.same import Proposal, same_people
from ipcoop.extract.storing.wording import Wording
from ipcoop.graph.documents import SourceDocument
from ipcoop.graph.evidence import document_iri
from ipcoop.namespaces import shorten


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, and the characters of it that carry what is said."""

    number: int
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node or a statement that a person can accept, reject or edit."""

    item: Item
    passages: tuple[Passage, ...]


def candidates(extraction: Extraction) -> list[Candidate]:
    """Return what a document yields, in the order of its words; things before what is said."""
    things, document = merged(extraction), extraction.source.document
    items: list[Item] = [*things.nodes, *things.statements]
    items.sort(key=lambda item: (item.warrant.spans[:1], isinstance(item, Statement)))
    return [Candidate(item, tuple(_passages(item, document))) for item in items]


def _passages(item: Item, document: SourceDocument) -> Iterator[Passage]:
    for sentence in document.sentences:
        inside = [s for s in item.warrant.spans if sentence.start <= s.start < sentence.end]
        if inside:
            shift = sentence.start
            spans = tuple(Span(span.start - shift, span.end - shift) for span in inside)
            yield Passage(sentence.number, sentence.text, spans)


class Session:
    """The review of one document: what is left to judge, and the decisions made.

    Each decision is in the data folder as soon as it is made. Persons held to be one are one.
    """

    def __init__(self, root: Path, extraction: Extraction) -> None:
        self._root = root
        self.document = extraction.source.document
        self._earlier = read_decisions(root, self.document.identifier)
        self._made: dict[int, tuple[Decision, ...]] = {}
        self._added: list[Decision] = []
        new = new_names(extraction, same_people(read_decisions(root, PEOPLE)))
        self.extraction = renamed(extraction, new)
        decided = {decision.key for decision in brought_in_line(self._earlier, new)}
        self.open = [c for c in candidates(self.extraction) if key_of(c.item) not in decided]

    def decide(self, number: int, *decisions: Decision) -> None:
        """Record what is decided on one of the open candidates, in place of an earlier choice."""
        self._made[number] = decisions
        self._write()

    def edit(self, number: int, edited: Item) -> None:
        """Record that an item is to take the place of one of the open candidates."""
        old = rejected(self.open[number].item)
        self.decide(number, old, added(edited, self.document))

    def add(self, statement: Statement) -> None:
        """Record that a statement is to join what the document yields."""
        self._added.append(added(statement, self.document))
        self._write()

    def decisions(self) -> list[Decision]:
        """Return all decisions about the document."""
        made = (decision for made in self._made.values() for decision in made)
        return [*self._earlier, *made, *self._added]

    def _write(self) -> None:
        write_decisions(self._root, self.document.identifier, self.decisions())


def decide_on_people(root: Path, proposal: Proposal, *, same: bool) -> None:
    """Record whether two persons are one."""
    verdict = Verdict.ACCEPTED if same else Verdict.REJECTED
    decision = Decision(verdict, (proposal.first, OWL.sameAs, proposal.second))
    write_decisions(root, PEOPLE, [*read_decisions(root, PEOPLE), decision])


def with_value(item: Item, words: str, wording: Wording) -> Item:
    """Return an item with another value: the object of a statement, the name of a node.

    Args:
        item: the item as it is.
        words: the new value: a literal, or the label or prefixed name of a thing.
        wording: knows the things.

    Raises:
        BadUsageError: if the words are no such value, or name no thing or several.
    """
    if isinstance(item, Node):
        return replace(item, label=words)
    if isinstance(item.object, URIRef):
        return replace(item, object=_thing(words, wording))
    value = Literal(words, lang=item.object.language, datatype=item.object.datatype)
    if value.ill_typed:
        raise BadUsageError(f"“{words}” is no such value as {item.object}.", "Write another.")
    return replace(item, object=value)


def _thing(words: str, wording: Wording) -> URIRef:
    found = wording.find(words)
    if not found:
        raise BadUsageError(
            f"Nothing here is called “{words}”.", "Write a label, or a name as in office:kr."
        )
    if len(found) > 1:
        names = ", ".join(map(shorten, found))
        raise BadUsageError(f"Several things are called “{words}”: {names}.", "Write one of these.")
    return found[0]


def with_status(item: Item, status: Status, document: SourceDocument) -> Item:
    """Return an item with another status; what becomes a claim is one of the document."""
    if status is item.warrant.status:
        return item
    if status is Status.CLAIMED:
        speaker = document_iri(document.identifier)
        warrant = replace(
            item.warrant, status=status, claimed_by=speaker, modality=Modality.PRESENT
        )
    else:
        warrant = replace(
            item.warrant, status=status, claimed_by=None, claimed_in=None, modality=None
        )
    return replace(item, warrant=warrant)

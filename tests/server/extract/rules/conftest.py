"""A short text, read into what it yields, and what that says."""

from collections.abc import Callable

import pytest
from rdflib import Literal, URIRef

from ipcoop.extract.model import Extraction, Metadata, SourceText, Status
from ipcoop.extract.pipeline import extract
from ipcoop.graph.documents import SourceDocument
from ipcoop.namespaces import IPCOOP, shorten

Read = Callable[..., Extraction]
_ROLES = {"attendee": "attends", "observer": "observes", "sponsor": "sponsors"}


@pytest.fixture
def read() -> Read:
    """Return a function that reads a text; what is known about it is given by name."""

    def read_text(text: str, **metadata: str) -> Extraction:
        return extract(SourceText(SourceDocument("sample", text), Metadata(**metadata)))

    return read_text


def statements_told(extraction: Extraction, *statuses: Status) -> set[str]:
    """Return “subject predicate object” for what is told, by the names of things.

    A participation is told as “who attends event”, on behalf of a body as “who represents body”.
    Without statuses, what is stated or implied is told.
    """
    wanted = statuses or (Status.STATED, Status.IMPLIED)
    names = {node.iri: node.label for node in extraction.nodes}

    def name(term: URIRef | Literal) -> str:
        known = names.get(term) if isinstance(term, URIRef) else str(term)
        return known or shorten(URIRef(str(term)))

    lines = {
        f"{name(s.subject)} {shorten(s.predicate).removeprefix('ipcoop:')} {name(s.object)}"
        for s in extraction.statements
        if s.warrant.status in wanted
    }
    for node in extraction.nodes:
        if node.warrant.status not in wanted:
            continue
        links = dict(node.links)
        if node.type == IPCOOP.Participation:
            who = links.get(IPCOOP.hasParticipant) or links[IPCOOP.inCapacityOf]
            role = _ROLES[str(links[IPCOOP.hasParticipationRole]).rpartition("/")[2]]
            lines.add(f"{name(who)} {role} {name(links[IPCOOP.isParticipationIn])}")
            if IPCOOP.actsOnBehalfOf in links:
                lines.add(f"{name(who)} represents {name(links[IPCOOP.actsOnBehalfOf])}")
        else:
            lines.add(f"{node.label} is {shorten(node.type).removeprefix('ipcoop:')}")
    return lines


def questions_asked(extraction: Extraction) -> set[str]:
    """Return “subject property” for each open question."""
    names = {node.iri: node.label for node in extraction.nodes}
    return {
        f"{names.get(q.subject, shorten(q.subject))} {shorten(q.property).removeprefix('ipcoop:')}"
        for q in extraction.questions
    }


@pytest.fixture
def told() -> Callable[..., set[str]]:
    """Return a function that gives what an extraction says, as lines."""
    return statements_told


@pytest.fixture
def asked() -> Callable[[Extraction], set[str]]:
    """Return a function that gives what an extraction leaves open, as lines."""
    return questions_asked

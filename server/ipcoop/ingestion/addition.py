"""Ask a person for a statement that the rules have missed, and hold it to the rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rich.console import Console

from ipcoop.errors import BadUsageError
from ipcoop.extract.conclusions.soundness import properties_between
from ipcoop.extract.discourse.reference import reference
from ipcoop.extract.model import Span, Statement, Status, Warrant
from ipcoop.extract.storing.decisions import added, apply
from ipcoop.extract.storing.graphs import graphs
from ipcoop.extract.storing.merge import triple_of
from ipcoop.extract.storing.review import Session
from ipcoop.extract.storing.wording import Wording
from ipcoop.extract.storing.work import Check
from ipcoop.graph.documents import Sentence
from ipcoop.graph.validate import Finding
from ipcoop.ingestion.keys import Keys
from ipcoop.namespaces import shorten

_MOST = 20
_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
_DATA = {
    XSD.date: re.compile(r"\d{4}-\d\d-\d\d"),
    XSD.boolean: re.compile(r"true|false"),
    XSD.integer: re.compile(r"\d+"),
    XSD.decimal: re.compile(r"\d+(?:\.\d+)?"),
    XSD.string: re.compile(r".+"),
}


@dataclass(frozen=True, slots=True)
class Addition:
    """The questions by which a statement comes about.

    Attributes:
        keys: gives the answers.
        wording: knows the things and puts terms into words.
        console: shows the questions.
        check: finds what is wrong with the graphs of a document.
    """

    keys: Keys
    wording: Wording
    console: Console
    check: Check

    def ask(self, session: Session) -> Statement:
        """Return a statement that the document makes and that no rule forbids.

        Raises:
            BadUsageError: if an answer leads to no such statement.
        """
        sentence = self._sentence(session)
        subject = self._thing("Subject: a name, or a part of one:")
        value = self._value("Object: the same; for a date, a number or words, = and the value:")
        predicate, term = self._property(session, subject, value)
        self._say("The words of the sentence that say so, with … where some are left out:")
        spans = tuple(_spans(self.keys.line(), sentence))
        statement = Statement(subject, predicate, term, Warrant(Status.STATED, spans))
        self._refuse(statement, session)
        return statement

    def _sentence(self, session: Session) -> Sentence:
        self._say("Sentence: its number, or some of its words:")
        words, sentences = self.keys.line(), session.document.sentences
        found = [s for s in sentences if str(s.number) == words]
        found = found or [s for s in sentences if words and words.casefold() in s.text.casefold()]
        none = f"No sentence has “{words}” in it."
        return found[self._choice([f"{s.number}: {s.text}" for s in found], none)]

    def _thing(self, question: str) -> URIRef:
        self._say(question)
        return self._search(self.keys.line())

    def _search(self, words: str) -> URIRef:
        found = self.wording.search(words)
        lines = [f"{self.wording.name(iri)} ({shorten(iri)})" for iri in found]
        return found[self._choice(lines, f"Nothing here is called “{words}”.")]

    def _value(self, question: str) -> URIRef | str:
        self._say(question)
        words = self.keys.line()
        return words[1:].strip() if words.startswith("=") else self._search(words)

    def _property(
        self, session: Session, subject: URIRef, value: URIRef | str
    ) -> tuple[URIRef, URIRef | Literal]:
        """Return one of the properties that the ontology provides for, with the value as it is."""
        terms = [value] if isinstance(value, URIRef) else list(_literals(value))
        found = [
            (name, term)
            for term in terms
            for name in properties_between(session.extraction, reference(), subject, term)
        ]
        names = [self.wording.name(name) for name, _ in found]
        return found[self._choice(names, "The ontology has no property for these two.")]

    def _choice(self, lines: Sequence[str], none: str) -> int:
        """Return which of several a person means; of one, that one."""
        if not lines:
            raise BadUsageError(none, "Nothing is added.")
        if len(lines) > _MOST:
            raise BadUsageError(f"That fits {len(lines)} of them.", "Write more of it.")
        if len(lines) == 1:
            self._say(f"  {lines[0]}")
            return 0
        for number, line in enumerate(lines, 1):
            self._say(f"  {number}  {line}")
        self._say("Which? Its number:")
        answer = self.keys.line()
        if not answer.isdecimal() or not 0 < int(answer) <= len(lines):
            raise BadUsageError(f"“{answer}” is none of these numbers.", "Nothing is added.")
        return int(answer) - 1

    def _refuse(self, statement: Statement, session: Session) -> None:
        """Let what is said already, or breaks a rule, not be added."""
        made = session.decisions()
        before = apply(session.extraction, made)
        after = apply(session.extraction, [*made, added(statement, session.document)])
        links = {(node.iri, *link) for node in before.nodes for link in node.links}
        if triple_of(statement) in links | {triple_of(s) for s in before.statements}:
            raise BadUsageError("That is among the statements already.", "Nothing is added.")
        grave = {f for f in self.check(graphs(after)) if f.is_grave}
        broken = sorted(grave.difference(self.check(graphs(before))), key=_message)
        if broken:
            raise BadUsageError(f"That breaks a rule: {broken[0].message}", "Nothing is added.")

    def _say(self, text: str) -> None:
        self.console.print(text, markup=False)


def _message(finding: Finding) -> str:
    return finding.message


def _literals(words: str) -> list[Literal]:
    """Return the values that words may be written for."""
    kinds = (kind for kind, form in _DATA.items() if form.fullmatch(words))
    typed = [Literal(words, datatype=kind) for kind in kinds]
    return [value for value in typed if not value.ill_typed] + [Literal(words, lang="en")]


def _spans(words: str, sentence: Sentence) -> list[Span]:
    """Return where words stand in a sentence, one part after the other."""
    spans, end = [], 0
    for part in filter(None, _GAP.split(words)):
        start = sentence.text.find(part, end)
        if start < 0:
            raise BadUsageError(f"The sentence has no “{part}” there.", "Write it as it stands.")
        end = start + len(part)
        spans.append(Span(sentence.start + start, sentence.start + end))
    if not spans:
        raise BadUsageError("A statement needs words.", "Nothing is added.")
    return spans

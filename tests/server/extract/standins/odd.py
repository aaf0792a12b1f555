"""Stands in for the rules: every name is an event, and some texts are more than it can bear."""

import os
import re
import signal
import time

from ipcoop.extract.model import Extraction, Node, Question, Span, Status, Warrant
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import ID, IPCOOP

_TROUBLE = {
    "KILL": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "SLEEP": lambda: time.sleep(60),
    "FAIL": lambda: int("too deep"),
    "SLOW": lambda: time.sleep(0.05),
}


def extract(source):
    text = source.document.text
    for word, trouble in _TROUBLE.items():
        if word in text:
            trouble()
    nodes, questions = [], []
    for match in re.finditer(r"\b[A-Z][a-z]+", text):
        iri, spans = ID[f"event/{match[0].lower()}"], (Span(*match.span()),)
        nodes.append(Node(iri, IPCOOP.Conference, match[0], Warrant(Status.STATED, spans)))
        questions.append(Question(iri, IPCOOP.takesPlaceIn, f"Where was {match[0]}?", spans))
    return Extraction(source, tuple(nodes), (), tuple(questions))


def check(graphs):
    return [Finding("Violation", graphs.identifier, "It is odd.", "odd")] if graphs.implied else []

"""Ask the store for rows, and keep account of the state of the graph that they come from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request

from ipcoop.http.front import gateway
from ipcoop.http.protocol import asker
from ipcoop.http.service import service
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.query import QueryRequest


@dataclass(frozen=True)
class Term:
    """A term of RDF; ``kind`` is ``uri``, ``literal``, ``bnode`` or ``triple``."""

    kind: str
    value: str
    language: str = ""
    datatype: str = ""


Row = Mapping[str, Term]


class Reader:
    """Reads the rows that one page is made of."""

    def __init__(self) -> None:
        self._states: set[str] = set()

    def rows(self, query: str) -> Sequence[Row]:
        """Return the rows of a SELECT; a variable without a value is missing in its row."""
        answer = service().store.query(QueryRequest(query, **asker(request)), JSON)
        self._states.add(answer.state)
        bindings = json.loads(answer.read())["results"]["bindings"]
        return [{name: _term(term) for name, term in row.items()} for row in bindings]

    def keep(self) -> None:
        """Let the answer to this request be kept while the graph stays as it was for all rows."""
        if len(self._states) == 1:
            request.environ[gateway.STATE] = self._states.pop()


def _term(term: Mapping[str, object]) -> Term:
    kind, value = str(term["type"]), term["value"]
    if not isinstance(value, str):
        return Term("triple", json.dumps(value))
    return Term(kind, value, str(term.get("xml:lang", "")), str(term.get("datatype", "")))

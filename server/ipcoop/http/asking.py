"""Ask the store the queries that make up one page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request

from ipcoop.http.front import gateway
from ipcoop.http.protocol import asker
from ipcoop.http.service import service
from ipcoop.namespaces import PREFIXES
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.query import QueryRequest


@dataclass(frozen=True)
class Term:
    """An IRI, a literal or a blank node of an answer."""

    value: str
    kind: str = "uri"
    language: str = ""
    datatype: str = ""

    @property
    def is_iri(self) -> bool:
        """Tell whether it is an IRI."""
        return self.kind == "uri"


Row = Mapping[str, Term]


class Asking:
    """The queries of one page; the page may be kept if all saw the same state of the graph."""

    def __init__(self) -> None:
        self._states: set[str] = set()

    def rows(self, query: str, *prefixes: str) -> list[Row]:
        """Return the rows of a SELECT query, before which these prefixes are put."""
        prologue = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in prefixes)
        asked = QueryRequest(prologue + query, **asker(request))
        answer = service().store.query(asked, JSON)
        self._states.add(answer.state)
        bindings = json.loads(answer.read())["results"]["bindings"]
        return [{name: _term(term) for name, term in row.items()} for row in bindings]

    def keep(self) -> None:
        """Let the page be kept for as long as the graph stays the same."""
        if len(self._states) == 1:
            request.environ[gateway.STATE] = self._states.pop()


def _term(term: Mapping[str, Any]) -> Term:
    value = term["value"]
    if not isinstance(value, str):  # a triple, which the project's data do not have
        value = json.dumps(value, ensure_ascii=False)
    return Term(value, term["type"], term.get("xml:lang", ""), term.get("datatype", ""))

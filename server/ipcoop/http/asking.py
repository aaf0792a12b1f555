"""Ask the store the queries that make up one page."""

import json
import re
from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple, TypeVar

from flask import request

from ipcoop.http.front import gateway
from ipcoop.http.protocol import asker
from ipcoop.http.service import service
from ipcoop.namespaces import IMPLIED_GRAPHS, PREFIXES
from ipcoop.sparql.formats import JSON, JSON_LD, Format
from ipcoop.sparql.query import QueryRequest

IMPLIED = f"""\
{{ GRAPH ?graph {{}} FILTER(STRSTARTS(STR(?graph), "{IMPLIED_GRAPHS}")) }} GRAPH ?graph"""
"""Stands before a group to find it in what documents imply.

These graphs are found by their names at once, and most quads of any kind are in others.
"""

_IRI = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")


class Term(NamedTuple):
    """An IRI, a literal or a blank node of an answer."""

    value: str
    kind: str = "uri"
    language: str = ""
    datatype: str = ""

    @property
    def is_iri(self) -> bool:
        """Tell whether it is an IRI."""
        return self.kind == "uri"

    @property
    def written(self) -> str:
        """How a query names it; nothing for what no query can name, such as a blank node."""
        if self.is_iri:
            return f"<{self.value}>" if _IRI.fullmatch(self.value) else ""
        if self.kind != "literal" or not self.value.isprintable():
            return ""
        text = json.dumps(self.value, ensure_ascii=False)
        if self.language:
            return f"{text}@{self.language}"
        return f"{text}^^<{self.datatype}>" if self.datatype else text


Row = Mapping[str, Term]
Key = TypeVar("Key", bound=Hashable)


class Asking:
    """The queries of one page; the page may be kept if all saw the same state of the graph."""

    def __init__(self) -> None:
        self._states: set[str] = set()

    def rows(self, query: str, *prefixes: str) -> list[Row]:
        """Return the rows of a SELECT query, before which these prefixes are put."""
        prologue = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in prefixes)
        answer = self._answer(QueryRequest(prologue + query, hinted=False, **asker(request)), JSON)
        rows: list[Row] = json.loads(answer, object_hook=_term)["results"]["bindings"]
        return rows

    def together(self, queries: Mapping[Key, str], *prefixes: str) -> dict[Key, list[Row]]:
        """Return the rows of several SELECT queries by their names, which are asked as one."""
        ways = (
            f'{{ {{ {query} }} BIND("{n}" AS ?asked) }}' for n, query in enumerate(queries.values())
        )
        found: list[list[Row]] = [[] for _ in queries]
        for row in self.rows(f"SELECT * {{ {' UNION '.join(ways)} }}", *prefixes):
            found[int(row["asked"].value)].append(row)
        return dict(zip(queries, found, strict=True))

    def json_ld(self, query: str, thing: str) -> list[dict[str, Any]]:
        """Return what a CONSTRUCT query has about a thing, as JSON-LD in expanded form."""
        answer = self._answer(
            QueryRequest(query, thing=thing, hinted=False, **asker(request)), JSON_LD
        )
        nodes: list[dict[str, Any]] = json.loads(answer)
        return nodes

    def state(self) -> str:
        """Return the state of the graph that all queries saw; nothing if it is not the same."""
        if not self._states:
            self._answer(QueryRequest("ASK {}", **asker(request)), JSON)
        return next(iter(self._states)) if len(self._states) == 1 else ""

    def keep(self) -> None:
        """Let the page be kept for as long as the graph stays the same."""
        if len(self._states) == 1:
            request.environ[gateway.STATE] = self._states.pop()

    def _answer(self, asked: QueryRequest, form: Format) -> bytes:
        answer = service().store.query(asked, form)
        self._states.add(answer.state)
        return answer.read()


def _term(found: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever JSON may have
    """Make a term of what says its type as text, and leave all else as it is."""
    kind = found.get("type")
    if not isinstance(kind, str):
        return found
    # What is no text is a triple, which the project's data do not have.
    return Term(str(found["value"]), kind, found.get("xml:lang", ""), found.get("datatype", ""))

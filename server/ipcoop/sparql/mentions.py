"""The terms that a query mentions, and where each stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

import pyoxigraph as ox

from ipcoop.config import BASE
from ipcoop.sparql.dataset import Dataset
from ipcoop.sparql.syntax import opens_form
from ipcoop.sparql.tokens import CLOSES, CLOSING, Token, tokenize

Role = Literal["property", "class", "default graph", "named graph", "graph pattern", "IRI"]
"""Where a term stands.

A ``default graph`` stands after FROM, a ``named graph`` after FROM NAMED, a ``graph pattern``
after GRAPH; ``IRI`` is any other place.
"""

RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

_MOST = 100
_GRAPHS: Mapping[str, Role] = {
    "FROM": "default graph",
    "NAMED": "named graph",
    "GRAPH": "graph pattern",
}
_TYPE = frozenset(["a", "rdf:type", str(RDF_TYPE)])
_NODES = frozenset(["iri", "name", "variable", "blank", "string", "number"])
_BEFORE_PROPERTY = frozenset([";", "[", "{|", "/", "|", "^", "!"])
_AFTER_PROPERTY = frozenset(["/", "|", "*", "+", "?"])
_BEFORE_SUBJECT = frozenset([".", "{", "}", ")", "<<", "<<("])


@dataclass(frozen=True)
class Mention:
    """A term as the query writes it, what it stands for, and where it stands."""

    text: str
    iri: ox.NamedNode
    role: Role

    @property
    def shown(self) -> str:
        """The term to show: as it is written, or in full where it is an IRI."""
        return str(self.iri) if self.text.startswith("<") else self.text


@dataclass(frozen=True)
class Mentions:
    """The terms of a query, in order, and whether it has a GRAPH."""

    terms: tuple[Mention, ...]
    has_graph: bool

    def of(self, role: Role) -> list[ox.NamedNode]:
        """Return what stands in one kind of place."""
        return [mention.iri for mention in self.terms if mention.role == role]

    def dataset(self) -> Dataset:
        """Return the graphs that the query names with FROM and FROM NAMED."""
        default, named = self.of("default graph"), self.of("named graph")
        return {"default_graph": [*default], "named_graphs": [*named]} if default or named else {}


def read_mentions(text: str) -> Mentions:
    """Read a query that the engine has read; of its terms, the first hundred.

    Datatypes, functions and what CONSTRUCT makes are left out, for they need be in no store.
    """
    tokens = list(tokenize(text))
    begin = next(i for i, token in enumerate(tokens) if opens_form(token))
    found = list(islice(dict.fromkeys(_roles(tokens, begin)), _MOST))
    iris = resolve(text[: tokens[begin].start], [term for term, _ in found])
    terms = [Mention(term, iri, role) for (term, role), iri in zip(found, iris, strict=False)]
    return Mentions(tuple(terms), any(_is_graph(token) for token in tokens))


def called(text: str, function: str) -> int | None:
    """Return where a query that the engine reads calls a function, given as an IRI in < and >."""
    tokens = list(tokenize(text))
    begin = next(i for i, token in enumerate(tokens) if opens_form(token))
    calls = [
        token
        for token, after in pairwise(tokens[begin:])
        if token.kind in {"iri", "name"} and after.text == "("
    ]
    iris = resolve(text[: tokens[begin].start], [token.text for token in calls])
    places = (token.start for token, iri in zip(calls, iris, strict=False) if str(iri) == function)
    return next(places, None)


def _is_graph(token: Token) -> bool:
    return token.kind == "word" and token.text.upper() == "GRAPH"


def _roles(tokens: Sequence[Token], begin: int) -> Iterator[tuple[str, Role]]:
    first = begin
    if tokens[begin].text.upper() == "CONSTRUCT" and tokens[begin + 1].text == "{":
        first = _after_group(tokens, begin + 1)
    data_until = 0
    for i in range(first, len(tokens)):
        if tokens[i].text.upper() == "VALUES":
            opener = next((j for j in range(i, len(tokens)) if tokens[j].text == "{"), i)
            data_until = _after_group(tokens, opener)
        elif tokens[i].kind in {"iri", "name"} and not _is_aside(tokens, i):
            yield tokens[i].text, "IRI" if i < data_until else _role(tokens, i)


def _after_group(tokens: Sequence[Token], opener: int) -> int:
    depth = 0
    for i in range(opener, len(tokens)):
        if tokens[i].kind == "sign":
            depth += (tokens[i].text in CLOSES) - (tokens[i].text in CLOSING)
        if not depth:
            return i + 1
    return len(tokens)


def _is_aside(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a term is a datatype or a function."""
    return tokens[i - 1].text == "^^" or _text_after(tokens, i) == "("


def _text_after(tokens: Sequence[Token], i: int) -> str:
    return tokens[i + 1].text if i + 1 < len(tokens) else ""


def _role(tokens: Sequence[Token], i: int) -> Role:
    earlier, before = tokens[i - 2], tokens[i - 1]
    if before.kind == "word" and before.text.upper() in _GRAPHS:
        return _GRAPHS[before.text.upper()]
    if before.text in _TYPE:
        return "class"
    subject = before.kind in _NODES or before.text in {"]", ")"}
    if subject and earlier.text in _BEFORE_SUBJECT:
        return "property"
    if before.text in _BEFORE_PROPERTY or _text_after(tokens, i) in _AFTER_PROPERTY:
        return "property"
    return "IRI"


def resolve(prologue: str, terms: Sequence[str]) -> list[ox.NamedNode]:
    """Have the engine say which IRIs some terms stand for after a prologue.

    It tells of none where it reads something else, as it may of a name that ends in a keyword.
    """
    query = f"{prologue}\nSELECT * {{ VALUES ?iri {{ {' '.join(terms)} }} }}"
    try:
        answer = ox.Store().query(query, base_iri=BASE)
    except SyntaxError:
        return []
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - it is a SELECT
    iris = [solution["iri"] for solution in answer]
    return iris if len(iris) == len(terms) else []

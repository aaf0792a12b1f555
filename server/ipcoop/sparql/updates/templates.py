"""Read the triples between the braces of an update, and fill in what a solution binds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from ipcoop.sparql.tokens import CLOSES, CLOSING, Token, tokenize

_VARIABLE = "x-variable:"
_NUMBER_SIGNS = ("+", "-")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Bindings = Mapping[str, Term]


@dataclass(frozen=True)
class Pattern:
    """A triple of a template, and the graph that it stands in, if it names one."""

    triple: ox.Triple
    graph: ox.NamedNode | None


def read_template(prologue: str, body: str) -> list[Pattern]:
    """Return the triples of a template; its variables are IRIs of a scheme of their own."""
    patterns = []
    for graph, part in _parts(body):
        name = _only_term(prologue, graph) if graph else None
        turtle = f"{prologue}\n{part}".encode()
        patterns += [
            Pattern(quad.triple, name) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)
        ]
    return patterns


def filled(
    patterns: list[Pattern], bindings: Bindings, otherwise: ox.NamedNode | ox.DefaultGraph
) -> Iterator[ox.Quad]:
    """Yield the quads that a template stands for under one solution.

    A triple with a variable that has no value, or a value that cannot stand there, is left
    out (section 3.1.3 of SPARQL 1.1 Update). Blank nodes are new for each solution.

    Args:
        patterns: the template.
        bindings: the values of variables, by name.
        otherwise: the graph of triples that name none.
    """
    fresh: dict[str, ox.BlankNode] = {}
    for pattern in patterns:
        graph = otherwise if pattern.graph is None else _fill(pattern.graph, bindings, fresh)
        triple = _fill(pattern.triple, bindings, fresh)
        if isinstance(triple, ox.Triple) and isinstance(graph, ox.NamedNode | ox.DefaultGraph):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _fill(term: Term, bindings: Bindings, fresh: dict[str, ox.BlankNode]) -> Term | None:
    if isinstance(term, ox.NamedNode):
        name = term.value
        return bindings.get(name.removeprefix(_VARIABLE)) if name.startswith(_VARIABLE) else term
    if isinstance(term, ox.BlankNode):
        return fresh.setdefault(term.value, ox.BlankNode())
    if isinstance(term, ox.Triple):
        subject, predicate, value = (_fill(part, bindings, fresh) for part in term)
        if (
            isinstance(subject, ox.NamedNode | ox.BlankNode)
            and isinstance(predicate, ox.NamedNode)
            and value is not None
        ):
            return ox.Triple(subject, predicate, value)
        return None
    return term


def _parts(body: str) -> Iterator[tuple[str, str]]:
    """Yield the graph, as Turtle, and the triples, as Turtle, of each part of a template."""
    part: list[str] = []
    tokens = list(tokenize(body))
    at = 0
    while at < len(tokens):
        if tokens[at].text.upper() == "GRAPH" and tokens[at].kind == "word":
            end = _closing(tokens, at + 2)
            inside = tokens[at + 3 : end]
            yield _spell(tokens[at + 1]), _turtle([_spell(token) for token in inside])
            yield "", _turtle(part)
            part = []
            at = end + 1
            # A full stop may follow the braces, and says nothing.
            at += at < len(tokens) and tokens[at].text == "."
        else:
            part.append(_spell(tokens[at]))
            at += 1
    yield "", _turtle(part)


def _closing(tokens: list[Token], opening: int) -> int:
    depth = 0
    for at in range(opening, len(tokens)):
        depth += (tokens[at].text in CLOSES) - (tokens[at].text in CLOSING)
        if not depth:
            return at
    return len(tokens)


def _spell(token: Token) -> str:
    """Return a token as Turtle, with a space after it unless it is the sign of a number."""
    text = f"<{_VARIABLE}{token.text[1:]}>" if token.kind == "variable" else token.text
    return text if text in _NUMBER_SIGNS else f"{text} "


def _turtle(words: list[str]) -> str:
    if words and words[-1] != ". ":
        words = [*words, "."]
    return "".join(words)


def _only_term(prologue: str, term: str) -> ox.NamedNode:
    turtle = f"{prologue}\n{term} {term} {term} .".encode()
    (quad,) = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    return cast("ox.NamedNode", quad.predicate)

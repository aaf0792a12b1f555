"""Name the statements that contradict each other."""

from collections.abc import Callable, Sequence

from rdflib import RDF, Graph

from ipcoop.graph.closure import contradictions, logical
from ipcoop.graph.forward import Triple
from ipcoop.namespaces import ID, ONTOLOGY

Consistent = Callable[[Graph], bool]


def conflict(graph: Graph) -> tuple[str, list[Triple]]:
    """Return a contradiction in words and a minimal set of statements that make it up.

    Both are empty when the OWL 2 RL rules find no contradiction.
    """
    messages = sorted(contradictions(graph), key=lambda message: ONTOLOGY not in message)
    if not messages:
        return "", []
    statements, axioms = _split(logical(graph))
    suspects = _suspects(messages[0], statements, axioms)
    return messages[0], minimal_conflict(suspects, axioms, _without_conflict)


def minimal_conflict(
    suspects: Sequence[Triple], axioms: Graph, consistent: Consistent
) -> list[Triple]:
    """Return suspects that contradict the axioms together, none of which could be left out.

    The suspects as a whole must be inconsistent with the axioms. QuickXplain: U. Junker,
    Preferred explanations and relaxations for over-constrained problems, AAAI 2004.
    """

    def explain(known: Graph, delta: Sequence[Triple], among: Sequence[Triple]) -> list[Triple]:
        if delta and not consistent(known):
            return []
        if len(among) == 1:
            return list(among)
        first, second = among[: len(among) // 2], among[len(among) // 2 :]
        right = explain(known + _graph(first), first, second)
        left = explain(known + _graph(right), right, first)
        return left + right

    return explain(axioms, [], suspects)


def _suspects(message: str, statements: Sequence[Triple], axioms: Graph) -> Sequence[Triple]:
    """Return statements about the things in the message, and about their neighbours if need be."""
    things = {word for word in message.split() if word.startswith(ID)}
    suspects: Sequence[Triple] = []
    while len(suspects) < len(statements):
        near = [s for s in statements if things & {str(s[0]), str(s[2])}]
        if len(near) == len(suspects):
            return statements
        suspects = near
        if not _without_conflict(axioms + _graph(suspects)):
            return suspects
        terms = {str(term) for s in suspects for term in (s[0], s[2])}
        things |= {term for term in terms if term.startswith(ID)}
    return suspects


def _without_conflict(graph: Graph) -> bool:
    return not contradictions(graph)


def _split(graph: Graph) -> tuple[list[Triple], Graph]:
    statements = [triple for triple in graph if str(triple[0]).startswith(ID)]
    plainest_first = sorted(statements, key=lambda s: (s[1] != RDF.type, *map(str, s)))
    return plainest_first, graph - _graph(statements)


def _graph(triples: Sequence[Triple]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph

"""What may have kept an answer empty: terms and graphs of the query that the store lacks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import XSD

from ipcoop.namespaces import shorten
from ipcoop.sparql.dataset import Dataset
from ipcoop.sparql.mentions import RDF_TYPE, Mention, Role, read_mentions
from ipcoop.sparql.vocabulary import Names

_LONGEST = 20_000
_MOST = 3
_MOST_SHOWN = 120
_MOST_GRAPHS = 10_000
_PRINTABLE = bytes(range(0x20, 0x7F))
_UNUSED = {"property": "No triple has the property", "class": "Nothing has the class"}

_Pattern = tuple[ox.NamedNode | None, ox.NamedNode | None, ox.NamedNode | None]
_Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def hint(engine: ox.Store, text: str, dataset: Dataset, terms: Callable[[], Names]) -> str:
    """Say in at most three sentences, in ASCII, which terms and graphs of a query a store lacks.

    Args:
        engine: the store; where it is empty, there is nothing to say.
        text: a query that the engine has read; of a very long one nothing is said.
        dataset: the graphs that the request names.
        terms: gives the names of the store's terms; it is asked only where one is unknown.
    """
    if len(text) > _LONGEST or not any(engine):
        return ""
    return " ".join(islice(_Asked(engine, text, dataset, terms).lacks(), _MOST))


class _Asked:
    """A query, and the graphs of a store that it was asked of."""

    def __init__(
        self, engine: ox.Store, text: str, dataset: Dataset, terms: Callable[[], Names]
    ) -> None:
        self._engine = engine
        self._terms = terms
        self._mentions = read_mentions(text)
        self._dataset = dataset or self._mentions.dataset()
        self._default: Sequence[_Graph | None] = [ox.DefaultGraph()]
        if self._mentions.has_graph:
            self._default = [None]
        elif self._dataset:
            self._default = self._dataset["default_graph"]

    def lacks(self) -> Iterator[str]:
        """Say what the store lacks, graphs first."""
        named = self._dataset.get("named_graphs", [])
        asked = dict.fromkeys(self._mentions.of("graph pattern"))
        for graph in dict.fromkeys([*self._dataset.get("default_graph", []), *named, *asked]):
            if isinstance(graph, ox.NamedNode) and not self._engine.contains_named_graph(graph):
                yield self._no_graph(graph.value)
        for graph in asked:
            if self._dataset and graph not in named:
                yield f"GRAPH does not find {_shown(graph)}: name it with FROM NAMED as well."
        for mention in self._mentions.terms:
            is_datatype = mention.iri.value.startswith(str(XSD))
            if mention.role in {"property", "class", "IRI"} and not is_datatype:
                yield from self._lacks(mention)

    def _no_graph(self, iri: str) -> str:
        known = [graph.value for graph in islice(self._engine.named_graphs(), _MOST_GRAPHS)]
        below = [one for one in known if one.startswith(f"{iri.rstrip('/')}/")]
        near = below or Names(known).near(iri)
        return f"There is no graph {_cut(f'<{iri}>')}{_meant(f'<{one}>' for one in near)}"

    def _lacks(self, mention: Mention) -> Iterator[str]:
        role, iri, text = mention.role, mention.iri, _cut(mention.shown)
        if any(self._find(role, iri, graph) for graph in self._default):
            return
        if elsewhere := self._find(role, iri):
            remedy = "name it too" if self._dataset else "put GRAPH ?g { ... } around the pattern"
            graph = _shown(elsewhere.graph_name)
            yield f"The {role} {text} is only in graphs not asked, such as {graph}: {remedy}."
        elif not self._is_known(iri):
            yield self._unknown(mention)
        elif role in _UNUSED:
            yield f"{_UNUSED[role]} {text}."

    def _unknown(self, mention: Mention) -> str:
        role = mention.role
        kinds = {
            iri: self._kind(ox.NamedNode(iri)) for iri in self._terms().near(mention.iri.value)
        }
        best = [iri for iri in kinds if kinds[iri] == role or role == "IRI"]
        # A property may have been meant where a class stands, and the other way round.
        best = best or [iri for iri in kinds if kinds[iri] != "IRI"]
        kind = kinds[best[0]] if best and role == "IRI" else role
        meant = _meant(_written_like(mention, iri) for iri in best)
        return f"Unknown {kind} {_cut(mention.shown)}{meant}"

    def _kind(self, iri: ox.NamedNode) -> Role:
        """Tell what a known term is."""
        types = [str(quad.object) for quad in self._engine.quads_for_pattern(iri, RDF_TYPE, None)]
        if self._find("property", iri) or any(one.endswith("Property>") for one in types):
            return "property"
        if self._find("class", iri) or any(one.endswith("#Class>") for one in types):
            return "class"
        return "IRI"

    def _is_known(self, iri: ox.NamedNode) -> bool:
        return self._find("IRI", iri) is not None or self._engine.contains_named_graph(iri)

    def _find(self, role: Role, iri: ox.NamedNode, graph: _Graph | None = None) -> ox.Quad | None:
        """Find a quad in which a term has a role, in a graph or in any."""
        patterns: dict[str, list[_Pattern]] = {
            "property": [(None, iri, None)],
            "class": [(None, RDF_TYPE, iri)],
            "IRI": [(iri, None, None), (None, iri, None), (None, None, iri)],
        }
        for subject, predicate, value in patterns[role]:
            for quad in self._engine.quads_for_pattern(subject, predicate, value, graph):
                return quad
        return None


def _shown(graph: object) -> str:
    return _cut(str(graph)) if isinstance(graph, ox.NamedNode) else "the default graph"


def _meant(near: Iterable[str]) -> str:
    meant = next(iter(near), None)
    return f", did you mean {_cut(meant)}?" if meant else "."


def _written_like(mention: Mention, iri: str) -> str:
    """Write an IRI with the prefix of a term of the query, or with one of the project."""
    prefix, _, name = mention.text.partition(":")
    namespace = mention.iri.value.removesuffix(name)
    local = iri.removeprefix(namespace)
    if not mention.text.startswith("<") and len(local) < len(iri) and local.isidentifier():
        return f"{prefix}:{local}"
    short = shorten(iri)
    return f"<{iri}>" if short == iri else short


def _cut(text: str) -> str:
    """Write a term in ASCII, and in not too many characters."""
    plain = quote(text, safe=_PRINTABLE)
    return plain if len(plain) <= _MOST_SHOWN else f"{plain[:_MOST_SHOWN]}..."

"""Datasets as models: sets of quads and of names of graphs, and the changes between them."""

from dataclasses import dataclass

import pyoxigraph as ox
from hypothesis import strategies as st

from ipcoop.sparql.updates.delta import Delta

XSD = "http://www.w3.org/2001/XMLSchema#"
NODES = [ox.NamedNode("http://x/a"), ox.NamedNode("http://x/\u00e9\u2028"), ox.BlankNode("b1")]
GRAPHS = [ox.NamedNode("http://x/g"), ox.NamedNode("http://x/h"), ox.NamedNode("urn:x:empty")]
VALUES = [
    *NODES,
    ox.BlankNode("b2"),
    ox.Literal(""),
    ox.Literal('line\nends \r\n\u2028\x0b\x00 "quoted" \\ _:b1'),
    ox.Literal("Patentamt", language="de-AT"),
    ox.Literal("007", datatype=ox.NamedNode(f"{XSD}integer")),
    ox.Literal("1e0", datatype=ox.NamedNode(f"{XSD}double")),
    ox.Literal("2020-02-30", datatype=ox.NamedNode(f"{XSD}date")),
    ox.Triple(NODES[0], NODES[0], ox.Literal("inner")),
]

quads = st.builds(
    ox.Quad,
    st.sampled_from(NODES),
    st.sampled_from([NODES[0], GRAPHS[0]]),
    st.sampled_from(VALUES),
    st.sampled_from([*GRAPHS[:2], ox.DefaultGraph()]),
)


@dataclass(frozen=True)
class Model:
    """What a dataset holds."""

    quads: frozenset
    graphs: frozenset

    @classmethod
    def of(cls, engine):
        return cls(frozenset(engine), frozenset(engine.named_graphs()))

    def engine(self):
        engine = ox.Store()
        engine.extend(self.quads)
        for graph in self.graphs:
            engine.add_graph(graph)
        return engine

    def delta_to(self, other):
        return Delta(
            set(other.quads - self.quads),
            set(self.quads - other.quads),
            set(other.graphs - self.graphs),
            set(self.graphs - other.graphs),
        )


EMPTY = Model(frozenset(), frozenset())


# As an engine spells them.
models = st.builds(
    lambda some, graphs: Model.of(Model(frozenset(some), frozenset(graphs)).engine()),
    st.lists(quads, max_size=6),
    st.lists(st.sampled_from(GRAPHS), max_size=2),
)


def canonical(engine):
    """Return the quads of an engine by RDF Dataset Canonicalization (RDFC-1.0)."""
    dataset = ox.Dataset(engine)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)

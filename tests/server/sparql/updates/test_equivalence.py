"""Applying the delta of an update equals the engine's own update, on quads and graph names."""

from collections import Counter

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcoop.errors import BadQueryError
from ipcoop.sparql.updates.delta import Delta
from ipcoop.sparql.updates.editor import Editor
from ipcoop.sparql.updates.perform import UpdateRequest, perform
from ipcoop.sparql.updates.view import View

from ...examples import TIMES

NODES = ["<http://x/a>", "<http://x/b>", "ex:c"]
GRAPHS = ["<http://x/g>", "<http://x/h>", "ex:i"]
VALUES = [
    *NODES,
    '"1"',
    "2",
    "-1",
    "+.5e3",
    '"02"^^<http://www.w3.org/2001/XMLSchema#integer>',
    "true",
    '"x"@en',
    "'a;b}'",
]
VARIABLES = ["?s", "?o", "$g"]
PREFIX = "PREFIX ex: <http://x/>\n"

nodes = st.sampled_from(NODES)
graphs = st.sampled_from(GRAPHS)
values = st.sampled_from(VALUES)


def block(triples, sep=" . "):
    return sep.join(triples)


def quad_block(subjects, objects, named):
    triple = st.builds("{} ex:p {}".format, subjects, objects)
    triples = st.lists(triple, min_size=1, max_size=3).map(block)
    in_graph = st.builds("GRAPH {} {{ {} }}".format, named, triples)
    return st.one_of(
        triples,
        in_graph,
        st.builds("{} {} . {}".format, triples, in_graph, triples),
        st.builds("{} {}".format, in_graph, in_graph),
    )


data = quad_block(nodes, values, graphs)
inserted = quad_block(
    st.sampled_from([*NODES, "_:b", "?s"]),
    st.sampled_from([*VALUES, "_:b", "[]", "?o"]),
    st.sampled_from([*GRAPHS, "?g"]),
)
deleted = quad_block(
    st.sampled_from([*NODES, "?s"]),
    st.sampled_from([*VALUES, "?o"]),
    st.sampled_from([*GRAPHS, "?g"]),
)
where = st.sampled_from(
    [
        "?s ex:p ?o",
        "GRAPH ?g { ?s ex:p ?o }",
        "?s ex:p ?o OPTIONAL { GRAPH ?g { ?s ex:p ?x } }",
        "{ ?s ex:p ?o } UNION { GRAPH ex:i { ?s ex:p ?o } }",
        "VALUES (?s ?o) { (ex:a 1) (2 ex:b) (UNDEF 3) }",
        "",
        "BIND(ex:new AS ?s) BIND(BNODE() AS ?o)",
    ]
)
using = st.sampled_from(
    [
        "",
        "",
        "USING <http://x/g>",
        "USING NAMED ex:i",
        "USING <http://x/g> USING NAMED <http://x/h>",
    ]
)
modify = st.one_of(
    st.builds(
        "{} DELETE {{ {} }} INSERT {{ {} }} {} WHERE {{ {} }}".format,
        st.sampled_from(["", "WITH <http://x/g>", "WITH ex:i"]),
        deleted,
        inserted,
        using,
        where,
    ),
    st.builds("INSERT {{ {} }} {} WHERE {{ {} }}".format, inserted, using, where),
    st.builds("DELETE {{ {} }} WHERE {{ {} }}".format, deleted, where),
    st.builds("DELETE WHERE {{ {} }}".format, deleted),
)
whole = st.one_of(
    st.builds(
        "{} SILENT {}".format,
        st.sampled_from(["CLEAR", "DROP"]),
        st.sampled_from(["GRAPH <http://x/g>", "GRAPH ex:i", "DEFAULT", "NAMED", "ALL"]),
    ),
    st.builds("CREATE SILENT GRAPH {}".format, graphs),
    st.builds(
        "{} {} {} TO {}".format,
        st.sampled_from(["ADD", "COPY", "MOVE"]),
        st.sampled_from(["SILENT", ""]),
        st.sampled_from([*GRAPHS, "DEFAULT", "GRAPH <http://x/g>"]),
        st.sampled_from([*GRAPHS, "DEFAULT"]),
    ),
)
operation = st.one_of(
    st.builds("INSERT DATA {{ {} }}".format, data),
    st.builds("DELETE DATA {{ {} }}".format, data),
    modify,
    whole,
)
requests = st.lists(operation, min_size=1, max_size=5).map(lambda ops: PREFIX + " ;\n".join(ops))
starts = st.lists(data, max_size=4)


def shape(engine):
    """Quads with blank nodes told apart only by what stands around them, and graph names."""

    def term(one):
        return "_" if isinstance(one, ox.BlankNode) else str(one)

    quads = Counter(
        (term(q.subject), str(q.predicate), term(q.object), str(q.graph_name)) for q in engine
    )
    return quads, {str(name) for name in engine.named_graphs()}


def filled(parts):
    engine = ox.Store()
    for part in parts:
        engine.update(f"{PREFIX}INSERT DATA {{ {part} }}")
    return engine


def copy(engine):
    other = ox.Store()
    for name in engine.named_graphs():
        other.add_graph(name)
    other.extend(engine)
    return other


def test_the_delta_does_what_the_engine_does(record_property):
    counts = Counter()

    @settings(max_examples=400 * TIMES)
    @given(starts, requests)
    def compare(parts, text):
        start = filled(parts)
        counts["requests"] += 1
        counts["quads and graphs that came or went"] += compared(start, text)

    compare()
    record_property("fuzz", f"a delta does what the engine does: {dict(counts)}")


def compared(start, text):
    """Return how many quads and graphs a request changes, as the engine does it or not at all."""
    engine, changed = copy(start), copy(start)
    try:
        engine.update(text)
    except RuntimeError:
        engine = None
    try:
        editor = Editor(changed, View(changed))
        perform(editor, UpdateRequest(text))
        delta = editor.delta()
    except BadQueryError:
        assert engine is None, text
        return 0
    assert engine is not None, text
    assert shape(changed) == shape(engine), text
    sent = Delta.from_fields(*delta.to_fields())
    applied = copy(start)
    Editor(applied, View(applied)).apply(sent)
    assert set(applied) == set(changed)
    assert shape(applied)[1] == shape(changed)[1]
    assert not any(quad in start for quad in delta.added)
    assert all(quad in start for quad in delta.removed)
    return sum(map(len, (delta.added, delta.removed, delta.created, delta.dropped)))

"""Queries that must agree with each other, whatever the graph."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.namespaces import CLAIMS_GRAPHS, DOCUMENT_GRAPHS, INFERRED_GRAPH, REFERENCE_GRAPH

from ...examples import bounded
from .answers import equal
from .conftest import TOKEN, Asked
from .grammar import VARIABLES, conditions, datasets, groups

EXAMPLES = 20
FACTS = [REFERENCE_GRAPH, f"{DOCUMENT_GRAPHS}d1", INFERRED_GRAPH]
GRAPHS = [*FACTS, f"{CLAIMS_GRAPHS}d1"]
FROM = " ".join(
    [*(f"FROM <{name}>" for name in FACTS), *(f"FROM NAMED <{name}>" for name in GRAPHS)]
)
TERMS = [f"<http://x/{name}>" for name in "xyz"]

variables = st.sampled_from(VARIABLES)
names = st.lists(variables, min_size=1, unique=True).map(" ".join)


def told_apart(name):
    """What orders the values of a variable so that two which are not the same differ."""
    return f"STR({name}) DATATYPE({name}) LANG({name})"


@bounded(EXAMPLES)
@given(dataset=datasets, group=groups(), condition=conditions())
def test_a_condition_holds_or_not_or_fails(asked, dataset, group, condition):
    asked.fill(dataset)
    told = f"BIND(IF({condition}, true, false) AS ?told)"
    parts = (f"FILTER({condition})", f"FILTER(!({condition}))", f"{told} FILTER(!BOUND(?told))")
    counts = [asked.count(f"{{ {group} }} {part}") for part in parts]
    assert sum(counts) == asked.count(group), (group, condition, counts)


@bounded(EXAMPLES)
@given(dataset=datasets, group=groups(), names=names)
def test_distinct_rows_are_those_of_the_whole_each_once(asked, dataset, group, names):
    asked.fill(dataset)
    once = asked.ask(f"SELECT DISTINCT {names} {{ {group} }}")
    assert len({frozenset(row.items()) for row in once}) == len(once)
    twice = f"SELECT DISTINCT {names} {{ {{ SELECT DISTINCT {names} {{ {group} }} }} }}"
    assert equal(once, asked.ask(twice)), group
    rows = {frozenset(row.items()) for row in asked.ask(f"SELECT {names} {{ {group} }}")}
    assert equal(once, [dict(row) for row in rows]), group


@bounded(EXAMPLES)
@given(dataset=datasets, one=groups(), other=groups())
def test_a_union_has_both_sides_in_any_order(asked, dataset, one, other):
    asked.fill(dataset)
    other = other.replace("_:v", "_:w")  # a label belongs to one basic graph pattern
    names = " ".join(VARIABLES)
    union = f"SELECT {names} {{ {{ {one} }} UNION {{ {other} }} }}"
    turned = f"SELECT {names} {{ {{ {other} }} UNION {{ {one} }} }}"
    assert equal(asked.ask(union), asked.ask(turned)), (one, other)
    both = f"{{ {one} }} UNION {{ {other} }}"
    assert asked.count(both) == asked.count(one) + asked.count(other), (one, other)


@bounded(EXAMPLES)
@given(dataset=datasets, group=groups(), size=st.integers(1, 7))
def test_the_slices_of_ordered_rows_are_the_whole(asked, dataset, group, size):
    asked.fill([(graph, [term.replace("_:", "ex:") for term in t]) for graph, t in dataset])
    order = " ".join(map(told_apart, VARIABLES))
    query = f"SELECT {' '.join(VARIABLES)} {{ {group} }} ORDER BY {order}"
    whole = asked.ask(query)[: 5 * size]
    starts = range(0, len(whole), size)
    slices = [asked.ask(f"{query} LIMIT {size} OFFSET {start}") for start in starts]
    assert [row for part in slices for row in part] == whole, group


@bounded(EXAMPLES)
@given(dataset=datasets, group=groups(), name=variables)
def test_the_counts_of_groups_sum_to_the_count(asked, dataset, group, name):
    asked.fill(dataset)
    rows = asked.ask(f"SELECT {name} (COUNT(*) AS ?n) {{ {group} }} GROUP BY {name}")
    assert sum(float(row["n"][1]) for row in rows) == asked.count(group), group


@pytest.fixture(scope="module")
def facts(running):
    """A server whose triples each stand in one graph; some are facts."""
    draw = Random(5)
    triples = product(TERMS, ["<http://x/p>", "<http://x/q>"], [*TERMS, '"a"@en', '"1"'])
    quads = "".join(f"{' '.join(t)} <{draw.choice(GRAPHS)}> .\n" for t in triples)
    with running(quads.encode(), tokens={"tester": TOKEN}) as server:
        yield server


@bounded(EXAMPLES)
@given(group=groups())
def test_the_default_graph_is_the_union_of_the_graphs_of_facts(facts, asked, group):
    of_facts = Asked(facts)
    assert of_facts.count(group) == of_facts.count(group, FROM), group
    asked.counts += of_facts.counts

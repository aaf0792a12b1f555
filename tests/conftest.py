import gc
from collections import Counter

import pytest

from ipcoop.graph.build import build, to_nquads
from ipcoop.graph.relevant import relevant

# Graphs are many small objects, and none of them is garbage for long.
gc.set_threshold(100_000, 20, 100)

LONG = {
    "cli/test_build",
    "cli/test_check",
    "cli/test_ingest",
    "graph/test_reason",
    "http/test_history",
    "http/test_ontology",
    "http/test_w3c_sparql",
    "ontology/test_owl_api",
    "queries/test_profiles",
    "shapes/test_examples",
    "tests/test_packaging",
}
"""The files that take longest: one that begins last keeps the other cores waiting."""


def pytest_collection_modifyitems(items):
    """Begin with the long files; the workers take files in the order of their tests."""
    items.sort(key=lambda item: f"{item.path.parent.name}/{item.path.stem}" not in LONG)


@pytest.fixture(scope="session")
def shipped():
    """The shipped dataset; tests that change it work on a copy."""
    return build()


@pytest.fixture(scope="session")
def shipped_quads(shipped):
    """The shipped dataset in N-Quads."""
    return to_nquads(shipped)


@pytest.fixture(scope="session")
def part(shipped):
    """The shipped dataset with no background but what documents have to do with."""
    return relevant(shipped)


@pytest.fixture
def dataset(shipped):
    """A copy of the shipped dataset, to change at will."""
    copy = type(shipped)()
    for subject, predicate, value, graph in shipped.quads():
        copy.graph(graph).add((subject, predicate, value))
    return copy


def counts_of_suites(outcomes):
    """Yield a line for each suite; a test that failed has begun, and has no outcome."""
    for suite in sorted({outcome.partition(": ")[0] for outcome in outcomes}):
        begun, passed, listed = (
            outcomes[f"{suite}: {outcome}"] for outcome in ("begun", "passed", "listed")
        )
        yield f"{suite}: passed {passed}, listed {listed}, failed {begun - passed - listed}"


def pytest_terminal_summary(terminalreporter):
    """Print what tests recorded to be read: attacks with status and time, counts of suites."""
    # The report of a test's end has all that it recorded.
    ended = [one for one in terminalreporter.stats.get("", []) if one.when == "teardown"]
    told = [pair for report in ended for pair in report.user_properties]
    attacks = sorted(value for name, value in told if name == "attack")
    suites = Counter(value for name, value in told if name == "w3c")
    if attacks:
        terminalreporter.section("attacks: status and time")
        terminalreporter.write_line("\n".join(attacks))
    if suites:
        terminalreporter.section("W3C suites: tests passed, deviations that are listed, failed")
        terminalreporter.write_line("\n".join(counts_of_suites(suites)))
    drills = sorted(value for name, value in told if name == "drill")
    if drills:
        terminalreporter.section("restore drill: what was backed up while it was served")
        terminalreporter.write_line("\n".join(drills))
    runs = sorted(value for name, value in told if name == "fuzz")
    if runs:
        terminalreporter.section("fuzz, differential and equivalence runs")
        terminalreporter.write_line("\n".join(runs))

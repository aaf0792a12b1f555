import pytest

from ipcoop.graph.build import build


@pytest.fixture(scope="session")
def shipped():
    """The shipped dataset; tests that change it work on a copy."""
    return build()


@pytest.fixture
def dataset(shipped):
    """A copy of the shipped dataset, to change at will."""
    copy = type(shipped)()
    for subject, predicate, value, graph in shipped.quads():
        copy.graph(graph).add((subject, predicate, value))
    return copy


def pytest_terminal_summary(terminalreporter):
    """Print what tests recorded to be read: attacks with their statuses and times."""
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    lines = sorted(
        value for report in reports for name, value in report.user_properties if name == "attack"
    )
    if lines and any(report.when == "call" for report in reports):
        terminalreporter.section("attacks: status and time")
        for line in dict.fromkeys(lines):
            terminalreporter.line(line)

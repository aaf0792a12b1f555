"""Where the engine and the standard disagree; the random queries leave these out."""

import pytest

from .conftest import Asked

DATASET = [
    ("", ("ex:x", "ex:p", "ex:y")),
    ("", ("ex:x", "ex:q", "ex:y")),
    ("", ("ex:x", "ex:r", "true")),
    ("ex:g", ("ex:x", "ex:p", "ex:y")),
    ("ex:h", ("ex:x", "ex:p", "ex:y")),
]


def deviation(pattern, expected, reason, source=""):
    return pytest.param(pattern, source, expected, marks=pytest.mark.xfail(reason=reason))


@pytest.mark.parametrize(
    ("pattern", "source", "expected"),
    [
        pytest.param("?s ex:p ?o", "FROM ex:g FROM ex:h", 1),
        deviation(
            "?s ex:p|ex:q ?o",
            2,
            "The engine counts equal ends of an alternative once; it is a union (18.4).",
        ),
        deviation(
            "?s ex:r ?o FILTER(?o > false)",
            1,
            "The engine has no order for true and false, which have one (17.3).",
        ),
        deviation(
            "?s ex:p* ex:z",
            1,
            "The engine starts no path at a term that no triple has; it has no length (18.4).",
        ),
    ],
)
def test_the_engine_counts_as_the_standard_does(server, pattern, source, expected):
    asked = Asked(server)
    asked.fill(DATASET)
    assert asked.count(pattern, source) == expected

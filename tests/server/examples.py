"""How many examples a test makes up."""

import os

from hypothesis import HealthCheck, Phase, settings

TIMES = int(os.environ.get("FUZZ", "1"))
"""In a run that takes longer: how many times as many examples, and others every time."""


def bounded(number):
    """Try so many examples, or TIMES as many; to make one smaller would take minutes."""
    return settings(
        max_examples=number * TIMES,
        derandomize=TIMES == 1,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

"""What processes do beside their work is done only where it is allowed."""

import os
import sys

import pytest

from ipcoop.processes import stay_on_one_core


@pytest.mark.skipif(sys.platform != "linux", reason="other systems choose the core themselves")
def test_where_no_core_may_be_chosen_the_system_chooses(monkeypatch):
    def refuse(*_):
        raise PermissionError

    before = os.sched_getaffinity(0)
    monkeypatch.setattr(os, "sched_setaffinity", refuse)
    stay_on_one_core()
    assert os.sched_getaffinity(0) == before

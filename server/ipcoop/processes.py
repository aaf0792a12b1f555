"""What the processes of the service have in common."""

import ctypes
import os
import random
import resource
import signal
import sys
from contextlib import suppress

_PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int) -> None:
    """Let the kernel kill this process when its parent ends, or has ended already; Linux only.

    Args:
        parent: the number of the parent.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)


def limit_memory(most: int) -> None:
    """Let this process take so many bytes more than it has, or be ended; Linux only."""
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            pages = int(file.read().split()[0])
        size = pages * resource.getpagesize() + most
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def stay_on_one_core() -> None:
    """Keep this thread, and those that it starts, on one core where that is allowed; Linux only.

    One thread at a time has the interpreter, and to wake the next takes far longer on another
    core than on this one.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.sched_setaffinity(0, {random.choice(sorted(os.sched_getaffinity(0)))})  # noqa: S311

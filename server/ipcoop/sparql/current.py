"""The number of the state that the holder has now, in memory that all processes share."""

import mmap
import os
from pathlib import Path

_NAME = "state"
_BYTES = 8


class Current:
    """The number, in a file beside the socket of the holder; to read it costs no message."""

    def __init__(self, listening: Path) -> None:
        """Share the number of the holder that listens at a path; it is 0 before there is one."""
        descriptor = os.open(listening.with_name(_NAME), os.O_RDWR | os.O_CREAT, 0o600)
        os.ftruncate(descriptor, _BYTES)
        self._number = memoryview(mmap.mmap(descriptor, _BYTES)).cast("Q")
        os.close(descriptor)

    @property
    def number(self) -> int:
        """The number of the state."""
        return self._number[0]

    @number.setter
    def number(self, number: int) -> None:
        self._number[0] = number

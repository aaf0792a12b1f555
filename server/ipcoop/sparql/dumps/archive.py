"""Many files in one that has no name, so that nothing is left behind whatever ends."""

import io
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import IO, Any, Self
from weakref import finalize


@dataclass(frozen=True)
class Part:
    """One file: where it begins, its bytes, and their SHA-256 in hexadecimal digits."""

    begin: int
    length: int
    sha256: str


class Reader(io.RawIOBase):
    """Reads one part; any number of them may read at the same time."""

    def __init__(self, file: IO[bytes], begin: int, length: int, owner: object = None) -> None:
        """Read a part of a file, which its owner keeps open."""
        super().__init__()
        self._owner = owner
        self._file = file
        self._begin = begin
        self._length = length
        self._at = 0

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that this can be read from anywhere."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go on from another place."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._length}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - as in io
        """Read some bytes."""
        wanted = min(len(buffer), max(0, self._length - self._at))
        data = os.pread(self._file.fileno(), wanted, self._begin + self._at)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


@dataclass(frozen=True)
class Archive:
    """All files of one state of a graph.

    Attributes:
        state: of the graph; empty where it is not known.
        file: has the bytes of all.
        parts: by the names of the files.
    """

    state: str
    file: IO[bytes]
    parts: Mapping[str, Part]

    def __post_init__(self) -> None:
        finalize(self, self.file.close)

    def open(self, name: str) -> Reader:
        """Open one of the files, whose bytes stay there for as long as somebody reads them."""
        part = self.parts[name]
        return Reader(self.file, part.begin, part.length, self)

    def to_fields(self) -> dict[str, Any]:
        """Return what tells the files, for another process."""
        return {"parts": {name: asdict(part) for name, part in self.parts.items()}}

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any], state: str, file: IO[bytes]) -> Self:
        """Read what ``to_fields`` wrote."""
        return cls(state, file, {name: Part(**part) for name, part in fields["parts"].items()})

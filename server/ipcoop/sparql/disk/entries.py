"""One write as an entry of the log.

An entry is a head of fixed length and a body. The head has the length of the body, the check sum
of the body, and the check sum of these two. The body is a line of JSON and the quads, those added
before those removed, as N-Quads.
"""

import json
import struct
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from ipcoop.sparql.updates.delta import Delta

_SUM = 8
_COUNT = struct.Struct(f">Q{_SUM}s")
HEAD = _COUNT.size + _SUM
"""Bytes of the head of an entry."""


class DamagedError(Exception):
    """An entry is not what was written; its message says which part."""


class CutOffError(Exception):
    """An entry ends before it is whole, as one does whose writing was broken off."""


@dataclass(frozen=True)
class Entry:
    """A write as it is in the log.

    Attributes:
        number: of the state that it made; the first is 1.
        time: when it was made, in UTC, as xsd:dateTime.
        by: who made it.
        what: what was asked for, in a few words.
        checked: what the check of it found, in a few words; empty if it was not checked.
        digest: of the dataset after it.
        fields: the fields of the delta.
        quads: the bytes of the delta.
    """

    number: int
    time: str
    by: str
    what: str
    checked: str
    digest: str
    fields: dict[str, Any]
    quads: bytes

    @property
    def delta(self) -> Delta:
        """What the write changed."""
        return Delta.from_fields(self.fields, self.quads)

    def to_bytes(self) -> bytes:
        """Return the entry as it is written."""
        told = {
            "number": self.number,
            "time": self.time,
            "by": self.by,
            "what": self.what,
            "checked": self.checked,
            "digest": self.digest,
            "delta": self.fields,
        }
        body = json.dumps(told, ensure_ascii=False).encode() + b"\n" + self.quads
        count = _COUNT.pack(len(body), _sum(body))
        return count + _sum(count) + body

    @classmethod
    def from_bytes(cls, data: bytes, begin: int) -> tuple["Entry", int]:
        """Read the entry that begins at a byte, and tell where it ends.

        Raises:
            CutOffError: if the data ends before the entry does.
            DamagedError: if a check sum does not fit.
        """
        head, body_begins = data[begin : begin + HEAD], begin + HEAD
        if len(head) < HEAD:
            raise CutOffError
        count = head[: _COUNT.size]
        if _sum(count) != head[_COUNT.size :]:
            raise DamagedError("the head of the entry")
        length, checksum = _COUNT.unpack(count)
        body = data[body_begins : body_begins + length]
        if len(body) < length:
            raise CutOffError
        if _sum(body) != checksum:
            raise DamagedError("the body of the entry")
        line, _, quads = body.partition(b"\n")
        # Files of version 1 do not have what was found.
        told = {"checked": "", **json.loads(line)}
        return cls(fields=told.pop("delta"), quads=quads, **told), body_begins + length


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()

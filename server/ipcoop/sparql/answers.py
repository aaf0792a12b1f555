"""The whole answer to a query: kept in memory while it is small, else in an unlinked file."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import IO, Self, cast

from ipcoop.errors import AnswerTooLargeError
from ipcoop.sparql.formats import Format, has_nothing
from ipcoop.sparql.syntax import Form

IN_MEMORY = 1_000_000
"""Bytes of an answer that are kept in memory; a larger one goes to a file."""

_CHUNK = 1_000_000


@dataclass(frozen=True)
class Answer:
    """A whole answer.

    Attributes:
        form: of the query.
        format: what it is written in.
        length: its bytes.
        content: the bytes, or an open file that has them from its start.
        hint: what may have kept it empty, in a few sentences.
        state: the state of the graph that gives the same answer to the same question; empty
            where the answer is another one each time.
    """

    form: Form
    format: Format
    length: int
    content: bytes | IO[bytes]
    hint: str = ""
    state: str = ""

    def is_empty(self) -> bool:
        """Tell whether it is no row, no triple, or no."""
        return isinstance(self.content, bytes) and has_nothing(self.content, self.format)

    def read(self) -> bytes:
        """Return all bytes."""
        data = b"".join(self.chunks())
        self.close()
        return data

    def chunks(self) -> Iterable[bytes]:
        """Return the bytes in parts."""
        if isinstance(self.content, bytes):
            return (self.content,)
        self.content.seek(0)
        return iter(partial(self.content.read, _CHUNK), b"")

    def close(self) -> None:
        """Close the file, if there is one."""
        if not isinstance(self.content, bytes):
            self.content.close()


class Spool:
    """Takes the bytes of an answer as they are written, up to a limit."""

    def __init__(self, limit: int | None = None) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - see __exit__
        self._limit = limit
        self._length = 0
        self._taken = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file, unless an answer has taken it over."""
        if not self._taken:
            self._file.close()

    def write(self, data: bytes) -> int:
        """Take some bytes.

        Raises:
            AnswerTooLargeError: if they are more than the limit lets through.
        """
        self._length += len(data)
        if self._limit is not None and self._length > self._limit:
            cause = f"The answer has more than {self._limit:,} bytes, the limit of this service."
            raise AnswerTooLargeError(cause, "Ask for less, or for one part after another.")
        return self._file.write(data)

    def flush(self) -> None:
        """Do nothing: whoever writes may ask for it."""

    def answer(self, form: Form, to: Format) -> Answer:
        """Return the answer that the bytes are."""
        if self._length <= IN_MEMORY:
            self._file.seek(0)
            return Answer(form, to, self._length, self._file.read())
        self._taken = True
        self._file.flush()
        # Not the file inside, which would be closed when this one is collected.
        return Answer(form, to, self._length, cast("IO[bytes]", self._file))

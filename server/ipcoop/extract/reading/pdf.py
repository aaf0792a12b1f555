"""Take the text out of a PDF."""

import io
import logging
import math
import time
from dataclasses import dataclass, field

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from ipcoop.config import ReadingLimits
from ipcoop.errors import IpcoopError, UnreadableDocumentError
from ipcoop.extract.reading.pages import Line, join

_PARSING_WORK = 1_000_000
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what is odd in a file is no news


def read_pdf(data: bytes, name: str, limits: ReadingLimits) -> str:
    """Return the text of a PDF: its paragraphs, with empty lines between them.

    Raises:
        UnreadableDocumentError: if the PDF is broken, protected by a password or beyond the
            limits.
    """
    watch = _Watch(name, limits, time.monotonic() + limits.seconds)
    try:
        with apply_configuration(
            zlib_maximum_output_length=limits.stream,
            lzw_maximum_output_length=limits.stream,
            run_length_maximum_output_length=limits.stream,
            array_based_stream_maximum_output_length=limits.stream,
            stream_decoding_work_maximum_length=4 * limits.stream,
            stream_parsing_work_maximum_count=_PARSING_WORK,
        ):
            return join(_pages(PdfReader(io.BytesIO(data)), watch))
    except IpcoopError:
        raise
    except (FileNotDecryptedError, DependencyError) as error:
        raise _protected(name) from error
    except LimitReachedError as error:
        raise watch.refusal("unpacks to more than is safe to read") from error
    except Exception as error:
        # The parser raises errors of many kinds on a file that is not as it should be.
        raise UnreadableDocumentError(
            f"{name} is not a whole and sound PDF.", "Export or download it again."
        ) from error


@dataclass
class _Watch:
    """Ends the reading of a PDF that takes too long or becomes too much."""

    name: str
    limits: ReadingLimits
    deadline: float
    characters: int = 0

    def check(self, text: str = "") -> None:
        self.characters += len(text)
        if self.characters > self.limits.characters:
            raise self.refusal(f"holds more than {self.limits.characters:,} characters")
        if time.monotonic() > self.deadline:
            raise self.refusal(f"takes more than {self.limits.seconds:g} seconds to read")

    def refusal(self, problem: str) -> UnreadableDocumentError:
        return UnreadableDocumentError(
            f"{self.name} {problem}.", "Give it in smaller parts or as plain text."
        )


def _pages(reader: PdfReader, watch: _Watch) -> list[list[Line]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise _protected(watch.name)
    if len(reader.pages) > watch.limits.pages:
        raise watch.refusal(f"has more than {watch.limits.pages} pages")
    return [_lines(page, watch) for page in reader.pages]


def _protected(name: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"{name} is protected by a password.", "Give a copy without protection."
    )


@dataclass
class _Collector:
    """The lines of a page as the parser comes upon them."""

    lines: list[Line] = field(default_factory=list)
    _text: str = ""
    _height: float = 0
    _size: float = 0

    def add(self, text: str, height: float, size: float) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                self.end_line()
            if part.strip() and not self._text.strip():
                self._height, self._size = height, size
            self._text += part

    def end_line(self) -> None:
        words = " ".join(self._text.translate(_LIGATURES).split())
        if words:
            self.lines.append(Line(words, self._height, self._size))
        self._text = ""


def _lines(page: PageObject, watch: _Watch) -> list[Line]:
    collector = _Collector()

    def visit_text(
        text: str, outer: list[float], inner: list[float], _font: object, size: float
    ) -> None:
        watch.check(text)
        height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = math.hypot(outer[2], outer[3]) * math.hypot(inner[2], inner[3])
        collector.add(text, height, size * scale)

    def visit_operation(*_: object) -> None:
        watch.check()

    page.extract_text(visitor_text=visit_text, visitor_operand_before=visit_operation)
    collector.end_line()
    return collector.lines

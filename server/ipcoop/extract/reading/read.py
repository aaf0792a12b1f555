"""Read one document."""

import re
from pathlib import Path

from ipcoop.config import ReadingLimits
from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.model import Metadata, SourceText
from ipcoop.extract.reading.encoding import decode
from ipcoop.extract.reading.formats import Format, format_of
from ipcoop.extract.reading.markdown import plain_text
from ipcoop.extract.reading.metadata import Fields, read_sidecar, split_front_matter
from ipcoop.extract.slugs import slug
from ipcoop.graph.documents import SourceDocument

_LETTER = re.compile(r"[^\W\d_]")


def read(path: Path, limits: ReadingLimits = ReadingLimits()) -> SourceText:  # noqa: B008 - frozen
    """Read a document: plain text, Markdown, a web page or a PDF.

    The characters of a plain text stay as they are. What a file beside the document says of it
    goes before what its front matter says, and this before what a web page says of itself. The
    identifier is the ``id`` of the metadata, else made of the name of the file.

    Raises:
        UnreadableDocumentError: if the file is empty, broken, protected, binary or larger than
            the limits, or is in no format that can be read, or its metadata are wrong.
    """
    data = _bytes(path, limits)
    known = read_sidecar(path)
    text, found = _read(path, data, limits)
    _check(path, text, limits)
    fields = {**found, **known}
    identifier = fields.pop("id", None) or slug(path.stem)
    return SourceText(SourceDocument(identifier, text), Metadata(**fields))


def _bytes(path: Path, limits: ReadingLimits) -> bytes:
    if not path.is_file():
        raise UnreadableDocumentError(f"{path} is not a file.", "Check the path.")
    try:
        with path.open("rb") as file:
            data = file.read(limits.size + 1)
    except OSError as error:
        raise UnreadableDocumentError(
            f"{path} cannot be opened: {error.strerror}.", "Check its permissions."
        ) from error
    if not data.strip():
        raise UnreadableDocumentError(f"{path} is empty.", "Give a file with text in it.")
    if len(data) > limits.size:
        raise UnreadableDocumentError(
            f"{path} has more than {limits.size:,} bytes.", "Give it in smaller parts."
        )
    return data


def _read(path: Path, data: bytes, limits: ReadingLimits) -> tuple[str, Fields]:
    name = str(path)
    match format_of(path, data):
        case Format.PDF:
            from ipcoop.extract.reading.pdf import read_pdf  # noqa: PLC0415 - slow to load

            return read_pdf(data, name, limits), {}
        case Format.HTML:
            from ipcoop.extract.reading.html import read_html  # noqa: PLC0415 - slow to load

            return read_html(data, name, limits)
        case kind:
            fields, text = split_front_matter(decode(data, name), name)
            _check(path, text, limits)
            return plain_text(text) if kind is Format.MARKDOWN else text, fields


def _check(path: Path, text: str, limits: ReadingLimits) -> None:
    if len(text) > limits.characters:
        raise UnreadableDocumentError(
            f"{path} has more than {limits.characters:,} characters.", "Give it in smaller parts."
        )
    if not _LETTER.search(text):
        raise UnreadableDocumentError(
            f"No text was found in {path}.", "Give a file with text; a scan needs OCR first."
        )

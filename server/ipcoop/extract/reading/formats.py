"""The formats of documents, told by the name of a file and by its first bytes."""

import re
from enum import StrEnum
from pathlib import Path

from ipcoop.errors import UnreadableDocumentError


class Format(StrEnum):
    """A format that documents are read from."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"


FORMATS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
}
"""The formats by the suffixes of files."""

_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I
)


def format_of(path: Path, data: bytes) -> Format:
    """Return the format of a document; a PDF or a web page under another name is known as such.

    Raises:
        UnreadableDocumentError: if the suffix is none of those that are read.
    """
    named = FORMATS.get(path.suffix.lower())
    if named is None:
        raise UnreadableDocumentError(
            f"{path} is not in a format that can be read.",
            f"Give a file with one of these suffixes: {' '.join(FORMATS)}.",
        )
    if data.startswith(b"%PDF-"):
        return Format.PDF
    return Format.HTML if _HTML_START.match(data) else named

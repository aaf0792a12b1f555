"""Take the text and the metadata out of a web page."""

import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Protocol

from trafilatura import bare_extraction

from ipcoop.config import ReadingLimits
from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.reading.encoding import decode
from ipcoop.extract.reading.metadata import Fields

_HEAD = 4_096
_TAGS_TO_TEXT = 4
_CHARSET = re.compile(
    rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|<\?xml[^>]{1,100}?encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_EMPTY_LINE = re.compile(r"<br\s*/?>(?:\s|&nbsp;)*+<br\s*/?>", re.IGNORECASE)
_BLOCK_START = re.compile(r"(?=<(?:div|section|article|p|h[1-6]|li|td|th)\b)", re.IGNORECASE)
_DAY = re.compile(
    r"<meta(?=[^>]{1,300}?=[\"']?(?:article:published_time|datePublished|date|pubdate|"
    r"publish-?date|(?:dc|dcterms)\.(?:date|issued|date\.issued))[\"'\s])"
    r"[^>]{1,300}?content=[\"']?(\d{4}-\d{2}-\d{2})"
    r"|\"datePublished\"\s{0,9}:\s{0,9}\"(\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"<html[^>]{0,300}?\slang=[\"']?([a-z]{2,3}(?:-[a-z0-9]{2,8})*)[\"'\s>]", re.IGNORECASE
)
_BLOCKS = frozenset({"code", "div", "head", "item", "list", "p", "quote", "row", "table"})

for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(
        logging.NullHandler()
    )  # what is odd in a page is no news


class _Element(Protocol):
    """What is used here of the elements that trafilatura yields."""

    tag: str
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator["_Element"]: ...
    def itertext(self) -> Iterator[str]: ...


def read_html(data: bytes, name: str, limits: ReadingLimits) -> tuple[str, Fields]:
    """Return the main text of a web page, its title first, and what the page says of itself.

    Menus, comments and the like go. Only a date that the page declares as that of its
    publication is taken, none that is guessed from its text.

    Raises:
        UnreadableDocumentError: if the encoding cannot be told, or the page is far larger than
            the text that a document may have.
    """
    declared = _CHARSET.search(data[:_HEAD])
    encoding = next(filter(None, declared.groups())).decode("ascii") if declared else ""
    source = _XML_DECLARATION.sub("", decode(data, name, encoding), count=1)
    if len(source) > _TAGS_TO_TEXT * limits.characters:
        raise UnreadableDocumentError(
            f"The source of {name} has more than {_TAGS_TO_TEXT * limits.characters:,} characters.",
            "Give it in smaller parts or as plain text.",
        )
    spaced = _BLOCK_START.sub("\n", _EMPTY_LINE.sub("</p><p>", source))
    page = bare_extraction(
        spaced,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if page is None or isinstance(page, dict) or page.body is None:
        return "", {}
    blocks = [block for block in _blocks(page.body) if block]
    title = _one_line(page.title or "")
    if title and blocks and not _begins_with(blocks[0], title):
        blocks.insert(0, title)
    fields = {
        "title": title,
        "publisher": _one_line(page.sitename or ""),
        "issued": _day(source),
        "language": _first_group(_LANGUAGE, source),
    }
    return "\n\n".join(blocks), {key: value for key, value in fields.items() if value}


def _blocks(element: _Element) -> Iterator[str]:
    """Yield the paragraphs, headings, list items and table rows in an element."""
    inline = [element.text or ""]
    for child in element:
        if child.tag == "row":
            yield " | ".join(_one_line(" ".join(_blocks(cell))) for cell in child)
        elif child.tag in _BLOCKS:
            yield _lines(inline)
            yield from _blocks(child)
            inline = []
        elif child.tag == "lb":
            inline.append("\0")
        else:
            inline.append("".join(child.itertext()))
        inline.append(child.tail or "")
    yield _lines(inline)


def _lines(inline: list[str]) -> str:
    lines = map(_one_line, "".join(inline).split("\0"))
    return "\n".join(line for line in lines if line)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _begins_with(block: str, title: str) -> bool:
    return _one_line(block).casefold().startswith(title.casefold())


def _first_group(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return next(filter(None, match.groups()), "") if match else ""


def _day(source: str) -> str:
    day = _first_group(_DAY, source)
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""

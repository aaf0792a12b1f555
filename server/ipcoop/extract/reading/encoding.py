"""Turn the bytes of a document into characters."""

import codecs
import re

from ipcoop.errors import UnreadableDocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01
_WESTERN = re.compile(r"[\x00-\x7f\u00a0-\u00ffŒœŠšŽžŸƒ‘’‚“”„–—…•†‡‰‹›€™]*")
_BROKEN_UTF8 = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_MOST_WESTERN_MARKS = 0.2
_KOREAN = re.compile("[가-힣]")
_LEAST_KOREAN = 0.5


def decode(data: bytes, name: str, declared: str = "") -> str:
    """Return the characters of a document, without its byte order mark.

    The encoding is the one that a byte order mark tells, else UTF-8, else the declared one,
    else Korean or Western European where the characters leave no doubt.

    Args:
        data: the bytes.
        name: what to call the document in an error.
        declared: the encoding that the document gives for itself.

    Raises:
        UnreadableDocumentError: if the bytes are no text or the encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_attempt(data[len(mark) :], encoding), name)
    if b"\0" in data:
        raise _binary(name)
    candidates = (_attempt(data, "utf-8"), _attempt(data, declared), _korean(data), _western(data))
    return _checked(next((text for text in candidates if text is not None), None), name)


def _checked(text: str | None, name: str) -> str:
    if text is None:
        raise UnreadableDocumentError(
            f"The encoding of {name} cannot be told.", "Store the file as UTF-8."
        )
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise _binary(name)
    return text


def _binary(name: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(f"{name} holds binary data, no text.", "Give a text file.")


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def _korean(data: bytes) -> str | None:
    text = _attempt(data, "cp949")
    if text is None:
        return None
    foreign = [character for character in text if not character.isascii()]
    korean = len(_KOREAN.findall(text))
    is_standard = _attempt(data, "euc-kr") is not None
    return text if is_standard and korean > _LEAST_KOREAN * len(foreign) else None


def _western(data: bytes) -> str | None:
    text = None if _BROKEN_UTF8.search(data) else _attempt(data, "cp1252")
    if text is None or not _WESTERN.fullmatch(text):
        return None
    marks = sum(not character.isascii() for character in text)
    return text if marks <= _MOST_WESTERN_MARKS * len(text) else None

"""Read what is known about a document from its front matter and from a file beside it."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.reading.encoding import decode
from ipcoop.extract.slugs import slug

Fields = Mapping[str, str]
"""What metadata give, by the attributes of ``Metadata``, and ``id``."""

SIDECARS = (".yaml", ".yml", ".json")
"""The suffixes of files with metadata, in the order in which they are looked for."""

_NAMES = {"author": "creator", "date": "issued", "url": "source"}
_KEYS = ("id", "title", "publisher", "creator", "issued", "language", "source", "rights", "note")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n\s*|\Z)", re.S | re.M)
_LONGEST = 20_000
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""It makes nothing but texts: a date or a “no” stays as it is written. The one in C is faster."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def split_front_matter(text: str, name: str) -> tuple[Fields, str]:
    """Return the metadata at the head of a text, and the text after them.

    Lines of hyphens that hold no keys and values between them belong to the text.

    Raises:
        UnreadableDocumentError: if the metadata are not what they should be.
    """
    match = _FRONT_MATTER.match(text[:_LONGEST])
    if not match:
        return {}, text
    try:
        found = _parse_yaml(match[1])
    except yaml.YAMLError as error:
        raise _bad(f"The front matter of {name}", f"is not YAML{_place(error)}") from error
    if not isinstance(found, dict):
        return {}, text
    return _fields(found, f"The front matter of {name}"), text[match.end() :]


def read_sidecar(path: Path) -> Fields:
    """Return the metadata in the file beside a document that has its name; none if none is there.

    Raises:
        UnreadableDocumentError: if there are two, or one is not what it should be.
    """
    present = [file for file in map(path.with_suffix, SIDECARS) if file.is_file()]
    if len(present) > 1:
        names = " and ".join(file.name for file in present)
        raise UnreadableDocumentError(f"{path} has metadata in both {names}.", "Keep one of them.")
    return _read_file(present[0]) if present else {}


def _read_file(path: Path) -> Fields:
    if path.stat().st_size > _LONGEST:
        raise _bad(str(path), f"has more than {_LONGEST:,} bytes")
    text = decode(path.read_bytes(), str(path))
    try:
        found = json.loads(text) if path.suffix == ".json" else _parse_yaml(text)
    except yaml.YAMLError as error:
        raise _bad(str(path), f"is not YAML{_place(error)}") from error
    except (ValueError, RecursionError) as error:
        raise _bad(str(path), "is not JSON") from error
    if not isinstance(found, dict):
        raise _bad(str(path), "does not hold keys and values")
    return _fields(found, str(path))


def _parse_yaml(text: str) -> object:
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506
    except RecursionError as error:
        raise yaml.YAMLError from error


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 1})" if mark else ""


def _fields(found: Mapping[object, object], where: str) -> Fields:
    fields: dict[str, str] = {}
    for key, value in found.items():
        name = str(key).strip().lower()
        name = _NAMES.get(name, name)
        if name not in _KEYS:
            raise _bad(where, f"has the unknown key {str(key)[:40]!r}")
        if name in fields:
            raise _bad(where, f"gives {name} twice")
        if not isinstance(value, str | int):
            raise _bad(where, f"gives no plain text for {name}")
        fields[name] = _checked(name, " ".join(str(value).split()), where)
    return {name: value for name, value in fields.items() if value}


def _checked(name: str, value: str, where: str) -> str:
    if not value:
        return value
    if name == "issued" and not _is_date(value):
        raise _bad(where, f"gives the date {value[:40]!r}, which is no day as in 2017-04-14")
    if name == "language" and not _LANGUAGE.fullmatch(value):
        raise _bad(where, f"gives the language {value[:40]!r}, which is no tag as in en or ko")
    if name == "id" and slug(value) != value:
        raise _bad(where, f"gives the id {value[:40]!r}; it may hold a-z, 0-9 and single hyphens")
    return value


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _bad(where: str, problem: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(f"{where} {problem}.", f"Known keys: {', '.join(_KEYS)}.")

"""Read JSON-LD without what it points to."""

import json
from collections.abc import Iterator
from typing import Any

from rdflib import Graph

from ipcoop.errors import BadDataError


def read_jsonld(text: str | bytes) -> Graph:
    """Return the graph of a document in JSON-LD.

    Raises:
        BadDataError: if a context of it stands elsewhere: rdflib would fetch it.
    """
    for name, value in _members(json.loads(text)):
        parts = value if isinstance(value, list) else [value]
        if name == "@import" or (name == "@context" and any(isinstance(p, str) for p in parts)):
            cause = "A context of the JSON-LD stands elsewhere, and nothing is fetched."
            raise BadDataError(cause, "Write the context into the document.")
    return Graph().parse(data=text, format="json-ld")


def _members(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        yield from value.items()
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _members(part)

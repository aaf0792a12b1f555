"""Other values for the parameters of a query.

A parameter is a variable with one value: ``VALUES ?date { "2017-04-13"^^xsd:date }``.
"""

import re
from collections.abc import Mapping

from ipcoop.errors import BadUsageError
from ipcoop.namespaces import PREFIXES

_PARAMETER = re.compile(
    r"VALUES\s+\?(?P<name>\w+)\s*\{\s*(?P<term>\"[^\"\n]*\"\S*|<[^>\s]*>|[^\s{}()]+)\s*\}"
)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def parameters(text: str) -> dict[str, str]:
    """Return the parameters of a query and their values, as SPARQL terms."""
    return {match["name"]: match["term"] for match in _PARAMETER.finditer(text)}


def with_parameters(text: str, values: Mapping[str, str]) -> str:
    """Return a query with other values; each keeps the kind of term that it had.

    Raises:
        BadUsageError: if the query has no such parameter, or the value is not of its kind.
    """
    known = parameters(text)
    for name in values:
        if name not in known:
            names = ", ".join(known) or "none"
            raise BadUsageError(
                f"The query has no parameter {name}.", f"Its parameters are: {names}."
            )

    def replaced(match: re.Match[str]) -> str:
        name, term = match["name"], match["term"]
        return (
            f"VALUES ?{name} {{ {_term(name, term, values[name])} }}"
            if name in values
            else match[0]
        )

    return _PARAMETER.sub(replaced, text)


def read_parameter(text: str) -> tuple[str, str]:
    """Read a name and a value.

    Raises:
        BadUsageError: if no equals sign parts them.
    """
    name, equals, value = text.partition("=")
    if not equals:
        raise BadUsageError(f"“{text}” is no parameter.", "Write --param name=value.")
    return name, value


def _term(name: str, default: str, value: str) -> str:
    if default.startswith('"'):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped.replace(chr(13), chr(92) + "r")}"{default.rpartition(chr(34))[2]}'
    if _NUMBER.fullmatch(default):
        return _matching(_NUMBER, name, value, "a number")
    prefix, _, local = value.partition(":")
    iri = f"{PREFIXES[prefix]}{local}" if prefix in PREFIXES else value
    return f"<{_matching(_IRI, name, iri, 'an IRI or a prefixed name')}>"


def _matching(pattern: re.Pattern[str], name: str, value: str, kind: str) -> str:
    if not pattern.fullmatch(value):
        raise BadUsageError(f"“{value}” is no value for {name}.", f"Give {kind}.")
    return value

"""Answers as SPARQL JSON, in one spelling, to see whether engines agree."""

import json
from collections import Counter
from decimal import Decimal, InvalidOperation

from .questions import COLD

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}{kind}" for kind in ("integer", "decimal", "int", "long", "nonNegativeInteger")}


def rows(body, *, only_count=False):
    """Return how often an answer has each row; only their number where any will do."""
    answer = json.loads(body)
    if "boolean" in answer:
        return Counter([str(answer["boolean"])])
    found = answer["results"]["bindings"]
    if only_count:
        return Counter({"any": len(found)})
    return Counter(
        tuple(sorted((name, _term(term)) for name, term in row.items() if name != COLD))
        for row in found
    )


def _term(term):
    kind, value = term["type"], term["value"]
    datatype = term.get("datatype", "")
    if datatype in _NUMBERS:
        return _number(value)
    if kind in {"literal", "typed-literal"}:
        bare = "" if datatype == f"{_XSD}string" else datatype
        if bare == f"{_XSD}boolean":
            value = {"1": "true", "0": "false"}.get(value, value)
        return f'"{value}"{bare}{term.get("xml:lang", "").lower()}'
    return f"<{value}>"


def _number(value):
    try:
        return str(Decimal(value).normalize())
    except InvalidOperation:
        return value


def difference(one, other):
    """Say in short how the second answer differs from the first."""
    missing, added = one - other, other - one
    told = f"{sum(missing.values())} rows missing, {sum(added.values())} too many"
    example = next(iter(missing or added), None)
    return f"{told}, such as {str(example)[:200]}"

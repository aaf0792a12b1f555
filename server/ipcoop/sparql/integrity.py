"""Rules over the whole dataset, named graphs included; a rule that finds no row is kept."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ipcoop.errors import BadDataError
from ipcoop.resources import read_text, resource
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.store import QueryRequest, Store

_HEADER = re.compile(r"# rule: (?P<sentence>.+)\n# severity: (?P<severity>Violation|Warning)\n")


@dataclass(frozen=True)
class Rule:
    """One rule: a query that selects ``?focus`` and ``?message`` where the rule is broken."""

    name: str
    sentence: str
    severity: str
    text: str


@dataclass(frozen=True)
class Breach:
    """One place where a rule is broken, and how, in plain words."""

    rule: Rule
    focus: str
    message: str


def rules() -> list[Rule]:
    """Return the rules of ``queries/integrity``, by name."""
    found = []
    for path in sorted(resource("queries", "integrity").glob("*.rq")):
        text = read_text(path)
        header = _HEADER.match(text)
        if header is None:
            cause = f"{path} does not begin with “# rule:” and “# severity:”."
            raise BadDataError(cause, "Write what must hold, and Violation or Warning.")
        found.append(Rule(path.stem, header["sentence"], header["severity"], text))
    return found


def breaches(store: Store) -> Iterator[Breach]:
    """Yield every place where a rule is broken."""
    for rule in rules():
        answer = json.loads(store.query(QueryRequest(rule.text), JSON))
        for row in answer["results"]["bindings"]:
            yield Breach(rule, row["focus"]["value"], row["message"]["value"])

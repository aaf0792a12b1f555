"""Rules that are queries, one file each; a rule whose query finds no row is kept."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ipcoop.errors import BadDataError
from ipcoop.resources import read_text, resource
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.query import QueryRequest, Store

RuleFolder = Literal["integrity", "hygiene"]

_HEADER = re.compile(
    r"# rule: (?P<sentence>.+)\n"
    r"# severity: (?P<severity>Violation|Warning|Info)\n"
    r"(?P<yardsticks>(?:# yardstick: \S+ \S+\n)*)"
)
_YARDSTICK = re.compile(r"# yardstick: (\S+) (\S+)")


@dataclass(frozen=True)
class Rule:
    """One rule: a query that selects ``?focus`` and ``?message`` where the rule is broken.

    ``yardsticks`` names what the rule comes from, as pairs of a yardstick and its item.
    """

    name: str
    sentence: str
    severity: str
    text: str
    yardsticks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Breach:
    """One place where a rule is broken, and how, in plain words."""

    rule: Rule
    focus: str
    message: str


def rules(folder: RuleFolder) -> list[Rule]:
    """Return the rules of a folder of ``queries``, by name.

    Raises:
        BadDataError: if a file does not begin with the rule in words and its severity.
    """
    found = []
    for path in sorted(resource("queries", folder).glob("*.rq")):
        text = read_text(path)
        header = _HEADER.match(text)
        if header is None:
            cause = f"{path} does not begin with “# rule:” and “# severity:”."
            raise BadDataError(cause, "Write what must hold, and Violation, Warning or Info.")
        yardsticks = tuple(_YARDSTICK.findall(header["yardsticks"]))
        found.append(Rule(path.stem, header["sentence"], header["severity"], text, yardsticks))
    return found


def breaches(store: Store, among: Iterable[Rule]) -> Iterator[Breach]:
    """Yield every place where one of the rules is broken.

    Raises:
        BadDataError: if a rule does not select what a breach needs.
    """
    for rule in among:
        answer = json.loads(store.query(QueryRequest(rule.text), JSON).read())
        if not {"focus", "message"} <= set(answer["head"].get("vars", ())):
            cause = f"The rule {rule.name} does not select ?focus and ?message."
            raise BadDataError(cause, "Select both.")
        for row in answer["results"]["bindings"]:
            yield Breach(rule, row["focus"]["value"], row["message"]["value"])

"""The outcome of checks as JSON, SARIF and HTML; the terminal has its own tables."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

import ipcoop
from ipcoop.checks.places import Place, place_of, places
from ipcoop.checks.report import Check, Item, Yardstick
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import shorten

_LEVELS = {"Warning": "warning", "Info": "note"}  # any other severity is an error
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"

Json = dict[str, Any]


def to_json(checks: Sequence[Check]) -> str:
    """Return checks as JSON: a member each, with findings, yardsticks and rules."""
    return _dump({check.name: _check(check) for check in checks})


def to_sarif(checks: Sequence[Check]) -> str:
    """Return checks as SARIF 2.1.0 (OASIS, 2020): exceptions are suppressed results."""
    known = places()
    runs = [_run(check, known) for check in checks]
    return _dump({"$schema": _SARIF, "version": "2.1.0", "runs": runs})


def to_html(checks: Sequence[Check]) -> str:
    """Return checks as one page that needs no other file."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to load

    environment = Environment(
        loader=PackageLoader("ipcoop.checks"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shorten"] = shorten
    known = places()
    template = environment.get_template("report.html")
    return template.render(checks=checks, place=lambda focus: place_of(focus, known))


FORMATS: dict[str, Callable[[Sequence[Check]], str]] = {
    "json": to_json,
    "html": to_html,
    "sarif": to_sarif,
}


def _check(check: Check) -> Json:
    return {
        "problems": check.problems,
        "findings": [asdict(finding) for finding in check.findings],
        "yardsticks": [_yardstick(yardstick) for yardstick in check.yardsticks],
        "rules": {name: asdict(rule) for name, rule in check.rules.items()},
        "changes": list(check.changes),
    }


def _yardstick(yardstick: Yardstick) -> Json:
    return {
        "title": yardstick.title,
        "about": yardstick.about,
        "source": yardstick.source,
        "kept": yardstick.kept,
        "decided": yardstick.decided,
        "items": [_item(item) for item in yardstick.items],
    }


def _item(item: Item) -> Json:
    return {**asdict(item), "state": item.state}


def _run(check: Check, known: dict[str, Place]) -> Json:
    items = [item for yardstick in check.yardsticks for item in yardstick.items]
    excepted = dict.fromkeys(excepted for item in items for excepted in item.exceptions)
    results = [_result(finding, known) for finding in check.findings]
    for told in excepted:
        suppression = {"kind": "inSource", "justification": told.reason}
        results.append({**_result(told.finding, known), "suppressions": [suppression]})
    driver = {
        "name": f"ipcoop check {check.name}",
        "version": ipcoop.__version__,
        "rules": [_rule(check, name) for name in dict.fromkeys(r["ruleId"] for r in results)],
    }
    return {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}


def _rule(check: Check, name: str) -> Json:
    note = check.rules.get(name)
    if note is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": note.sentence},
        "properties": {"file": note.file, "yardsticks": list(note.asked_by)},
    }


def _result(finding: Finding, known: dict[str, Place]) -> Json:
    place = place_of(finding.focus, known)
    logical = {"fullyQualifiedName": finding.focus, "name": shorten(finding.focus)}
    location: Json = {"logicalLocations": [logical]}
    if place:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": place.file},
            "region": {"startLine": place.line},
        }
    return {
        "ruleId": shorten(finding.source),
        "level": _LEVELS.get(finding.severity, "error"),
        "message": {"text": finding.message},
        "locations": [location],
    }


def _dump(document: Json) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"

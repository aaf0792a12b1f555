"""Check the ontology: what Protégé's library, HermiT, shapes and yardsticks say of it."""

import re
from collections.abc import Mapping

from rdflib import SH, Dataset, Graph

from ipcoop.checks import protege, versions
from ipcoop.checks.exceptions import Reasons, judge_exceptions, reasons_of
from ipcoop.checks.report import Check, RuleNote, Yardstick, findings_of
from ipcoop.checks.server import server_findings
from ipcoop.checks.yardsticks import hygiene_findings, judge, rule_notes, yardsticks
from ipcoop.graph.exceptions import exceptions
from ipcoop.graph.releases import current
from ipcoop.graph.validate import Finding, ontology_shapes, validate
from ipcoop.namespaces import SHAPE

_QUOTED = re.compile(r"\{[?$]\w+\}")
_STYLE_FILE = "shapes/ontology-style.ttl"


def check_ontology(dataset: Dataset, since: str | None = None) -> Check:
    """Judge the ontology by every yardstick.

    Args:
        dataset: the facts that it is used for.
        since: a released version to tell the changes from.

    Raises:
        NotFoundError: if that was not released.
    """
    told_changes = versions.changes(since) if since else ()
    ontology = current()
    told = exceptions(ontology)
    hygiene, style = hygiene_findings(), _style_findings(ontology)
    notes = {**rule_notes(), **_style_notes()}
    # What takes long comes after what can be broken.
    of_the_field = yardsticks(hygiene, told, server_findings(dataset))
    judged = [
        protege.owl_api(dataset),
        protege.hermit(dataset),
        _house_style(style, notes, reasons_of(told)),
        *of_the_field,
        versions.version_rules(since or versions.last_release()),
        judge_exceptions(told, notes, [*hygiene, *style]),
    ]
    return Check("ontology", findings_of(judged), tuple(judged), notes, told_changes)


def _style_findings(ontology: Graph) -> list[Finding]:
    found = validate(ontology, ontology_shapes()).findings
    return [Finding(f.severity, f.focus, f.message, _local(f.source)) for f in found]


def _style_notes() -> dict[str, RuleNote]:
    """Return the shapes by name; what a message quotes of its finding is left out."""
    messages = ontology_shapes().subject_objects(SH.message)
    named = {_local(str(shape)).removesuffix("-query"): str(words) for shape, words in messages}
    sentences = {name: _QUOTED.sub("…", words) for name, words in sorted(named.items())}
    return {name: RuleNote(name, words, _STYLE_FILE) for name, words in sentences.items()}


def _house_style(
    found: list[Finding], notes: Mapping[str, RuleNote], reasons: Reasons
) -> Yardstick:
    of_style = {name: note.sentence for name, note in notes.items() if note.file == _STYLE_FILE}
    titles = {**{finding.source: finding.source for finding in found}, **of_style}
    items = [
        judge(name, title, [f for f in found if f.source == name], reasons)
        for name, title in titles.items()
    ]
    about = "The shapes over the ontology itself: its own style for terms, headers and concepts"
    return Yardstick("House style", about, _STYLE_FILE, tuple(items))


def _local(shape: str) -> str:
    return shape.removeprefix(SHAPE)

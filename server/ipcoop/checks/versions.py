"""How the ontology keeps the rules for its versions, and what it changes."""

from collections.abc import Iterator

from rdflib import OWL

from ipcoop.checks.report import Item, Yardstick
from ipcoop.errors import ResourceMissingError
from ipcoop.graph.releases import current, current_version, owl_xml, release, turtle, versions
from ipcoop.graph.turtle import to_turtle
from ipcoop.graph.validate import Finding
from ipcoop.graph.versions import RULES, compare, findings, version_of
from ipcoop.namespaces import ONTOLOGY

_RELEASES = "Every version that is named has its release, and that says what the version says"
_REMEDY = "Run: python -m ipcoop.graph.releases, or restore the file."


def last_release() -> str:
    """Return the newest released version before the current one, or the current one."""
    older = [version for version in versions() if version != current_version()]
    return older[-1] if older else current_version()


def version_rules(since: str) -> Yardstick:
    """Judge the current version as the successor of a released one.

    Raises:
        NotFoundError: if that was not released.
    """
    found = findings(release(since), current())
    items = (
        Item(name, title, tuple(f for f in found if f.source == name))
        for name, title in RULES.items()
    )
    releases = Item("releases", _RELEASES, tuple(_faulty_releases()))
    about = f"Semantic versioning with ontology meaning, from {since} to {current_version()}"
    return Yardstick("Versions", about, "ontology/README.md", (*items, releases))


def _faulty_releases() -> Iterator[Finding]:
    now = current_version()
    prior = current().objects(ONTOLOGY, OWL.priorVersion)
    named = {now, *(str(iri).removeprefix(f"{ONTOLOGY}/") for iri in prior)}
    for version in sorted(named - set(versions())):
        yield _finding(f"Version {version} has no release.")
    for version in versions():
        if version_of(release(version)) != version:
            yield _finding(f"The release {version} calls itself {version_of(release(version))}.")
        try:
            owl_xml(version)
        except ResourceMissingError as error:
            yield _finding(str(error))
    if now in versions() and turtle(now) != to_turtle(current()):
        yield _finding(f"The release of {now} is older than the modules.")


def _finding(message: str) -> Finding:
    return Finding("Violation", str(ONTOLOGY), f"{message} {_REMEDY}", "releases")


def changes(since: str) -> tuple[str, ...]:
    """Return what has changed since a released version, in sentences, gravest first."""
    comparison = compare(release(since), current())
    told = (
        f"{weight}: {sentence}."
        for weight, sentences in comparison.sentences.items()
        for sentence in sentences
    )
    first = f"From {since} to {current_version()}, the changes ask for: {comparison.required}."
    return (first, *told)

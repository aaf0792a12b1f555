"""How the ontology keeps the rules for its versions, and what it changes."""

from ipcoop.checks.report import Item, Yardstick
from ipcoop.graph.releases import current, current_version, release, versions
from ipcoop.graph.versions import RULES, compare, findings


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
    about = f"Semantic versioning with ontology meaning, from {since} to {current_version()}"
    return Yardstick("Versions", about, "ontology/README.md", tuple(items))


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

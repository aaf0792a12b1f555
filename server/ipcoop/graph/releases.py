"""The released versions of the ontology, each merged into one file.

Run ``python -m ipcoop.graph.releases`` to write the files of the version that the modules have;
the OWL/XML needs the extra ``reason``.
"""

from pathlib import Path

from rdflib import OWL, Graph

from ipcoop.errors import NotFoundError
from ipcoop.exit import run
from ipcoop.graph.migrations import number
from ipcoop.graph.modules import merge, modules
from ipcoop.graph.owlapi import to_owl_xml
from ipcoop.graph.turtle import read_turtle, to_turtle
from ipcoop.namespaces import ONTOLOGY
from ipcoop.resources import read_text, resource


def current() -> Graph:
    """Return the ontology as its modules have it now, merged."""
    return merge(modules().values())


def current_version() -> str:
    """Return the version that the modules have now."""
    return str(modules()[ONTOLOGY].value(ONTOLOGY, OWL.versionInfo))


def versions() -> list[str]:
    """Return the released versions, oldest first."""
    names = (path.stem for path in resource("ontology", "releases").glob("[0-9]*.ttl"))
    return sorted(names, key=number)


def release(version: str) -> Graph:
    """Return a released version of the ontology.

    Raises:
        NotFoundError: if there is no such version.
    """
    return read_turtle(_path(version, "ttl"))


def turtle(version: str) -> str:
    """Return a released version as Turtle, as its file has it.

    Raises:
        NotFoundError: if there is no such version.
    """
    return read_text(_path(version, "ttl"))


def owl_xml(version: str) -> str:
    """Return a released version as OWL/XML.

    Raises:
        NotFoundError: if there is no such version.
    """
    return read_text(_path(version, "owx"))


def _path(version: str, suffix: str) -> Path:
    if version not in versions():
        known = ", ".join(versions())
        raise NotFoundError(f"The ontology has no version {version}.", f"It has: {known}.")
    return resource("ontology", "releases", f"{version}.{suffix}")


def main() -> None:
    """Write the release of the version that the modules have."""
    folder, version = resource("ontology", "releases"), current_version()
    texts = {"owx": to_owl_xml(current()), "ttl": to_turtle(current())}
    for suffix, text in texts.items():
        (folder / f"{version}.{suffix}").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    run(main)

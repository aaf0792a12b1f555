"""Write the generated files of the reference data anew: ``python -m ipcoop.graph.reference``."""

from collections.abc import Callable

from rdflib import Graph

from ipcoop.exit import run
from ipcoop.graph.reference.bodies import offices_graph, organisations_graph
from ipcoop.graph.reference.countries import jurisdictions_graph
from ipcoop.graph.reference.groups import groups_graph
from ipcoop.graph.reference.places import places_graph
from ipcoop.graph.reference.treaties import treaties_graph
from ipcoop.graph.turtle import to_turtle
from ipcoop.resources import resource, write_text

GENERATED: dict[str, Callable[[], Graph]] = {
    "groups": groups_graph,
    "jurisdictions": jurisdictions_graph,
    "offices": offices_graph,
    "organisations": organisations_graph,
    "places": places_graph,
    "treaties": treaties_graph,
}
"""The files that are written, without their suffix, and what makes each."""


def main() -> None:
    """Write every generated file."""
    folder = resource("data", "reference")
    for name, graph in GENERATED.items():
        write_text(folder / f"{name}.ttl", to_turtle(graph()))


if __name__ == "__main__":
    run(main)

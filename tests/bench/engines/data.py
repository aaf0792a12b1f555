"""Write the made-up dataset into files that engines can load."""

from collections.abc import Iterable
from pathlib import Path

from ipcoop.namespaces import is_facts_graph

from .generate import generate
from .peers.base import Data


def write_data(folder: Path, size: int, seed: int = 1) -> Data:
    """Write a dataset of about so many quads beside the shipped ones."""
    named, whole, quads = folder / "named.nq", folder / "whole.nq", 0
    with named.open("wb") as graphs, whole.open("wb") as everything:
        for piece in generate(size, seed):
            graphs.write(piece)
            everything.write(piece)
            everything.writelines(facts(piece))
            quads += piece.count(b"\n")
    return Data(named, whole, folder, quads)


def facts(quads: bytes) -> Iterable[bytes]:
    """Yield the triples of quads whose graphs are part of the facts view."""
    for line in quads.split(b"\n"):
        triple, _, graph = line.removesuffix(b"> .").rpartition(b" <")
        if is_facts_graph(graph.decode()):
            yield triple + b" .\n"

"""Put the documents of a run into a store, each as a write of its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Dataset

from ipcoop.errors import InvalidWriteError, ReadOnlyError
from ipcoop.extract.storing.folder import KINDS
from ipcoop.graph.build import build_disputed, build_document, to_nquads
from ipcoop.namespaces import DISPUTED_GRAPH, GRAPH
from ipcoop.sparql.beside import Beside, beside
from ipcoop.sparql.formats import N_QUADS
from ipcoop.sparql.updates.graphs import GraphRequest, Payload

_BY = "ipcoop ingest"


@dataclass
class Stored:
    """What became of documents in a store.

    Attributes:
        written: those that it did not have as they are now.
        unchanged: those that it had.
        refused: those that it has not taken, and why.
    """

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def put(
    folder: Path, identifiers: Iterable[str], advance: Callable[[], None] = lambda: None
) -> Stored:
    """Put documents of the data folder into a store, and what sources contradict.

    What the store had of a document is replaced. A document that breaks a rule in the store is
    left out there.

    Args:
        folder: of the store.
        identifiers: of the documents.
        advance: called after each of them.

    Raises:
        OtherStoreError: if the folder is no store, or of a newer version.
        StoreInUseError: if what has the store takes no writes.
        DamagedStoreError: if the store is not what was written.
    """
    stored = Stored()
    with beside(folder, _BY) as store:
        for identifier in identifiers:
            graphs = [str(GRAPH[f"{kind}/{identifier}"]) for kind in KINDS]
            try:
                is_new = _replace(store, build_document(identifier), graphs, identifier)
            except (InvalidWriteError, ReadOnlyError) as error:
                stored.refused[identifier] = str(error)
            else:
                (stored.written if is_new else stored.unchanged).append(identifier)
            advance()
        _replace(store, build_disputed(), [str(DISPUTED_GRAPH)], "what sources contradict")
    return stored


def _replace(store: Beside, dataset: Dataset, graphs: Sequence[str], what: str) -> bool:
    """Put a dataset in place of graphs of the store; tell whether that has changed anything."""
    payload = Payload(N_QUADS.name, to_nquads(dataset))
    request = GraphRequest("POST", payloads=(payload,), quads=True, replaced=tuple(graphs))
    written = store.write(request, f"ingest {what}")
    return bool(written.added or written.removed)

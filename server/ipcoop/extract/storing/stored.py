"""Read documents that are in the data folder already, with what it tells of them."""

from dataclasses import replace
from pathlib import Path

from rdflib import Graph

from ipcoop.extract.model import SourceText
from ipcoop.extract.reading import read
from ipcoop.extract.storing.about import metadata_in
from ipcoop.graph.documents import SourceDocument
from ipcoop.graph.turtle import read_turtle
from ipcoop.resources import decode


def metadata_beside(path: Path, root: Path) -> Graph | None:
    """Return what a data folder tells of a document, if the file is the text that it stores.

    Raises:
        BadDataError: if that is not Turtle.
    """
    metadata = path.with_suffix(".ttl")
    is_stored = path.suffix == ".txt" and path.parent.resolve() == (root / "documents").resolve()
    return read_turtle(metadata) if is_stored and metadata.is_file() else None


def source_of(path: Path, stored: Graph | None) -> SourceText:
    """Read a document; one that is stored has its metadata from the folder, and no front matter.

    A document of which nobody says where it was found was found in a file of that name.

    Raises:
        UnreadableDocumentError: if it cannot be read.
        BadDataError: if a stored text is not in UTF-8.
    """
    if stored is None:
        source = read(path)
        found_in = source.metadata.source or path.name
        return replace(source, metadata=replace(source.metadata, source=found_in))
    document = SourceDocument(path.stem, decode(path.read_bytes(), str(path)))
    return SourceText(document, metadata_in(stored, path.stem))

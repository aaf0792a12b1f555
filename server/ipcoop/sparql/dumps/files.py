"""The files that all of a store is written into.

They are the same bytes for the same quads. Nothing is kept in memory but a part of the quads
that is sorted, so a graph may be larger than the memory that is left.
"""

import heapq
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, cast

import pyoxigraph as ox

from ipcoop.errors import StorageError
from ipcoop.namespaces import PREFIXES
from ipcoop.sparql.dumps.archive import Archive, Part, Reader
from ipcoop.sparql.dumps.tables import Table, tables
from ipcoop.sparql.formats import ENGINE_FORMATS, JSON_LD, N_QUADS, N_TRIPLES, TRIG, TURTLE, Format
from ipcoop.sparql.updates.delta import Graph, to_nquads

SUMS = "SHA256SUMS"
"""The file that has the sums of all others, for ``sha256sum --check``."""

DATASET = {f"dataset.{form.suffix}": form for form in (N_QUADS, TRIG, JSON_LD)}
"""The files with all named graphs; the first is what the others are made of."""

FACTS = {f"facts.{form.suffix}": form for form in (N_TRIPLES, TURTLE)}
"""The files with the default graph; the first is what the other is made of."""

_SORTED_AT_ONCE = 300_000
_CHUNK = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS


def dump(engine: ox.Store, *, derived: bool) -> Archive:
    """Write all that an engine holds; a file whose format cannot carry it is left out.

    Args:
        engine: holds it.
        derived: whether the default graph only repeats what named graphs hold.

    Raises:
        StorageError: if the disk does not take it.
    """
    named: list[Graph] = sorted(engine.named_graphs(), key=str)
    default: list[Graph] = [ox.DefaultGraph()]
    file = TemporaryFile()  # noqa: SIM115 - the archive closes it
    writing = _Writing(file)
    try:
        writing.add_formats(DATASET, _lines(engine, named if derived else default + named))
        writing.add_formats(FACTS, _lines(engine, default))
        for table in tables(engine):
            writing.add_table(table)
        return writing.finished()
    except OSError as error:
        file.close()
        cause = f"The files to download cannot be written: {error.strerror}."
        raise StorageError(cause, "Make room where temporary files go.") from error


class _Writing:
    """Puts one file after another into one, and keeps account of them."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._parts: dict[str, Part] = {}

    def add_formats(self, files: dict[str, Format], lines: Iterable[bytes]) -> None:
        """Write lines, and what they say in other formats."""
        first, *others = files
        plain = self._add_lines(first, lines)
        for name in others:
            form = ENGINE_FORMATS[files[name].name]
            source = Reader(self._file, plain.begin, plain.length)
            quads = ox.parse(cast("IO[bytes]", source), ox.RdfFormat.N_QUADS, lenient=True)
            begin = self._file.tell()
            try:
                written = self.add(name, partial(_serialize, quads, form))
            except OSError as error:
                if error.errno is not None:
                    raise
                # The format cannot carry these quads, such as JSON-LD those of RDF 1.2.
                self._file.truncate(self._file.seek(begin))
                continue
            if files[name] in {TRIG, TURTLE}:
                self._sort_prefixes(written)

    def add_table(self, table: Table) -> None:
        """Write a table."""
        self.add(table.name, table.write)

    def add(self, name: str, write: Callable[[IO[bytes]], None]) -> Part:
        """Write a file."""
        begin = self._file.tell()
        write(self._file)
        self._file.flush()
        self._parts[name] = Part(begin, self._file.tell() - begin, "")
        return self._parts[name]

    def finished(self) -> Archive:
        """Add packed files and sums, and return all."""
        for name, part in list(self._parts.items()):
            self._add_lines(f"{name}.gz", _packed(self._read(part)))
        names = sorted(self._parts)
        parts = {name: self._summed(self._parts[name]) for name in names}
        lines = [f"{part.sha256}  {name}\n".encode() for name, part in parts.items()]
        sums = self._add_lines(SUMS, lines)
        return Archive("", self._file, {**parts, SUMS: self._summed(sums)})

    def _add_lines(self, name: str, lines: Iterable[bytes]) -> Part:
        return self.add(name, lambda file: file.writelines(lines))

    def _summed(self, part: Part) -> Part:
        digest = sha256()
        for chunk in self._read(part):
            digest.update(chunk)
        return Part(part.begin, part.length, digest.hexdigest())

    def _read(self, part: Part) -> Iterator[bytes]:
        reader = Reader(self._file, part.begin, part.length)
        return iter(lambda: reader.read(_CHUNK) or b"", b"")

    def _sort_prefixes(self, part: Part) -> None:
        """Put the prefixes at the top in order, which the engine writes in any."""
        head = Reader(self._file, part.begin, part.length)
        lines = [head.readline() for _ in PREFIXES]
        os.pwrite(self._file.fileno(), b"".join(sorted(lines)), part.begin)


def _serialize(quads: Iterator[ox.Quad], form: ox.RdfFormat, file: IO[bytes]) -> None:
    prefixes = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    if form is ox.RdfFormat.TURTLE:
        ox.serialize((quad.triple for quad in quads), file, form, prefixes=prefixes)
    else:
        ox.serialize(quads, file, form, prefixes=prefixes)


def _lines(engine: ox.Store, graphs: Sequence[Graph]) -> Iterator[bytes]:
    """Yield the quads of graphs as lines, in order."""
    for graph in graphs:
        quads = engine.quads_for_pattern(None, None, None, graph)
        runs: list[Iterable[bytes]] = []
        while text := to_nquads(islice(quads, _SORTED_AT_ONCE)):
            lines = sorted(text.splitlines(keepends=True))
            runs.append(_aside(lines) if len(lines) == _SORTED_AT_ONCE else lines)
        yield from heapq.merge(*runs)


def _aside(lines: list[bytes]) -> Iterator[bytes]:
    """Put lines on the disk, where there may be many more of them."""
    file = TemporaryFile()  # noqa: SIM115 - closed when it was read
    file.writelines(lines)
    file.seek(0)
    return _to_the_end(file)


def _to_the_end(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        yield from file


def _packed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    packing = zlib.compressobj(wbits=_GZIP)
    for chunk in chunks:
        yield packing.compress(chunk)
    yield packing.flush()

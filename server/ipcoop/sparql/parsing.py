"""Read a file with RDF in a process of its own, for some files are made to break a parser down."""

import gzip
import json
import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NoReturn, cast

import pyoxigraph as ox

from ipcoop.config import WorkerLimits
from ipcoop.errors import BadDataError
from ipcoop.processes import end_with_parent, limit_memory

PACKED = ".gz"
"""What the name of a file ends with that is packed."""

_MEMORY = WorkerLimits().memory
_TOO_LONG = "has a term that is too long."
_REFUSED = 3
"""Exit code of a process that says on its error output what is wrong with the file."""


def parsed(path: Path, form: ox.RdfFormat) -> Iterator[ox.Quad]:
    """Yield the quads of a file, whose blank nodes get new names.

    Raises:
        BadDataError: if the file is not in that format, or ends the process that reads it.
    """
    command = [sys.executable, "-m", __name__, str(path), form.media_type]
    with subprocess.Popen(  # noqa: S603 - this program
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        assert process.stderr is not None  # noqa: S101 - it is a pipe
        is_whole = False
        try:
            with suppress(SyntaxError):  # The process may end inside a quad.
                yield from ox.parse(process.stdout, format=ox.RdfFormat.N_QUADS)
                is_whole = True
            said = process.stderr.read()
            ended = process.wait()
        except MemoryError as error:
            raise BadDataError(f"{path} {_TOO_LONG}", "Shorten it.") from error
        finally:
            process.kill()
    if ended == _REFUSED:
        raise BadDataError(**json.loads(said))
    if ended or not is_whole:
        most = f"{_MEMORY // 1024**2} MiB"
        cause = f"{path} cannot be read: the parser breaks down, or takes more than {most}."
        raise BadDataError(cause, "See whether it is nested deeply, or grows as it is read.")


def main(arguments: Sequence[str]) -> NoReturn:
    """Write the quads of a file as N-Quads, or say why that cannot be done."""
    end_with_parent(os.getppid())
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    limit_memory(_MEMORY)
    path, form = Path(arguments[0]), ox.RdfFormat.from_media_type(arguments[1])
    assert form is not None  # noqa: S101 - it is one of the engine's
    told = _write(path, form)
    if told:
        sys.stderr.write(json.dumps(told))
        sys.exit(_REFUSED)
    sys.exit(0)


def _write(path: Path, form: ox.RdfFormat) -> Mapping[str, str | int | None]:
    base = path.absolute().as_uri()
    try:
        with _opened(path) as file:
            quads = ox.parse(file, format=form, base_iri=base, rename_blank_nodes=True)
            ox.serialize(quads, sys.stdout.buffer, format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        place = {"line": error.lineno, "column": error.offset}
        return {"cause": f"{path}: {error.msg}.", "remedy": "Correct it.", **place}
    except MemoryError:
        return {"cause": f"{path} {_TOO_LONG}", "remedy": "Shorten it."}
    except (ValueError, OSError, EOFError, zlib.error) as error:
        return {"cause": f"{path} cannot be read: {error}.", "remedy": "Correct it."}
    return {}


def _opened(path: Path) -> IO[bytes]:
    if path.suffix == PACKED:
        return cast("IO[bytes]", gzip.open(path))
    return path.open("rb")


if __name__ == "__main__":
    main(sys.argv[1:])

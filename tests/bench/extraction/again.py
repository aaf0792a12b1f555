"""Extract documents in another process, whose sets and dictionaries have another order."""

import json
import os
import subprocess
import sys

from ipcoop.extract.model import Extraction, SourceText
from ipcoop.extract.pipeline import extract
from ipcoop.extract.reading import read
from ipcoop.resources import ROOT

from .facts import distinct
from .gold import text_path

_SEED = "1"


def differences(split: str, extractions: dict[str, Extraction]) -> dict[str, list[str]]:
    """Return what another process finds and this one does not, or the other way round."""
    # Each process shuffles in its own way, unless it is told how.
    environment = {**os.environ, "PYTHONHASHSEED": _SEED}
    command = [sys.executable, "-m", __name__, split, *extractions]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    theirs = json.loads(done.stdout)
    return {
        name: sorted(distinct(extraction) ^ set(theirs[name]))
        for name, extraction in extractions.items()
    }


def source(split: str, name: str) -> SourceText:
    """Read a document of a split."""
    return read(text_path(split, name))


def main(split: str, names: list[str]) -> int:
    """Print what each of the documents yields, as JSON."""
    told = {name: sorted(distinct(extract(source(split, name)))) for name in names}
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))

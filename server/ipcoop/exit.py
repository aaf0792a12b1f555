"""End a command: an error is one clear sentence and exit code 2."""

import logging
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from ipcoop.errors import IpcoopError

WRONG_USAGE = 2


def run(command: Callable[[], int | None]) -> NoReturn:
    """Run a command and exit with the code that it returns."""
    _open_standard_streams()
    # rdflib logs a trace for every literal that it cannot read; the error below says it once.
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    try:
        sys.exit(command())
    except IpcoopError as error:
        place = f" (line {error.line}, column {error.column})" if error.line else ""
        sys.stderr.write(f"ipcoop: {error}{place}\n")
    except OSError as error:
        sys.stderr.write(f"ipcoop: {error.filename or 'output'}: {error.strerror}.\n")
    sys.exit(WRONG_USAGE)


def _open_standard_streams() -> None:
    """Open those that are closed on nothing, else the next file that is opened is one of them."""
    for name, flags, mode in (
        ("stdin", os.O_RDONLY, "r"),
        ("stdout", os.O_WRONLY, "w"),
        ("stderr", os.O_WRONLY, "w"),
    ):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, flags)
            os.set_inheritable(descriptor, True)  # noqa: FBT003 - the name is all that it has
            setattr(sys, name, os.fdopen(descriptor, mode))

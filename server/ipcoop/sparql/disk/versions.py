"""The version of the files of a store."""

from pathlib import Path

from ipcoop.errors import OtherStoreError

FORMAT = 2
"""The version of the files that this program writes, and the newest that it reads."""


def check_format(path: Path, version: int) -> None:
    """Raise if a file is of a version that this program does not know.

    Raises:
        OtherStoreError: if it is.
    """
    if version > FORMAT:
        cause = f"{path} was written by a newer ipcoop: its files have version {version}."
        raise OtherStoreError(cause, f"Use that one; this one reads versions up to {FORMAT}.")

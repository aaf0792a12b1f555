"""Read documents of several formats into stored text and metadata."""

from ipcoop.extract.reading.folders import find
from ipcoop.extract.reading.read import read

__all__ = ["find", "read"]

"""A knowledge graph of cooperation between intellectual-property offices."""

from importlib.metadata import version

__version__ = version("ipcoop")

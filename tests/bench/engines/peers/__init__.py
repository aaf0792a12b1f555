"""The engines that are measured: each is loaded, started, asked and stopped in its own way."""

from .inprocess import InProcess
from .oxigraph import OxigraphDisk, OxigraphMemory
from .rdflib import RdflibEndpoint
from .service import Service
from .virtuoso import Virtuoso

ENGINES = (InProcess, Service, OxigraphMemory, OxigraphDisk, Virtuoso, RdflibEndpoint)
"""What each engine is named is its ``name``."""

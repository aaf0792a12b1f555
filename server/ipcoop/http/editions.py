"""The editions of the ontology: whole or one module, as it is now or as it was released."""

from dataclasses import dataclass

from rdflib import Graph, URIRef

from ipcoop.errors import NotFoundError
from ipcoop.graph.canonical import canonical
from ipcoop.graph.modules import modules
from ipcoop.graph.releases import current, current_version, owl_xml, release, turtle, versions
from ipcoop.http.once import once
from ipcoop.http.triples import as_text
from ipcoop.namespaces import ONTOLOGY
from ipcoop.sparql.formats import GRAPHS, OWL_XML, TURTLE, Format


@dataclass(frozen=True)
class Edition:
    """What one address under ``/ontology`` stands for.

    Attributes:
        name: what follows ``/ontology/`` in the address.
        module: the name of the module; without one, the whole ontology is meant.
        version: the version.
    """

    name: str
    module: str
    version: str

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats that its triples come in; the OWL API has written no module."""
        return GRAPHS if self.module else (*GRAPHS, OWL_XML)

    @property
    def graph(self) -> Graph:
        """What it says."""
        if self.module:
            return modules()[URIRef(f"{ONTOLOGY}/{self.module}")]
        return release(self.version) if self.name else current()


def module_names() -> list[str]:
    """Return the names of the modules."""
    return sorted(iri.removeprefix(f"{ONTOLOGY}/") for iri in modules() if iri != ONTOLOGY)


def edition(name: str) -> Edition:
    """Find an edition by what follows ``/ontology/``: nothing, a version, or a module.

    A module may be followed by ``/`` and a version; of older ones there is only the whole, which
    has what the module had.

    Raises:
        NotFoundError: if there is no such edition.
    """
    now = current_version()
    module, _, version = name.partition("/")
    if module in module_names() and name in {module, f"{module}/{now}"}:
        return Edition(name, module, now)
    if module in module_names() and version in versions():
        return Edition(version, "", version)
    if not name or name in versions():
        return Edition(name, "", name or now)
    raise NotFoundError(
        f"There is no ontology/{name}.",
        f"The versions are {', '.join(versions())}; the modules of version {now} are "
        f"{', '.join(module_names())}; each comes as .ttl, .nt, .jsonld and .rdf, and the whole "
        "as .owl too.",
    )


@once
def text(of: Edition, form: Format) -> bytes:
    """Return the triples of an edition in one of its formats."""
    if form is OWL_XML:
        return owl_xml(of.version).encode()
    if form is TURTLE and of.name in versions():
        return turtle(of.version).encode()
    # Turtle does not tell the names of blank nodes.
    return as_text(of.graph if form is TURTLE else canonical(of.graph), form)

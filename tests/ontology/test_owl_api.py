"""What the OWL API, the library that Protégé is built on, says of modules, releases and bundle."""

import pytest
from rdflib import OWL, RDF, Graph, Literal, URIRef

from ipcoop.errors import BadDataError
from ipcoop.graph.build import facts
from ipcoop.graph.export import to_jsonld, to_rdfxml
from ipcoop.graph.modules import module_files, modules
from ipcoop.graph.owlapi import catalogue, is_available, java, read_ontology
from ipcoop.graph.protege import BUNDLE, MAIN_FILE, bundle
from ipcoop.graph.releases import current, current_version, owl_xml, release, versions
from ipcoop.graph.turtle import to_turtle
from ipcoop.namespaces import CLAIMS_GRAPHS, DOCUMENT_GRAPHS, ID, IPCOOP, ONTOLOGY
from ipcoop.resources import resource

pytestmark = pytest.mark.skipif(not is_available(), reason="the OWL API needs the extra `reason`")
DOCUMENT = URIRef(f"{DOCUMENT_GRAPHS}kipo-hipoc-2017")
FOUND = catalogue(resource("ontology", "catalog-v001.xml"))


@pytest.fixture(scope="module")
def axioms(opened):
    """All axioms of the bundle and what it imports, without their annotations."""
    return {
        str(axiom.getAxiomWithoutAnnotations())
        for part in opened.getImportsClosure()
        for axiom in part.getAxioms()
    }


def imports_closure(header):
    """Return what a module imports, as its Turtle and that of the others say."""
    together = Graph()
    for module in modules().values():
        together += module
    return {str(name) for name in together.transitive_objects(header, OWL.imports)}


@pytest.mark.parametrize("path", module_files(), ids=lambda path: path.stem)
def test_module_is_owl_2_dl_and_its_imports_are_found_without_a_network(path):
    read = read_ontology(path, FOUND)
    assert read.violations == ()
    assert read.imported == imports_closure(URIRef(read.iri))


def test_the_whole_imports_every_module():
    assert read_ontology(FOUND[str(ONTOLOGY)], FOUND).imported == {str(name) for name in modules()}


def test_the_merged_file_has_the_axioms_of_the_modules_and_is_owl_2_dl():
    merged = read_ontology(to_turtle(current()))
    apart = {axiom for path in module_files() for axiom in read_ontology(path, FOUND).axioms}
    headers = tuple(f"{name}:" for name in modules())
    assert merged.violations == ()
    assert {a for a in merged.axioms if not a.startswith(headers)} == {
        a for a in apart if not a.startswith(headers)
    }


*OLD, CURRENT = versions()


@pytest.mark.parametrize(
    "version", [*(pytest.param(old, marks=pytest.mark.slow) for old in OLD), CURRENT]
)
def test_turtle_rdf_xml_owl_xml_and_json_ld_of_a_release_hold_the_same_axioms(version):
    graph = release(version)
    turtle = read_ontology(to_turtle(graph))
    through_json = Graph().parse(data=to_jsonld(graph), format="json-ld")
    assert read_ontology(to_rdfxml(graph)).axioms == turtle.axioms
    assert read_ontology(owl_xml(version)).axioms == turtle.axioms
    assert read_ontology(to_turtle(through_json)).axioms == turtle.axioms
    assert turtle.violations == ()


def test_the_release_of_the_current_version_is_what_the_modules_say():
    assert to_turtle(release(current_version())) == to_turtle(current())


def test_what_is_not_owl_2_dl_is_told():
    graph = current()
    graph.add((IPCOOP.isSubEventOf, RDF.type, OWL.FunctionalProperty))
    assert any("isSubEventOf" in words for words in read_ontology(to_turtle(graph)).violations)


def test_an_import_that_is_not_in_the_catalogue_is_named_and_not_fetched():
    with pytest.raises(BadDataError, match=r"ontology/light>.*not in the catalogue"):
        read_ontology(
            to_turtle(modules()[URIRef(f"{ONTOLOGY}/restrictions")]),
            {},
        )


def test_what_is_no_ontology_is_an_error():
    with pytest.raises(BadDataError, match="cannot read"):
        read_ontology("no ontology at all")


def test_the_bundle_opens_offline_and_is_owl_2_dl(folder):
    read = read_ontology(folder / MAIN_FILE, catalogue(folder / "catalog-v001.xml"))
    assert read.violations == ()
    assert read.imported == {str(BUNDLE), str(ONTOLOGY), f"{ONTOLOGY}/stubs"}


def in_functional_syntax(triple):
    """Write a statement as each of the axioms that it can be."""
    subject, predicate, value = triple
    if predicate == RDF.type:
        return {f"ClassAssertion(<{value}> <{subject}>)"}
    if isinstance(value, Literal):
        words = f'"{value}"' + (f"@{value.language}" if value.language else "")
        typed = f"{words}^^<{value.datatype}>" if value.datatype else words
        short = typed.replace("<http://www.w3.org/2001/XMLSchema#", "xsd:").rstrip(">")
        texts = (words, typed, short, f"{words}^^xsd:string")
    else:
        texts = (f"<{value}>",)
    name = "rdfs:label" if str(predicate).endswith("rdf-schema#label") else f"<{predicate}>"
    kinds = ("ObjectPropertyAssertion", "DataPropertyAssertion", "AnnotationAssertion")
    return {f"{kind}({name} <{subject}> {text})" for kind in kinds for text in texts}


def claimed(dataset):
    view = facts(dataset)
    for *triple, name in dataset.quads():
        if str(name).startswith(CLAIMS_GRAPHS) and tuple(triple) not in view:
            yield tuple(triple)


def test_every_stated_fact_is_an_axiom_of_the_bundle(shipped, axioms):
    stated = list(shipped.graph(DOCUMENT))
    assert len(stated) > 300
    assert [triple for triple in stated if not in_functional_syntax(triple) & axioms] == []


def test_no_claimed_statement_is_an_axiom_of_the_bundle(shipped, axioms):
    claims = list(claimed(shipped))
    assert len(claims) > 30
    assert [triple for triple in claims if in_functional_syntax(triple) & axioms] == []


def test_every_claim_is_an_individual_with_its_text_its_quote_and_its_claimant(shipped, axioms):
    claims = {claim for claim, *_ in shipped.quads((None, RDF.type, IPCOOP.Claim, None))}
    assert len(claims) > 20
    for claim in claims:
        assert f"ClassAssertion(<{IPCOOP.Claim}> <{claim}>)" in axioms
        for name in ("rdfs:label", f"<{IPCOOP.quotation}>"):
            assert any(a.startswith(f"AnnotationAssertion({name} <{claim}>") for a in axioms)
        claimant = f"ObjectPropertyAssertion(<{IPCOOP.claimedBy}> <{claim}>"
        assert any(axiom.startswith(claimant) for axiom in axioms)


def test_the_evidence_of_a_fact_annotates_its_axiom(opened):
    iri = java("org.semanticweb.owlapi.model.IRI").create
    factory = opened.getOWLOntologyManager().getOWLDataFactory()
    quotation = factory.getOWLAnnotationProperty(iri(str(IPCOOP.quotation)))
    begins = f"<{IPCOOP.startDate}> <{ID['event/hipoc-2017']}>"
    [axiom] = [axiom for axiom in opened.getAxioms() if begins in str(axiom)]
    words = {str(a.getValue().getLiteral()) for a in axiom.getAnnotations(quotation)}
    assert "April 12 (Wed)" in words


def test_every_axiom_that_a_document_states_has_the_words_it_rests_on(opened, shipped):
    annotated = {
        str(axiom.getAxiomWithoutAnnotations())
        for axiom in opened.getAxioms()
        if axiom.isAnnotated() and str(IPCOOP.quotation) in str(axiom)
    }
    stated = shipped.graph(DOCUMENT)
    assert [triple for triple in stated if not in_functional_syntax(triple) & annotated] == []


def test_the_bundle_is_the_same_on_every_run(part, folder):
    for name, text in bundle(part).items():
        assert (folder / name).read_text(encoding="utf-8") == text

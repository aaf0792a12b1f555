import pytest
from rdflib import OWL, Graph, URIRef

from ipcoop.graph.changes.axioms import axioms
from ipcoop.graph.changes.expressions import iri
from ipcoop.graph.documentation.model import document
from ipcoop.graph.documentation.terms import own_terms
from ipcoop.graph.documentation.wording import Link, Wording, link, names
from ipcoop.graph.modules import modules
from ipcoop.graph.releases import current, release, versions
from ipcoop.namespaces import IPCOOP, ONTOLOGY, PREFIXES, SCHEME

MADE_UP = """\
<%s> a owl:Ontology ; dcterms:title "갈매기"@ko , "Gulls"@en ; dcterms:description "Birds"@en ;
    owl:versionInfo "0.1.0" ; dcterms:license <https://example.org/licence> .

ipcoop:Bird a owl:Class ; rdfs:label "새"@ko , "bird"@en ; skos:definition "Animal"@en ;
    skos:example "A gull"@en ; skos:scopeNote "No bats."@en ; owl:disjointWith ipcoop:Nest .
ipcoop:Gull a owl:Class ; rdfs:subClassOf ipcoop:Bird , schema:Animal ;
    skos:closeMatch gist:Animal ; ipcoop:ruleException "no-label: A gull needs none" ;
    owl:equivalentClass [ owl:intersectionOf ( [ a owl:Restriction ; owl:onProperty ipcoop:builds ;
        owl:minQualifiedCardinality 1 ; owl:onClass ipcoop:Nest ] ipcoop:Bird ) ] .
ipcoop:Nest a owl:Class .
ipcoop:Mew a owl:Class ; owl:deprecated true ; dcterms:isReplacedBy ipcoop:Gull .
ipcoop:builds a owl:ObjectProperty , owl:FunctionalProperty ; rdfs:range ipcoop:Nest ;
    rdfs:domain [ owl:unionOf ( ipcoop:Bird ipcoop:Mew ) ] ; owl:inverseOf ipcoop:isBuiltBy ;
    owl:propertyChainAxiom ( ipcoop:knows ipcoop:builds ) .
ipcoop:isBuiltBy a owl:ObjectProperty .
ipcoop:knows a owl:ObjectProperty ; rdfs:subPropertyOf foaf:knows .
scheme:status a skos:ConceptScheme ; skos:hasTopConcept status:stated .
status:stated a skos:Concept ; skos:inScheme scheme:status ; skos:notation "1" .
"""


@pytest.fixture(scope="module")
def made_up():
    prefixes = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())
    return Graph().parse(data=prefixes + MADE_UP % ONTOLOGY, format="turtle")


@pytest.fixture(scope="module")
def documentation(made_up):
    return document(made_up)


@pytest.fixture
def term(documentation):
    return {term.link.text: term for term in documentation.terms}


def told(term):
    """The rows of a term, each as plain text."""
    return {
        row.name: ["".join(w.text if isinstance(w, Link) else w for w in p) for p in row.phrases]
        for row in term.rows
    }


def test_a_class_tells_what_is_above_and_below_it_and_which_properties_it_has(term):
    assert told(term["Bird"]) == {
        "Subclasses": ["Gull"],
        "Domain of": ["builds"],
        "Used to define": ["Gull"],
        "Disjoint with": ["Nest"],
    }


def test_a_defined_class_is_told_in_words_and_terms_from_elsewhere_as_alignments(term):
    assert told(term["Gull"]) == {
        "Subclass of": ["Bird"],
        "Defined as": ["Bird and (builds min 1 Nest)"],
        "Aligned": ["subclass of schema:Animal", "close match gist:Animal"],
        "Rule exception": ["no-label: A gull needs none"],
    }


def test_a_property_tells_its_ends_its_inverse_its_chains_and_its_characteristics(term):
    assert told(term["builds"]) == {
        "Domain": ["Bird or Mew"],
        "Range": ["Nest"],
        "Inverse of": ["isBuiltBy"],
        "Follows from": ["knows o builds"],
        "Characteristics": ["functional"],
        "Used to define": ["Gull"],
        "Leads to": ["builds"],
    }
    assert told(term["isBuiltBy"]) == {"Inverse of": ["builds"]}
    assert told(term["knows"]) == {"Leads to": ["builds"], "Aligned": ["subproperty of foaf:knows"]}


def test_a_deprecated_term_tells_its_successor(term):
    assert [name for name, found in term.items() if found.is_deprecated] == ["Mew"]
    assert told(term["Mew"]) == {"Replaced by": ["Gull"], "Domain of": ["builds"]}


def test_the_texts_of_a_term_stand_with_english_first(term):
    bird = term["Bird"]
    assert [(str(label), label.language) for label in bird.labels] == [("bird", "en"), ("새", "ko")]
    assert [str(text) for text in (*bird.definitions, *bird.examples, *bird.notes)] == [
        "Animal",
        "A gull",
        "No bats.",
    ]


def test_the_tree_of_classes_has_each_class_under_its_superclass(documentation):
    def nested(branches):
        return {branch.link.text: nested(branch.branches) for branch in branches}

    assert nested(documentation.tree) == {"Bird": {"Gull": {}}, "Mew": {}, "Nest": {}}


def test_the_header_tells_what_the_ontology_says_of_itself(documentation):
    assert (documentation.version, documentation.abstract) == ("0.1.0", "Birds")
    assert [str(title) for title in documentation.titles] == ["Gulls", "갈매기"]
    licence = "https://example.org/licence"
    assert [(row.name, row.phrases) for row in documentation.metadata] == [
        ("Version", (("0.1.0",),)),
        ("Licence", ((Link(licence, licence),),)),
    ]


def test_terms_that_no_module_has_any_more_stand_by_themselves(documentation):
    homes = {t.link.text: module.name for module in documentation.modules for t in module.terms}
    assert homes["Gull"] == homes["builds"] == "removed"
    assert homes["scheme:status"] == homes["status:stated"] == "evidence"


def test_a_concept_scheme_has_its_concepts(documentation):
    [scheme] = [s for module in documentation.modules for s in module.schemes]
    assert told(scheme.term) == {"Concepts": ["status:stated"]}
    assert [told(concept) for concept in scheme.concepts] == [
        {"In scheme": ["scheme:status"], "Code": ["1"]}
    ]


def test_the_alignments_stand_in_one_list(documentation):
    found = [(a.own.text, a.relation, a.other.text) for a in documentation.alignments]
    assert found == [
        ("Gull", "subclass of", "schema:Animal"),
        ("Gull", "close match", "gist:Animal"),
        ("knows", "subproperty of", "foaf:knows"),
    ]


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (IPCOOP.IPOffice, Link("IPOffice", str(IPCOOP.IPOffice), "IPOffice")),
        (SCHEME.status, Link("scheme:status", str(SCHEME.status), "scheme-status")),
        (
            SCHEME["status/stated"],
            Link("status:stated", str(SCHEME["status/stated"]), "status-stated"),
        ),
        (
            URIRef("http://www.w3.org/ns/org#Post"),
            Link("org:Post", "http://www.w3.org/ns/org#Post"),
        ),
    ],
)
def test_only_own_terms_have_a_section(iri, name):
    assert link(iri) == name


def test_every_term_of_every_version_is_told_once():
    for graph in (current(), *map(release, versions())):
        found = [term.link.iri for term in document(graph).terms]
        assert sorted(found) == [str(iri) for iri in own_terms(graph)]


def test_each_term_stands_in_the_module_that_declares_it():
    for module in document(current()).modules:
        declared = own_terms(modules()[URIRef(f"{ONTOLOGY}/{module.name}")])
        assert {term.link.iri for term in module.terms} <= set(map(str, declared))


def test_no_axiom_of_an_own_term_is_left_out():
    graph = current()
    wording, terms = Wording.of(graph), {term.link.iri: term for term in document(graph).terms}
    for axiom in axioms(graph):
        term = terms.get(str(iri(axiom.term)))
        if term:
            shown = {name for row in term.rows for words in row.phrases for name in names(words)}
            shown |= {words[0] for row in term.rows for words in row.phrases}
            for words in wording.values(term.link.iri, axiom.aspect):
                assert ({*names(words)} or {words[0]}) <= shown, axiom


def test_modules_come_after_those_that_they_import_and_those_without_terms_last():
    found = document(current()).modules
    names_in_order = [module.name for module in found]
    with_terms = [module.name for module in found if module.terms]
    assert names_in_order[: len(with_terms)] == with_terms
    for module in with_terms:
        iri = URIRef(f"{ONTOLOGY}/{module}")
        imported = {name.removeprefix(f"{ONTOLOGY}/") for name in modules()[iri][iri : OWL.imports]}
        for name in imported & {*with_terms}:
            assert with_terms.index(name) < with_terms.index(module)

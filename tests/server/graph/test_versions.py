"""Two versions of the ontology in plain words, and what a new version owes its users."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from ipcoop.config import BASE
from ipcoop.errors import BadDataError
from ipcoop.graph.changes.version import WEIGHTS
from ipcoop.graph.modules import merge, module_files
from ipcoop.graph.releases import current, current_version, release, versions
from ipcoop.graph.versions import compare, findings, version_of
from ipcoop.namespaces import IPCOOP, ONTOLOGY
from ipcoop.resources import ROOT

PREFIXES = f"""
@prefix : <{IPCOOP}> .
@prefix ontology: <{ONTOLOGY}/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
TERMS = """
:Agent a owl:Class ; rdfs:label "agent"@en , "행위자"@ko .
:Organisation a owl:Class ; rdfs:label "organisation"@en ; rdfs:subClassOf :Agent .
:Office a owl:Class ; rdfs:label "office"@en ; rdfs:subClassOf :Organisation .
:Person a owl:Class ; rdfs:label "person"@en ; rdfs:subClassOf :Agent .
:Event a owl:Class ; rdfs:label "event"@en .
:Meeting a owl:Class ; rdfs:label "meeting"@en .
:takesPart a owl:ObjectProperty ; rdfs:label "takes part"@en .
:organises a owl:ObjectProperty ; rdfs:label "organises"@en .
:follows a owl:ObjectProperty ; rdfs:label "follows"@en .
:kr a owl:NamedIndividual ; rdfs:label "KR"@en .
:stage a skos:Concept ; rdfs:label "stage"@en .
org:Organization a owl:Class .
skos:broader a owl:ObjectProperty .
"""
RESTRICTION = "[ a owl:Restriction ; owl:onProperty :organises ; owl:someValuesFrom :Event ]"
CAREFUL = "[ a owl:Restriction ; owl:onProperty :organises ; owl:minCardinality 2 ]"


def read(turtle, version="1.0.0", header=""):
    about = f'<{ONTOLOGY}> a owl:Ontology ; owl:versionInfo "{version}" {header} .'
    return Graph().parse(data=PREFIXES + about + TERMS + turtle, format="turtle")


def union(*names):
    return f"[ a owl:Class ; owl:unionOf ( {' '.join(names)} ) ]"


def told(old, new):
    return [(change.weight, change.sentence) for change in compare(old, new).changes]


CHANGES = {
    "class, property or other term": (
        "",
        ":hasSigner a owl:ObjectProperty ; rdfs:label 'has signer'@en ; rdfs:domain :Event .",
        ("minor", "has signer: new object property"),
        ("major", "has signer: object property removed"),
    ),
    "borrowed term": (
        "",
        "org:Post a owl:Class .",
        ("minor", "org:Post: newly borrowed class"),
        ("minor", "org:Post: class no longer borrowed"),
    ),
    "another IRI": (
        ":signer a owl:ObjectProperty ; rdfs:label 'signs'@en ; rdfs:range :Person .",
        ":hasSigner a owl:ObjectProperty ; rdfs:label 'signs'@en ; rdfs:range :Person .",
        ("major", "signs: IRI changed from ipcoop:signer to ipcoop:hasSigner"),
        ("major", "signs: IRI changed from ipcoop:hasSigner to ipcoop:signer"),
    ),
    "another kind": (
        ":place a owl:ObjectProperty ; rdfs:label 'place'@en .",
        ":place a owl:DatatypeProperty ; rdfs:label 'place'@en .",
        ("major", "place: changed from object property to datatype property"),
        ("major", "place: changed from datatype property to object property"),
    ),
    "deprecation": (
        "",
        ":Meeting owl:deprecated true ; dcterms:isReplacedBy :Event .",
        ("minor", "meeting: deprecated in favour of event"),
        ("minor", "meeting: no longer deprecated"),
    ),
    "deprecation without successor": (
        "",
        ":Meeting owl:deprecated true .",
        ("minor", "meeting: deprecated"),
        ("minor", "meeting: no longer deprecated"),
    ),
    "superclass": (
        "",
        ":Meeting rdfs:subClassOf :Event .",
        ("major", "meeting: now a subclass of event"),
        ("major", "meeting: no longer a subclass of event"),
    ),
    "superclass in another vocabulary": (
        "",
        ":Organisation rdfs:subClassOf org:Organization .",
        ("minor", "organisation: now a subclass of org:Organization"),
        ("major", "organisation: no longer a subclass of org:Organization"),
    ),
    "superclass that followed": (
        "",
        ":Office rdfs:subClassOf :Agent .",
        ("patch", "office: now a subclass of agent (this followed already)"),
        ("patch", "office: no longer a subclass of agent (this still follows)"),
    ),
    "superproperty": (
        "",
        ":organises rdfs:subPropertyOf :takesPart .",
        ("major", "organises: now a subproperty of takes part"),
        ("major", "organises: no longer a subproperty of takes part"),
    ),
    "domain": (
        "",
        ":organises rdfs:domain :Agent .",
        ("major", "organises: domain added: agent"),
        ("major", "organises: domain removed: agent"),
    ),
    "narrower domain": (
        ":organises rdfs:domain :Agent .",
        ":organises rdfs:domain :Organisation .",
        ("major", "organises: domain narrowed from agent to organisation"),
        ("major", "organises: domain widened from organisation to agent"),
    ),
    "wider range": (
        ":organises rdfs:range :Event .",
        f":organises rdfs:range {union(':Meeting', ':Event')} .",
        ("major", "organises: range widened from event to event or meeting"),
        ("major", "organises: range narrowed from event or meeting to event"),
    ),
    "other range": (
        ":organises rdfs:range :Event .",
        ":organises rdfs:range :Meeting .",
        ("major", "organises: range changed from event to meeting"),
        ("major", "organises: range changed from meeting to event"),
    ),
    "disjoint classes": (
        "",
        ":Meeting owl:disjointWith :Agent .",
        ("major", "agent and meeting: now disjoint"),
        ("minor", "agent and meeting: no longer disjoint"),
    ),
    "disjoint classes that followed": (
        ":Meeting owl:disjointWith :Agent .",
        ":Meeting owl:disjointWith :Agent , :Office .",
        ("patch", "meeting and office: now disjoint (this followed already)"),
        ("patch", "meeting and office: no longer disjoint (this still follows)"),
    ),
    "disjoint properties": (
        "",
        "[] a owl:AllDisjointProperties ; owl:members ( :follows :organises ) .",
        ("major", "follows and organises: now disjoint"),
        ("minor", "follows and organises: no longer disjoint"),
    ),
    "restriction": (
        "",
        f":Office rdfs:subClassOf {RESTRICTION} .",
        ("major", "office: restriction added: organises some event"),
        ("major", "office: restriction removed: organises some event"),
    ),
    "number restriction": (
        "",
        f":Office rdfs:subClassOf {CAREFUL} .",
        ("major", "office: restriction added: organises min 2"),
        ("major", "office: restriction removed: organises min 2"),
    ),
    "logical definition": (
        f":Office owl:equivalentClass [ owl:intersectionOf ( :Agent {RESTRICTION} ) ] .",
        f":Office owl:equivalentClass [ owl:intersectionOf ( :Agent {CAREFUL} ) ] .",
        (
            "major",
            "office: logical definition changed from agent and (organises some event) "
            "to agent and (organises min 2)",
        ),
        (
            "major",
            "office: logical definition changed from agent and (organises min 2) "
            "to agent and (organises some event)",
        ),
    ),
    "complement": (
        "",
        ":Event owl:complementOf :Agent .",
        ("major", "event: logical definition added: not agent"),
        ("major", "event: logical definition removed: not agent"),
    ),
    "equivalent class": (
        "",
        ":Meeting owl:equivalentClass :Event .",
        ("major", "event and meeting: now equivalent"),
        ("major", "event and meeting: no longer equivalent"),
    ),
    "characteristic": (
        "",
        ":follows a owl:TransitiveProperty .",
        ("major", "follows: now transitive"),
        ("major", "follows: no longer transitive"),
    ),
    "inverse": (
        "",
        ":takesPart owl:inverseOf :follows .",
        ("major", "follows and takes part: now the inverse of each other"),
        ("major", "follows and takes part: no longer the inverse of each other"),
    ),
    "chain": (
        "",
        ":takesPart owl:propertyChainAxiom ( :organises :follows ) .",
        ("major", "takes part: chain added: organises o follows"),
        ("major", "takes part: chain removed: organises o follows"),
    ),
    "key": (
        "",
        ":Event owl:hasKey ( :organises :follows ) .",
        ("major", "event: key added: follows and organises"),
        ("major", "event: key removed: follows and organises"),
    ),
    "type of an individual": (
        "",
        ":kr a :Office .",
        ("major", "KR: now one of office"),
        ("major", "KR: no longer one of office"),
    ),
    "different individuals": (
        "",
        ":kr owl:differentFrom :stage .",
        ("major", "KR and stage: now different"),
        ("minor", "KR and stage: no longer different"),
    ),
    "axiom of no term in particular": (
        "",
        "[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :kr ; "
        "owl:assertionProperty :follows ; owl:targetIndividual :kr .",
        (
            "major",
            "Axiom added: [rdf:type owl:NegativePropertyAssertion; "
            "owl:assertionProperty follows; owl:sourceIndividual KR; owl:targetIndividual KR]",
        ),
        (
            "major",
            "Axiom removed: [rdf:type owl:NegativePropertyAssertion; "
            "owl:assertionProperty follows; owl:sourceIndividual KR; owl:targetIndividual KR]",
        ),
    ),
    "superclass of an unnamed class": (
        "",
        f"{RESTRICTION} rdfs:subClassOf :Agent .",
        ("major", "organises some event: now a subclass of agent"),
        ("major", "organises some event: no longer a subclass of agent"),
    ),
    "note on an axiom": (
        "",
        "[] a owl:Axiom ; owl:annotatedSource :Office ; owl:annotatedProperty rdfs:subClassOf ; "
        "owl:annotatedTarget :Organisation ; rdfs:comment 'why' .",
        (
            "patch",
            'office: note on an axiom added: [rdf:type owl:Axiom; rdfs:comment "why"; '
            "owl:annotatedProperty rdfs:subClassOf; owl:annotatedSource office; "
            "owl:annotatedTarget organisation]",
        ),
        (
            "patch",
            'office: note on an axiom removed: [rdf:type owl:Axiom; rdfs:comment "why"; '
            "owl:annotatedProperty rdfs:subClassOf; owl:annotatedSource office; "
            "owl:annotatedTarget organisation]",
        ),
    ),
    "definition": (
        ":Meeting skos:definition 'A talk'@en .",
        ":Meeting skos:definition 'An event with talks'@en .",
        ("patch", "meeting: definition changed from “A talk” to “An event with talks”"),
        ("patch", "meeting: definition changed from “An event with talks” to “A talk”"),
    ),
    "label in another language": (
        "",
        ":Meeting rdfs:label '회의'@ko .",
        ("patch", "meeting: label (ko) added “회의”"),
        ("patch", "meeting: label (ko) removed “회의”"),
    ),
    "mapping": (
        "",
        ":Meeting skos:closeMatch <https://schema.org/Event> .",
        ("minor", "meeting: close match added schema:Event"),
        ("minor", "meeting: close match removed schema:Event"),
    ),
    "statement with a property": (
        "",
        ":stage skos:broader :kr .",
        ("minor", "stage: broader added KR"),
        ("major", "stage: broader removed KR"),
    ),
    "metadata": (
        "",
        f"<{ONTOLOGY}> dcterms:publisher 'The authors' .",
        ("patch", "The ontology: publisher added “The authors”"),
        ("patch", "The ontology: publisher removed “The authors”"),
    ),
}


@pytest.mark.parametrize(("old", "new", "there", "back"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_told_in_one_sentence_with_its_weight(old, new, there, back):
    assert told(read(old), read(new)) == [there]
    assert told(read(new), read(old)) == [back]


def test_the_table_in_the_readme_gives_each_change_the_weight_that_it_has():
    readme = (ROOT / "ontology" / "README.md").read_text(encoding="utf-8")
    weights = "|".join(WEIGHTS)
    rows = re.findall(rf"^\| (.+) \| ({weights}) \| ({weights}) \|$", readme, re.MULTILINE)
    table = {name: (come, gone) for names, come, gone in rows for name in names.split("; ")}
    assert table == {name: (there[0], back[0]) for name, (_, _, there, back) in CHANGES.items()}


def test_the_readme_names_every_module():
    readme = (ROOT / "ontology" / "README.md").read_text(encoding="utf-8")
    assert all(f"| [`{path.name}`]({path.name}) |" in readme for path in module_files())


def test_changes_are_grouped_by_weight_gravest_first():
    comparison = compare(read(""), read(":Meeting rdfs:subClassOf :Event ; rdfs:comment 'x' ."))
    assert comparison.required == "major"
    assert comparison.sentences == {
        "major": ["meeting: now a subclass of event"],
        "minor": [],
        "patch": ["meeting: comment added “x”"],
    }
    change = comparison.changes[0]
    assert (change.kind, change.term) == ("superclass added", str(IPCOOP.Meeting))


def test_a_class_between_two_others_changes_nothing_for_them():
    between = ":Talk a owl:Class ; rdfs:label 'talk'@en ; rdfs:subClassOf :Event ."
    old = read(":Meeting rdfs:subClassOf :Event .")
    new = read(f"{between} :Meeting rdfs:subClassOf :Talk .")
    assert told(old, new) == [
        ("minor", "meeting: now a subclass of talk"),
        ("minor", "talk: new class"),
    ]
    assert told(new, old) == [("major", "talk: class removed")]


def test_what_a_new_superclass_brings_with_it_is_told():
    talk = ":Talk a owl:Class ; rdfs:label 'talk'@en ; rdfs:subClassOf :Event ."
    disjoint = " :Talk owl:disjointWith :Agent ."
    assert told(read(""), read(f"{talk}{disjoint} :Meeting rdfs:subClassOf :Talk .")) == [
        ("major", "agent and meeting: now disjoint"),
        ("major", "meeting: now a subclass of event"),
        ("minor", "meeting: now a subclass of talk"),
        ("minor", "talk: new class"),
    ]


def test_what_a_new_superproperty_brings_with_it_is_told():
    new = ":acts a owl:ObjectProperty ; rdfs:label 'acts'@en ; rdfs:domain :Person ; a {} ."
    assert told(
        read(""), read(new.format("owl:FunctionalProperty") + ":follows rdfs:subPropertyOf :acts .")
    ) == [
        ("major", "follows: domain added: person"),
        ("major", "follows: now functional"),
        ("minor", "acts: new object property"),
        ("minor", "follows: now a subproperty of acts"),
    ]


ACTS = ":acts a owl:ObjectProperty ; rdfs:label 'acts'@en ."
BELOW = ":follows rdfs:subPropertyOf :acts ."


def test_the_inverse_of_a_new_superproperty_is_told():
    assert told(read(""), read(f"{ACTS} {BELOW} :acts owl:inverseOf :organises .")) == [
        ("major", "follows: now a subproperty of inverse of organises"),
        ("minor", "acts: new object property"),
        ("minor", "follows: now a subproperty of acts"),
    ]


@pytest.mark.parametrize(("link", "weight"), [("", "minor"), (BELOW, "major")])
def test_a_chain_over_a_new_property_breaks_only_where_old_data_can_follow_it(link, weight):
    chain = ":takesPart owl:propertyChainAxiom ( :acts :organises ) ."
    changes = told(read(""), read(f"{ACTS} {link} {chain}"))
    assert (weight, "takes part: chain added: acts o organises") in changes


def test_what_a_new_class_hands_down_is_not_told_where_it_followed_already():
    talk = ":Talk a owl:Class ; rdfs:label 'talk'@en ; rdfs:subClassOf :Agent ."
    assert told(read(""), read(f"{talk} :Office rdfs:subClassOf :Talk .")) == [
        ("minor", "office: now a subclass of talk"),
        ("minor", "talk: new class"),
    ]


def test_an_axiom_with_a_new_term_is_part_of_its_being_new():
    new = """:isFollowedBy a owl:ObjectProperty ; rdfs:label 'is followed by'@en .
        :follows owl:inverseOf :isFollowedBy .
        :Talk a owl:Class ; rdfs:label 'talk'@en ; owl:disjointWith :Agent ."""
    assert told(read(""), read(new)) == [
        ("minor", "is followed by: new object property"),
        ("minor", "talk: new class"),
    ]


@pytest.mark.parametrize(
    ("link", "weight", "remark"),
    [
        (":signs rdfs:subPropertyOf :hasSigner .", "minor", " (passed on to has signer)"),
        ("", "major", ""),
    ],
)
def test_a_deprecated_term_may_pass_an_axiom_on_to_its_successor(link, weight, remark):
    signs = ":signs a owl:ObjectProperty ; rdfs:label 'signs'@en ."
    new = f"""{signs} :signs owl:deprecated true ; dcterms:isReplacedBy :hasSigner . {link}
        :hasSigner a owl:ObjectProperty ; rdfs:label 'has signer'@en ; owl:inverseOf :follows ."""
    changes = told(read(f"{signs} :signs owl:inverseOf :follows ."), read(new))
    sentence = f"follows and signs: no longer the inverse of each other{remark}"
    assert (weight, sentence) in changes


def test_lists_of_disjoint_classes_are_compared_by_their_pairs():
    group = "[] a owl:AllDisjointClasses ; owl:members ( {} ) ."
    old = read(group.format(":Agent :Event :Meeting"))
    pairs = ":Agent owl:disjointWith :Event . :Meeting owl:disjointWith :Event ."
    assert told(old, read(pairs + group.format(":Meeting :Agent"))) == []
    assert told(old, read(pairs)) == [("minor", "agent and meeting: no longer disjoint")]


def test_a_class_expression_that_no_axiom_uses_is_no_change():
    assert told(read(""), read(f"{RESTRICTION} . {union(':Agent', ':Event')} .")) == []


def test_a_disjoint_union_is_a_definition_and_disjoint_pairs():
    assert told(read(""), read(":Agent owl:disjointUnionOf ( :Person :Organisation ) .")) == [
        ("major", "agent: logical definition added: organisation or person"),
        ("major", "organisation and person: now disjoint"),
    ]


def test_a_note_without_a_name_is_told_by_what_is_said_of_it():
    shared = BNode()
    old = read(":Meeting rdfs:seeAlso [ rdfs:label 'minutes' ] .")
    new = Graph()
    for triple in old:
        new.add(tuple(shared if isinstance(term, BNode) else term for term in triple))
    assert told(old, new) == []
    new.set((shared, RDFS.label, Literal("agenda")))
    assert told(old, new) == [
        (
            "patch",
            'meeting: see also changed from [rdfs:label "minutes"] to [rdfs:label "agenda"]',
        )
    ]


def test_an_axiom_of_an_unnamed_class_is_of_no_term_and_counts_against_the_ontology():
    new = read(f"{RESTRICTION} rdfs:subClassOf :Agent .", "2.0.0", PRIOR)
    assert [change.term for change in compare(read(""), new).changes] == [""]
    assert sources(read(""), new) == [("ontology", "migration")]


def test_a_change_of_the_version_number_is_no_change():
    header = f"; owl:priorVersion <{ONTOLOGY}/1.0.0> ; owl:versionIRI <{ONTOLOGY}/1.0.1>"
    assert compare(read(""), read("", "1.0.1", header)).required == "none"


def blocks(graph):
    """Return the triples of each named subject and each unnamed axiom, with what they hold."""
    inner = {value for value in graph.objects() if isinstance(value, BNode)}
    for root in sorted(set(graph.subjects()) - inner, key=str):
        found, ahead = [], [root]
        while ahead:
            triples = sorted(graph.triples((ahead.pop(), None, None)))
            found += triples
            ahead += [value for *_, value in triples if isinstance(value, BNode)]
        yield found


def reordered(graph, random):
    """Return a graph with the members of its unordered lists in another order."""
    copy = graph + Graph()
    for predicate in (OWL.members, OWL.unionOf, OWL.intersectionOf):
        for head in set(copy.objects(None, predicate)):
            members = list(copy.items(head))
            random.shuffle(members)
            collection = Collection(copy, head)
            for index, member in enumerate(members):
                collection[index] = member
    return copy


def with_fresh_blank_nodes(triples):
    fresh = {}
    for triple in triples:
        yield tuple(
            fresh.setdefault(term, BNode()) if isinstance(term, BNode) else term for term in triple
        )


def scattered(whole, random, count):
    """Return a graph in other words: taken apart into modules, and put together again."""
    parts = [Graph() for _ in range(count)]
    for block in blocks(reordered(whole, random)):
        part = random.choice(parts)
        for triple in with_fresh_blank_nodes(block):
            part.add(triple)
    for place, part in enumerate(parts):
        part.add((URIRef(f"{ONTOLOGY}/part-{place}"), RDF.type, OWL.Ontology))
    return merge(parts)


@pytest.fixture(scope="module")
def whole():
    """An ontology with each construct of the table above."""
    return read("\n".join(new for _, new, *_ in CHANGES.values()))


@given(random=st.randoms(use_true_random=False), count=st.integers(1, 9))
def test_order_blank_nodes_and_modules_make_no_difference(whole, random, count):
    other = scattered(whole, random, count)
    assert len(other) == len(whole)
    assert compare(whole, other).changes == ()
    assert compare(other, whole).changes == ()


def test_order_blank_nodes_and_modules_make_no_difference_to_what_is_shipped():
    whole = current()
    other = scattered(whole, Random(20260401), 9)
    assert len(other) == len(whole)
    assert compare(whole, other).changes == ()


def test_no_triple_goes_or_comes_in_silence(whole):
    silent = {OWL.versionInfo, OWL.NamedIndividual}
    for triple in whole:
        if isinstance(triple[0], URIRef) and silent.isdisjoint(triple):
            without = whole - Graph().add(triple)
            assert compare(whole, without).changes, triple
            assert compare(without, whole).changes, triple


@pytest.mark.parametrize("version", [v for v in versions() if v != current_version()])
def test_the_current_version_owes_nothing_to_those_who_use_an_older_one(version):
    assert findings(release(version), current()) == []


@pytest.mark.parametrize("version", versions())
def test_a_release_has_the_version_that_its_file_is_named_after(version):
    assert version_of(release(version)) == version


def test_the_prior_version_is_the_newest_that_is_older():
    older = [version for version in versions() if version != current_version()]
    assert str(current().value(ONTOLOGY, OWL.priorVersion)) == f"{ONTOLOGY}/{older[-1]}"


def test_a_dropped_class_is_found_in_words():
    before = [version for version in versions() if version != current_version()][-1]
    broken = current()
    for triple in [*broken.triples((IPCOOP.Ceremony, None, None))]:
        broken.remove(triple)
    found = findings(release(before), broken)
    messages = {finding.source: finding.message for finding in found}
    assert {finding.severity for finding in found} == {"Violation"}
    assert messages["deprecation-first"] == (
        f"ceremony: class removed, but {before} had not deprecated it."
    )
    assert messages["migration"] == (
        "ceremony: class removed, but no query in queries/migrations/ helps those "
        "whose data uses it."
    )
    assert (
        f"is {current_version()}, but what has changed since {before} asks for 2.0.0:"
        in messages["version-number"]
    )
    assert "ceremony: class removed" in messages["version-number"]
    assert messages["compatibility"] == (
        f"owl:backwardCompatibleWith names {ONTOLOGY}/{before}, but this version breaks with it."
    )


PRIOR = f"; owl:priorVersion <{ONTOLOGY}/1.0.0>"


def sources(old, new):
    return [(finding.focus.removeprefix(BASE), finding.source) for finding in findings(old, new)]


@pytest.mark.parametrize(
    ("version", "turtle", "asked"),
    [
        ("1.0.0", ":Meeting rdfs:comment 'x' .", "1.0.1"),
        ("1.0.1", ":Talk a owl:Class .", "1.1.0"),
        ("0.9.0", ":Meeting rdfs:comment 'x' .", "1.0.1"),
    ],
)
def test_a_number_that_is_too_low_is_found(version, turtle, asked):
    found = findings(read(""), read(turtle, version, PRIOR))
    wanted = f"The version is {version}, but what has changed since 1.0.0 asks for {asked}: "
    assert [f.message.startswith(wanted) for f in found if f.source == "version-number"] == [True]


@pytest.mark.parametrize(
    ("version", "turtle"),
    [("1.0.1", ":Meeting rdfs:comment 'x' ."), ("1.1.0", ":Talk a owl:Class ."), ("2.0.0", "")],
)
def test_a_number_that_is_high_enough_is_right(version, turtle):
    assert sources(read(""), read(turtle, version, PRIOR)) == []


@pytest.mark.parametrize("prior", ["0.9.0", "1.1.0", "first"])
def test_a_prior_version_that_is_none_is_found(prior):
    new = read("", "1.1.0", f"; owl:priorVersion <{ONTOLOGY}/{prior}>")
    assert [finding.message for finding in findings(read(""), new)] == [
        f"owl:priorVersion is {ONTOLOGY}/{prior}; it must name 1.0.0, or a later version "
        "before 1.1.0."
    ]


def test_a_missing_prior_version_is_found():
    assert [finding.message for finding in findings(read(""), read("", "1.1.0"))] == [
        "owl:priorVersion is missing; it must name 1.0.0, or a later version before 1.1.0."
    ]


def test_a_deprecation_needs_a_migration():
    deprecated = ":Meeting owl:deprecated true ; dcterms:isReplacedBy :Event ."
    new = read(deprecated, "1.1.0", PRIOR)
    assert sources(read(""), new) == [("ontology#Meeting", "migration")]


SIGNER = ":signer a owl:ObjectProperty ; rdfs:label 'signer'@en ."
DEPRECATED = f"{SIGNER} :signer owl:deprecated true ; dcterms:isReplacedBy :follows ."


def test_a_migration_serves_the_deprecation_and_the_later_removal():
    deprecated = read(DEPRECATED, "1.1.0", PRIOR)
    removed = read("", "2.0.0", f"; owl:priorVersion <{ONTOLOGY}/1.1.0>")
    assert sources(read(SIGNER), deprecated) == []
    assert sources(deprecated, removed) == []


def test_a_migration_of_an_earlier_version_serves_no_other_change():
    old = read(SIGNER, "1.1.0")
    new = read(
        f"{SIGNER} :signer rdfs:range :Person .", "2.0.0", f"; owl:priorVersion <{ONTOLOGY}/1.1.0>"
    )
    assert sources(old, new) == [("ontology#signer", "migration")]


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        (
            SIGNER + ":signer owl:deprecated true .",
            "It is deprecated, but has neither a dcterms:isReplacedBy nor a note that says why.",
        ),
        (
            SIGNER + ":signer owl:deprecated true ; dcterms:isReplacedBy :nothing .",
            f"It is replaced by {IPCOOP.nothing}, which is not a term in use.",
        ),
    ],
)
def test_a_deprecation_without_an_explanation_is_found(turtle, message):
    found = findings(read(SIGNER), read(turtle, "1.1.0", PRIOR))
    assert [(f.source, f.message) for f in found] == [("deprecation-explained", message)]


def test_a_deprecation_with_a_note_needs_no_successor():
    note = ":signer owl:deprecated true ; skos:editorialNote 'Nobody signs'@en ."
    assert sources(read(SIGNER), read(SIGNER + note, "1.1.0", PRIOR)) == []


def test_a_renaming_is_a_removal():
    new = read(SIGNER.replace(":signer", ":hasSigner"), "2.0.0", PRIOR)
    assert sources(read(SIGNER), new) == [("ontology#signer", "deprecation-first")]


def test_versions_are_numbered():
    with pytest.raises(BadDataError, match="“one” is no version of the ontology"):
        findings(read(""), read("", "one"))

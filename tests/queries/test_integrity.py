"""The integrity rules: each holds on the shipped data, and finds the change that breaks it."""

import json

import pyoxigraph as ox
import pytest

from ipcoop.config import BASE
from ipcoop.graph.build import to_nquads
from ipcoop.namespaces import CLAIMS_GRAPHS, ID, IPCOOP, PREFIXES, is_facts_graph
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.rules import breaches, rules
from ipcoop.sparql.store import MemoryStore

DOCUMENT = "graph/document/kipo-hipoc-2017"
IMPLIED = "graph/implied/kipo-hipoc-2017"
CLAIMS = "graph/claims/kipo-hipoc-2017"
EVIDENCE = "graph/evidence/kipo-hipoc-2017"
OTHER = "graph/document/other"
RULES = {rule.name: rule for rule in rules("integrity")}


def insert(graph, triples):
    return f"INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} }}"


def delete(graph, triples):
    return f"DELETE DATA {{ GRAPH <{graph}> {{ {triples} }} }}"


def change(pattern, old, new=""):
    return f"WITH <{EVIDENCE}> DELETE {{ {old} }} INSERT {{ {new} }} WHERE {{ {pattern} }}"


BROKEN = [
    (
        "term-deprecated",
        insert(DOCUMENT, "signature:x ipcoop:signer person:donggyou-choi"),
        "ontology#signer",
        "which <https://w3id.org/ipcoop/ontology#hasSigner> has replaced",
    ),
    (
        "statement-without-assertion",
        insert(DOCUMENT, "event:hipoc-2017 ipcoop:takesPlaceIn place:daejeon"),
        "id/event/hipoc-2017",
        "ontology#takesPlaceIn> https://w3id.org/ipcoop/id/place/daejeon stands in",
    ),
    (
        "statement-without-assertion",
        insert(IMPLIED, "office:kr ipcoop:isPartyTo instrument:hipoc-2017-joint-declaration"),
        "id/office/kr",
        "covers it with the status <https://w3id.org/ipcoop/scheme/status/implied>",
    ),
    (
        "statement-without-assertion",
        insert(CLAIMS, "country:kor ipcoop:describedAs 'a bridge'@en"),
        "id/country/kor",
        "covers it with the status <https://w3id.org/ipcoop/scheme/status/claimed>",
    ),
    (
        "statement-without-assertion",
        insert("graph/disputed", "event:hipoc-2017 ipcoop:statedCountryCount 14"),
        "id/event/hipoc-2017",
        "covers it with the status <https://w3id.org/ipcoop/scheme/status/disputed>",
    ),
    (
        "statement-without-assertion",
        change(
            "?a ipcoop:assertsNode person:mario-matus",
            "?a ipcoop:hasStatus status:stated",
            "?a ipcoop:hasStatus status:claimed",
        ),
        "id/person/mario-matus",
        "rdf-schema#label> Mario Matus stands in",
    ),
    (
        "statement-without-assertion",
        insert(DOCUMENT, "person:mario-matus ipcoop:holdsPost post:wipo-deputy-director-general"),
        "id/person/mario-matus",
        "ontology#holdsPost",
    ),
    (
        "assertion-without-statement",
        delete(DOCUMENT, "event:hipoc-2017 ipcoop:startDate '2017-04-12'^^xsd:date"),
        "id/assertion/",
        "ontology#startDate> 2017-04-12, but <https://w3id.org/ipcoop/graph/document/",
    ),
    (
        "assertion-without-statement",
        change(
            "?a ipcoop:assertedPredicate ipcoop:statedCountryCount",
            "?a ipcoop:hasStatus status:stated",
            "?a ipcoop:hasStatus status:disputed",
        ),
        "id/assertion/",
        "13, but <https://w3id.org/ipcoop/graph/disputed> does not hold it",
    ),
    (
        "assertion-without-node",
        delete(DOCUMENT, "person:hyun-suk-lim a ipcoop:Person"),
        "id/assertion/",
        "id/person/hyun-suk-lim>, but it has no type in",
    ),
    (
        "assertion-of-another-document",
        change("?a a ipcoop:Claim ; ipcoop:inDocument ?o", "?a ipcoop:inDocument ?o"),
        "id/assertion/",
        "does not name the document <https://w3id.org/ipcoop/id/document/kipo-hipoc-2017>",
    ),
    (
        "assertion-without-evidence",
        change("?a a ipcoop:Claim ; ipcoop:hasEvidence ?o", "?a ipcoop:hasEvidence ?o"),
        "id/assertion/",
        "no words of its document",
    ),
    (
        "fact-only-claimed",
        insert(DOCUMENT, "country:kor ipcoop:describedAs 'a global IP leader'@en"),
        "id/country/kor",
        "a global IP leader as a fact, but only <https://w3id.org/ipcoop/graph/claims/",
    ),
    (
        "fact-also-claimed",
        insert(CLAIMS, "organisation:wipo ipcoop:cooperatesWith office:kr"),
        "id/organisation/wipo",
        "graph/document/kipo-hipoc-2017> and in <https://w3id.org/ipcoop/graph/claims/",
    ),
    (
        "blank-node",
        insert(DOCUMENT, "event:hipoc-2017 ipcoop:hasParticipation [ a ipcoop:Participation ]"),
        "",
        "holds a blank node as object of <https://w3id.org/ipcoop/ontology#hasParticipation>",
    ),
    (
        "subject-without-type",
        insert(IMPLIED, "person:nobody rdfs:label 'Nobody'@en"),
        "id/person/nobody",
        "no graph gives it a type",
    ),
    (
        "subject-without-label",
        insert(CLAIMS, "person:nobody a ipcoop:Person ; rdfs:label '아무도'@ko"),
        "id/person/nobody",
        "no graph gives it an English label",
    ),
    (
        "term-not-declared",
        insert(DOCUMENT, "office:kr ipcoop:meets office:vn"),
        "ontology#meets",
        "graph/document/kipo-hipoc-2017> uses",
    ),
    (
        "term-not-declared",
        insert(CLAIMS, "event:hipoc-2017 a ipcoop:Picnic"),
        "ontology#Picnic",
        "graph/claims/kipo-hipoc-2017> uses",
    ),
    (
        "reference-to-nothing",
        insert(DOCUMENT, "event:hipoc-2017 ipcoop:takesPlaceIn place:nowhere"),
        "id/place/nowhere",
        "by <https://w3id.org/ipcoop/ontology#takesPlaceIn>, but no graph",
    ),
    (
        "question-about-nothing",
        change(
            "?a ipcoop:questionSubject post:vn-head",
            "?a ipcoop:questionSubject post:vn-head",
            "?a ipcoop:questionSubject post:nowhere",
        ),
        "id/question/kipo-hipoc-2017-post-vn-head-is-held-by",
        "id/post/nowhere>, but no graph describes that",
    ),
    (
        "question-answered",
        insert(
            OTHER, "instrument:hipoc-2017-joint-declaration ipcoop:signedOn '2017-04-14'^^xsd:date"
        ),
        "id/question/kipo-hipoc-2017-instrument-hipoc-2017-joint-declaration-signed-on",
        "graph/document/other> answers it: 2017-04-14",
    ),
    (
        "question-answered",
        insert(
            DOCUMENT,
            "instrument:hipoc-2017-joint-declaration ipcoop:hasSignatory person:donggyou-choi",
        ),
        "id/question/kipo-hipoc-2017-instrument-hipoc-2017-joint-declaration-has-signatory",
        "id/person/donggyou-choi",
    ),
    (
        "question-answered",
        insert("graph/inferred", "post:vn-head ipcoop:isHeldBy person:somebody"),
        "id/question/kipo-hipoc-2017-post-vn-head-is-held-by",
        "graph/inferred> answers it: https://w3id.org/ipcoop/id/person/somebody",
    ),
]


@pytest.fixture(scope="module")
def some_quads(part):
    return to_nquads(part)


@pytest.fixture
def changed(some_quads):
    """Make a store of what the document has to do with, and a change in its named graphs."""

    def make(update):
        engine = loaded(some_quads)
        apply(engine, update)
        return MemoryStore.from_nquads(engine.dump(format=ox.RdfFormat.N_QUADS))

    return make


def loaded(quads):
    engine = ox.Store()
    engine.bulk_load(quads, ox.RdfFormat.N_QUADS)
    return engine


def apply(engine, update):
    before = set(engine)
    prefixes = "".join(f"PREFIX {prefix}: <{name}>\n" for prefix, name in PREFIXES.items())
    engine.update(f"BASE <{BASE}>\n{prefixes}{update}")
    assert set(engine) != before


def found(store, name):
    answer = json.loads(store.query(QueryRequest(RULES[name].text), JSON).read())
    rows = answer["results"]["bindings"]
    return [(row["focus"]["value"], row["message"]["value"]) for row in rows]


@pytest.mark.parametrize("dataset", ["shipped", "second"])
def test_every_rule_holds_on_the_data(dataset, stores):
    assert list(breaches(stores[dataset], RULES.values())) == []


@pytest.mark.parametrize(
    ("name", "update", "focus", "words"), BROKEN, ids=[name for name, *_ in BROKEN]
)
def test_a_rule_finds_the_change_that_breaks_it(name, update, focus, words, changed):
    breaking = found(changed(update), name)
    assert any(focus in thing and words in message for thing, message in breaking), breaking


def test_every_rule_is_broken_in_some_test():
    assert set(RULES) == {name for name, *_ in BROKEN} | {"default-graph-not-the-facts"}


@pytest.mark.parametrize(
    ("update", "words"),
    [
        (
            "INSERT DATA { office:kr ipcoop:cooperatesWith office:vn }",
            "stands in the default graph, but in no facts graph",
        ),
        (
            "DELETE DATA { office:kr ipcoop:isMemberOf group:ip5 }",
            "graph/reference>, but not in the default graph",
        ),
    ],
)
def test_a_default_graph_that_is_not_the_facts_is_found(update, words, some_quads):
    engine = loaded(some_quads)
    facts = [graph for graph in engine.named_graphs() if is_facts_graph(graph.value)]
    engine.update("; ".join(f"ADD {graph} TO DEFAULT" for graph in facts))
    assert found(MemoryStore(engine), "default-graph-not-the-facts") == []
    apply(engine, update)
    breaking = found(MemoryStore(engine), "default-graph-not-the-facts")
    assert any(words in message for _, message in breaking)


def test_one_document_may_state_what_another_claims(changed):
    statement = "country:kor ipcoop:describedAs 'a global IP leader'@en"
    assert found(changed(insert(OTHER, statement)), "fact-also-claimed") == []


def test_an_unnamed_group_answers_no_question(changed):
    heads = "group:kipo-hipoc-2017-heads-of-the-ip-offices"
    statement = f"instrument:hipoc-2017-joint-declaration ipcoop:hasSignatory {heads}"
    assert found(changed(insert(OTHER, statement)), "question-answered") == []


def test_the_default_graph_holds_no_claim_no_signing_date_and_no_name_of_a_head(ask):
    prefix = f"PREFIX ipcoop: <{IPCOOP}>\n"
    assert ask(prefix + "SELECT ?x { ?x a ipcoop:Claim }") == "x\n"
    declaration = f"{ID}instrument/hipoc-2017-joint-declaration"
    assert ask(f"{prefix} SELECT ?day {{ <{declaration}> ipcoop:signedOn ?day }}") == "day\n"
    heads = "SELECT ?x { ?x a ipcoop:HeadPost ; ipcoop:isHeldBy|^ipcoop:inPost ?holder }"
    choi = f"{ID}post/kr-commissioner"
    assert set(ask(prefix + heads).split()) == {"x", choi}


def test_nothing_that_is_claimed_stands_as_a_fact(ask):
    claimed_facts = f"""
        SELECT ?s ?p ?o {{
          GRAPH ?claims {{ ?s ?p ?o }}
          FILTER (STRSTARTS(STR(?claims), "{CLAIMS_GRAPHS}"))
          ?s ?p ?o
        }}"""
    assert ask(claimed_facts) == "s,p,o\n"

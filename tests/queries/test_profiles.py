"""The profiles: what must be in each view, and what must not."""

import re
from pathlib import Path

import pytest
from rdflib import (
    DCTERMS,
    FOAF,
    ORG,
    PROV,
    RDF,
    RDFS,
    SDO,
    SKOS,
    TIME,
    BNode,
    Dataset,
    Graph,
    Literal,
    URIRef,
)
from rdflib.namespace import OWL

from ipcoop.errors import NotFoundError
from ipcoop.graph.build import facts, to_nquads
from ipcoop.graph.closure import inferred
from ipcoop.graph.export import to_jsonld, to_rdfxml
from ipcoop.graph.turtle import read_turtle, to_turtle
from ipcoop.graph.validate import validate
from ipcoop.namespaces import (
    GRAPH,
    ID,
    INFERRED_GRAPH,
    IPCOOP,
    ONTOLOGY_GRAPH,
    PREFIXES,
    REFERENCE_GRAPH,
    SCHEME,
    is_facts_graph,
)
from ipcoop.resources import read_text, resource
from ipcoop.sparql.profiles import profiles, view, view_shapes
from ipcoop.sparql.store import MemoryStore

FOLDER = Path(__file__).parent / "profiles"
EXPECTED = sorted(FOLDER.glob("expected/*.ttl"))
ABSENT = sorted(FOLDER.glob("absent/*.ttl"))
DATASETS = ("shipped", "second", "fund")
OWN = "kipo-hipoc-2017"
STATUS = {"document": "stated", "implied": "implied", "claims": "claimed", "disputed": "disputed"}
VOCABULARIES = {
    "iati": (DCTERMS, RDF, SKOS, TIME),
    "org": (DCTERMS, FOAF, ORG, RDF, SKOS, TIME),
    "prov": (PROV, RDF, RDFS, SKOS),
    "schema": (RDF, SDO),
}
CLOSED = {
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "org": ORG,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SDO,
    "skos": SKOS,
    "time": TIME,
}
TERM = re.compile(rf"(?<![\w-])({'|'.join(CLOSED)}):(\w+)")


@pytest.fixture(scope="module")
def datasets(shipped, second, part):
    """Three datasets; that of the fund is a part of the shipped one with some made-up facts."""
    fund = Dataset().parse(data=read_text(FOLDER / "made-up-fund.trig"), format="trig")
    for subject, predicate, value, graph in part.quads():
        if graph != INFERRED_GRAPH:
            fund.graph(graph).add((subject, predicate, value))
    for triple in inferred(facts(fund)):
        fund.graph(INFERRED_GRAPH).add(triple)
    return {"shipped": shipped, "second": second, "fund": fund}


@pytest.fixture(scope="module")
def views(datasets, stores):
    """Every view of every dataset."""
    fund = MemoryStore.from_nquads(to_nquads(datasets["fund"]))
    every = {**stores, "fund": fund}.items()
    return {(name, p): view(store, p) for name, store in every for p in profiles()}


def key(path):
    """Return the dataset and the profile that a file is about."""
    return tuple(path.stem.split("-"))


def of(dataset, folder):
    """Return the triples of the graphs of a folder."""
    graphs = (g for g in dataset.graphs() if str(g.identifier).startswith(GRAPH[folder]))
    return {triple for graph in graphs for triple in graph}


every_profile = pytest.mark.parametrize("profile", profiles())
every_dataset = pytest.mark.parametrize("dataset", DATASETS)


def test_there_are_four_profiles():
    assert profiles() == ["iati", "org", "prov", "schema"]


def test_an_unknown_profile_is_refused_with_the_names_that_there_are(stores):
    with pytest.raises(NotFoundError, match="iati, org, prov, schema"):
        view(stores["shipped"], "foaf")
    with pytest.raises(NotFoundError, match="iati, org, prov, schema"):
        view_shapes("../event")


@every_profile
@every_dataset
def test_a_view_conforms_to_its_shapes(dataset, profile, views):
    doubts = {
        ("fund", "org"): {
            "It is not known, or in doubt, whose membership this is. Found: nothing."
        },
        **{
            (data, "iati"): {"No document tells of the activity. Found: nothing."}
            for data in DATASETS
        },
    }
    findings = validate(views[dataset, profile], view_shapes(profile)).findings
    assert {f.message for f in findings if f.severity == "Violation"} == set()
    assert {f.message for f in findings} == doubts.get((dataset, profile), set())


@every_profile
@every_dataset
def test_a_view_has_no_blank_node(dataset, profile, views):
    terms = {term for triple in views[dataset, profile] for term in triple}
    assert not [term for term in terms if isinstance(term, BNode)]


@every_profile
@every_dataset
def test_a_view_uses_only_terms_that_its_vocabularies_have(dataset, profile, views, datasets):
    graph = views[dataset, profile]
    used = {*graph.predicates(), *graph.objects(None, RDF.type)}
    foreign = {t for t in used if not any(t in known for known in VOCABULARIES[profile])}
    own = {term for term in foreign if term in IPCOOP}
    assert foreign == own
    ontology = datasets["shipped"].graph(ONTOLOGY_GRAPH)
    assert all((term, RDF.type, None) in ontology for term in own)
    assert not [term for term in own if (term, OWL.deprecated, None) in ontology]
    allowed = {"prov": {IPCOOP.hasModality, IPCOOP.hasStatus}, "org": set(), "schema": set()}
    assert own <= allowed.get(profile, own)


@every_profile
def test_queries_and_shapes_name_only_terms_that_exist(profile):
    text = read_text(resource("queries", "profiles", f"{profile}.rq"))
    text += read_text(resource("shapes", "profiles", f"{profile}.ttl"))
    named = {(prefix, name) for prefix, name in TERM.findall(text)}
    assert {(p, n) for p, n in named if CLOSED[p]._NS + n not in CLOSED[p]} == set()
    assert len(named) > 5


@pytest.mark.parametrize("profile", ["iati", "org", "schema"])
@every_dataset
def test_whatever_a_view_refers_to_is_described_in_it(dataset, profile, views):
    graph = views[dataset, profile]
    named = {value for value in graph.objects() if isinstance(value, URIRef)}
    referred = {value for value in named if value in ID or value in SCHEME}
    assert referred - set(graph.subjects()) == set()
    assert len(referred) > 5


@every_profile
def test_a_view_survives_every_format(profile, views):
    graph = views["fund", profile]
    assert set(Graph().parse(data=to_turtle(graph), format="turtle")) == set(graph)
    assert set(Graph().parse(data=to_jsonld(graph), format="json-ld")) == set(graph)
    assert set(Graph().parse(data=to_rdfxml(graph), format="xml")) == set(graph)


def test_a_view_has_the_prefixes_of_the_project(views):
    bound = {prefix: str(name) for prefix, name in views["shipped", "org"].namespaces()}
    assert {prefix: str(name) for prefix, name in PREFIXES.items()}.items() <= bound.items()


@pytest.mark.parametrize(
    "profile", ["iati", *(pytest.param(one, marks=pytest.mark.slow) for one in ("org", "schema"))]
)
def test_another_engine_gives_the_same_view(profile, part):
    dataset = Dataset()
    for subject, predicate, value, graph in part.quads():
        dataset.graph(graph).add((subject, predicate, value))
        if is_facts_graph(str(graph)):
            dataset.default_graph.add((subject, predicate, value))
    answer = dataset.query(read_text(resource("queries", "profiles", f"{profile}.rq")))
    expected = view(MemoryStore.from_nquads(to_nquads(part)), profile)
    assert set(answer.graph) == set(expected)
    assert len(expected) > 50


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_a_view_tells_what_is_known(path, views):
    assert set(read_turtle(path)) - set(views[key(path)]) == set()


@pytest.mark.parametrize("path", ABSENT, ids=lambda path: path.stem)
def test_a_view_does_not_tell_what_no_source_states(path, views):
    assert set(read_turtle(path)) & set(views[key(path)]) == set()


def test_the_only_activity_of_the_first_document_that_a_fund_pays_for_is_in_the_iati_view(views):
    graph = views["shipped", "iati"]
    found = set(graph.subjects(DCTERMS.isReferencedBy))
    assert found == {ID["activity/kr-wipo-development-projects"]}


def test_who_funds_a_fund_takes_part_in_what_it_pays_for(datasets):
    fund = Dataset()
    without = ID["involvement/kh-training-kr"]
    for subject, predicate, value, graph in datasets["fund"].quads():
        if without not in (subject, value):
            fund.graph(graph).add((subject, predicate, value))
    node = ID["activity/kh-training#funding-office-kr"]
    graph = view(MemoryStore.from_nquads(to_nquads(fund)), "iati")
    assert graph.value(node, IPCOOP.involvesOrganisation) == ID["office/kr"]


NOT_STATED = {
    "iati": (
        ID["activity/kr-development-of-brands"],
        IPCOOP.isFinancedBy,
        ID["fund/wipo-korea-funds-in-trust"],
    ),
    "org": (ID["office/vn"], IPCOOP.isMemberOf, ID["group/ip5"]),
    "schema": (ID["event/hipoc-2017"], IPCOOP.takesPlaceIn, ID["place/daejeon"]),
}


def quad(triple, graph):
    return f"{' '.join(term.n3() for term in (*triple, graph))} .\n".encode()


@pytest.mark.parametrize("folder", [f"implied/{OWN}", f"claims/{OWN}", "disputed"])
@pytest.mark.parametrize("profile", NOT_STATED)
def test_what_is_implied_claimed_or_disputed_changes_no_view_of_facts(
    profile, folder, shipped_quads, views
):
    more = quad(NOT_STATED[profile], GRAPH[folder])
    seen = set(view(MemoryStore.from_nquads(shipped_quads + more), profile))
    assert seen == set(views["shipped", profile])


@pytest.mark.parametrize("profile", NOT_STATED)
def test_what_a_document_states_does_change_the_view(profile, shipped_quads, views):
    more = quad(NOT_STATED[profile], GRAPH[f"document/{OWN}"])
    seen = set(view(MemoryStore.from_nquads(shipped_quads + more), profile))
    assert seen > set(views["shipped", profile])


@pytest.mark.parametrize("profile", NOT_STATED)
def test_a_view_of_facts_needs_neither_claims_nor_what_is_implied(profile, shipped_quads, views):
    kept = shipped_quads.splitlines(keepends=True)
    for folder in (f"implied/{OWN}", f"claims/{OWN}"):
        before, end = len(kept), f" <{GRAPH[folder]}> .\n".encode()
        kept = [line for line in kept if not line.endswith(end)]
        assert len(kept) < before
    seen = set(view(MemoryStore.from_nquads(b"".join(kept)), profile))
    assert seen == set(views["shipped", profile])


def statements(graph, status):
    """Return the triples that the statements of a status in a PROV view are about."""
    return {
        tuple(graph.value(node, term) for term in (RDF.subject, RDF.predicate, RDF.object))
        for node in graph.subjects(RDF.type, RDF.Statement)
        if (node, IPCOOP.hasStatus, SCHEME[f"status/{status}"]) in graph
    }


@pytest.mark.parametrize("dataset", ["shipped", "second"])
@pytest.mark.parametrize("folder", STATUS)
def test_every_triple_of_the_documents_has_a_statement_of_its_status(
    dataset, folder, datasets, views
):
    quads = datasets[dataset]
    told = of(quads, f"{folder}/" if folder != "disputed" else folder)
    if folder == "disputed":
        sourced = set(quads.graph(REFERENCE_GRAPH).subjects(DCTERMS.source))
        told = {triple for triple in told if triple[0] not in sourced}
    assert statements(views[dataset, "prov"], STATUS[folder]) == told


@pytest.mark.parametrize("dataset", ["shipped", "second"])
def test_nothing_that_is_only_claimed_implied_or_disputed_is_a_triple_of_the_prov_view(
    dataset, datasets, views
):
    quads = datasets[dataset]
    names = [graph.identifier for graph in quads.graphs() if is_facts_graph(str(graph.identifier))]
    stated = {triple for name in names for triple in quads.graph(name)}
    only = {t for f in ("implied/", "claims/", "disputed") for t in of(quads, f)} - stated
    assert len(only) > 50
    assert only & set(views[dataset, "prov"]) == set()


def test_a_claim_is_attributed_to_who_claims_it_with_its_status(views):
    graph = views["shipped", "prov"]
    [claim] = graph.subjects(RDF.object, Literal("a global IP leader", lang="en"))
    assert set(graph.objects(claim, PROV.wasAttributedTo)) == {ID["person/donggyou-choi"]}
    assert (
        graph.value(claim, PROV.wasInfluencedBy)
        == ID["event/hipoc-2017-opening-ceremony-choi-statement"]
    )
    assert graph.value(claim, IPCOOP.hasStatus) == SCHEME["status/claimed"]
    assert graph.value(claim, IPCOOP.hasModality) == SCHEME["modality/present"]
    sources = set(graph.objects(claim, PROV.wasDerivedFrom))
    assert ID[f"document/{OWN}"] in sources
    quotes = {str(graph.value(source, PROV.value)) for source in sources}
    assert "a global IP leader" in quotes


def test_what_a_document_claims_in_its_own_voice_is_attributed_to_it(views):
    graph = views["shipped", "prov"]
    claimed = set(graph.subjects(PROV.wasAttributedTo, ID[f"document/{OWN}"]))
    assert {graph.value(node, RDF.predicate) for node in claimed} == {IPCOOP.describedAs}
    assert (ID[f"document/{OWN}"], RDF.type, PROV.Agent) in graph


def test_an_assertion_of_a_relation_is_a_collection_of_statements_on_its_links(views):
    graph = views["shipped", "prov"]
    node = ID["participation/hipoc-2017-mm-head"]
    statements_on_it = set(graph.subjects(RDF.subject, node))
    [collection] = {c for s in statements_on_it for c in graph.subjects(PROV.hadMember, s)}
    assert set(graph.objects(collection, PROV.hadMember)) == statements_on_it
    links = {IPCOOP.hasParticipationRole, IPCOOP.inCapacityOf, IPCOOP.isParticipationIn}
    told = {graph.value(statement, RDF.predicate) for statement in statements_on_it}
    assert told == {RDF.type, RDFS.label, *links}

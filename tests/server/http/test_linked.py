"""Every IRI of the graph leads to its description, as a page or as data."""

import re
from random import Random
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, SDO, Graph, Literal, URIRef

from ipcoop.config import BASE
from ipcoop.http.app import create_app
from ipcoop.namespaces import EVIDENCE_GRAPHS, ID, IPCOOP, REFERENCE_GRAPH
from ipcoop.sparql import describing, profiles
from ipcoop.sparql.profiles import view
from ipcoop.sparql.store import MemoryStore

TURTLE = {"Accept": "text/turtle"}
EVENT = "event/hipoc-2017"
EVENT_TYPES = "application/rdf+xml;q=0.5, text/html;q=0.4"
HUB = 40


@pytest.fixture(scope="module")
def client(shipped_quads):
    return create_app(MemoryStore.from_nquads(shipped_quads)).test_client()


def client_of(*lines):
    return create_app(MemoryStore.from_nquads("".join(lines).encode())).test_client()


def described(client, address, media_type="text/turtle"):
    response = client.get(address, headers={"Accept": media_type}, follow_redirects=True)
    assert response.status_code == 200, address
    return Graph().parse(data=response.data, format=media_type, publicID=BASE)


@pytest.mark.parametrize(
    ("accept", "location"),
    [
        ("text/html", f"/page/{EVENT}"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", f"/page/{EVENT}"),
        ("text/turtle", f"/data/{EVENT}"),
        ("*/*", f"/data/{EVENT}"),
        (EVENT_TYPES, f"/data/{EVENT}"),
        ("text/html;q=0.9, text/turtle;q=0.8", f"/page/{EVENT}"),
    ],
)
def test_a_thing_is_answered_with_303_to_what_is_preferred(client, accept, location):
    response = client.get(f"/id/{EVENT}", headers={"Accept": accept})
    assert (response.status_code, response.location) == (303, location)
    assert response.headers["Vary"] == "Accept"
    assert response.headers["Link"] == f'</data/{EVENT}>; rel="describedby"'
    assert client.get("/id/a/b", headers={"Accept": "image/png"}).status_code == 406


def test_every_iri_of_the_graph_is_described(client, shipped_quads):
    store = ox.Store()
    store.bulk_load(shipped_quads, ox.RdfFormat.N_QUADS)
    terms = {term.value for quad in store for term in quad if isinstance(term, ox.NamedNode)}
    ours = sorted(term for term in terms if term.startswith(BASE) and "ontology" not in term)
    assert {iri.removeprefix(BASE).partition("/")[0] for iri in ours} >= {"id", "scheme", "graph"}
    for iri in Random(1).sample(ours, 60):
        graph = described(client, f"/{iri.removeprefix(BASE)}")
        assert iri.startswith(f"{BASE}graph/") or URIRef(iri) in graph.all_nodes(), iri


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("ttl", "text/turtle"),
        ("nt", "application/n-triples"),
        ("jsonld", "application/ld+json"),
        ("rdf", "application/rdf+xml"),
    ],
)
def test_a_suffix_and_the_accept_header_give_the_same(client, suffix, media_type):
    by_suffix = client.get(f"/data/{EVENT}.{suffix}")
    by_header = client.get(f"/data/{EVENT}", headers={"Accept": media_type})
    assert by_suffix.data == by_header.data
    assert by_suffix.mimetype == by_header.mimetype == media_type
    assert client.head(f"/data/{EVENT}.{suffix}").content_length == len(by_suffix.data)


def test_a_description_has_labels_links_and_assertions_but_no_claim_as_a_fact(client):
    graph = described(client, f"/id/{EVENT}")
    event = ID[EVENT]
    assert (event, IPCOOP.hasTheme, ID["theme/client-centric-ip-services"]) in graph
    label = Literal("client-centric IP services", lang="en")
    assert (ID["theme/client-centric-ip-services"], RDFS.label, label) in graph
    assert (None, IPCOOP.participatesIn, event) in graph
    assert (None, IPCOOP.assertedSubject, event) in graph
    assert (event, IPCOOP.isOpportunityFor, None) not in graph


def test_headers_name_the_thing_the_other_formats_the_licence_and_the_types(client):
    links = client.get(f"/data/{EVENT}", headers=TURTLE).headers["Link"].split(", ")
    assert f'<{ID[EVENT]}>; rel="describes"' in links
    assert f'</page/{EVENT}>; rel="alternate"; type="text/html"' in links
    assert f'</data/{EVENT}.jsonld>; rel="alternate"; type="application/ld+json"' in links
    assert any(link.endswith('rel="license"') for link in links)
    assert f'<{IPCOOP.Conference}>; rel="type"' in links
    assert not any("next" in link for link in links)


def test_what_has_thousands_of_links_comes_in_pages_that_make_up_the_whole(monkeypatch):
    monkeypatch.setattr(describing, "AT_ONCE", 25)
    hub = ID["office/hub"]
    lines = [f"<{ID}event/{n}> <{IPCOOP.isOrganisedBy}> <{hub}> <{REFERENCE_GRAPH}> .\n"
             for n in range(HUB)]  # fmt: skip
    client = client_of(*lines)
    address, found, sizes = "/data/office/hub", set(), []
    while address:
        response = client.get(address, headers=TURTLE)
        graph = Graph().parse(data=response.data, format="turtle")
        sizes.append(len(graph))
        found.update(graph.subjects(IPCOOP.isOrganisedBy, hub))
        links = [part for part in response.headers["Link"].split(", ") if 'rel="next"' in part]
        address = links[0][1:].partition(">")[0] if links else ""
    assert (sizes, len(found)) == ([25, 15], HUB)


@pytest.mark.parametrize(
    ("profile", "name", "prop"),
    [
        ("org", "office/kr", ORG.hasSubOrganization),
        ("schema", EVENT, SDO.organizer),
        ("iati", "activity/korea-funds-in-trust-activities", DCTERMS.title),
    ],
)
def test_a_profile_tells_of_a_thing_what_it_tells_of_it_in_the_whole_view(
    client, shipped_quads, profile, name, prop
):
    thing = ID[name]
    whole = view(MemoryStore.from_nquads(shipped_quads), profile)
    response = client.get(f"/data/{name}.ttl?profile={profile}")
    graph = Graph().parse(data=response.data, format="turtle")
    assert (thing, prop, None) in graph
    assert set(graph) <= set(whole)
    assert set(graph.triples((thing, None, None))) == set(whole.triples((thing, None, None)))
    assert f'</data/{name}.nt?profile={profile}>; rel="alternate"' in response.headers["Link"]


def test_the_profile_of_provenance_has_the_words_behind_what_is_said_of_a_thing(client):
    data = client.get(f"/data/{EVENT}?profile=prov", headers=TURTLE).data
    graph = Graph().parse(data=data, format="turtle")
    statements = set(graph.subjects(RDF.subject, ID[EVENT]))
    assert len(statements) > 5
    for statement in statements:
        spans = set(graph.objects(statement, PROV.wasDerivedFrom))
        assert any(graph.value(span, PROV.value) for span in spans)


def test_a_profile_comes_in_pages_and_one_that_is_not_there_is_404(client, monkeypatch):
    monkeypatch.setattr(profiles, "AT_ONCE", 100)
    address, found = f"/data/{EVENT}?profile=prov", Graph()
    while address:
        response = client.get(address, headers=TURTLE)
        found.parse(data=response.data, format="turtle")
        links = [part for part in response.headers["Link"].split(", ") if 'rel="next"' in part]
        address = links[0][1:].partition(">")[0] if links else ""
    monkeypatch.undo()
    whole = client.get(f"/data/{EVENT}?profile=prov", headers=TURTLE).data
    assert set(found) == set(Graph().parse(data=whole, format="turtle"))
    none = client.get(f"/data/{EVENT}?profile=none", headers=TURTLE)
    assert (none.status_code, none.json["detail"]) == (404, "“none” is the name of no profile.")
    nothing = client.get(f"/data/{EVENT}?profile=iati", headers=TURTLE)
    assert nothing.status_code == 404
    assert "in the terms of iati" in nothing.json["detail"]


@pytest.mark.parametrize("name", ["office/none", "a b/c", "office/<x>", "office/한국"])
def test_what_is_not_in_the_graph_is_404_with_the_reason(client, name):
    for place in ("data", "page"):
        response = client.get(f"/{place}/{quote(name)}", headers=TURTLE)
        assert response.status_code == 404
        assert name in response.json["detail"]
    assert client.get("/data/office/kr?page=0").status_code == 400


def test_an_iri_of_other_letters_is_described():
    thing = ID["office/한국"]
    client = client_of(f'<{thing}> <{RDFS.label}> "x" <{EVIDENCE_GRAPHS}1> .\n')
    response = client.get(f"/id/{quote('office/한국')}", headers=TURTLE, follow_redirects=True)
    assert (thing, RDFS.label, Literal("x")) in Graph().parse(data=response.data, format="turtle")
    assert (thing, RDF.type, None) not in Graph().parse(data=response.data, format="turtle")


def test_a_profile_is_kept_on_the_way_to_the_data(client):
    response = client.get("/id/office/kr?profile=schema", headers=TURTLE)
    assert response.headers["Location"] == "/data/office/kr?profile=schema"


def test_it_is_known_of_each_profile_what_it_has_terms_for():
    assert sorted(profiles._KINDS) == profiles.profiles()


def test_only_profiles_with_terms_for_a_thing_are_named(client):
    links = client.get("/data/instrument/hipoc-2017-joint-declaration", headers=TURTLE)
    named = re.findall(r'profile=(\w+)>; rel="alternate"; title', links.headers["Link"])
    assert named == ["schema"]
    response = client.get("/data/office/kr?profile=iati", headers=TURTLE)
    assert response.status_code == 404
    assert response.json["remedy"] == "Ask for it without a profile, or for another one."


def test_a_shape_that_is_not_there_is_not_found(client):
    assert client.get("/shape/EventShape").headers["Location"] == "/shapes#EventShape"
    assert client.get("/shape/NoSuchShape").status_code == 404


@pytest.mark.parametrize("name", ["office/%zz", "office/%", "office/\x85", "office/\ufffd"])
def test_what_is_part_of_no_iri_is_not_found(client, name):
    response = client.get(f"/page/{quote(name)}")
    assert (response.status_code, response.json["remedy"]) == (
        404,
        "See whether the address is whole.",
    )

import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal
from rdflib.compare import to_canonical_graph

from ipcoop.config import BASE
from ipcoop.graph.canonical import canonical as named_alike
from ipcoop.graph.documentation.terms import own_terms
from ipcoop.graph.documentation.wording import link
from ipcoop.graph.modules import modules
from ipcoop.graph.releases import current, current_version, owl_xml, release, versions
from ipcoop.graph.versions import compare
from ipcoop.http.editions import edition, module_names, text
from ipcoop.http.triples import as_text
from ipcoop.namespaces import IPCOOP, ONTOLOGY
from ipcoop.sparql.formats import GRAPHS, JSON_LD, N_TRIPLES, RDF_XML, TURTLE

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
OLD = versions()[0]
PARSERS = {TURTLE: "turtle", N_TRIPLES: "nt", JSON_LD: "json-ld", RDF_XML: "xml"}
TYPES = {
    "text/turtle": "text/turtle; charset=utf-8",
    "application/n-triples": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/owl+xml": "application/owl+xml",
}
SUFFIXES = dict(zip(["ttl", "nt", "jsonld", "rdf", "owl"], TYPES.values(), strict=True))


class Page(HTMLParser):
    """A page: its elements, the text of each by id, and what is marked as Korean.

    It checks that the elements are closed.
    """

    VOID = frozenset(["meta", "link", "br"])

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.texts, self.korean = [], [], {}, set()
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append((tag, dict(attributes)))
            self.texts.setdefault(dict(attributes).get("id"), "")

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for name in {given.get("id") for _, given in self.open}:
            self.texts[name] += data
        if any(given.get("lang") == "ko" for _, given in self.open):
            self.korean.add(data)

    def all(self, attribute):
        return [given[attribute] for _, given in self.elements if attribute in given]


def undocumented(page, graph):
    """The own terms without a section with their labels and definitions in both languages."""
    for term in own_terms(graph):
        section = page.texts.get(link(term).anchor, "")
        for predicate in (RDFS.label, SKOS.definition):
            found = list(graph.objects(term, predicate))
            both = {text.language for text in found} == {"en", "ko"}
            if not both or not all(str(text) in section for text in found):
                yield term, predicate


def canonical(graph):
    return set(to_canonical_graph(graph))


@pytest.fixture(scope="module")
def html(app):
    return app.test_client().get("/ontology", headers=BROWSER).text


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


@pytest.fixture(scope="module")
def old_page(app):
    return Page(app.test_client().get(f"/ontology/{OLD}", headers=BROWSER).text)


@pytest.fixture(scope="module")
def now():
    return canonical(current())


@pytest.fixture(scope="module")
def then():
    return to_canonical_graph(release(OLD))


def test_no_term_is_undocumented(page):
    assert list(undocumented(page, current())) == []


def test_a_term_without_a_section_or_a_definition_is_undocumented(page):
    graph = current()
    graph.remove((IPCOOP.IPOffice, SKOS.definition, None))
    graph.add((IPCOOP.IPOffice, SKOS.definition, Literal("An office", "en")))
    graph.remove((IPCOOP.Event, RDFS.label, None))
    for language in ("en", "ko"):
        graph.add((IPCOOP.Event, RDFS.label, Literal("party", language)))
    graph.add((IPCOOP.Gull, RDF.type, OWL.Class))
    graph.add((IPCOOP.Weight, RDF.type, RDFS.Datatype))
    assert set(undocumented(page, graph)) == {
        (IPCOOP.IPOffice, SKOS.definition),
        (IPCOOP.Event, RDFS.label),
        (IPCOOP.Gull, RDFS.label),
        (IPCOOP.Gull, SKOS.definition),
        (IPCOOP.Weight, RDFS.label),
        (IPCOOP.Weight, SKOS.definition),
    }


def test_each_term_has_a_heading_of_its_own(page):
    sections = [given["id"] for _, given in page.elements if given.get("class") == "term"]
    assert sorted(sections) == sorted(link(term).anchor for term in own_terms(current()))


@pytest.mark.parametrize("which", ["page", "old_page"])
def test_ids_are_unique_and_links_lead_to_them(which, request):
    found = request.getfixturevalue(which)
    ids = found.all("id")
    assert len(ids) == len(set(ids))
    inner = [address[1:] for address in found.all("href") if address.startswith("#")]
    assert inner
    assert set(inner) <= set(ids)
    named = " ".join(found.all("aria-labelledby")).split()
    assert named
    assert set(named) <= set(ids)


@pytest.mark.parametrize("which", ["page", "old_page"])
def test_links_to_other_servers_are_web_addresses(which, request):
    for address in set(request.getfixturevalue(which).all("href")):
        if not address.startswith(("/", "#", "?")):
            assert urlsplit(address).scheme in {"http", "https"}, address


def test_the_page_needs_no_script_and_no_inline_style(page, html):
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"style", "iframe", "object", "img"}
    assert {given["type"] for tag, given in page.elements if tag == "script"} <= {
        "application/ld+json"
    }
    names = {name for _, given in page.elements for name in given}
    assert not {name for name in names if name == "style" or name.startswith("on")}
    assert html.count("<h1>") == 1


def test_the_page_has_a_diagram_for_each_module_with_terms(page):
    declaring = {str(name) for name, graph in modules().items() if own_terms(graph)}
    found = [name for name in page.texts if name and name.startswith("diagram-")]
    assert {f"{ONTOLOGY}/{name.split('-')[1]}" for name in found} == declaring


def test_the_page_tells_all_that_the_header_says(page):
    header = modules()[ONTOLOGY]
    for predicate, value in header.predicate_objects(ONTOLOGY):
        if predicate == IPCOOP.ruleException:
            for part in value.split(": ", 1):
                assert part in page.texts[None], value
        elif predicate not in {RDF.type, OWL.imports}:
            assert str(value) in page.texts[None], value


def test_the_page_leads_to_every_format_and_version(page):
    for suffix in SUFFIXES:
        assert f"/ontology.{suffix}" in page.all("href")
    for version in versions():
        assert f"/ontology/{version}" in page.all("href")


def test_korean_is_marked_as_korean(page):
    ontology = current()
    told = {
        text
        for term in own_terms(ontology)
        for predicate in (RDFS.label, SKOS.definition)
        for text in ontology[term:predicate]
    }
    assert page.korean >= {str(text) for text in told if text.language == "ko"}
    assert page.korean.isdisjoint({str(text) for text in told if text.language == "en"})


def test_a_term_links_to_what_its_axioms_name(html):
    section = re.search(r'<section class="term" id="HostOffice">.*?</section>', html, re.DOTALL)[0]
    for name in ("IPOffice", "organises", "CooperationEvent"):
        assert f'<a href="#{name}"><code>{name}</code></a>' in section
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", section))
    assert "IPOffice and (organises some CooperationEvent)" in words


def test_the_page_tells_what_each_version_changed(page, old_page):
    told, told_then = page.texts[None], old_page.texts[None]
    for old, new in pairwise(versions()):
        for sentences in compare(release(old), release(new)).sentences.values():
            assert [sentence for sentence in sentences if sentence not in told] == []
        assert f"section-changes-{new}" in page.texts
        assert f"section-changes-{new}" not in old_page.texts
    assert "The first version." in told_then


def test_the_page_of_an_old_version_says_so_and_tells_its_terms(old_page, page):
    assert f"This is version {OLD}, which is not the current one." in old_page.texts[None]
    assert "which is not the current one" not in page.texts[None]
    sections = [given["id"] for _, given in old_page.elements if given.get("class") == "term"]
    assert sorted(sections) == sorted(link(term).anchor for term in own_terms(release(OLD)))
    assert f"/ontology/{OLD}.ttl" in old_page.all("href")


@pytest.mark.parametrize(("accept", "content_type"), TYPES.items())
def test_the_ontology_comes_in_the_format_asked_for(client, accept, content_type):
    response = client.get("/ontology", headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, content_type)
    is_page = content_type.startswith("text/html")
    assert response.headers["Vary"] == ("Accept, Accept-Language" if is_page else "Accept")


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("", "text/turtle; charset=utf-8"),
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/*;q=0.1, application/n-triples", "application/n-triples"),
        ("application/xml", "application/xml"),
        ("application/rdf+xml;q=0.5, application/owl+xml", "application/owl+xml"),
        (BROWSER["Accept"], "text/html; charset=utf-8"),
        ("text/html;q=0.5, text/turtle;q=0.6", "text/turtle; charset=utf-8"),
    ],
)
def test_the_format_is_negotiated(client, accept, content_type):
    response = client.get("/ontology", headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, content_type)


@pytest.mark.parametrize(("suffix", "content_type"), SUFFIXES.items())
@pytest.mark.parametrize("name", ["", f"/{OLD}", f"/{current_version()}"])
def test_a_suffix_settles_the_format(client, name, suffix, content_type):
    response = client.get(f"/ontology{name}.{suffix}", headers={"Accept": "text/html"})
    assert (response.status_code, response.content_type) == (200, content_type)
    assert "Vary" not in response.headers
    media_type = content_type.partition(";")[0]
    negotiated = client.get(f"/ontology{name}", headers={"Accept": media_type})
    assert negotiated.data == response.data


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_every_format_holds_the_same_triples(now, form):
    parsed = Graph().parse(data=text(edition(""), form), format=PARSERS[form])
    assert canonical(parsed) == now


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_a_released_version_comes_as_it_was_released(then, form):
    parsed = Graph().parse(data=text(edition(OLD), form), format=PARSERS[form])
    assert canonical(parsed) == set(then)


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
@pytest.mark.parametrize("name", ["agents", "restrictions"])
def test_a_module_comes_alone(name, form):
    parsed = Graph().parse(data=text(edition(name), form), format=PARSERS[form])
    assert canonical(parsed) == canonical(modules()[ONTOLOGY + f"/{name}"])


@pytest.mark.parametrize("name", ["", OLD])
def test_owl_xml_is_the_released_one(client, name):
    response = client.get(f"/ontology/{name}.owl" if name else "/ontology.owl")
    assert response.text == owl_xml(name or current_version())
    root = ET.fromstring(response.data)
    assert root.tag == "{http://www.w3.org/2002/07/owl#}Ontology"
    assert root.get("ontologyIRI") == str(ONTOLOGY)


def test_the_iris_of_versions_and_modules_answer(client):
    for graph in modules().values():
        [header] = graph.subjects(RDF.type, OWL.Ontology)
        for iri in (header, graph.value(header, OWL.versionIRI)):
            path = f"/ontology{str(iri).removeprefix(str(ONTOLOGY))}"
            response = client.get(path, headers={"Accept": "text/turtle"})
            assert response.status_code == 200, path
            assert f"<{header}>" in response.text


@pytest.mark.parametrize("name", module_names())
def test_the_page_of_a_module_is_its_section(client, page, name):
    response = client.get(f"/ontology/{name}", headers=BROWSER)
    assert (response.status_code, response.location) == (303, f"/ontology#module-{name}")
    assert response.headers["Vary"] == "Accept"
    version = current_version()
    response = client.get(f"/ontology/{name}/{version}", headers=BROWSER)
    assert (response.status_code, response.location) == (
        303,
        f"/ontology/{version}#module-{name}",
    )
    assert f"module-{name}" in page.texts


@pytest.mark.parametrize(
    "path",
    ["/ontology/9.9.9", "/ontology/nothing.ttl", "/ontology/core/0.1.0", "/ontology/core/"],
)
def test_an_unknown_version_or_module_is_404_and_told_what_there_is(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert response.json["detail"] == f"There is no {path.removesuffix('.ttl')[1:]}."
    assert f"The versions are {', '.join(versions())}; " in response.json["remedy"]
    assert ", ".join(module_names()) in response.json["remedy"]


@pytest.mark.parametrize(
    ("path", "detail", "remedy"),
    [
        ("/ontology.csv", "ontology does not come as .csv.", ".ttl, .nt, .jsonld, .rdf, .owl."),
        ("/ontology/core.owl", "ontology/core does not come as .owl.", ".ttl, .nt, .jsonld, .rdf."),
    ],
)
def test_another_suffix_is_404_and_told_what_there_is(client, path, detail, remedy):
    response = client.get(path)
    assert response.status_code == 404
    assert (response.json["detail"], response.json["remedy"]) == (detail, f"It comes as {remedy}")


@pytest.mark.parametrize("path", ["/ontology", f"/ontology/{OLD}", "/ontology/core"])
def test_another_format_is_406(client, path):
    assert client.get(path, headers={"Accept": "text/csv"}).status_code == 406


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_what_comes_is_the_same_whatever_blank_nodes_were_called(form):
    anew = Graph().parse(data=release(OLD).serialize(format="nt"), format="nt")
    assert as_text(named_alike(anew), form) == text(edition(OLD), form)


def test_every_earlier_version_that_the_ontology_names_can_be_had(client):
    earlier = {iri for graph in modules().values() for iri in graph.objects(None, OWL.priorVersion)}
    assert len(earlier) > 1
    for iri in earlier:
        address = f"/{iri.removeprefix(BASE)}"
        found = client.get(address, headers={"Accept": "text/turtle"}).status_code
        assert (address, found) == (address, 200)

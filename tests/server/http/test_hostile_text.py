"""Text that would be markup or a script stays text on every page that shows it."""

import json
from urllib.parse import quote, urlencode

import pytest
from lxml import html

from ipcoop.config import ServerSettings
from ipcoop.http.app import create_app
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.store import MemoryStore

HTML = {"Accept": "text/html"}
PAYLOADS = [
    "<script>alert(1)</script>",
    "</textarea></td></pre></title></style><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "\" autofocus onfocus=alert(1) \"",
    "<svg/onload=alert(1)>",
    "<!--", "-->", "]]>", "<![CDATA[", "<?x", "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&lt;script&gt;", "{{7*7}}{% raw %}${7*7}#{7*7}", "\u2028alert(1)//\u2029", "\u202e<b>\u0000",
    "\ufeff<script>", "<scr\u0000ipt>", "javascript:alert(1)", "x\r\n\r\n<script>",
]  # fmt: skip
IRIS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,%3Cscript%3Ealert(1)%3C/script%3E",
    "vbscript:x",
    "http://x/'onmouseover='alert(1)",
    "https://x/?a=1&b=2#'x",
    "httpx://x/",
    "http:javascript:alert(1)",
]


def literal(text):
    """Write a text as SPARQL and N-Quads do, with all but letters escaped."""
    return '"' + "".join(c if c.isalnum() else f"\\U{ord(c):08X}" for c in text) + '"'


def skeleton(text):
    """Return the elements of a page with their attributes, but not the values that are shown."""
    for element in html.document_fromstring(text.replace("\0", "\ufffd")).iter():
        kept = {name: value for name, value in element.items() if name not in {"href", "value"}}
        yield element.tag, sorted(element.keys()), kept


def links(text):
    for element in html.document_fromstring(text).iter():
        for name in ("href", "src", "action", "formaction"):
            if element.get(name):
                yield element.get(name)


def same(client, path, harmless, texts):
    """Check that pages differ from the one of a harmless text in nothing but text."""
    pages = {text: client.get(path(text), headers=HTML).text for text in [harmless, *texts]}
    expected = list(skeleton(pages.pop(harmless)))
    for text, page in pages.items():
        assert list(skeleton(page)) == expected, text
        assert all(link.startswith(("/", "?", "http://", "https://")) for link in links(page)), text
    return len(texts)


@pytest.fixture
def tell(record_property):
    def told(where, number):
        record_property("attack", f"34 markup in {where}: {number} pages, nothing but text")

    return told


def asked(query, **more):
    return f"/sparql?{urlencode({'query': query, **more})}"


@pytest.mark.parametrize(
    ("where", "query"),
    [
        ("a literal", "SELECT * {{ VALUES (?a ?b) {{ ({0} {0}@en) }} }}"),
        ("a quoted triple", "SELECT (<<( <x:s> <x:p> {0} )>> AS ?t) {{}}"),
        ("a graph", "CONSTRUCT {{ <x:s> <x:p> {0}, {0}@en }} WHERE {{}}"),
    ],
)
def test_a_literal_is_text_in_tables_and_graphs(client, tell, where, query):
    number = same(client, lambda text: asked(query.format(literal(text))), "harmless", PAYLOADS)
    tell(where, number)


@pytest.mark.parametrize(
    ("where", "query"),
    [
        ("an IRI", "SELECT (<{0}> AS ?x) {{}}"),
        ("the hint of an answer", "SELECT * FROM <{0}> {{ ?s ?p ?o }}"),
        ("a datatype", 'SELECT ("a"^^<{0}> AS ?x) {{}}'),
        ("an IRI of a graph", 'CONSTRUCT {{ <{0}> <{0}> <{0}>, "a"^^<{0}> }} WHERE {{}}'),
    ],
)
def test_an_iri_is_a_link_only_if_it_leads_into_the_web(client, tell, where, query):
    web = [iri for iri in IRIS if iri.startswith(("http://", "https://"))]
    others = [iri for iri in IRIS if iri not in web]
    number = same(client, lambda iri: asked(query.format(iri)), "http://x/", web)
    tell(where, number + same(client, lambda iri: asked(query.format(iri)), "x:x", others))


def test_tags_and_variables_take_no_markup(client, tell):
    for text in PAYLOADS:
        page = client.get(asked(f'SELECT ?a{text} ("a"@en-{text} AS ?b) {{}}'), headers=HTML)
        assert page.status_code in {200, 400}
        assert not html.document_fromstring(page.text.replace("\0", "")).xpath(
            "//script[not(@type)]|//img"
        )
    tell("tags and variables", len(PAYLOADS))


def test_what_a_request_says_is_text_on_the_pages_of_its_error(client, tell):
    ways = {
        "a query": asked,
        "a query that is cut": lambda text: asked(f"SELECT * {{ ?s ?p <{text}"),
        "a prefix": lambda text: asked(f"SELECT * {{ ?s a:{text} ?o }}"),
        "a graph": lambda text: asked("ASK {}", **{"default-graph-uri": text}),
        "a graph of the store": lambda text: f"/store?{urlencode({'graph': text})}",
        "a time limit": lambda text: asked("ASK {}", timeout=text),
        "an address": lambda text: f"/{quote(f'a{text}')}",
        "the name of a query": lambda text: f"/queries/{quote(f'a{text}', safe='')}",
        "a version": lambda text: f"/ontology/{quote(f'a{text}')}",
        "a suffix": lambda text: f"/ontology.{quote(f'a{text}', safe='')}",
    }
    for where, way in ways.items():
        for text in PAYLOADS:
            page = html.document_fromstring(
                client.get(way(text), headers=HTML).text.replace("\0", "")
            )
            assert not page.xpath(
                "//script[not(@type)]|//img|//svg|//b|//@onmouseover|//@onfocus|//@onerror"
            )
            assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1, (where, text)
    tell("the request", len(ways) * len(PAYLOADS))


def test_the_same_words_are_inert_in_a_problem_document(client):
    for text in PAYLOADS:
        response = client.get(asked(text), headers={"Accept": text.encode("ascii", "ignore")[:20]})
        assert response.content_type == "application/problem+json"
        assert json.loads(response.data)["status"] == 400


def test_graph_names_and_titles_are_text_on_the_start_page(tmp_path, tell):
    pages = []
    (tmp_path / "examples").mkdir()
    for title, graph in zip(["harmless", *PAYLOADS], ["x:x", *IRIS, *IRIS, *IRIS], strict=False):
        line = "".join(title.split()) or "x"
        (tmp_path / "examples" / "a.rq").write_text(
            f"# title: {line}\n# question: {line}\nASK {{}}\n"
        )
        store = MemoryStore.from_nquads(f"<x:s> <x:p> <x:o> <{graph}> .".encode())
        app = create_app(store, ServerSettings(), catalogue=Catalogue.load(tmp_path))
        client = app.test_client()
        pages += [client.get(path, headers=HTML).text for path in ("/", "/queries", "/queries/a")]
    for number, page in enumerate(pages):
        assert list(skeleton(page)) == list(skeleton(pages[number % 3]))
    tell("titles and graph names", len(pages))

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.errors import NotAcceptableError
from ipcoop.http.negotiate import HTML, negotiate, prefers_html
from ipcoop.sparql.formats import CSV, GRAPHS, JSON, N_TRIPLES, RDF_XML, RESULTS, TURTLE, XML

OFFERS = (*RESULTS, HTML)
CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;"
    "q=0.8,application/signed-exchange;v=b3;q=0.7"
)


def outcome(accept):
    try:
        return negotiate(accept, OFFERS)[0]
    except NotAcceptableError:
        return None


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", (JSON, "application/sparql-results+json")),
        ("*/*", (JSON, "application/sparql-results+json")),
        ("text/csv", (CSV, "text/csv")),
        ("TEXT/CSV", (CSV, "text/csv")),
        ("text/*", (CSV, "text/csv")),
        ("application/json", (JSON, "application/json")),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.5", (XML, XML.media_type)),
        ("text/csv, application/sparql-results+json", (JSON, JSON.media_type)),
        ("*/*;q=0.1, text/csv;q=0.2", (CSV, "text/csv")),
        ("*/*, application/sparql-results+json;q=0, application/json;q=0", (XML, XML.media_type)),
        ("application/*;q=0.5, */*;q=0.9, text/xml;q=0.1", (CSV, "text/csv")),
        ("text/csv;charset=utf-8;q=0.9", (CSV, "text/csv")),
        ("text/csv;q=0, text/csv;q=0.5", (CSV, "text/csv")),
        ("text/html, image/gif, *; q=.2, */*; q=.2", (HTML, "text/html")),
        ("text/html, application/json", (JSON, "application/json")),
        (CHROME, (HTML, "text/html")),
        ("text/html;q=0.5, */*;q=0.4", (HTML, "text/html")),
    ],
)
def test_the_format_is_chosen_as_rfc_9110_says(accept, chosen):
    assert negotiate(accept, OFFERS) == chosen


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", TURTLE),
        ("text/turtle;q=0.9, application/rdf+xml", RDF_XML),
        ("application/xml", RDF_XML),
        ("text/plain", N_TRIPLES),
        ("application/*", N_TRIPLES),
    ],
)
def test_graphs_are_turtle_unless_another_format_is_asked_for(accept, chosen):
    assert negotiate(accept, (*GRAPHS, HTML))[0] is chosen


@pytest.mark.parametrize(
    "accept", ["text/csv;q=high, ,;,/;q=1, text/;q=0.1", "q=1", ",,,", "text/csv;q=NaN"]
)
def test_a_header_in_which_nothing_is_left_takes_anything(accept):
    assert negotiate(accept, OFFERS)[0] is JSON


def test_a_malformed_element_is_passed_over():
    assert negotiate("text/html;q=2, te xt/x, text/csv;q=0.1", OFFERS)[0] is CSV


def test_what_follows_a_hundred_elements_is_passed_over():
    assert negotiate("a/b," * 99 + "text/csv", OFFERS)[0] is CSV
    with pytest.raises(NotAcceptableError):
        negotiate("a/b," * 100 + "text/csv", OFFERS)


@pytest.mark.parametrize("accept", ["image/png", "*/*;q=0", "text/csv;q=0.0", "text/turtle"])
def test_what_is_not_offered_is_refused_with_the_formats_that_are(accept):
    with pytest.raises(NotAcceptableError) as refused:
        negotiate(accept, OFFERS)
    for offer in OFFERS:
        assert offer.media_type in refused.value.remedy


def test_a_page_is_given_to_those_who_name_it():
    assert prefers_html("text/html", JSON)
    assert not prefers_html("text/*", JSON)
    assert not prefers_html("*/*", JSON)
    assert not prefers_html("image/png", JSON)


MEDIA = st.sampled_from(
    ["*/*", "*", "text/*", "text/csv", "text/html", "application/json", "a/b", "/", ""]
)
QUALITY = st.sampled_from(
    ["", ";q=0", ";q=1", ";q=0.5", ";q=.5", ";Q=0.25", ";q=", ";q=x", ";a=b;q=0.75;c", ";;"]
)


@given(st.lists(st.tuples(MEDIA, QUALITY)).map(lambda pairs: ", ".join(m + q for m, q in pairs)))
def test_a_format_is_found_whenever_one_is_named(accept):
    for offer in OFFERS:
        assert outcome(f"{accept}, {offer.media_type};q=1") in OFFERS


@given(st.text())
def test_no_header_makes_it_fail_otherwise_than_by_refusing(accept):
    assert outcome(accept) in (*OFFERS, None)


@pytest.mark.parametrize("element", ["a/b;q=0.1", "*", ";q=1", "text/csv;" + ";q" * 9, '"', '"\\'])
def test_a_long_header_takes_linear_time(element):
    assert outcome(",".join([element] * 100_000)) in (*OFFERS, None)


def test_a_lone_point_is_no_quality():
    assert negotiate("text/csv;q=.", RESULTS)[0] is JSON

"""The form of the query files."""

import re

import pyoxigraph as ox
import pytest
from rdflib import RDF
from rdflib.plugins.sparql import prepareQuery

from ipcoop.config import Limits
from ipcoop.graph.migrations import migrations
from ipcoop.namespaces import ID, IPCOOP, ONTOLOGY_GRAPH, SCHEME
from ipcoop.resources import ROOT, read_text, resource
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.parameters import parameters
from ipcoop.sparql.profiles import profiles
from ipcoop.sparql.rules import rules
from ipcoop.sparql.syntax import check

FILES = sorted(resource("queries").rglob("*.rq"))
WITH_ROWS = [path for path in FILES if path.parent.name != "profiles"]
PERSONAS = {"analyst", "desk officer", "linked-data consumer", "ontologist"}
DECLARED = re.compile(r"^PREFIX ([\w-]+): <(\S+)>$", re.MULTILINE)
NAMED = re.compile(r"(?<![\w?-])([a-z][\w-]*):([A-Za-z][\w-]*)?")

queries = pytest.mark.parametrize("query", list(Catalogue.load()), ids=lambda query: query.name)
files = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def code(path):
    lines = read_text(path).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def names(path):
    body = DECLARED.sub("", re.sub(r'"[^"\n]*"', '""', code(path)))
    prefixes = dict(DECLARED.findall(code(path)))
    return {(prefix, prefixes[prefix] + local) for prefix, local in NAMED.findall(body)}


@files
def test_two_engines_and_the_guard_read_the_query(path):
    prepareQuery(read_text(path))
    ox.Store().query(read_text(path))
    check(read_text(path), Limits())


@pytest.fixture(scope="module")
def described(shipped):
    """All that some graph describes."""
    return {str(subject) for subject, *_ in shipped.quads()}


@pytest.fixture(scope="module")
def declared(shipped):
    """All that the ontology declares."""
    return {str(subject) for subject in shipped.graph(ONTOLOGY_GRAPH).subjects(RDF.type)}


@files
def test_every_term_of_the_ontology_is_declared_there(path, declared):
    terms = {name for prefix, name in names(path) if prefix == "ipcoop"} - {str(IPCOOP)}
    assert terms <= declared


@files
def test_every_thing_and_concept_is_described_in_some_graph(path, described):
    used = {name for _, name in names(path) if name.startswith((ID, SCHEME)) and name[-1] != "/"}
    assert used <= described


@files
def test_the_prefixes_declared_are_those_used_in_order(path):
    declared = [prefix for prefix, _ in DECLARED.findall(code(path))]
    assert declared == sorted({prefix for prefix, _ in names(path)})


@pytest.mark.parametrize("path", WITH_ROWS, ids=lambda path: path.stem)
def test_the_query_names_its_columns_and_orders_its_rows(path):
    assert not re.search(r"SELECT\s+(DISTINCT\s+)?\*", code(path))
    assert "\nORDER BY " in code(path)


@files
def test_lines_fit_on_the_page(path):
    text = path.read_text(encoding="utf-8")
    assert text.endswith("}\n") or text.rstrip("\n").splitlines()[-1].startswith("ORDER BY")
    assert all(len(line) <= 120 and line == line.rstrip() for line in text.splitlines())


@queries
def test_the_header_tells_title_question_and_who_asks(query):
    assert query.title
    assert query.title != query.name
    assert query.question.endswith("?")
    assert query.question_in("ko").text.endswith("?")
    assert query.title_in("ko").language == query.question_in("ko").language == "ko"
    assert query.asked_by in PERSONAS


@queries
def test_the_header_tells_the_parameters_and_their_defaults(query):
    def value(term):
        return re.sub(r'^"(.*)"(\^\^\S+)?$', r"\1", term)

    in_query = {name: value(term) for name, term in parameters(query.text).items()}
    assert {told.name: told.default for told in query.parameters} == in_query
    assert all(told.meaning for told in query.parameters)


def test_every_query_file_is_in_a_folder_that_is_read():
    every_rule = (*rules("integrity"), *rules("hygiene"))
    known = {known.name for known in (*Catalogue.load(), *every_rule, *migrations())}
    assert {path.stem for path in FILES} == known | set(profiles())


def test_every_rule_says_what_it_demands_in_one_sentence():
    for rule in rules("integrity"):
        assert re.fullmatch(r"[A-Z][^.]+\.", rule.sentence)
        assert "SELECT" in rule.text
        assert "?focus ?message" in rule.text


def test_the_readme_of_the_queries_names_every_folder():
    readme = (ROOT / "queries" / "README.md").read_text(encoding="utf-8")
    folders = {path.relative_to(ROOT / "queries").parts[0] for path in FILES}
    assert all(f"`{folder}/`" in readme for folder in folders)

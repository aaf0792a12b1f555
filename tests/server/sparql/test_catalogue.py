import pytest

from ipcoop.errors import NotFoundError
from ipcoop.namespaces import IPCOOP
from ipcoop.sparql.catalogue import Catalogue, Parameter
from ipcoop.sparql.syntax import check


def test_the_header_of_a_query_tells_what_it_is(catalogue):
    query = catalogue.get("cq01-offices")
    assert (query.name, query.folder, query.number) == ("cq01-offices", "competency", "1")
    assert (query.title, query.question) == ("Offices", "Which offices are there?")
    assert (query.asked_by, query.needs) == ("an analyst", "names")
    assert query.text.endswith(f"SELECT ?office WHERE {{ ?office a <{IPCOOP.IPOffice}> }}\n")


def test_a_field_goes_on_in_the_next_line(catalogue):
    meaning = "the language of the names) and of nothing else"
    assert catalogue.get("cq01").parameters == (Parameter("language", '"en" (' + meaning, ""),)


def test_a_parameter_has_a_default_and_a_meaning(tmp_path):
    (tmp_path / "examples").mkdir()
    header = (
        "# parameter: a = office:kr (the (first) office)\n# parameter: b = 7\n\n# title: no\nASK {}"
    )
    (tmp_path / "examples" / "x.rq").write_text(header)
    query = Catalogue.load(tmp_path).get("x")
    assert query.title == "x"
    assert query.parameters == (
        Parameter("a", "office:kr", "the (first) office"),
        Parameter("b", "7", ""),
    )


def test_a_query_is_found_by_the_beginning_of_its_name(catalogue):
    assert catalogue.get("cq02").name == "cq02-labels"
    assert catalogue.get("why").folder == "examples"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("cq", "cq01-offices, cq02-labels"),
        ("labels", "cq02-labels"),
        ("cq01-office-s", "cq01-offices"),
    ],
)
def test_a_name_of_none_or_several_is_refused_with_those_near_it(catalogue, name, near):
    with pytest.raises(NotFoundError) as refused:
        catalogue.get(name)
    assert near in refused.value.remedy


def test_nothing_has_no_name(catalogue):
    with pytest.raises(NotFoundError):
        catalogue.get("")


def test_the_queries_of_a_folder_come_in_order(catalogue):
    assert [query.name for query in catalogue.of("competency")] == ["cq01-offices", "cq02-labels"]
    assert [query.name for query in catalogue] == ["cq01-offices", "cq02-labels", "why"]


def test_every_shipped_query_passes_the_guards():
    queries = list(Catalogue.load())
    assert len({query.name for query in queries}) == len(queries)
    for query in queries:
        assert check(query.text)

import pytest
from rdflib import RDF, Graph

from ipcoop.errors import ReasonerMissingError
from ipcoop.graph import reason
from ipcoop.graph.build import asserted, facts
from ipcoop.graph.conflict import conflict
from ipcoop.graph.reason import is_available, realise
from ipcoop.namespaces import ID, IPCOOP

KIPO = ID["office/kr"]
DAEJEON = ID["place/daejeon"]
hermit = pytest.mark.skipif(not is_available(), reason="HermiT needs the extra `reason`")


@pytest.fixture(scope="module")
def realisation(part):
    return realise(facts(part))


@hermit
@pytest.mark.slow  # ipcoop check, whose test is not slow, asks HermiT the same
def test_hermit_finds_ontology_and_facts_consistent_and_every_class_satisfiable(realisation):
    assert realisation.consistent
    assert realisation.unsatisfiable == ()


@hermit
@pytest.mark.slow  # ipcoop check, whose test is not slow, asks HermiT the same
def test_every_type_that_hermit_finds_is_in_the_facts_view(realisation, part):
    view = facts(part)
    told = {(thing, kind) for thing, kind in realisation.types if str(kind).startswith(IPCOOP)}
    assert len(told) > 150
    assert {pair for pair in told if (pair[0], RDF.type, pair[1]) not in view} == set()


@hermit
@pytest.mark.slow
def test_hermit_fills_the_defined_classes(realisation):
    assert (KIPO, IPCOOP.DonorOffice) in realisation.types
    assert (KIPO, IPCOOP.HostOffice) in realisation.types
    assert (KIPO, IPCOOP.IP5Office) in realisation.types
    assert (ID["person/donggyou-choi"], IPCOOP.HeadOfOffice) in realisation.types


@hermit
def test_hermit_refuses_a_planted_contradiction(part):
    planted = facts(part)
    planted.add((KIPO, RDF.type, IPCOOP.Person))
    assert not realise(planted).consistent


@hermit
@pytest.mark.slow
def test_hermit_finds_the_same_with_the_whole_background(realisation, part, shipped):
    whole = realise(facts(shipped))
    assert whole.consistent
    assert whole.unsatisfiable == ()
    view = facts(shipped)
    assert {pair for pair in whole.types if (pair[0], RDF.type, pair[1]) not in view} == set()
    things = set(facts(part).subjects())
    assert {pair for pair in whole.types if pair[0] in things} == realisation.types


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(reason, "is_available", lambda: False)
    with pytest.raises(ReasonerMissingError, match=r"pip install '\.\[reason\]'"):
        realise(Graph())


def test_a_contradiction_names_both_statements(part):
    planted = asserted(part)
    stated = (DAEJEON, RDF.type, IPCOOP.City)
    contrary = (DAEJEON, RDF.type, IPCOOP.Person)
    planted.add(contrary)
    message, statements = conflict(planted)
    assert "Disjoint classes" in message
    assert set(statements) == {stated, contrary}


def test_asserted_statements_do_not_contradict_and_none_is_named(shipped):
    assert conflict(asserted(shipped)) == ("", [])

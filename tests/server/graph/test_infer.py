import shutil

from rdflib import RDF, URIRef

from ipcoop.graph import infer
from ipcoop.graph.build import facts
from ipcoop.graph.infer import inferred_graph, is_current
from ipcoop.namespaces import ID, IPCOOP, SCHEMA
from ipcoop.resources import resource

HIPOC = ID["event/hipoc-2017"]


def test_the_kept_inferred_graph_is_current():
    assert is_current()


def test_the_kept_inferred_graph_is_what_the_rules_yield(tmp_path, monkeypatch):
    kept = set(inferred_graph())
    empty = tmp_path / "data" / "graphs"
    shutil.copytree(resource("data", "graphs"), empty, ignore=lambda *_: ["inferred.ttl"])

    def elsewhere(folder, *parts):
        found = resource(folder, *parts)
        return empty if parts == ("graphs",) else found

    monkeypatch.setattr(infer, "resource", elsewhere)
    assert not is_current()
    assert set(inferred_graph()) == kept


def test_the_inferred_graph_repeats_no_fact(shipped):
    inferred = shipped.graph(URIRef("https://w3id.org/ipcoop/graph/inferred"))
    asserted = shipped.graph(URIRef("https://w3id.org/ipcoop/graph/document/kipo-hipoc-2017"))
    assert not set(inferred) & set(asserted)


def test_the_facts_view_follows_class_hierarchies(shipped):
    view = facts(shipped)
    for kind in (IPCOOP.CooperationEvent, IPCOOP.Event, SCHEMA.Event):
        assert (HIPOC, RDF.type, kind) in view


def test_the_facts_view_follows_chains_and_inverses(shipped):
    view = facts(shipped)
    countries = set(view.objects(HIPOC, IPCOOP.involvesJurisdiction))
    assert len(countries) == 13
    assert (ID["country/vnm"]) in countries
    assert (HIPOC, IPCOOP.isOrganisedBy, ID["office/kr"]) in view
    assert (ID["person/hyun-suk-lim"], IPCOOP.isAffiliatedWith, ID["office/kr"]) in view


def test_the_defined_classes_are_filled(shipped):
    view = facts(shipped)

    def members(name):
        return {str(s).removeprefix(ID) for s in view.subjects(RDF.type, IPCOOP[name])}

    assert members("DonorOffice") == {"office/kr"}
    assert members("HostOffice") == {"office/kr"}
    assert members("HeadOfOffice") == {"person/donggyou-choi"}
    assert members("IP5Office") == {f"office/{code}" for code in ("cn", "ep", "jp", "kr", "us")}

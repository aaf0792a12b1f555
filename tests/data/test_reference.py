"""The reference data: tables, what is generated from them, and what it tells."""

from collections import defaultdict

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal

from ipcoop.errors import BadDataError
from ipcoop.graph.reference import tables
from ipcoop.graph.reference.__main__ import GENERATED
from ipcoop.graph.reference.codes import alpha3
from ipcoop.graph.reference.countries import countries
from ipcoop.graph.reference.tables import rows
from ipcoop.graph.turtle import read_turtle, to_turtle
from ipcoop.namespaces import ID, IPCOOP, SCHEME
from ipcoop.resources import resource

FOLDER = resource("data", "reference")


@pytest.fixture(scope="module")
def reference():
    graph = Graph()
    for path in FOLDER.glob("*.ttl"):
        graph += read_turtle(path)
    return graph


def members(graph, group, day):
    """Return the codes of the countries that belong to a group on a day."""
    found = set()
    for membership in graph.subjects(IPCOOP.isMembershipIn, ID[f"group/{group}"]):
        first = graph.value(membership, IPCOOP.startDate) or graph.value(
            membership, IPCOOP.startYear
        )
        last = graph.value(membership, IPCOOP.endDate) or "9999"
        if str(first) <= day <= str(last):
            country = graph.value(membership, IPCOOP.hasMemberCountry)
            found.add(str(graph.value(country, IPCOOP.iso3166Alpha2)))
    return found


@pytest.mark.parametrize("name", GENERATED)
def test_the_committed_file_is_what_the_script_yields(name):
    committed = (FOLDER / f"{name}.ttl").read_text(encoding="utf-8")
    assert committed == to_turtle(GENERATED[name]())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("tables/*.tsv")), ids=lambda path: path.stem)
def test_every_row_of_a_table_names_its_source(path):
    assert all(row["source"] for row in rows(path.stem))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("code\tsource\nKR\t\n", "line 2, names no source"),
        ("code\tsource\nKR\tISO 3166-1\textra\n", "line 2, has 3 cells, not 2"),
    ],
)
def test_a_row_that_is_not_whole_is_refused(text, cause, tmp_path, monkeypatch):
    (tmp_path / "made-up.tsv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(BadDataError, match=cause):
        rows("made-up")


def test_a_code_that_is_no_country_is_refused():
    with pytest.raises(BadDataError, match="“ZZ” is no country code"):
        alpha3("ZZ")


def test_every_country_has_a_name_in_english_and_korean(reference):
    for country in countries():
        languages = sorted(label.language for label in reference.objects(country.iri, RDFS.label))
        assert languages == ["en", "ko"], country.label


def test_a_state_is_a_country_with_its_codes_even_without_one_of_st3(reference):
    states = {country.iri for country in countries() if country.is_state}
    assert set(reference.subjects(RDF.type, IPCOOP.Country)) == states
    assert all((state, IPCOOP.iso3166Alpha2, None) in reference for state in states)
    without = {s for s in states if (s, IPCOOP.st3Code, None) not in reference}
    assert without == {ID[f"country/{code}"] for code in ("fsm", "mhl", "niu", "pse")}


def test_a_territory_is_a_place_and_no_country(reference):
    territories = [country.iri for country in countries() if not country.is_state]
    assert all((place, RDF.type, IPCOOP.Place) in reference for place in territories)


def test_whatever_the_tables_tell_of_names_its_source(reference):
    generated = {subject for make in GENERATED.values() for subject in make().subjects()}
    for subject in generated:
        assert (subject, DCTERMS.source, None) in reference, subject


@pytest.mark.parametrize("name", ["INPI", "IPO", "DIP", "IPD", "IPI", "NIPO", "INAPI"])
def test_an_ambiguous_abbreviation_stands_at_each_office_with_a_note(name, reference):
    offices = [
        office
        for office in reference.subjects(IPCOOP.acronym, Literal(name))
        if (office, RDF.type, IPCOOP.IPOffice) in reference
    ]
    assert len(offices) > 1
    assert all((office, SKOS.note, None) in reference for office in offices)


def test_an_abbreviation_of_several_offices_is_always_noted(reference):
    offices = defaultdict(set)
    for office in reference.subjects(RDF.type, IPCOOP.IPOffice):
        for acronym in reference.objects(office, IPCOOP.acronym):
            offices[acronym].add(office)
    shared = {office for sharing in offices.values() if len(sharing) > 1 for office in sharing}
    assert all((office, SKOS.note, None) in reference for office in shared)


@pytest.mark.parametrize(
    ("office", "former", "day"),
    [("cn", "SIPO", "2018-08-28"), ("em", "OHIM", "2016-03-23"), ("vn", "NOIP", "2018-09-04")],
)
def test_a_former_name_is_kept_with_its_last_day(office, former, day, reference):
    iri = ID[f"office/{office}"]
    names = {
        str(name)
        for kind in (SKOS.altLabel, IPCOOP.acronym)
        for name in reference.objects(iri, kind)
    }
    assert former in names
    assert any(day in note for note in reference.objects(iri, SKOS.note))


def test_kipo_turned_into_a_ministry(reference):
    change = ID["change/kr-2025"]
    assert reference.value(change, IPCOOP.changedFrom) == ID["office/kr"]
    assert reference.value(change, IPCOOP.changedTo) == ID["office/kr-moip"]
    assert str(reference.value(change, IPCOOP.changeDate)) == "2025-10-01"


def test_groups_of_countries_change_over_time(reference):
    asean = members(reference, "asean", "2017-04-12")
    assert asean == set("BN ID KH LA MM MY PH SG TH VN".split())
    assert members(reference, "asean", "2026-01-01") - asean == {"TL"}
    assert "GB" in members(reference, "eu", "2020-01-31")
    assert "GB" not in members(reference, "eu", "2020-02-01")
    assert len(members(reference, "ldc", "2025-01-01")) == 44


def test_every_place_lies_in_a_continent_or_is_one(reference):
    for place in reference.subjects(RDF.type, IPCOOP.City):
        continents = set(reference.transitive_objects(place, IPCOOP.isLocatedIn))
        names = {str(continent).removeprefix(f"{ID}place/") for continent in continents}
        taiwan = ID["country/twn"] in continents  # M49 does not list it
        assert taiwan or names & {"africa", "americas", "asia", "europe", "oceania"}, place


def test_a_theme_has_one_name_that_no_other_theme_has(reference):
    names = defaultdict(set)
    for theme in reference.subjects(RDF.type, IPCOOP.Theme):
        for kind in (RDFS.label, SKOS.altLabel):
            for name in reference.objects(theme, kind):
                names[str(name).lower()].add(theme)
    assert [name for name, themes in names.items() if len(themes) > 1] == []


def test_every_theme_here_is_in_the_scheme(reference):
    themes = set(reference.subjects(RDF.type, IPCOOP.Theme))
    assert themes == set(reference.subjects(SKOS.inScheme, SCHEME.theme))


def test_every_background_record_names_its_source():
    background = read_turtle(FOLDER / "background.ttl")
    for subject in background.subjects(RDF.type):
        assert (subject, DCTERMS.source, None) in background, subject


def test_what_is_disputed_has_two_values_and_stands_in_no_fact(reference):
    disputed = read_turtle(FOLDER / "disputed" / "background.ttl")
    assert len(disputed) == 4
    for subject, predicate in disputed.subject_predicates(unique=True):
        assert len(set(disputed.objects(subject, predicate))) == 2
        assert (subject, RDF.type, None) in reference
        assert (subject, predicate, None) not in reference

"""Several documents of a data folder: what they contradict, confirm and name differently."""

import itertools
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from rdflib import RDFS, SKOS, XSD, Dataset, Literal, URIRef

from ipcoop.errors import BadDataError
from ipcoop.extract.model import Node, Span, Statement, Status, Warrant
from ipcoop.extract.storing.graphs import graphs
from ipcoop.extract.storing.lines import statements, triples_of, words_of
from ipcoop.extract.storing.reconcile import reconcile, undisputed
from ipcoop.graph.build import to_nquads
from ipcoop.graph.evidence import sentences_graph
from ipcoop.graph.turtle import is_canonical, read_turtle
from ipcoop.namespaces import GRAPH, ID, IPCOOP, ONTOLOGY_GRAPH, REFERENCE_GRAPH, SCHEME
from ipcoop.resources import resource
from ipcoop.sparql.rules import breaches, rules
from ipcoop.sparql.store import MemoryStore

TEXT = "KIPO held competitions in 7 countries."
EVENT, KIM, POST = ID["event/competitions"], ID["person/kim"], ID["post/kr-commissioner"]
TENURE = ID["tenure/kim"]
WORDS, NUMBER = Span(10, 22), Span(26, 37)
SAID = Warrant(Status.STATED, (WORDS,))


def event(label="Competitions"):
    return Node(EVENT, IPCOOP.CooperationEvent, label, SAID)


def countries(number):
    warrant = Warrant(Status.STATED, (NUMBER,))
    return Statement(EVENT, IPCOOP.statedCountryCount, Literal(number), warrant)


def tenure(day):
    links = (
        (IPCOOP.isTenureOf, KIM),
        (IPCOOP.inPost, POST),
        (IPCOOP.startDate, Literal(day, datatype=XSD.date)),
    )
    return Node(TENURE, IPCOOP.Tenure, "Kim as Commissioner", SAID, links)


CONTENTS = some.tuples(
    some.sampled_from(["Competitions", "The competitions", "A competition"]).map(event),
    some.integers(7, 9).map(countries),
    some.sampled_from(["2017-07-01", "2017-08-01"]).map(tenure),
)


@pytest.fixture
def folder(tmp_path):
    """A data folder with the reference data of the project and no documents."""
    root = tmp_path / "data"
    shutil.copytree(resource("data", "reference"), root / "reference")
    return root


@pytest.fixture
def put(folder, extraction):
    """Puts a document into the folder, as it is before reconciliation."""

    def write(identifier, *items, text=TEXT):
        made = graphs(extraction(text, *items, identifier=identifier))
        for place, turtle in made.files().items():
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(turtle)
        return made

    return write


def files(folder):
    found = (path for path in (folder / "graphs").rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def remove(folder, identifier):
    for path in folder.rglob(f"{identifier}.ttl"):
        path.unlink()


def disputed(folder):
    path = folder / "graphs" / "disputed.ttl"
    return set(read_turtle(path)) if path.exists() else set()


def facts(folder, identifier):
    return set(read_turtle(folder / "graphs" / "document" / f"{identifier}.ttl"))


def statuses(folder, identifier, predicate):
    evidence = read_turtle(folder / "graphs" / "evidence" / f"{identifier}.ttl")
    asserted = evidence.subjects(IPCOOP.assertedPredicate, predicate)
    return [evidence.value(assertion, IPCOOP.hasStatus) for assertion in asserted]


def test_two_values_leave_the_facts_and_stand_side_by_side(folder, put):
    put("one", event(), countries(7))
    put("two", event(), countries(8))
    result = reconcile(folder)
    both = {(EVENT, IPCOOP.statedCountryCount, Literal(number)) for number in (7, 8)}
    assert disputed(folder) == both
    assert not both & (facts(folder, "one") | facts(folder, "two"))
    assert statuses(folder, "one", IPCOOP.statedCountryCount) == [SCHEME["status/disputed"]]
    [contradiction] = result.contradictions
    assert contradiction.subject == "event:competitions"
    assert contradiction.property == "ipcoop:statedCountryCount"
    assert contradiction.values == (("7", ("one",)), ("8", ("two",)))
    assert result.changed == ("one", "two")


def test_one_document_that_contradicts_itself_is_disputed(folder, put):
    put("one", event(), countries(7), countries(8))
    reconcile(folder)
    assert len(disputed(folder)) == 2
    assert statuses(folder, "one", IPCOOP.statedCountryCount) == [SCHEME["status/disputed"]] * 2


def test_the_reference_data_are_not_moved(folder, put):
    path = folder / "reference" / "more.ttl"
    path.write_text(
        "@prefix event: <https://w3id.org/ipcoop/id/event/> .\n"
        "@prefix ipcoop: <https://w3id.org/ipcoop/ontology#> .\n\n"
        "event:competitions\n    ipcoop:statedCountryCount 7 ;\n.\n"
    )
    before = path.read_bytes()
    put("one", event(), countries(7))
    put("two", event(), countries(8))
    [contradiction] = reconcile(folder).contradictions
    assert contradiction.values == (("7", ("reference", "one")), ("8", ("two",)))
    assert disputed(folder) == {(EVENT, IPCOOP.statedCountryCount, Literal(8))}
    assert (EVENT, IPCOOP.statedCountryCount, Literal(7)) in facts(folder, "one")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "make", [lambda n: (event(), countries(n)), lambda n: (tenure(f"2017-0{n}-01"),)]
)
def test_when_the_contradiction_is_gone_everything_is_as_before(folder, put, make):
    put("one", *make(7))
    before = files(folder)
    put("two", *make(8))
    reconcile(folder)
    assert files(folder) != before
    remove(folder, "two")
    assert reconcile(folder).changed == ("one",)
    assert files(folder) == before


def test_a_disputed_link_of_a_relation_has_an_assertion_of_its_own(folder, put):
    put("one", tenure("2017-07-01"))
    put("two", tenure("2017-08-01"))
    reconcile(folder)
    assert {str(value) for _, _, value in disputed(folder)} == {"2017-07-01", "2017-08-01"}
    assert statuses(folder, "one", IPCOOP.startDate) == [SCHEME["status/disputed"]]
    assert (TENURE, IPCOOP.inPost, POST) in facts(folder, "one")


def test_the_order_of_the_documents_does_not_matter(folder, put):
    documents = {
        "one": (event(), countries(7), tenure("2017-07-01")),
        "two": (event("The competitions"), countries(8)),
        "three": (event(), countries(7), tenure("2017-08-01")),
    }
    outcomes = []
    for order in itertools.permutations(documents):
        for name in documents:
            remove(folder, name)
        for name in order:
            put(name, *documents[name])
            reconcile(folder, [name])
        outcomes.append(files(folder))
    assert all(outcome == outcomes[0] for outcome in outcomes)


@given(some.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_read_in_whatever_order_and_however_often(folder, put, data):
    """The same comes of it as of reading each document once, in the order of their names."""
    documents = data.draw(some.dictionaries(some.sampled_from("abcde"), CONTENTS, min_size=2))
    runs = data.draw(some.lists(some.lists(some.sampled_from(sorted(documents)), unique=True)))
    outcomes = []
    for order in ([*runs, sorted(documents, reverse=True)], [sorted(documents)]):
        shutil.rmtree(folder / "graphs", ignore_errors=True)
        for run in order:
            for name in run:
                put(name, *documents[name])
            reconcile(folder, run)
        outcomes.append(files(folder))
    assert outcomes[0] == outcomes[1]


def test_doing_it_again_changes_nothing(folder, put):
    put("one", event(), countries(7))
    put("two", event("Other"), countries(8))
    first = reconcile(folder)
    before = files(folder)
    second = reconcile(folder)
    assert second.changed == ()
    assert second.contradictions == first.contradictions
    assert files(folder) == before


def test_a_run_that_was_ended_in_between_is_finished_by_the_next(folder, put):
    put("one", event(), countries(7))
    unmoved = (folder / "graphs/document/one.ttl").read_bytes()
    put("two", event(), countries(8))
    reconcile(folder)
    expected = files(folder)
    (folder / "graphs/document/one.ttl").write_bytes(unmoved)
    (folder / "graphs/disputed.ttl").unlink()
    reconcile(folder)
    assert files(folder) == expected


def test_a_thing_has_one_name_and_the_others_are_alternative(folder, put):
    put("one", event("Competitions"))
    put("two", event("The competitions"))
    put("three", event("The competitions"))
    reconcile(folder)
    assert (EVENT, RDFS.label, Literal("The competitions", lang="en")) in facts(folder, "two")
    assert (EVENT, SKOS.altLabel, Literal("Competitions", lang="en")) in facts(folder, "one")
    assert not [t for t in facts(folder, "one") if t[1] == RDFS.label]
    assert statuses(folder, "one", SKOS.altLabel) == [SCHEME["status/stated"]]


def test_the_files_of_a_document_can_be_seen_as_before(folder, put):
    put("one", event("Competitions"), countries(7), tenure("2017-07-01"))
    before = files(folder)
    put("two", event("A competition"), countries(8), tenure("2017-08-01"))
    reconcile(folder)
    now = {place: raw for place, raw in files(folder).items() if "one" in place}
    assert now != before
    assert undisputed(now) == before
    assert undisputed(before) == before


def test_what_others_say_too_is_confirmed_and_the_rest_is_new(folder, put):
    put("one", event(), countries(7))
    put("two", event(), Statement(ID["office/kr"], IPCOOP.organises, EVENT, SAID))
    result = reconcile(folder, ["two"])
    assert result.confirmed == {"two": 1}
    assert result.new == {"two": 1}


def test_other_properties_may_have_several_values(folder, put):
    place = Statement(EVENT, IPCOOP.takesPlaceIn, ID["place/daejeon"], SAID)
    other = Statement(EVENT, IPCOOP.takesPlaceIn, ID["country/kor"], SAID)
    put("one", event(), place)
    put("two", event(), other)
    assert reconcile(folder).contradictions == ()
    assert not disputed(folder)


def test_a_fact_that_nothing_asserts_is_told(folder, put):
    put("one", event(), countries(7))
    put("two", event(), countries(8))
    path = folder / "graphs/document/one.ttl"
    path.write_text(path.read_text() + "\nevent:x\n    ipcoop:editionNumber 1 ;\n.\n")
    path = folder / "graphs/document/two.ttl"
    path.write_text(path.read_text() + "\nevent:x\n    ipcoop:editionNumber 2 ;\n.\n")
    with pytest.raises(BadDataError, match="No assertion of one covers x editionNumber 1"):
        reconcile(folder)


def test_what_is_written_is_canonical_and_keeps_the_rules_of_integrity(folder, put):
    made = [
        put("one", event(), countries(7), tenure("2017-07-01"), *people()),
        put("two", event("A competition"), countries(8), tenure("2017-08-01"), *people()),
    ]
    reconcile(folder)
    assert all(is_canonical(path) for path in (folder / "graphs").rglob("*.ttl"))
    broken = list(breaches(MemoryStore.from_nquads(dataset(folder, made)), checked()))
    assert [(breach.rule.name, breach.message) for breach in broken] == []


@pytest.mark.parametrize(
    "value",
    [
        Literal("one\n        two ,\n.\n", lang="en"),
        Literal('say """ or \\ or "'),
        Literal(7),
        Literal(False),
        Literal("2017-04-12", datatype=XSD.date),
        URIRef("http://www.kipo.go.kr/en/?p=1"),
    ],
)
def test_statements_can_be_read_as_words_and_made_again(value):
    triples = {(EVENT, SKOS.note, value), (EVENT, SKOS.note, KIM), (EVENT, RDFS.label, value)}
    words = words_of(triples)
    assert len(words) == 3
    assert set(triples_of(words)) == triples


def test_a_file_in_another_form_is_read_too(tmp_path):
    path = tmp_path / "x.ttl"
    path.write_text("@prefix e: <https://w3id.org/ipcoop/id/event/> .\ne:a a e:b ; a e:c .")
    assert sorted(statements(path)) == [("event:a", "a", "event:b"), ("event:a", "a", "event:c")]


def people():
    yield Node(KIM, IPCOOP.Person, "Kim", SAID)
    yield Node(POST, IPCOOP.Post, "Commissioner", SAID)


def checked():
    """All rules of integrity but that on the default graph, which the store makes."""
    return [rule for rule in rules("integrity") if rule.name != "default-graph-not-the-facts"]


def dataset(folder, made):
    whole = Dataset()
    for path in resource("ontology").glob("*.ttl"):
        for triple in read_turtle(path):
            whole.graph(ONTOLOGY_GRAPH).add(triple)
    for path in (folder / "reference").glob("*.ttl"):
        for triple in read_turtle(path):
            whole.graph(REFERENCE_GRAPH).add(triple)
    for path in (folder / "graphs").rglob("*.ttl"):
        name = path.relative_to(folder / "graphs").with_suffix("").as_posix()
        for triple in read_turtle(path):
            whole.graph(GRAPH[name]).add(triple)
    for graphs_of_one in made:
        evidence = whole.graph(URIRef(GRAPH[f"evidence/{graphs_of_one.identifier}"]))
        for triple in (*graphs_of_one.metadata, *sentences_graph(graphs_of_one.source)):
            evidence.add(triple)
    return to_nquads(whole)


def test_a_name_that_a_document_speaks_of_becomes_an_alternative_one_and_is_put_back(put, folder):
    """The words of the document carry it, and its method stays as it was."""
    office = ID["office/gb"]
    name = Literal("British Patent Office", lang="en")
    put("one", Statement(office, RDFS.label, name, SAID))
    before = files(folder)
    reconcile(folder)
    facts = read_turtle(folder / "graphs/document/one.ttl")
    assert (office, SKOS.altLabel, name) in facts
    assert (office, RDFS.label, name) not in facts
    now = {f"graphs/{place}": raw for place, raw in files(folder).items()}
    evidence = read_turtle(folder / "graphs/evidence/one.ttl")
    assert set(evidence.objects(None, IPCOOP.assertedPredicate)) == {SKOS.altLabel}
    restored = undisputed({place: raw for place, raw in now.items() if "/one." in place})
    assert restored == {f"graphs/{place}": raw for place, raw in before.items()}
    assert reconcile(folder).changed == ()

"""What the shapes find in the shipped dataset, and in changes of it."""

import calendar
from datetime import date, timedelta

import pytest
from rdflib import RDFS, SH, XSD, Graph, Literal

from ipcoop.graph.build import checkable, graph_names
from ipcoop.graph.documents import SourceDocument, read_document
from ipcoop.graph.evidence import sentences_graph
from ipcoop.graph.relevant import relevant
from ipcoop.graph.validate import validate
from ipcoop.namespaces import ID, IPCOOP, OA, SHAPE, is_facts_graph

DOCUMENT = "kipo-hipoc-2017"
HIPOC = ID["event/hipoc-2017"]


def grave(graph):
    return [finding for finding in validate(graph).findings if finding.severity != "Info"]


@pytest.mark.slow  # `ipcoop check` is put to it as well
def test_shipped_dataset_conforms_without_a_warning(told):
    assert grave(told) == []


@pytest.mark.parametrize(
    "office", ["af", *(pytest.param(one, marks=pytest.mark.slow) for one in ("lk", "vn"))]
)
def test_taking_a_country_away_is_noticed_by_the_stated_number(shipped, office):
    dataset = relevant(shipped)
    participation = ID[f"participation/hipoc-2017-{office}-head"]
    for name in filter(is_facts_graph, graph_names(dataset)):
        dataset.graph(name).remove((participation, None, None))
        dataset.graph(name).remove((None, None, participation))
    told = checkable(dataset)
    country = told.value(ID[f"office/{office}"], IPCOOP.hasJurisdiction)
    [finding] = grave(told)
    assert finding.severity == "Violation"
    assert finding.focus == str(HIPOC)
    assert finding.source == str(SHAPE["EventShape-countries"])
    assert finding.message.startswith("The event states 13 countries but 12 are represented: ")
    named = {label for label in told.objects(country, RDFS.label) if label.language == "en"}
    assert not any(label in finding.message for label in named)
    assert "Bangladesh, Cambodia" in finding.message


def test_a_changed_weekday_in_the_text_is_noticed_in_quote_and_date(part):
    told = checkable(part)
    text = read_document(DOCUMENT).text
    changed = SourceDocument(DOCUMENT, text.replace("(Wed)", "(Thu)"))
    for sentence in sentences_graph(read_document(DOCUMENT)):
        told.remove(sentence)
    for sentence in sentences_graph(changed):
        told.add(sentence)
    messages = {}
    for finding in grave(told):
        messages.setdefault(finding.source, set()).add(finding.message)
    assert messages == {
        str(SHAPE["AssertionShape-weekday"]): {
            "The text says “Thu”, but 2017-04-12 is a Wednesday.",
        },
        str(SHAPE["EvidenceShape-exact"]): {
            "The quote is “April 12 (Wed)”, but the text there is “April 12 (Thu)”.",
        },
    }


def weekdays_found(shapes, texts):
    """Put the weekday query to assertions of dates, each with the words that it rests on."""
    graph = Graph()
    for number, (day, text) in enumerate(texts):
        assertion, evidence, sentence = (ID[f"{kind}/{number}"] for kind in ("a", "e", "s"))
        graph.add((assertion, IPCOOP.assertedObject, Literal(day, datatype=XSD.date)))
        graph.add((assertion, IPCOOP.hasEvidence, evidence))
        graph.add((evidence, IPCOOP.inSentence, sentence))
        graph.add((evidence, OA.start, Literal(100)))
        graph.add((evidence, OA.end, Literal(100 + len(text))))
        graph.add((sentence, OA.start, Literal(95)))
        graph.add((sentence, OA.exact, Literal(f"from {text} on")))
    query = shapes.value(SHAPE["AssertionShape-weekday-query"], SH.select)
    rows = graph.query(query, initNs={"ipcoop": IPCOOP, "oa": OA, "xsd": XSD})
    return sorted((row.value.value, str(row.written), str(row.weekday)) for row in rows)


def test_the_weekday_of_every_date_is_right(shapes):
    first = date(1899, 12, 31)
    days = [first + timedelta(days=397 * n) for n in range(190)]
    days += [date(1900, 2, 28), date(2000, 2, 29), date(2024, 2, 29), date(2100, 3, 1)]
    names = [calendar.day_name[day.weekday()] for day in days]
    assert weekdays_found(shapes, zip(days, names, strict=True)) == []
    wrong = [calendar.day_abbr[(day.weekday() + 1) % 7] for day in days]
    expected = sorted(zip(days, wrong, names, strict=True))
    assert weekdays_found(shapes, zip(days, wrong, strict=True)) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("12 April (Wed)", None),
        ("WEDNESDAY, 12 April", None),
        ("wednesday, 12 April", None),
        ("Weds. 12 April", None),
        ("12 April, Sun-Taik Kwon", None),
        ("12 April, when the Monetary Fund sat", None),
        ("Thurs. 12 April", "Thurs"),
        ("TUESDAY 12 April", "TUESDAY"),
        ("April 12 (Wed) to 14 (Fri)", "Fri"),
        ("Sat, 12 April", "Sat"),
        ("Monday", "Monday"),
    ],
)
def test_weekdays_are_known_by_their_names_and_abbreviations(shapes, text, written):
    day = date(2017, 4, 12)
    expected = [(day, written, "Wednesday")] if written else []
    assert weekdays_found(shapes, [(day, text)]) == expected

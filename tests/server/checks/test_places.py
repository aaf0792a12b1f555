from ipcoop.checks.places import place_of, places
from ipcoop.namespaces import ID, IPCOOP, ONTOLOGY, SHAPE
from ipcoop.resources import ROOT

KNOWN = places()


def line(focus):
    place = place_of(str(focus), KNOWN)
    return place.file, (ROOT / place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]


def test_a_thing_is_found_where_its_block_says_what_it_is():
    assert line(IPCOOP.funds) == ("ontology/funding.ttl", "ipcoop:funds")
    assert line(IPCOOP.Ceremony) == ("ontology/events.ttl", "ipcoop:Ceremony")
    assert line(ONTOLOGY) == ("ontology/ipcoop.ttl", f"<{ONTOLOGY}>")
    assert line(ID["country/kor"]) == ("data/reference/jurisdictions.ttl", "country:kor")
    assert line(SHAPE.EventShape) == ("shapes/event.ttl", "shape:EventShape")


def test_what_has_no_block_has_no_place():
    assert place_of("http://example.org/nowhere", KNOWN) is None
    assert place_of("cq01-events-of-an-office", KNOWN) is None

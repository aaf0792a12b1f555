import pytest
from rdflib import RDF, Graph, Literal, URIRef

from ipcoop.errors import EvidenceError
from ipcoop.graph import evidence
from ipcoop.graph.documents import SourceDocument, read_document
from ipcoop.graph.evidence import anchor, complete
from ipcoop.namespaces import IPCOOP, OA
from ipcoop.resources import read_text, resource

TEXT = SourceDocument("x", "The office met the bank. The office left.")
NODE = URIRef("urn:x:evidence")


def described(**values):
    graph = Graph()
    graph.add((NODE, RDF.type, IPCOOP.Evidence))
    for name, value in values.items():
        graph.add((NODE, OA[name], Literal(value)))
    return graph


def test_an_anchor_gives_the_words_their_place_and_what_stands_around_them():
    span = anchor(TEXT, "met")
    assert (span.start, span.end, span.exact) == (11, 14, "met")
    assert (span.prefix, span.suffix) == ("The office ", " the bank. The offic")
    assert span.sentence.number == 1


def test_a_prefix_chooses_among_equal_words():
    assert anchor(TEXT, "office", prefix="bank. The ").start == 29


def test_words_that_the_text_does_not_have_are_refused():
    with pytest.raises(EvidenceError, match="does not contain “the court”"):
        anchor(TEXT, "the court")


def test_words_of_two_sentences_are_refused():
    with pytest.raises(EvidenceError, match="one sentence"):
        anchor(TEXT, "bank. The office")


def test_completing_fills_in_all_that_follows_from_the_text():
    graph = complete(described(exact="left"), TEXT)
    assert graph.value(NODE, OA.start) == Literal(36)
    assert graph.value(NODE, OA.end) == Literal(40)
    assert graph.value(NODE, OA.suffix) == Literal(".")
    assert graph.value(NODE, IPCOOP.inSentence) == evidence.sentence_iri("x", 2)


def test_completing_again_changes_nothing():
    once = complete(described(exact="office", prefix="bank. The "), TEXT)
    assert set(complete(once, TEXT)) == set(once)


def test_the_shipped_evidence_is_complete():
    for path in resource("data", "graphs", "evidence").glob("*.ttl"):
        graph = Graph().parse(data=read_text(path), format="turtle")
        assert set(complete(graph, read_document(path.stem))) == set(graph)


def test_the_command_completes_a_file_in_place(tmp_path):
    path = tmp_path / "kipo-hipoc-2017.ttl"
    path.write_text(described(exact="Client-centric IP Services").serialize(format="turtle"))
    assert evidence.main([str(path)]) == 0
    assert Graph().parse(path).value(NODE, OA.start) == Literal(315)


def test_words_that_stand_twice_are_refused_until_a_prefix_tells_which():
    with pytest.raises(EvidenceError, match="“office” stands in x more than once"):
        anchor(TEXT, "office")


def test_completing_metadata_fills_in_hash_and_length():
    graph = Graph()
    graph.add((NODE, RDF.type, IPCOOP.Document))
    completed = complete(graph, TEXT)
    assert completed.value(NODE, IPCOOP.sourceHash) == Literal(TEXT.sha256)
    assert completed.value(NODE, IPCOOP.characterCount) == Literal(41)

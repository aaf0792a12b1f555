"""The graphs of one document: what is said once, with which status, in which words."""

import re

import pytest
from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef

from ipcoop.errors import EvidenceError
from ipcoop.extract.model import (
    Metadata,
    Modality,
    Node,
    Question,
    Span,
    Statement,
    Status,
    Warrant,
)
from ipcoop.extract.storing.assertions import BY_HAND, assertion_iri, question_iri
from ipcoop.extract.storing.graphs import graphs
from ipcoop.graph.evidence import complete, document_iri
from ipcoop.namespaces import ID, IPCOOP, OA, SCHEME
from ipcoop.resources import read_text, resource

TEXT = "KIPO held a seminar in Daejeon.\nMr. Kim said “it was a great success” there."
SEMINAR, DAEJEON, KIM = ID["event/seminar"], ID["place/daejeon"], ID["person/kim"]
SPEECH = ID["event/kim-statement"]
WHERE = (SEMINAR, IPCOOP.takesPlaceIn, DAEJEON)
FIRST, SECOND = Span(12, 19), Span(23, 30)
QUOTED = Span(TEXT.index("great"), TEXT.index("great") + len("great success"))


def warrant(status=Status.STATED, *spans, **more):
    return Warrant(status, spans or (SECOND,), **more)


def claim(*spans, by=KIM, modality=Modality.PAST):
    return warrant(Status.CLAIMED, *spans, claimed_by=by, modality=modality)


def seminar(status=Status.STATED, *spans, links=()):
    return Node(SEMINAR, IPCOOP.Seminar, "Seminar", warrant(status, *(spans or (FIRST,))), links)


def assertions(made, as_graph):
    return sorted(as_graph(made.evidence).subjects(IPCOOP.hasStatus))


def test_the_shipped_graphs_come_back_byte_by_byte(hipoc, first_graphs):
    files = graphs(hipoc, by_hand=first_graphs.by_hand()).files()
    for folder in ("document", "implied", "claims"):
        path = f"graphs/{folder}/{first_graphs.identifier}.ttl"
        assert files[path] == read_text(resource("data", *path.split("/")))


def test_the_shipped_evidence_comes_back(hipoc, first_graphs, as_graph):
    made = as_graph(graphs(hipoc, by_hand=first_graphs.by_hand()).evidence)
    assert set(made) == set(first_graphs.evidence)


def test_evidence_is_what_follows_from_the_text(extraction, as_graph):
    source = extraction(TEXT, Statement(*WHERE, warrant()))
    made = as_graph(graphs(source).evidence)
    bare = as_graph(t for t in made if t[1] not in (OA.suffix, IPCOOP.inSentence, IPCOOP.isSpanOf))
    assert set(complete(bare, source.source.document)) == set(made)
    span = ID["evidence/made-up-23-30"]
    assert made.value(span, OA.exact) == Literal("Daejeon")
    assert made.value(span, IPCOOP.inSentence) == ID["sentence/made-up-1"]


def test_a_span_that_crosses_sentences_is_refused(extraction):
    with pytest.raises(EvidenceError, match="do not lie inside one sentence of made-up"):
        graphs(extraction(TEXT, Statement(*WHERE, warrant(Status.STATED, Span(23, 40)))))


def test_what_is_said_twice_is_one_assertion_with_the_words_of_both(extraction, as_graph):
    made = graphs(
        extraction(
            TEXT,
            Statement(*WHERE, warrant(Status.STATED, FIRST)),
            Statement(*WHERE, warrant(Status.STATED, SECOND)),
        )
    )
    [assertion] = assertions(made, as_graph)
    words = set(as_graph(made.evidence).objects(assertion, IPCOOP.hasEvidence))
    assert words == {ID["evidence/made-up-12-19"], ID["evidence/made-up-23-30"]}


@pytest.mark.parametrize("weaker", [warrant(Status.IMPLIED), claim()])
def test_what_is_stated_is_neither_implied_nor_claimed(extraction, as_graph, weaker):
    both = [Statement(*WHERE, weaker), Statement(*WHERE, warrant())]
    made = graphs(extraction(TEXT, *both))
    assert (made.document, made.implied, made.claims) == ((WHERE,), (), ())
    assert made == graphs(extraction(TEXT, *reversed(both)))
    assert len(assertions(made, as_graph)) == 1


def test_an_implied_node_that_is_also_stated_is_stated(extraction):
    role = (IPCOOP.takesPlaceIn, DAEJEON)
    made = graphs(extraction(TEXT, seminar(Status.IMPLIED, links=(role,)), seminar()))
    label = (SEMINAR, RDFS.label, Literal("Seminar", lang="en"))
    assert set(made.document) == {(SEMINAR, RDF.type, IPCOOP.Seminar), label}
    assert made.implied == (WHERE,)


def test_a_statement_that_a_node_makes_is_no_second_assertion(extraction, as_graph):
    node = seminar(Status.STATED, FIRST, links=(WHERE[1:],))
    made = graphs(extraction(TEXT, node, Statement(*WHERE, warrant())))
    [assertion] = assertions(made, as_graph)
    assert set(as_graph(made.evidence).objects(assertion, IPCOOP.hasEvidence)) == {
        ID["evidence/made-up-12-19"],
        ID["evidence/made-up-23-30"],
    }


def test_a_claim_names_its_speaker_and_its_modality(extraction, as_graph):
    made = graphs(extraction(TEXT, Statement(*WHERE, claim(SECOND))))
    graph = as_graph(made.evidence)
    [iri] = assertions(made, as_graph)
    assert made.claims == (WHERE,)
    assert graph.value(iri, RDF.type) == IPCOOP.Claim
    assert graph.value(iri, IPCOOP.claimedBy) == KIM
    assert graph.value(iri, IPCOOP.hasModality) == SCHEME["modality/past"]


def test_a_claim_without_a_speaker_is_the_documents(extraction, as_graph):
    made = graphs(extraction(TEXT, Statement(*WHERE, claim(SECOND, by=None))))
    [iri] = assertions(made, as_graph)
    assert as_graph(made.evidence).value(iri, IPCOOP.claimedBy) == document_iri("made-up")


def test_two_speakers_who_claim_the_same_make_two_claims(extraction, as_graph):
    other = ID["person/lee"]
    both = [Statement(*WHERE, claim(FIRST)), Statement(*WHERE, claim(SECOND, by=other))]
    made = graphs(extraction(TEXT, *both))
    graph = as_graph(made.evidence)
    said = {
        graph.value(iri, IPCOOP.claimedBy): graph.value(iri, IPCOOP.hasEvidence)
        for iri in assertions(made, as_graph)
    }
    assert said == {KIM: ID["evidence/made-up-12-19"], other: ID["evidence/made-up-23-30"]}
    assert made.claims == (WHERE,)


def test_words_quoted_from_a_speech_are_attributed_to_the_speaker(extraction, as_graph):
    said = Warrant(Status.CLAIMED, (QUOTED,), KIM, SPEECH, Modality.PAST)
    praise = Statement(SEMINAR, IPCOOP.describedAs, Literal("great success", lang="en"), said)
    graph = as_graph(graphs(extraction(TEXT, praise)).evidence)
    [quotation] = graph.subjects(IPCOOP.isQuotationFrom, SPEECH)
    assert graph.value(quotation, OA.exact) == Literal("it was a great success")
    words = {str(graph.value(s, OA.exact)) for s in graph.subjects(PROV.wasAttributedTo, KIM)}
    assert words == {"great success", "it was a great success"}


def test_words_of_a_claim_outside_quotation_marks_are_no_quotation(extraction, as_graph):
    said = Warrant(Status.CLAIMED, (SECOND,), KIM, SPEECH, Modality.PAST)
    graph = as_graph(graphs(extraction(TEXT, Statement(*WHERE, said))).evidence)
    assert list(graph.subjects(IPCOOP.isQuotationFrom)) == []


def test_what_a_person_has_added_says_so(extraction, as_graph):
    made = graphs(extraction(TEXT, Statement(*WHERE, warrant()), seminar()), by_hand={WHERE})
    graph = as_graph(made.evidence)
    methods = {
        (graph.value(iri, IPCOOP.assertsNode), graph.value(iri, IPCOOP.hasMethod))
        for iri in assertions(made, as_graph)
    }
    assert methods == {(None, BY_HAND), (SEMINAR, SCHEME["method/by-rule"])}


def test_a_question_is_named_after_its_subject_and_its_property(extraction, as_graph):
    question = Question(SEMINAR, IPCOOP.startDate, "When was the seminar?", (FIRST,), "No day.")
    graph = as_graph(graphs(extraction(TEXT, question)).evidence)
    iri = ID["question/made-up-event-seminar-start-date"]
    assert graph.value(iri, RDFS.label) == Literal("When was the seminar?", lang="en")
    assert graph.value(iri, SKOS.note) == Literal("No day.", lang="en")
    document = document_iri("made-up")
    assert question_iri("made-up", document, OWL.sameAs) == ID["question/made-up-document-same-as"]


def test_the_same_question_twice_is_one_with_the_words_of_both(extraction, as_graph):
    asked = [
        Question(SEMINAR, IPCOOP.startDate, f"When {n}?", (span,))
        for n, span in enumerate((FIRST, SECOND))
    ]
    graph = as_graph(graphs(extraction(TEXT, *asked)).evidence)
    [iri] = graph.subjects(IPCOOP.questionSubject, SEMINAR)
    assert list(graph.objects(iri, RDFS.label)) == [Literal("When 0?", lang="en")]
    assert len(list(graph.objects(iri, IPCOOP.hasEvidence))) == 2


def test_what_is_unknown_about_a_document_is_left_out(extraction):
    made = graphs(extraction(TEXT))
    assert {predicate for _, predicate, _ in made.metadata} == {
        *(RDF.type, RDFS.label, IPCOOP.sourceHash, IPCOOP.characterCount),
        URIRef("http://purl.org/dc/terms/language"),
    }
    assert list(made.files()) == ["documents/made-up.ttl"]


def test_metadata_are_written_as_those_of_the_first_document(extraction):
    metadata = Metadata(
        title="Seminar held",
        publisher="KIPO",
        issued="2017-04-20",
        source="https://www.kipo.go.kr/en/",
        rights="The rights are with KIPO.",
    )
    text = graphs(extraction(TEXT, metadata=metadata)).files()["documents/made-up.ttl"]
    body = re.sub(r"@prefix .*\n", "", text)
    assert body.startswith(
        '\ndocument:made-up\n    a ipcoop:Document ;\n    rdfs:label "Seminar held"@en ;'
    )
    assert f'dcterms:issued "2017-04-20"^^xsd:{XSD.date.fragment} ;' in body
    assert "dcterms:source <https://www.kipo.go.kr/en/> ;" in body


def test_the_name_of_an_assertion_follows_from_what_it_asserts_and_how():
    names = {
        assertion_iri("made-up", status, content)
        for status in Status
        for content in (WHERE, (SEMINAR,))
    }
    assert len(names) == 6
    assert all(re.fullmatch(r".*/assertion/made-up-[0-9a-f]{10}", name) for name in names)

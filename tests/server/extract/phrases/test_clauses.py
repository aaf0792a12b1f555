"""A clause relates the phrases around a verb."""

import pytest

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.reference import reference
from ipcoop.extract.finders.gazetteer import gazetteer
from ipcoop.extract.model import SourceText
from ipcoop.extract.phrases.clauses import clauses
from ipcoop.extract.phrases.finding import mask
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.graph.documents import SourceDocument


def read(text):
    document = SourceDocument("d", text)
    here = Discourse(SourceText(document), reference())
    return clauses(mask(document.sentences[0], gazetteer(), here, None))


def words(phrases):
    return [phrase.text for phrase in phrases]


def test_subject_object_and_adjuncts_are_found():
    (clause,) = read("KIPO and the JPO held a seminar in Seoul on 12 April 2017.")
    assert clause.act == "hold"
    assert words(clause.subject) == ["KIPO", "JPO"]
    assert words(clause.object) == ["a seminar"]
    assert words(clause.governed("in")) == ["Seoul"]


def test_in_the_passive_by_governs_those_who_act():
    (clause,) = read("The seminar was hosted by KIPO.")
    assert words(clause.agents) == ["KIPO"]
    assert words(clause.patients) == ["The seminar"]


def test_what_a_preposition_governs_is_no_subject():
    (clause,) = read("KIPO, in cooperation with WIPO, hosted a seminar.")
    assert words(clause.subject) == ["KIPO"]


def test_a_relative_clause_is_about_what_stands_before_it():
    found = read("The MOU which the EPO and the EAPO signed in Geneva was renewed.")
    signed = next(clause for clause in found if clause.act == "sign")
    assert words(signed.object) == ["The MOU"]
    assert words(signed.subject) == ["EPO", "EAPO"]


@pytest.mark.parametrize(
    "text", ["If KIPO hosted a seminar, it would help.", "Whether KIPO hosted a seminar is open."]
)
def test_what_hangs_on_an_if_is_supposed(text):
    clause = next(clause for clause in read(text) if clause.act == "hold")
    assert clause.mood is Mood.SUPPOSED

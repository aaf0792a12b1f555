"""A verb group tells the act, and whether it is asserted, planned, supposed or denied."""

import pytest

from ipcoop.extract.phrases.verbs import Mood, verb_groups


def only(sentence):
    (group,) = verb_groups(sentence)
    return group


@pytest.mark.parametrize(
    ("sentence", "lemma", "mood"),
    [
        ("X hosted it", "host", Mood.FACT),
        ("X has hosted it", "host", Mood.FACT),
        ("X had been hosted", "host", Mood.FACT),
        ("X will host it", "host", Mood.PLAN),
        ("X is scheduled to be hosted", "host", Mood.PLAN),
        ("X plans to host it", "host", Mood.PLAN),
        ("X would host it", "host", Mood.SUPPOSED),
        ("X may have hosted it", "host", Mood.SUPPOSED),
        ("X has not hosted it", "host", Mood.DENIED),
        ("X never hosted it", "host", Mood.DENIED),
        ("X failed to host it", "host", Mood.DENIED),
        ("X took part in it", "take part", Mood.FACT),
        ("X did not take part", "take part", Mood.DENIED),
    ],
)
def test_the_auxiliaries_tell_the_mood(sentence, lemma, mood):
    group = only(sentence)
    assert (group.verb.lemma, group.mood) == (lemma, mood)


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [("X was jointly hosted by Y", True), ("X hosted Y", False), ("X has hosted Y", False)],
)
def test_an_auxiliary_makes_a_passive(sentence, passive):
    assert only(sentence).passive is passive


def test_a_noun_after_an_article_is_no_verb():
    assert verb_groups("the visit of its host") == []


def test_an_adjective_before_its_noun_is_no_verb():
    assert verb_groups("developing countries and working groups") == []

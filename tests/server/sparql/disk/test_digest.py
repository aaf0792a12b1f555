"""The digest of a dataset: the same however it came to hold what it holds."""

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.sparql.disk.digest import Digest
from ipcoop.sparql.updates.delta import Delta

from .datasets import EMPTY, GRAPHS, NODES, Model, canonical, models


def digest(model, *, with_default=True):
    return str(Digest.of(model.engine(), with_default=with_default))


@given(st.lists(models, max_size=5))
def test_following_changes_gives_the_digest_worked_out_anew(steps):
    followed = Digest()
    for before, after in zip([EMPTY, *steps], steps, strict=False):
        followed.follow(*before.delta_to(after).to_fields())
        assert str(followed) == digest(after)
        assert str(Digest.from_text(str(followed))) == str(followed)


@given(models, models)
def test_two_datasets_have_one_digest_only_if_they_are_equal(one, other):
    assert (digest(one) == digest(other)) is (one == other)


@given(models, models)
def test_two_datasets_that_rdfc_1_0_tells_apart_have_two_digests(one, other):
    if canonical(one.engine()) != canonical(other.engine()):
        assert digest(one) != digest(other)


@given(models)
def test_a_change_read_back_from_its_bytes_is_followed_alike(model):
    followed = Digest()
    followed.follow(*Delta.from_fields(*EMPTY.delta_to(model).to_fields()).to_fields())
    assert str(followed) == digest(model)


def test_a_default_graph_that_is_derived_does_not_count():
    quad = ox.Quad(NODES[0], NODES[0], NODES[0], GRAPHS[0])
    derived = ox.Quad(*quad.triple, ox.DefaultGraph())
    names = frozenset([GRAPHS[0]])
    own, filled = Model(frozenset([quad]), names), Model(frozenset([quad, derived]), names)
    assert digest(own, with_default=False) == digest(filled, with_default=False)
    assert digest(own) != digest(filled)


def test_an_empty_graph_and_the_label_of_a_blank_node_count():
    assert digest(EMPTY) == str(Digest()) != digest(Model(frozenset(), frozenset([GRAPHS[2]])))
    one, other = (
        Model(frozenset([ox.Quad(ox.BlankNode(label), NODES[0], NODES[0])]), frozenset())
        for label in ("b1", "b2")
    )
    assert digest(one) != digest(other)


def test_more_quads_than_are_read_at_a_time_all_count():
    engine = ox.Store()
    engine.extend(ox.Quad(NODES[0], NODES[0], ox.Literal(str(i))) for i in range(20_001))
    whole = str(Digest.of(engine, with_default=True))
    engine.remove(next(iter(engine)))
    assert str(Digest.of(engine, with_default=True)) != whole

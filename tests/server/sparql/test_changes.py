"""A change as text that is read back as it was."""

import pyoxigraph as ox
from hypothesis import given

from ipcoop.sparql.changes import readable, to_trig
from ipcoop.sparql.updates.delta import Delta

from .disk.datasets import EMPTY, models


def read(data, form):
    return set(ox.parse(data, format=form))


@given(models, models)
def test_the_trig_holds_what_was_added_and_its_comments_what_was_removed(before, after):
    delta = before.delta_to(after)
    trig = to_trig(delta, "Change 1")
    assert read(trig, ox.RdfFormat.TRIG) == delta.added
    removed = [line[4:] for line in trig.split(b"\n") if line.startswith(b"# - ")]
    assert read(b"\n".join(removed), ox.RdfFormat.N_QUADS) == delta.removed


@given(models, models, models)
def test_changes_one_after_another_are_the_change_from_the_first_to_the_last(one, two, three):
    whole = one.delta_to(two).then(two.delta_to(three))
    assert whole == one.delta_to(three)
    assert whole.undone() == three.delta_to(one)
    assert EMPTY.delta_to(EMPTY) == Delta()


def test_what_was_asked_for_is_one_line_that_no_terminal_obeys():
    assert (
        readable("a\n\t b\x1b[31m\x00\x9b \u2028\ud800é😀") == "a b\ufffd[31m\ufffd\ufffd \ufffdé😀"
    )

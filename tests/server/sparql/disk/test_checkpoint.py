"""A checkpoint: what it holds is what it was written from, or it is refused by name."""

import gzip
import os

import pytest
from hypothesis import HealthCheck, given, settings

from ipcoop.errors import DamagedStoreError, OtherStoreError
from ipcoop.sparql.disk import checkpoint
from ipcoop.sparql.disk.checkpoint import State
from ipcoop.sparql.disk.digest import Digest
from ipcoop.sparql.disk.files import opening

from .datasets import GRAPHS, Model, canonical, models

QUADS = b'_:b <http://x/p> "v" <http://x/g> .\n'


def write(folder, model, number=7, **more):
    return checkpoint.write(folder, model.engine(), State(number, "plain"), **more)


def only(folder):
    (path,) = checkpoint.numbers(folder).values()
    return path


@pytest.fixture
def model():
    return Model(frozenset(checkpoint.load(QUADS)), frozenset([GRAPHS[0], GRAPHS[2]]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(model=models)
def test_a_checkpoint_gives_back_the_dataset_with_empty_graphs_and_blank_nodes(tmp_path, model):
    summary = write(tmp_path, model)
    read, engine = checkpoint.read(only(tmp_path))
    assert (read, Model.of(engine)) == (summary, model)
    assert canonical(engine) == canonical(model.engine())
    assert (read.number, read.digest) == (7, str(Digest.of(engine, with_default=True)))


def test_a_default_graph_that_is_derived_is_not_written(tmp_path):
    engine = checkpoint.load(b'<a:> <b:> "derived" .\n<a:> <b:> "own" <g:> .\n')
    checkpoint.write(tmp_path, engine, State(0, "facts"))
    _, again = checkpoint.read(only(tmp_path))
    assert [quad.object.value for quad in again] == ["own"]


def holds_or_is_refused(path, model):
    """Tell whether a checkpoint is read, which must then hold the model, or is refused by name."""
    try:
        found = Model.of(checkpoint.read(path)[1])
    except DamagedStoreError as error:
        return f"checkpoint {path.name} of the store is damaged" not in str(error)
    assert found == model
    return True


def test_every_bit_that_is_flipped_and_every_end_that_is_cut_off_is_found(tmp_path, model):
    write(tmp_path, model)
    path = only(tmp_path)
    data = path.read_bytes()
    harmless = 0
    with path.open("r+b", buffering=0) as file:
        for byte, value in enumerate(data):
            for bit in range(8):
                os.pwrite(file.fileno(), bytes([value ^ 1 << bit]), byte)
                harmless += holds_or_is_refused(path, model)
            os.pwrite(file.fileno(), bytes([value]), byte)
    # Some bits of a gzip file say nothing of what it holds, such as the time in its head.
    assert harmless < 100
    for length in reversed(range(len(data))):
        os.truncate(path, length)
        assert not holds_or_is_refused(path, model)


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda text: text + b"<http://x/a> <http://x/b> <http://x/c> .\n", "its digest is not"),
        (lambda text: text.replace(b"/p>", b"/q>"), "its digest is not"),
        (lambda text: text.replace(b'"http://x/g"', b'"http://x/h"'), "its digest is not"),
        (lambda text: text.replace(b'"v"', b'"v'), "Line|line|Unexpected|Invalid"),
        (lambda text: b"[1]" + text, "is damaged: "),
        (lambda text: text.replace(b'"number": 7', b'"number": 8'), "it holds state 8"),
        (lambda text: text.replace(b'"digest"', b'"other"'), "is damaged: "),
        (lambda _: b"", "is damaged: "),
    ],
)
def test_what_does_not_fit_together_is_refused(tmp_path, model, change, cause):
    write(tmp_path, model)
    path = only(tmp_path)
    path.write_bytes(gzip.compress(change(gzip.decompress(path.read_bytes()))))
    with pytest.raises(DamagedStoreError, match=cause):
        checkpoint.read(path)


def test_one_that_cannot_be_read_is_not_said_to_be_damaged(tmp_path):
    (tmp_path / "checkpoint-000000000001.nq.gz").mkdir()
    with (
        pytest.raises(OtherStoreError, match=r"checkpoint-0+1\.nq\.gz: Is a directory"),
        opening(tmp_path),
    ):
        checkpoint.read(only(tmp_path))


def test_nothing_is_written_from_memory_that_has_another_digest_than_the_disk(tmp_path, model):
    with pytest.raises(DamagedStoreError, match="another digest"):
        write(tmp_path, model, expected=str(Digest()))
    assert list(tmp_path.iterdir()) == []
    summary = write(tmp_path, model)
    assert write(tmp_path, model, 8, expected=summary.digest).digest == summary.digest


def test_checkpoints_are_in_order_and_files_of_other_names_are_none(tmp_path, model):
    for number in (10, 9, 10**12):
        write(tmp_path, model, number)
    for name in ("checkpoint-x.nq.gz", "checkpoint-1.nq.gz.part", "checkpoint-2.nq.gz.bad"):
        (tmp_path / name).touch()
    assert list(checkpoint.numbers(tmp_path)) == [9, 10, 10**12]

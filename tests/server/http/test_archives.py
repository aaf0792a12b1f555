import time
from io import BytesIO
from threading import Event, Thread

import pytest

from ipcoop.errors import BusyError, StorageError
from ipcoop.http.archives import Archives
from ipcoop.sparql.answers import Answer
from ipcoop.sparql.dumps.archive import Archive
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.syntax import Form


class Store:
    """A store whose files are made when the test lets them be."""

    def __init__(self):
        self.state, self.begun, self.may_end = "1", 0, Event()
        self.may_end.set()

    def query(self, *_):
        return Answer(Form.ASK, JSON, 0, b"", state=self.state)

    def dump(self):
        self.begun += 1
        state = self.state
        assert self.may_end.wait(20)
        return Archive(state, BytesIO(), {})


@pytest.fixture
def store():
    return Store()


def test_files_are_made_once_for_a_state(store):
    archives = Archives(store)
    assert archives.known() is None
    made = archives.now()
    assert archives.now() is archives.known() is made
    assert store.begun == 1
    store.state = "2"
    assert archives.known() is None
    assert (archives.now().state, store.begun) == ("2", 2)


def test_files_of_a_state_that_is_not_known_are_not_kept(store):
    store.state = ""
    archives = Archives(store)
    archives.now()
    archives.now()
    assert (store.begun, archives.known()) == (2, None)


def test_who_asks_after_a_write_does_not_get_what_was_begun_before_it(store):
    archives = Archives(store)
    store.may_end.clear()
    got = []
    first = Thread(target=lambda: got.append(archives.now()))
    first.start()
    while not store.begun:
        time.sleep(0.001)
    store.state = "2"
    second = Thread(target=lambda: got.append(archives.now()))
    second.start()
    store.may_end.set()
    first.join()
    second.join()
    assert sorted(one.state for one in got) == ["1", "2"]


def test_who_comes_again_after_a_long_making_finds_files_whatever_was_written(store):
    archives = Archives(store, patience=0.02)
    store.may_end.clear()
    with pytest.raises(BusyError, match="being made"):
        archives.now()
    time.sleep(0.5)
    store.state = "2"
    store.may_end.set()
    for _ in range(100):
        try:
            assert archives.now().state == "1"
            break
        except BusyError:
            time.sleep(0.01)
    assert store.begun == 1


def test_no_more_than_a_few_wait(store):
    archives = Archives(store, patience=20)
    store.may_end.clear()
    waiting = [Thread(target=archives.now) for _ in range(8)]
    for one in waiting:
        one.start()
    while archives._waiting._value:
        time.sleep(0.001)
    with pytest.raises(BusyError):
        archives.now()
    store.may_end.set()
    for one in waiting:
        one.join()


def test_what_keeps_files_from_being_made_is_told_and_tried_again(store):
    made, store.dump = store.dump, lambda: (_ for _ in ()).throw(StorageError("No room."))
    archives = Archives(store)
    with pytest.raises(StorageError, match=r"No room\."):
        archives.now()
    store.dump = made
    assert archives.now().state == "1"

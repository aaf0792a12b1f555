"""A store that cannot be served is refused in a sentence that says what and where."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pyoxigraph as ox
import pytest

from ipcoop.sparql.disk import checkpoint, log
from ipcoop.sparql.disk.disk import Change, Disk
from ipcoop.sparql.disk.folder import take
from ipcoop.sparql.disk.versions import FORMAT
from ipcoop.sparql.updates.delta import Delta

NODE = ox.NamedNode("http://x/a")
RESTORE = "Restore a backup: ipcoop store restore FILE --store DIR."


@pytest.fixture
def store(tmp_path):
    """A store with two entries in its log."""
    folder = tmp_path / "store"
    os.close(take(folder, "plain", bytes).lock)
    disk = Disk(folder, "plain")
    assert list(disk.replay()) == []
    for number in (1, 2):
        quad = ox.Quad(NODE, NODE, ox.Literal(str(number)))
        disk.keep([Change(Delta({quad}), "token", "test")])
    return folder


@pytest.fixture
def refused(told, store):
    """Serve a store, which must fail; return the sentence."""

    def serve():
        before = {path: path.read_bytes() for path in store.iterdir()}
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        done = told("serve", "--store", store, "--port", port)
        assert {path: path.read_bytes() for path in store.iterdir()} == before
        assert (done.returncode, done.stdout) == (2, "")
        return done.stderr

    return serve


def flip(path, byte):
    data = bytearray(path.read_bytes())
    data[byte] ^= 1
    path.write_bytes(data)


def test_a_log_with_a_flipped_bit_is_refused_with_its_place(store, refused):
    path = log.parts(store)[1]
    second = path.stat().st_size // 2
    flip(path, -1)
    assert refused() == (
        "ipcoop: The log of the store is damaged: in log-000000000001, the body of the entry 2, "
        f"at byte {second:,}, is not what was written. {RESTORE}\n"
    )


def test_a_checkpoint_with_a_flipped_bit_is_refused_with_what_to_do(store, refused):
    flip(checkpoint.numbers(store)[0], -1)
    said = refused()
    assert said.startswith(
        "ipcoop: The checkpoint checkpoint-000000000000.nq.gz of the store is damaged: "
    )
    assert RESTORE.partition(": ")[2] in said


def test_a_store_of_a_newer_version_is_refused(store, refused):
    told = {"format": FORMAT + 1, "kind": "plain"}
    (store / "ipcoop-store.json").write_text(json.dumps(told))
    assert refused() == (
        f"ipcoop: {store} was written by a newer ipcoop: its files have version {FORMAT + 1}. "
        f"Use that one; this one reads versions up to {FORMAT}.\n"
    )


def test_a_store_that_another_process_has_is_refused(store, refused):
    lock = take(store, "plain", pytest.fail).lock
    try:
        assert "Another process uses the store" in refused()
    finally:
        os.close(lock)


def test_a_folder_of_other_files_is_refused(store, refused):
    (store / "ipcoop-store.json").unlink()
    assert f"{store} has other files, and is no store." in refused()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--store", "http://127.0.0.1:1/"), "cannot be reached: Connection refused."),
        (("--store", "http://x:y@127.0.0.1:1/"), "Set IPCOOP_STORE_AUTHORIZATION to"),
        (("--store", "http://127.0.0.1:1/", "--empty"), "Another engine is only read"),
        (("--engine", "qlever"), "--engine says what is at an address."),
        (("--store", "ftp://127.0.0.1/query"), "is no address of HTTP."),
    ],
)
def test_an_engine_that_cannot_be_used_so_is_refused(told, options, said):
    done = told("serve", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def begun(command, folder, port):
    """Start a command of the shell, with what it makes for a time in a folder."""
    environment = {**os.environ, "TMPDIR": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    program = f"exec {sys.executable} -m ipcoop serve --port {port} {command}"
    return subprocess.Popen(["sh", "-c", program], env=environment, stdout=subprocess.DEVNULL)


def wait_for(is_so):
    until = time.monotonic() + 60
    while not is_so() and time.monotonic() < until:
        time.sleep(0.02)
    assert is_so()


def answers(port):
    try:
        with urlopen(f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D") as answer:
            return answer.status == 200
    except OSError:
        return False


def test_a_server_works_without_standard_streams(tmp_path, free_port):
    server = begun("--empty <&- 2>&-", tmp_path, free_port)
    try:
        wait_for(lambda: answers(free_port))
    finally:
        server.terminate()
    assert server.wait(20) == 0


def test_a_server_that_is_ended_while_it_begins_leaves_nothing(tmp_path, free_port):
    server = begun("", tmp_path, free_port)
    wait_for(lambda: list(tmp_path.glob("ipcoop-*/socket")))
    server.terminate()
    assert server.wait(20) == 128 + signal.SIGTERM
    assert [one.name for one in tmp_path.iterdir()] == []

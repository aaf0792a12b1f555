"""With --store: what was acknowledged is there, whatever is killed and whatever the disk does."""

import http.client
import json
import subprocess
import sys
import time
from threading import Thread
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from ipcoop.sparql.disk import checkpoint, log

from .conftest import free_port
from .faults import fill_disk, forks, kill, make_room, prepare

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the processes are those of Linux")

TOKEN = "a token for the tests"
UPDATE = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("durable")


@pytest.fixture(scope="module")
def broken(place):
    """The file that breaks the disk for as long as it is there."""
    with pytest.MonkeyPatch.context() as patched:
        yield prepare(patched, place, smallest_log=100_000)


@pytest.fixture(scope="module")
def restart(starting, place, broken):  # noqa: ARG001 - what a server finds when it starts
    """Start a server of the store; the one before has ended."""
    servers = []

    def begin():
        servers.append(starting(b"", store=place / "store", kind="plain", tokens={"tester": TOKEN}))
        return servers[-1]

    yield begin
    servers[-1].process.terminate()
    servers[-1].process.wait()


@pytest.fixture(scope="module")
def servers(restart):
    """The server that runs now is the last of these."""
    return [restart()]


def insert(server, number, more=""):
    text = f"INSERT DATA {{ GRAPH <http://x/g> {{ <http://x/s> <http://x/p> {number} {more} }} }}"
    return server.ask("POST", "/update", text, UPDATE)


def numbers(server):
    """Return what is there; a server that is at a loss is asked again."""
    for _ in range(100):
        # An answer to the same text may be one that was kept.
        text = f"SELECT ?n {{ GRAPH ?g {{ <http://x/s> <http://x/p> ?n }} }} # {uuid4()}"
        try:
            status, body = server.get(f"/sparql?{urlencode({'query': text})}")
        except (OSError, http.client.HTTPException):
            status = 0
        if status == 200:
            found = json.loads(body)["results"]["bindings"]
            return {int(one["n"]["value"]) for one in found}
        time.sleep(0.1)
    return pytest.fail("The server does not answer.")


@pytest.mark.parametrize(
    ("number", "which"), [(1, "worker"), (2, "holder"), (3, "http"), (4, "main")]
)
def test_an_acknowledged_write_is_there_after_a_kill(servers, restart, number, which):
    server = servers[-1]
    before = numbers(server)
    assert insert(server, number)[0] == 204
    assert numbers(server) == before | {number}
    if which == "main":
        kill(server.process.pid)
        server.process.wait()
        servers.append(restart())
    else:
        some = forks(server)["worker"] if which == "worker" else [server.children()[which]]
        assert [kill(one) for one in some] == [True] * len(some) != []
    assert numbers(servers[-1]) == before | {number}


def test_a_clerk_that_is_killed_costs_its_write_which_is_not_made(servers):
    server = servers[-1]
    before, answers = numbers(server), []
    values = " ".join(map(str, range(20)))
    joined = " ".join(f"VALUES ?v{i} {{ {values} }}" for i in range(9))
    slow = "INSERT { GRAPH <http://x/g> { <http://x/s> <http://x/p> ?n } } WHERE { %s }"
    known = set(forks(server)["worker"])
    update = slow % f"{joined} BIND(?v0 + ?v8 AS ?n)"
    writing = Thread(target=lambda: answers.append(server.ask("POST", "/update", update, UPDATE)))
    writing.start()
    clerk = None
    while clerk is None and writing.is_alive():
        clerk = next(iter(set(forks(server)["worker"]) - known), None)
    assert kill(clerk)
    writing.join()
    ((status, _, body),) = answers
    assert (status, b"was lost" in body) == (503, True)
    assert numbers(server) == before
    assert insert(server, 100)[0] == 204


def test_a_writer_of_a_checkpoint_that_is_killed_costs_nothing(servers, place):
    server, store = servers[-1], place / "store"
    before, made, killed = numbers(server), list(checkpoint.numbers(store)), 0
    written = set()
    for number in range(200, 260):
        text = f"'{number}{'x' * 60_000}'"
        assert insert(server, number, f"; <http://x/text> {text}")[0] == 204
        written.add(number)
        if not killed:
            killed += sum([kill(one) for one in forks(server)["writer"]])
        elif list(checkpoint.numbers(store)) != made:
            break
    assert killed
    assert list(checkpoint.numbers(store)) != made
    kill(server.children()["holder"])
    assert numbers(server) == before | written


def test_a_full_disk_refuses_writes_until_there_is_room_and_answers_queries(servers, place):
    server = servers[-1]
    before = numbers(server)
    fill_disk(server, list(log.parts(place / "store").values())[-1])
    answers = []
    writing = [
        Thread(target=lambda number=number: answers.append(insert(server, number)))
        for number in range(300, 304)
    ]
    for one in writing:
        one.start()
    for one in writing:
        one.join()
    assert [status for status, _, _ in answers] == [507] * 4
    problem = json.loads(answers[0][2])
    assert problem["title"] == "The disk does not take it"
    assert problem["detail"] == "The write cannot be kept on the disk: File too large."
    assert numbers(server) == before
    make_room(server)
    assert insert(server, 304)[0] == 204
    kill(server.children()["holder"])
    assert numbers(server) == before | {304}


def test_a_disk_that_breaks_ends_the_holder_and_what_is_on_it_is_read_anew(servers, place, broken):
    server = servers[-1]
    before, holder = numbers(server), server.children()["holder"]
    broken.touch()
    assert insert(server, 400)[0] == 503
    sentence = f"{place / 'store'}: Input/output error.".encode()
    assert any(sentence in server.said() or time.sleep(0.05) for _ in range(200))
    broken.unlink()
    assert numbers(server) == before
    assert server.children()["holder"] != holder
    assert insert(server, 401)[0] == 204
    kill(server.children()["holder"])
    assert numbers(server) == before | {401}


def test_a_second_server_on_the_store_is_refused_and_does_no_harm(servers, place):
    server = servers[-1]
    before = numbers(server)
    command = [sys.executable, "-m", "ipcoop", "serve", "--port", str(free_port())]
    done = subprocess.run(
        [*command, "--store", place / "store"], capture_output=True, text=True, check=False
    )
    said = f"Another process uses the store {place / 'store'}. Stop it, or name another store."
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"ipcoop: {said}\n")
    assert insert(server, 500)[0] == 204
    assert numbers(server) == before | {500}

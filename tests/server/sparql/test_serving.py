"""The holder: what its clients do is no harm to it."""

import os
import socket
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ipcoop.config import ServerSettings, WorkerLimits
from ipcoop.sparql import frames
from ipcoop.sparql.keeper import holder
from ipcoop.sparql.pool import Pool
from ipcoop.sparql.updates.perform import UpdateRequest
from ipcoop.sparql.writes import write_fields

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")

LIMITS = WorkerLimits(seconds=5)


@pytest.fixture(scope="module")
def path():
    with holder(bytes, LIMITS, "plain") as path:
        yield path


def write(path, number):
    """Ask for a write, and return the connection on which the reply comes."""
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(str(path))
    fields, body = write_fields(
        UpdateRequest(f"INSERT DATA {{ <http://x/a> <http://x/p> {number} }}")
    )
    frames.send(connection, {"do": "write", "seconds": 5, "by": "tester", **fields}, body)
    return connection


def owner(path):
    """Return the number of the holder."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(path))
        frames.send(connection, {"do": "fork"})
        frame = frames.receive(connection)
        os.close(frame.descriptor)
        status = Path(f"/proc/{frame.fields['number']}/stat").read_text()
    return int(status.rpartition(")")[2].split()[1])


def test_a_client_that_leaves_before_its_write_is_made_ends_nobody(path):
    with closing(Pool(path, ServerSettings(limits=LIMITS))) as pool:
        before = owner(path)
        staying = write(path, 0)
        for number in range(1, 6):
            write(path, number).close()
        with staying:
            assert frames.receive(staying).fields["added"] == 1
        # Writes are made in order, so this one is made after those.
        text = "CLEAR DEFAULT ; INSERT DATA { <http://x/a> <http://x/p> 7 }"
        pool.write(UpdateRequest(text), "tester")
        assert pool.quad_counts()[""] == 1
        assert owner(path) == before

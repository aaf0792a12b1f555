"""Clients that write, read and kill beside each other, and take down what they saw."""

import http.client
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from urllib.parse import urlencode

from .faults import forks, kill

TOKEN = "a token for the tests"
_UPDATE = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
_GRAPHS = "http://x/a", "http://x/b"
_WRITE = """PREFIX x: <http://x/>
DELETE {{ GRAPH ?g {{ x:{writer} x:last ?n }} }}
INSERT {{ GRAPH x:a {{ x:{writer} x:last {number} }} GRAPH x:b {{ x:{writer} x:last {number} }} }}
WHERE {{ OPTIONAL {{ GRAPH ?g {{ x:{writer} x:last ?n }} }} }} ;
INSERT DATA {{
  GRAPH x:a {{ x:{writer} x:did {number} }} GRAPH x:b {{ x:{writer} x:did {number} }}
}}
"""
READ = """PREFIX x: <http://x/>
SELECT ?g ?w ?n (COUNT(?d) AS ?c) { GRAPH ?g { ?w x:last ?n ; x:did ?d } } GROUP BY ?g ?w ?n
"""
_OFTEN = {"worker": 8, "writer": 8, "holder": 3, "http": 3, "server": 1}
_PAUSES = {"holder": 1.5, "http": 7.0, "server": 3.0}
"""Seconds in which a process is not killed again: a server whose process is lost twice ends."""

_MEANT = {503}
"""The status of what was lost with a process."""


@dataclass
class Running:
    """The server that runs now, and how another one is started."""

    start: object
    server: object
    stopping: Event = field(default_factory=Event)

    def replace(self):
        """Kill the whole server and start another one."""
        kill(self.server.process.pid)
        self.server.process.wait()
        self.server = self.start()

    def ask(self, method, path, body=None, headers=None):
        """Return status and body, or nothing if there was no answer."""
        try:
            status, _, body = self.server.ask(method, path, body, headers or {})
        except (OSError, http.client.HTTPException):
            return None, b""
        return status, body


@dataclass
class Seen:
    """What one read has shown: the last number of each writer and how many it has written."""

    last: dict
    counts: dict


@dataclass
class History:
    """What all clients saw."""

    tried: Counter = field(default_factory=Counter)
    acknowledged: dict = field(default_factory=dict)
    reads: list = field(default_factory=list)
    kills: Counter = field(default_factory=Counter)
    statuses: Counter = field(default_factory=Counter)
    wrong: list = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def note(self, what, status):
        with self._lock:
            self.statuses[what, status] += 1

    def known(self):
        """Return the last number of each writer that was acknowledged or read."""
        with self._lock:
            return {writer: max(numbers) for writer, numbers in self.acknowledged.items()}


def write(running, history, writer):
    """Write numbers, one after another, and take down those that were acknowledged."""
    acknowledged = history.acknowledged.setdefault(writer, {0})
    while not running.stopping.is_set():
        history.tried[writer] += 1
        number = history.tried[writer]
        text = _WRITE.format(writer=writer, number=number)
        status, body = running.ask("POST", "/update", text, _UPDATE)
        history.note("write", status)
        if status == 204:
            acknowledged.add(number)
        elif status is None:
            time.sleep(0.05)
        elif status not in _MEANT:
            history.wrong.append((status, body))


def read(running, history):
    """Read again and again, and see that no read is older than what was known before it."""
    known = {}
    while not running.stopping.is_set():
        for writer, number in history.known().items():
            known[writer] = max(number, known.get(writer, 0))
        seen = read_once(running, history)
        if seen:
            history.reads.append(seen)
            older = {one: number for one, number in known.items() if seen.last.get(one, 0) < number}
            if older:
                history.wrong.append(("older", older, seen))
            known |= seen.last


def read_once(running, history):
    """Return what a read shows; nothing if it has no answer."""
    # Some of the answers may be those that were kept.
    text = READ + random.choice(["", f"# {random.random()}"])
    status, body = running.ask("GET", f"/sparql?{urlencode({'query': text})}")
    history.note("read", status)
    if status != 200:
        if status not in {None, *_MEANT}:
            history.wrong.append((status, body))
        time.sleep(0.05)
        return None
    rows = {graph: {} for graph in _GRAPHS}
    for row in json.loads(body)["results"]["bindings"]:
        writer = row["w"]["value"].removeprefix("http://x/")
        numbers = int(row["n"]["value"]), int(row["c"]["value"])
        if rows[row["g"]["value"]].setdefault(writer, numbers) != numbers:
            history.wrong.append(("two at once", body))
    one, other = rows.values()
    if one != other:
        history.wrong.append(("half a write", rows))
    return Seen(
        {writer: last for writer, (last, _) in one.items()},
        {writer: count for writer, (_, count) in one.items()},
    )


def kill_at_random(running, history):
    """Kill a process now and then."""
    killed = dict.fromkeys(_OFTEN, time.monotonic())
    while not running.stopping.wait(random.uniform(0.02, 0.3)):
        (which,) = random.choices(list(_OFTEN), list(_OFTEN.values()))
        now = time.monotonic()
        if now < killed[which] + _PAUSES.get(which, 0):
            continue
        if which == "server":
            running.replace()
        else:
            server = running.server
            found = forks(server) | {name: [number] for name, number in server.children().items()}
            some = found.get(which)
            if not some or not kill(random.choice(some)):
                continue
        killed[which] = now
        history.kills[which] += 1


def run(running, seconds, *, writers, readers):
    """Let all of them work for some seconds, and return what they saw."""
    history = History()
    threads = [Thread(target=write, args=(running, history, f"w{i}")) for i in range(writers)]
    threads += [Thread(target=read, args=(running, history)) for _ in range(readers)]
    threads.append(Thread(target=kill_at_random, args=(running, history)))
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    running.stopping.set()
    for thread in threads:
        thread.join()
    running.server.wait()
    return history

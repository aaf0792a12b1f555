"""Make up a dataset of any size: the shipped graph, and documents like the shipped one.

``python -m tests.bench.engines.generate QUADS [SEED]`` writes N-Quads to standard output. The same
seed and size give the same bytes.

The shipped graph (24,000 quads, of which 3,000 are the ontology) stands below at every size; its
offices, countries, cities, themes and funds are what the documents tell of. The documents are made
up until there are as many quads of theirs as asked for. What one has is drawn up after the shipped
document, as ``ipcoop.graph.build.build`` gives it: a conference with a declaration, 10 to 16 heads
of offices who attend (it has 14), 4 to 6 speakers with post and tenure (5), and 3 to 5 activities
(4); beside these, so that there is something to count, 4 to 8 meetings and 1 to 3 memoranda. For
each statement there are 10.4 quads of evidence (9.5) and 1.1 inferred ones. Names and texts are
made up, and alike, so a store may compress them better than real ones.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count, zip_longest

import pyoxigraph as ox
from rdflib import DCTERMS

from ipcoop.graph.build import build, to_nquads
from ipcoop.namespaces import INFERRED_GRAPH, ONTOLOGY_GRAPH, PREFIXES

from .templates import templates

_MANY = {
    "attendance": (10, 16),
    "speaker": (4, 6),
    "meeting": (4, 8),
    "agreement": (1, 3),
    "activity": (3, 5),
}
_FIRST_PART, _SERIES = 10, 50
_FIRST_DAY, _DAYS = date(1990, 1, 1), 13_000
_PEOPLE = 2
"""New people for each document; a person speaks at several conferences."""

_INFERRED = f"<{INFERRED_GRAPH}> ."
_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_OFFICES = """SELECT ?office ?country WHERE {
    GRAPH graph:reference { ?office a ipcoop:IPOffice ; ipcoop:hasJurisdiction ?country }
    GRAPH graph:reference { ?country a ipcoop:Country }
    FILTER NOT EXISTS { GRAPH graph:reference {
        ?office ipcoop:hasJurisdiction ?other FILTER (?other != ?country) } } }"""
_CITIES = """SELECT ?city ?country WHERE { GRAPH graph:reference {
    ?city a ipcoop:City ; ipcoop:isLocatedIn ?country . ?country a ipcoop:Country } }"""
_OF_KIND = "SELECT ?one WHERE { GRAPH graph:reference { ?one a ipcoop:%s } }"


@cache
def shipped():
    """Return the shipped graph as N-Quads, and its ontology."""
    dataset = build()
    # What says which files the inferred graph was made from is true of these alone.
    dataset.graph(INFERRED_GRAPH).remove((INFERRED_GRAPH, DCTERMS.source, None))
    return to_nquads(dataset), frozenset(dataset.graph(ONTOLOGY_GRAPH))


def generate(size: int, seed: int = 1) -> Iterator[bytes]:
    """Yield N-Quads: the shipped graph, then documents of about as many quads as ``size``."""
    base, _ = shipped()
    yield base
    yield from documents(size, seed)


def documents(size: int, seed: int = 1) -> Iterator[bytes]:
    """Yield the N-Quads of made-up documents, part by part."""
    base, ontology = shipped()
    return _Writer(base, templates(ontology), random.Random(seed)).write(size)


class _Writer:
    """Fills in the templates of documents."""

    def __init__(self, base, parts, chance):
        self._parts, self._chance, self._world = parts, chance, _World(base)
        self._known = {line for line in base.decode().split("\n") if line.endswith(_INFERRED)}

    def write(self, size):
        written = number = 0
        while written < size:
            number += 1
            for kind, slots in self._document(number):
                text, quads = self._filled(self._parts[kind], slots)
                yield text.encode()
                written += quads
                if written >= size:
                    break

    def _filled(self, part, slots):
        lines = [line % slots for line in part.shared]
        new = [line for line in lines if line[:-1] not in self._known]
        self._known.update(line[:-1] for line in new)
        return part.own % slots + "".join(new), part.quads + len(new)

    def _document(self, number):
        """Yield the parts of a document with what fills their slots."""
        numbers = count(_FIRST_PART)
        head = {"doc": f"{number:07}", **self._head(number)}
        yield "head", head | {"k": next(numbers)}
        for together in zip_longest(*self._parts_of(number, head["host"])):
            for kind, slots in filter(None, together):
                yield kind, head | slots | {"k": next(numbers)}

    def _parts_of(self, number, host):
        for kind, (least, most) in _MANY.items():
            filled = getattr(self, f"_{kind}")(self._chance.randint(least, most), number, host)
            yield [(kind, slots) for slots in filled]

    def _head(self, number):
        host = self._chance.choice(self._world.hosts)
        start = _FIRST_DAY + timedelta(days=self._chance.randrange(_DAYS))
        return {
            "host": host,
            "host-country": self._world.offices[host],
            "city": self._chance.choice(self._world.cities[host]),
            "theme": self._theme(),
            "series": f"{number % _SERIES:02}",
            "start": start,
            "end": start + timedelta(days=2),
        }

    def _attendance(self, many, _, host):
        guests = [one for one in self._offices(many + 1) if one != host]
        for guest in guests[:many]:
            yield {"guest": guest, "guest-country": self._world.offices[guest]}

    def _speaker(self, many, number, _):
        people = self._chance.sample(range(max(_PEOPLE * number, 2 * many)), many)
        for person in people:
            own = random.Random(person)
            speaker = own.choice([*self._world.offices])
            yield {
                "person": f"{person:07}",
                "speaker": speaker,
                "speaker-country": self._world.offices[speaker],
                "since": _FIRST_DAY - timedelta(days=own.randrange(_DAYS)),
            }

    def _meeting(self, many, *_):
        for _ in range(many):
            convener = self._chance.choice(self._world.hosts)
            partner = self._chance.choice([one for one in self._world.offices if one != convener])
            yield {
                "convener": convener,
                "convener-country": self._world.offices[convener],
                "partner": partner,
                "partner-country": self._world.offices[partner],
                "venue": self._chance.choice(self._world.cities[convener]),
                "subject": self._theme(),
                "met": self._day(),
            }

    def _agreement(self, many, *_):
        for _ in range(many):
            first, second = self._offices(2)
            yield {
                "first": first,
                "first-country": self._world.offices[first],
                "second": second,
                "second-country": self._world.offices[second],
                "matter": self._theme(),
                "signed": self._day(),
            }

    def _activity(self, many, *_):
        for _ in range(many):
            (doer,) = self._offices(1)
            topic, purpose = self._chance.sample(self._world.themes, 2)
            yield {
                "doer": doer,
                "doer-country": self._world.offices[doer],
                "beneficiary": self._chance.choice(self._world.countries),
                "topic": topic,
                "purpose": purpose,
                "fund": self._chance.choice(self._world.funds),
                "begun": self._day(),
            }

    def _offices(self, many):
        return self._chance.sample([*self._world.offices], many)

    def _theme(self):
        return self._chance.choice(self._world.themes)

    def _day(self):
        return _FIRST_DAY + timedelta(days=self._chance.randrange(_DAYS))


class _World:
    """What the reference data have, by the ends of the names."""

    def __init__(self, base):
        self._store = ox.Store()
        self._store.bulk_load(base, ox.RdfFormat.N_QUADS)
        self.offices = dict(self._found(_OFFICES))
        self.themes, self.countries, self.funds = (
            [name for (name,) in self._found(_OF_KIND % kind)]
            for kind in ("Theme", "Country", "FundInTrust")
        )
        within: dict[str, list[str]] = {}
        for city, country in self._found(_CITIES):
            within.setdefault(country, []).append(city)
        self.cities = {one: within[it] for one, it in self.offices.items() if it in within}
        self.hosts = [*self.cities]

    def _found(self, query):
        """Return the rows of a query, each name without what stands before its last slash."""
        rows = self._store.query(_PROLOGUE + query)
        return sorted(tuple(term.value.rsplit("/", 1)[1] for term in row) for row in rows)


def main(size, seed=1):
    """Write a dataset to standard output."""
    for piece in generate(int(size), int(seed)):
        sys.stdout.buffer.write(piece)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The names that a store has, to find those that a misspelt one may have meant."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice

import pyoxigraph as ox

from ipcoop.sparql.mentions import RDF_TYPE

_MOST = 50_000
_MOST_ELSEWHERE = 100
_NEAR = 5
_CUTOFF = 0.75
_PREDICATES = f"SELECT DISTINCT ?p {{ SELECT ?p {{ %s }} LIMIT {_MOST} }}"
_LOCAL = re.compile(r"[^/#]*\Z")
_DIGITS = re.compile(r"\d")


class Names:
    """IRIs by what ends in their last slash or hash, and the name after it."""

    def __init__(self, iris: Iterable[str]) -> None:
        self._of_namespace: dict[str, dict[str, str]] = {}
        self._of_name: dict[str, list[str]] = {}
        for iri in dict.fromkeys(iris):
            namespace, name = _split(iri)
            if name:
                self._of_namespace.setdefault(namespace, {}).setdefault(name, iri)
                self._of_name.setdefault(name, []).append(iri)

    def near(self, iri: str) -> list[str]:
        """Return the IRIs that an unknown one is near to, the nearest first.

        They differ in a few letters of the name, or only in what stands before it. Names that
        differ in a digit are of different things.
        """
        namespace, name = _split(iri)
        known = self._of_namespace.get(namespace, {})
        digits = _DIGITS.findall(name)
        alike = [one for one in known if _DIGITS.findall(one) == digits]
        close = get_close_matches(name, alike, n=_NEAR, cutoff=_CUTOFF)
        elsewhere = sorted(self._of_name.get(name, []))[:_MOST_ELSEWHERE]
        return [known[one] for one in close] or get_close_matches(iri, elsewhere, _NEAR, cutoff=0)


def terms(engine: ox.Store) -> Iterator[str]:
    """Yield the properties and classes of a store, and what has a class.

    Of a large store, these are what some ten thousand triples have.
    """
    for pattern in ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"):
        answer = engine.query(_PREDICATES % pattern)
        assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - it is a SELECT
        for solution in answer:
            yield solution["p"].value
    for quad in islice(engine.quads_for_pattern(None, RDF_TYPE, None), _MOST):
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.NamedNode):
                yield term.value


def _split(iri: str) -> tuple[str, str]:
    """Part an IRI where its name begins, which is in small letters."""
    name = _LOCAL.search(iri)
    start = name.start() if name else len(iri)
    return iri[:start], iri[start:].lower()

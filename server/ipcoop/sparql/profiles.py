"""Other views of the graph: the same facts in the terms of a vocabulary that others know."""

from collections.abc import Sequence
from functools import cache

from rdflib import Graph

from ipcoop.errors import NotFoundError
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import PREFIXES
from ipcoop.resources import read_text, resource
from ipcoop.sparql.formats import N_TRIPLES
from ipcoop.sparql.query import QueryRequest, Store

AT_ONCE = 2000
"""Solutions behind one page of what a profile has about a thing."""

_KINDS = {
    "iati": {"activity"},
    "org": {"change", "office", "organisation", "person", "post", "tenure", "unit"},
    "prov": {"activity", "event", "office", "participation", "person", "post", "tenure", "unit"},
    "schema": {
        *("activity", "country", "document", "event", "fund", "instrument", "office"),
        *("organisation", "person", "place", "tenure", "theme", "unit"),
    },
}
"""What each profile has terms for, by how the names of things begin."""


@cache
def profiles() -> Sequence[str]:
    """Return the names of the profiles: of the queries in ``queries/profiles``."""
    return sorted(path.stem for path in resource("queries", "profiles").glob("*.rq"))


def offered(name: str) -> Sequence[str]:
    """Return the profiles that have terms for a kind of thing.

    Args:
        name: of the thing, such as ``office/kr``.
    """
    return [one for one in profiles() if name.partition("/")[0] in _KINDS[one]]


def view(store: Store, name: str) -> Graph:
    """Return what a store holds in the terms of a profile, with the project's prefixes.

    Raises:
        NotFoundError: if no profile has this name.
    """
    text = profile_query(name)
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.parse(data=store.query(QueryRequest(text), N_TRIPLES).read(), format="nt")


@cache
def profile_query(name: str) -> str:
    """Return the query of a profile, in which ``?thing`` is what it tells of.

    Raises:
        NotFoundError: if no profile has this name.
    """
    return read_text(resource("queries", "profiles", f"{_known(name)}.rq"))


def portion(name: str, page: int) -> str:
    """Return the query for one page of what a profile has about ``?thing``; the first is 0.

    Raises:
        NotFoundError: if no profile has this name.
    """
    return f"{profile_query(name)} LIMIT {AT_ONCE} OFFSET {page * AT_ONCE}"


def view_shapes(name: str) -> Graph:
    """Return the shapes that a profile must meet.

    Raises:
        NotFoundError: if no profile has this name.
    """
    return read_turtle(resource("shapes", "profiles", f"{_known(name)}.ttl"))


def _known(name: str) -> str:
    if name not in profiles():
        cause = f"“{name}” is the name of no profile."
        raise NotFoundError(cause, f"The profiles are: {', '.join(profiles())}.")
    return name

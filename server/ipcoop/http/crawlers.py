"""What those that read the web by themselves find: which pages there are, and what to leave."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from flask import Blueprint, Response, render_template, url_for

from ipcoop.config import BASE
from ipcoop.errors import NotFoundError
from ipcoop.http.asking import Asking
from ipcoop.http.service import has_files, service
from ipcoop.http.things import name_of
from ipcoop.namespaces import EVIDENCE_GRAPHS, ID

routes = Blueprint("crawlers", __name__)

MOST = 50_000
"""Addresses that one sitemap may have (https://www.sitemaps.org/protocol.html)."""

_XML = "application/xml"
_IN_PATHS = "/!$&'()*+,:;=@"
"""Characters that stand for themselves in a path, as ``url_for`` has them, which takes longer."""

_FILES = "dumps.listing"
_MAIN = (
    "pages.start",
    "documents.documents",
    "timeline.timeline",
    "network.network",
    "unsettled.questions",
    "unsettled.contradictions",
    "unsettled.claims",
    "pages.queries",
    "ontology.ontology",
    "shapes.shapes",
    _FILES,
)
_SHAPE = f"^{re.escape(ID)}[a-z-]+/[^/?#]+$".replace("\\", "\\\\")
_KINDS = f'?thing a ?kind FILTER REGEX(STR(?thing), "{_SHAPE}")'
_COUNT = f"SELECT (COUNT(DISTINCT ?thing) AS ?count) {{ {_KINDS} }}"
# The engine has an order of its own, the same for a state; to sort a million takes too long.
_THINGS = f"SELECT DISTINCT ?thing {{ {_KINDS} }} LIMIT %d OFFSET %d"


@routes.get("/robots.txt")
def robots() -> Response:
    """Let all pages be read, and no query be asked."""
    return Response(
        "User-agent: *\n"
        "Disallow: /sparql\n"
        "Disallow: /update\n"
        "Disallow: /store\n"
        "\n"
        f"Sitemap: {BASE}sitemap.xml\n",
        content_type="text/plain; charset=utf-8",
    )


@routes.get("/sitemap.xml")
def sitemap() -> Response:
    """Name all pages, or where they are too many, the sitemaps that do."""
    asking = Asking()
    count = int(asking.rows(_COUNT)[0]["count"].value)
    # Asked for after it: what is newer than the state that the answer is kept for does no harm.
    others = _others()
    if count + len(others) <= MOST:
        pages = [*others, *_things(asking, MOST, 0)]
        asking.keep()
        return _xml("sitemap.xml", pages)
    asking.keep()
    parts = range(_parts_of(len(others)) + _parts_of(count))
    return _xml("sitemaps.xml", (f"{BASE}sitemap/{number}.xml" for number in parts))


@routes.get("/sitemap/<int:number>.xml")
def part(number: int) -> Response:
    """Name some of the pages: the first parts have those that are of no thing."""
    others = _others()
    after = (number - _parts_of(len(others))) * MOST
    begin = number * MOST
    asking = Asking()
    found = _things(asking, MOST, after) if after >= 0 else others[begin : begin + MOST]
    if not found:
        raise NotFoundError(f"There is no sitemap {number}.", "See /sitemap.xml.")
    asking.keep()
    return _xml("sitemap.xml", found)


def _parts_of(addresses: int) -> int:
    return -(-addresses // MOST)


def _xml(template: str, addresses: Iterable[str]) -> Response:
    return Response(render_template(template, addresses=addresses), content_type=_XML)


def _others() -> list[str]:
    """Return the addresses of the main pages, the queries and the documents."""
    main = [url_for(name) for name in _MAIN if name != _FILES or has_files()]
    queries = [url_for("pages.query", name=query.name) for query in service().catalogue]
    graphs = (name for name in service().store.quad_counts() if name.startswith(EVIDENCE_GRAPHS))
    documents = [f"/document/{name.removeprefix(EVIDENCE_GRAPHS)}" for name in graphs]
    return [_absolute(path) for path in (*main, *queries, *map(quote, documents))]


def _things(asking: Asking, most: int, after: int) -> list[str]:
    """Return the addresses of the pages of some things in the facts."""
    things = (row["thing"].value for row in asking.rows(_THINGS % (most, after)))
    return [f"{BASE}page/{quote(name_of(iri), _IN_PATHS)}" for iri in sorted(things)]


def _absolute(path: str) -> str:
    return f"{BASE}{path.removeprefix('/')}"

"""The IRIs of things on the web: each leads to a page or to data, as its client prefers.

Cool URIs for the Semantic Web (W3C 2008), section 4.2: a thing is no document, so its IRI is
answered with 303.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from functools import partial

from flask import Blueprint, Response, request, url_for
from werkzeug.urls import iri_to_uri

from ipcoop.config import BASE, LICENCE
from ipcoop.errors import NotFoundError
from ipcoop.http.negotiate import HTML, SUFFIXES, negotiate
from ipcoop.http.paging import chosen_page
from ipcoop.http.protocol import asker
from ipcoop.http.service import accept, answered, negotiated, service
from ipcoop.http.shapes import shape_names
from ipcoop.http.things import iri_of
from ipcoop.sparql.describing import description, has_more, types
from ipcoop.sparql.formats import GRAPHS, JSON, TURTLE, Format
from ipcoop.sparql.profiles import offered, portion
from ipcoop.sparql.query import QueryRequest

routes = Blueprint("linked", __name__)


@routes.get("/id/<path:name>")
def thing(name: str) -> Response:
    """Lead from the IRI of a thing to the page about it, or to data."""
    return _lead(name)


@routes.get("/scheme/<path:name>")
def concept(name: str) -> Response:
    """Lead from the IRI of a concept or scheme to the page about it, or to data."""
    return _lead(f"scheme/{name}")


@routes.get("/graph/<path:name>")
def graph(name: str) -> Response:
    """Lead from the name of a graph to its triples."""
    return _to(url_for("graphs.get", graph=f"{BASE}graph/{name}"))


@routes.get("/shape/<path:name>")
def shape(name: str) -> Response:
    """Lead from the IRI of a shape to the shapes."""
    if name not in shape_names():
        raise NotFoundError(f"There is no shape {name}.", "See /shapes for those there are.")
    return _to(url_for("shapes.shapes", _anchor=name))


@routes.get("/data/<path:name>")
def data(name: str) -> Response:
    """Give the description of a thing, in the format of the suffix or of the Accept header."""
    stem, _, suffix = name.rpartition(".")
    if stem and suffix in SUFFIXES:
        chosen = SUFFIXES[suffix]
        return _described(stem, chosen, chosen.media_type)
    return _described(name, *negotiate(accept(), GRAPHS))


def _lead(name: str) -> Response:
    iri_of(name)
    chosen, media_type = negotiate(accept(), (*GRAPHS, HTML))
    response = negotiated("", media_type, 303)
    if chosen is HTML:
        response.location = url_for("entities.page", name=name)
    else:
        profile = request.args.get("profile") or None
        response.location = url_for(".data", name=name, profile=profile)
    response.headers["Link"] = f'<{url_for(".data", name=name)}>; rel="describedby"'
    return response


def _described(name: str, chosen: Format, media_type: str) -> Response:
    iri, page, profile = iri_of(name), chosen_page() - 1, request.args.get("profile", "")
    answer = service().store.query(_asked(iri, page, profile), chosen)
    if answer.is_empty():
        answer.close()
        raise _nothing(iri, page, profile)
    response = answered(answer, media_type)
    response.headers["Link"] = ", ".join(_links(name, iri, page, profile))
    return response


def _nothing(iri: str, page: int, profile: str) -> NotFoundError:
    remedy = "See whether it is spelt well."
    if profile:
        remedy = "Ask for it without a profile, or for another one."
    where = f"in the terms of {profile}" if profile else "here" if page else "in the graph"
    return NotFoundError(f"Nothing is said {where} of <{iri}>.", remedy)


def _asked(iri: str, page: int, profile: str) -> QueryRequest:
    if profile:
        return QueryRequest(portion(profile, page), thing=iri, **asker(request))
    return QueryRequest(description(iri, page), **asker(request))


def _links(name: str, iri: str, page: int, profile: str) -> Iterator[str]:
    """Yield what Link headers say of a description (RFC 8288)."""
    yield f'<{iri_to_uri(iri)}>; rel="describes"'
    yield f'<{url_for("entities.page", name=name)}>; rel="alternate"; type="{HTML.media_type}"'
    for form in GRAPHS:
        address = url_for(".data", name=f"{name}.{form.suffix}", profile=profile or None)
        yield f'<{address}>; rel="alternate"; type="{form.media_type}"'
    for other in offered(name):
        if other != profile:
            address = url_for(".data", name=name, profile=other)
            yield f'<{address}>; rel="alternate"; title="{other}"'
    yield f'<{LICENCE}>; rel="license"'
    for kind in _bindings(types(iri), "type"):
        yield f'<{iri_to_uri(kind)}>; rel="type"'
    here = partial(url_for, ".data", name=name, profile=profile or None)
    if page:
        yield f'<{here(page=page)}>; rel="prev"'
    if _goes_on(iri, page, profile):
        yield f'<{here(page=page + 2)}>; rel="next"'


def _goes_on(iri: str, page: int, profile: str) -> bool:
    if not profile:
        return _asks(has_more(iri, page))
    with closing(service().store.query(_asked(iri, page + 1, profile), TURTLE)) as answer:
        return not answer.is_empty()


def _bindings(query: str, variable: str) -> list[str]:
    rows = json.loads(_answer(query))["results"]["bindings"]
    return [row[variable]["value"] for row in rows]


def _asks(query: str) -> bool:
    return bool(json.loads(_answer(query))["boolean"])


def _answer(query: str) -> bytes:
    return service().store.query(QueryRequest(query, **asker(request)), JSON).read()


def _to(address: str) -> Response:
    return Response(status=303, headers={"Location": address})

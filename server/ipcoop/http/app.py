"""The application factory."""

from flask import Flask, request

from ipcoop.config import ServerSettings
from ipcoop.http import (
    briefings,
    bundle,
    changes,
    crawlers,
    description,
    dumps,
    entities,
    graphs,
    kinds,
    linked,
    network,
    ontology,
    operations,
    pages,
    problems,
    search,
    shapes,
    sparql,
    timeline,
    update,
    void,
)
from ipcoop.http.archives import Archives
from ipcoop.http.assets import has_assets
from ipcoop.http.documents import routes as documents
from ipcoop.http.front import gateway
from ipcoop.http.front.observe import Observer
from ipcoop.http.headers import add_headers
from ipcoop.http.languages import keep_language
from ipcoop.http.service import Service, has_files, install
from ipcoop.http.showing import here
from ipcoop.http.unsettled import routes as unsettled
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.query import Store
from ipcoop.sparql.writes import Writer

_DEFAULTS = ServerSettings()
_OF_THE_GRAPH = (sparql, description, changes, operations, linked)
_PAGES = (entities, documents, kinds, search, briefings, timeline, network, unsettled)
_OF_THE_PROJECT = (pages, bundle, ontology, shapes)
_FOR_PROGRAMS = (dumps, void, crawlers)


def create_app(
    store: Store,
    settings: ServerSettings = _DEFAULTS,
    *,
    catalogue: Catalogue | None = None,
    writer: Writer | None = None,
    observer: Observer | None = None,
) -> Flask:
    """Make the application that serves a store.

    Args:
        store: answers the queries.
        settings: what is let through.
        catalogue: the queries to show, in place of those that ship with the project.
        writer: makes the writes, if the service takes any.
        observer: has the figures to show, if there are any.
    """
    app = Flask(__name__)
    app.config.update(MAX_FORM_MEMORY_SIZE=settings.body)
    # Else the answer to two slashes is a redirect to whatever host the request names.
    app.url_map.merge_slashes = False
    queries = Catalogue.load() if catalogue is None else catalogue
    install(app, Service(store, settings, queries, Archives(store), writer, observer))
    parts = (*_OF_THE_GRAPH, *_PAGES, *_OF_THE_PROJECT, *_FOR_PROGRAMS, update, graphs)
    for part in parts:
        app.register_blueprint(part.routes)
    app.url_defaults(keep_language)
    app.add_template_global(has_assets)
    app.add_template_global(has_files)
    app.add_template_global(here)
    app.before_request(_raise_error)
    app.after_request(add_headers)
    problems.register(app)
    return app


def _raise_error() -> None:
    """Answer with the error that was found before the request came here."""
    request.environ[gateway.ROUTE] = request.url_rule.rule if request.url_rule else ""
    if error := request.environ.get(gateway.ERROR):
        raise error

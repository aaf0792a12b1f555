"""The application factory."""

from flask import Flask

from ipcoop.config import ServerSettings
from ipcoop.http import (
    bundle,
    description,
    graphs,
    ontology,
    pages,
    problems,
    shapes,
    sparql,
    update,
)
from ipcoop.http.headers import add_headers
from ipcoop.http.service import Service, install
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.store import Store
from ipcoop.sparql.writes import Writer

_DEFAULTS = ServerSettings()


def create_app(
    store: Store,
    settings: ServerSettings = _DEFAULTS,
    *,
    catalogue: Catalogue | None = None,
    writer: Writer | None = None,
) -> Flask:
    """Make the application that serves a store.

    Args:
        store: answers the queries.
        settings: what is let through.
        catalogue: the queries to show, in place of those that ship with the project.
        writer: makes the writes, if the service takes any.
    """
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=settings.body, MAX_FORM_MEMORY_SIZE=settings.body)
    # Else the answer to two slashes is a redirect to whatever host the request names.
    app.url_map.merge_slashes = False
    queries = Catalogue.load() if catalogue is None else catalogue
    install(app, Service(store, settings, queries, writer))
    for part in (sparql, description, update, graphs, pages, bundle, ontology, shapes):
        app.register_blueprint(part.routes)
    app.after_request(add_headers)
    problems.register(app)
    return app

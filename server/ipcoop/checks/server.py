"""The tests of FOOPS! that need a server, put to the service itself over HTTP."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http import HTTPStatus

from rdflib import OWL, RDF, Dataset, Graph

from ipcoop.checks.report import Item
from ipcoop.graph.build import to_nquads
from ipcoop.graph.releases import current_version
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import ONTOLOGY
from ipcoop.sparql.store import MemoryStore

_FORMATS = {
    "text/turtle": "turtle",
    "application/rdf+xml": "xml",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
}
_TIMEOUT = 60


def server_items(dataset: Dataset) -> dict[str, Item]:
    """Serve the dataset on the loopback address, and judge the answers."""
    from ipcoop.http.app import create_app  # noqa: PLC0415 - only this check needs Flask
    from ipcoop.http.loopback import loopback  # noqa: PLC0415 - the same

    with loopback(create_app(MemoryStore.from_nquads(to_nquads(dataset)))) as base:
        return judge_server(base)


def judge_server(base: str) -> dict[str, Item]:
    """Judge a running service; ``base`` is its address, which ends in a slash."""
    version = f"ontology/{current_version()}"
    demands: dict[str, tuple[str, Callable[[], Iterator[str]]]] = {
        "CN1": ("Content negotiation offers a format of RDF", lambda: _negotiates(base)),
        "DOC1": ("The ontology has documentation in HTML", lambda: _documents(base)),
        "URI1": ("The IRI of the ontology can be looked up", lambda: _resolves(base, "ontology")),
        "VER2": ("The version IRI can be looked up", lambda: _resolves(base, version)),
    }
    return {
        name: Item(name, title, tuple(_finding(name, words) for words in find()))
        for name, (title, find) in demands.items()
    }


def _negotiates(base: str) -> Iterator[str]:
    for media_type, form in _FORMATS.items():
        status, told, body = _get(f"{base}ontology", media_type)
        if status != HTTPStatus.OK or told.partition(";")[0] != media_type:
            yield f"Asked for {media_type}, /ontology answers {status} with {told or 'nothing'}."
        elif (ONTOLOGY, RDF.type, OWL.Ontology) not in Graph().parse(data=body, format=form):
            yield f"What /ontology gives as {media_type} has no header of the ontology."


def _documents(base: str) -> Iterator[str]:
    status, told, body = _get(f"{base}ontology", "text/html")
    if status != HTTPStatus.OK or not told.startswith("text/html"):
        yield f"Asked for text/html, /ontology answers {status} with {told or 'nothing'}."
    elif str(ONTOLOGY) not in body.decode("utf-8"):
        yield "The documentation does not name the ontology."


def _resolves(base: str, path: str) -> Iterator[str]:
    status, *_ = _get(f"{base}{path}", "text/turtle")
    if status != HTTPStatus.OK:
        yield f"/{path} answers {status}."


def _get(url: str, accept: str) -> tuple[int, str, bytes]:
    request = urllib.request.Request(url, headers={"Accept": accept})  # noqa: S310 - of the caller
    directly = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with directly.open(request, timeout=_TIMEOUT) as answer:
            return answer.status, answer.headers.get("Content-Type", ""), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Content-Type", ""), b""


def _finding(name: str, message: str) -> Finding:
    return Finding("Violation", str(ONTOLOGY), message, f"FOOPS! {name}")

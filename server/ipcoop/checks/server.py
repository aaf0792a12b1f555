"""The tests of FOOPS! that need a server, put to the service itself over HTTP."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus

from rdflib import OWL, RDF, Dataset, Graph

from ipcoop.graph.build import to_nquads
from ipcoop.graph.jsonld import read_jsonld
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


def server_findings(dataset: Dataset) -> dict[str, tuple[Finding, ...]]:
    """Serve the dataset on the loopback address, and judge the answers; see ``judge_server``."""
    from ipcoop.http.app import create_app  # noqa: PLC0415 - only this check needs Flask
    from ipcoop.http.loopback import loopback  # noqa: PLC0415 - the same

    with loopback(create_app(MemoryStore.from_nquads(to_nquads(dataset)))) as base:
        return judge_server(base)


def judge_server(base: str) -> dict[str, tuple[Finding, ...]]:
    """Return what a running service is found wanting in, by the test of FOOPS!.

    ``base`` is its address, which ends in a slash.
    """
    version = f"ontology/{current_version()}"
    wanting = {
        "CN1": _negotiates(base),
        "DOC1": _documents(base),
        "URI1": _resolves(base, "ontology"),
        "VER2": _resolves(base, version),
    }
    return {name: tuple(_finding(name, words) for words in told) for name, told in wanting.items()}


def _negotiates(base: str) -> Iterator[str]:
    for media_type, form in _FORMATS.items():
        status, told, body = _get(f"{base}ontology", media_type)
        if status != HTTPStatus.OK or told.partition(";")[0] != media_type:
            yield f"Asked for {media_type}, /ontology answers {status} with {told or 'nothing'}."
        elif (ONTOLOGY, RDF.type, OWL.Ontology) not in _read(body, form):
            yield f"What /ontology gives as {media_type} has no header of the ontology."


def _read(body: bytes, form: str) -> Graph:
    return read_jsonld(body) if form == "json-ld" else Graph().parse(data=body, format=form)


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

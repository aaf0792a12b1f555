import threading
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from rdflib import Dataset
from werkzeug.serving import make_server

from ipcoop.graph.build import facts, to_nquads
from ipcoop.graph.closure import inferred
from ipcoop.graph.documents import SourceDocument
from ipcoop.graph.evidence import complete, sentences_graph
from ipcoop.http.app import create_app
from ipcoop.namespaces import DISPUTED_GRAPH, GRAPH, INFERRED_GRAPH
from ipcoop.resources import read_text
from ipcoop.sparql.store import MemoryStore

DOCUMENTS = Path(__file__).parent / "documents"


@pytest.fixture(scope="session")
def second(shipped):
    """The shipped dataset with the made-up documents, and what follows from all of them."""
    dataset = Dataset()
    for subject, predicate, value, graph in shipped.quads():
        if graph != INFERRED_GRAPH:
            dataset.graph(graph).add((subject, predicate, value))
    for folder in sorted(DOCUMENTS.iterdir()):
        read_made_up(dataset, folder)
    for triple in inferred(facts(dataset)):
        dataset.graph(INFERRED_GRAPH).add(triple)
    return dataset


def read_made_up(dataset, folder):
    document = SourceDocument(folder.name, (folder / "text.txt").read_bytes().decode("utf-8"))
    graphs = {
        "document.ttl": GRAPH[f"document/{folder.name}"],
        "disputed.ttl": DISPUTED_GRAPH,
        "evidence.ttl": GRAPH[f"evidence/{folder.name}"],
    }
    for path in sorted(folder.glob("*.ttl")):
        dataset.graph(graphs[path.name]).parse(data=read_text(path), format="turtle")
    evidence = dataset.graph(graphs["evidence.ttl"])
    for triple in complete(evidence, document) + sentences_graph(document):
        evidence.add(triple)


@pytest.fixture(scope="session")
def stores(shipped_quads, second):
    """Both datasets, ready to be queried."""
    quads = {"shipped": shipped_quads, "second": to_nquads(second)}
    return {name: MemoryStore.from_nquads(data) for name, data in quads.items()}


@pytest.fixture(scope="session")
def ask(stores):
    """Ask a query of one of the datasets over HTTP; the answer is CSV."""
    with ExitStack() as running:
        addresses = {name: running.enter_context(serving(stores[name])) for name in stores}

        def post(text, dataset="shipped"):
            body = urlencode({"query": text}).encode()
            request = Request(f"{addresses[dataset]}/sparql", body, {"Accept": "text/csv"})
            with urlopen(request) as response:
                return response.read().decode("utf-8").replace("\r\n", "\n")

        yield post


@contextmanager
def serving(store):
    server = make_server("127.0.0.1", 0, create_app(store), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()

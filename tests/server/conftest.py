import pytest
from hypothesis import settings

from ipcoop.config import ServerSettings
from ipcoop.http.app import create_app
from ipcoop.namespaces import (
    CLAIMS_GRAPHS,
    DOCUMENT_GRAPHS,
    ID,
    INFERRED_GRAPH,
    IPCOOP,
    REFERENCE_GRAPH,
)
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.store import MemoryStore

# A busy machine is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
KR = f"<{ID}office/kr>"
NQUADS = f"""\
{KR} {RDF_TYPE} <{IPCOOP.IPOffice}> <{REFERENCE_GRAPH}> .
{KR} {LABEL} "Korean Intellectual Property Office"@en <{REFERENCE_GRAPH}> .
{KR} <{IPCOOP.memberCount}> "5"^^<http://www.w3.org/2001/XMLSchema#integer> <{DOCUMENT_GRAPHS}d1> .
{KR} {RDF_TYPE} <{IPCOOP.IPOffice}> <{DOCUMENT_GRAPHS}d1> .
{KR} {RDF_TYPE} <{IPCOOP.Organisation}> <{INFERRED_GRAPH}> .
{KR} {LABEL} "the best office" <{CLAIMS_GRAPHS}d1> .
"""

QUERY = """\
# title: Offices
# question: Which offices are there?
# asked by: an analyst
# parameter: language = "en" (the language of the names)
#   and of nothing else
# needs: names

SELECT ?office WHERE { ?office a <%s> }
"""


@pytest.fixture(scope="session")
def store():
    return MemoryStore.from_nquads(NQUADS.encode())


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory):
    root = tmp_path_factory.mktemp("queries")
    (root / "competency").mkdir()
    (root / "examples").mkdir()
    (root / "competency" / "cq01-offices.rq").write_text(QUERY % IPCOOP.IPOffice)
    (root / "competency" / "cq02-labels.rq").write_text("# title: <b>Labels</b>\nASK {}\n")
    (root / "examples" / "why.rq").write_text("ASK {}\n")
    return Catalogue.load(root)


@pytest.fixture(scope="session")
def app(store, catalogue):
    return create_app(store, ServerSettings(body=1_000_000), catalogue=catalogue)


@pytest.fixture
def client(app):
    return app.test_client()

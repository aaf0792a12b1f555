import pytest

from ipcoop.config import ServerSettings
from ipcoop.http.app import create_app
from ipcoop.sparql.writes import Written

TOKEN = "a token for the tests"
ASK = "/sparql?query=ASK%7B%7D"
ELSEWHERE = {"Origin": "https://elsewhere.example"}
KINDS = [
    ("GET", "/", 200),
    ("GET", "/sparql", 200),
    ("GET", "/sparql?query=", 400),
    ("GET", ASK, 200),
    ("HEAD", ASK, 200),
    ("OPTIONS", ASK, 200),
    ("PUT", ASK, 405),
    ("GET", "/nothing", 404),
    ("GET", "/health", 200),
    ("GET", "/static/style.css", 200),
    ("GET", "/static/nothing", 404),
    ("GET", "/sparql?query=CONSTRUCT%7B%7DWHERE%7B%7D&x=text/csv", 406),
    ("POST", "/sparql", 415),
    ("GET", "/sparql?query=DROP", 400),
    ("GET", "/sparql?update=DROP+ALL", 403),
    ("POST", "/update", 401),
    ("POST", "/store", 401),
    ("GET", "/store?graph=http://x/none", 404),
    ("GET", "/ontology/agents", 303),
    ("GET", "/queries/why", 200),
    ("GET", "/queries/none", 404),
    ("GET", "/dump/facts.ttl", 200),
    ("GET", "/robots.txt", 200),
]


class Nothing:
    """Makes no write."""

    def write(self, *_):
        return Written(0, 0, ())


@pytest.fixture(scope="module")
def client(store, catalogue):
    settings = ServerSettings(tokens={"tester": TOKEN})
    return create_app(store, settings, catalogue=catalogue, writer=Nothing()).test_client()


def is_strict(headers):
    return (
        headers["Content-Security-Policy"]
        == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        and headers["X-Content-Type-Options"] == "nosniff"
        and headers["Referrer-Policy"] == "no-referrer"
        and headers["Access-Control-Allow-Origin"] == "*"
        and "Access-Control-Allow-Credentials" not in headers
        and "Set-Cookie" not in headers
    )


def test_every_kind_of_answer_keeps_browsers_strict_and_says_who_may_read(client, record_property):
    for method, path, status in KINDS:
        accept = "text/html" if status == 303 else path.partition("&x=")[2] or "*/*"
        headers = {"Accept": accept, "Cookie": "a=b", **ELSEWHERE}
        with client.open(path, method=method, headers=headers) as got:
            assert got.status_code == status, path
            assert is_strict(got.headers), path
    statuses = sorted({status for *_, status in KINDS})
    record_property("attack", f"35 strict headers: {len(KINDS)} answers of status {statuses}")


def test_what_fails_unforeseen_is_as_strict(client, monkeypatch):
    monkeypatch.setattr("ipcoop.http.sparql.read_request", lambda _: 1 / 0)
    got = client.get(ASK)
    assert (got.status_code, is_strict(got.headers)) == (500, True)


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/sparql", {"GET", "HEAD", "POST", "OPTIONS"}),
        ("/update", {"POST", "OPTIONS"}),
        ("/store", {"GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"}),
    ],
)
def test_a_preflight_lets_other_sites_read_but_send_no_token(
    client, path, methods, record_property
):
    asks = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, content-type",
    }
    response = client.options(path, headers={**ELSEWHERE, **asks})
    assert response.status_code == 200
    assert set(response.headers["Access-Control-Allow-Methods"].split(", ")) == methods
    assert response.headers["Access-Control-Allow-Headers"] == (
        "Accept, Content-Type, If-None-Match"
    )
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    record_property("attack", f"36 preflight of {path}: no Authorization, no credentials")


@pytest.mark.parametrize(
    ("path", "kind", "status"),
    [
        ("/update", "application/x-www-form-urlencoded", 401),
        ("/update", "multipart/form-data; boundary=x", 401),
        ("/update", "text/plain", 401),
        ("/sparql", "application/x-www-form-urlencoded", 403),
        ("/sparql", "text/plain", 415),
        ("/store?default", "multipart/form-data; boundary=x", 401),
    ],
)
def test_a_form_of_another_site_writes_nothing(client, path, kind, status, record_property):
    got = client.post(path, data=b"update=DROP+ALL", content_type=kind, headers=ELSEWHERE)
    assert got.status_code == status
    record_property("attack", f"36 form of another site, {kind} to {path}: {status}")


@pytest.mark.parametrize("path", [ASK, "/shapes", "/queries/why", "/nothing"])
def test_what_was_negotiated_varies_by_accept(client, path):
    assert client.get(path).headers["Vary"] == "Accept"

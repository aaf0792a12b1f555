import pytest


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/sparql?query=ASK%7B%7D", "/nothing", "/health", "/static/style.css"]
)
def test_every_answer_keeps_browsers_strict_and_lets_scripts_of_other_sites_read(client, path):
    with client.get(path) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in headers


def test_a_preflight_is_answered_with_the_methods_and_headers_that_are_taken(client):
    response = client.options(
        "/sparql",
        headers={
            "Origin": "https://elsewhere.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert response.status_code == 200
    assert set(response.headers["Access-Control-Allow-Methods"].split(", ")) >= {"GET", "POST"}
    assert response.headers["Access-Control-Allow-Headers"] == "Accept, Content-Type"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize("path", ["/sparql?query=ASK%7B%7D", "/shapes", "/queries/why", "/nothing"])
def test_what_was_negotiated_varies_by_accept(client, path):
    assert client.get(path).headers["Vary"] == "Accept"

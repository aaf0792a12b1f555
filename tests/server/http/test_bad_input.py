"""Whatever stands in an address or a header, the answer is what was asked for, or a sentence."""

import re
from itertools import cycle
from urllib.parse import quote

from lxml import html
from rdflib import Literal

LONG = "9" * 5000
TEXTS = [
    *("", "\0", "a\r\nX: y\x7f", "\ud800", "\ufffe", "é" * 300, LONG, "000000001" + LONG),
    *("..", "../../x", "//x/", "%2F%00", ".ttl", "office/kr.csv", "-1", "1e9", "٣", "<b>'\"`"),
    "{{7*7}}",
]
PARAMETERS = ["lang", "page", "year", "with", "kind", "theme", "before", "q", "profile"]
HEADERS = ["Accept", "Accept-Language", "If-None-Match", "Range"]
VALUES = [
    *("text/html", "text/html;q=nan", "text/html;q=1e999", "*/*;q=-1", ",;,=", "*", "/", '"', "<>"),
    *("ko;q=nan", "ko;q=-1, en;q=inf", "-", "*-*", "ko;ko;q=;", "bytes=-1,9-1", "\x80\xff", LONG),
]
SLOW = {
    "bundle._zip": b"",
    "ontology._documentation": ([Literal("-", lang="en")], "-"),
    "ontology.text": b"",
    "shapes._text": b"",
}
"""What takes seconds to make, and is the same for all."""


def escaped(text):
    return quote(text.encode("utf-8", "surrogatepass"))


def sentence(response):
    """Return what an error says."""
    if response.mimetype == "text/html":
        return html.document_fromstring(response.text).findtext(".//p[@class='answer']").strip()
    assert response.mimetype == "application/problem+json"
    return response.get_json()["detail"]


def test_no_address_fails_whatever_it_is_asked(app, client, monkeypatch):
    """Each address is asked with each text in its path and in each parameter."""
    for name, made in SLOW.items():
        monkeypatch.setattr(f"ipcoop.http.{name}", lambda *_, made=made: made)
    values = cycle(VALUES)
    for rule in sorted({rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods}):
        for place, text in enumerate(TEXTS):
            path = re.sub(r"<[^>]+>", escaped(text), rule)
            others = [TEXTS[(place + step * 5) % len(TEXTS)] for step in range(len(PARAMETERS))]
            query = "&".join(map("{}={}".format, PARAMETERS, map(escaped, others)))
            headers = {name: next(values) for name in HEADERS[place % 2 :]}
            headers.setdefault("Accept", "text/html")
            with client.get(f"{path}?{query}", headers=headers) as response:
                assert response.status_code < 500, (path, query, headers)
                if response.status_code >= 400:
                    assert sentence(response).endswith("."), (path, query, headers)
                elif path == rule and headers["Accept"] == "text/html" != response.mimetype:
                    break  # It is one such as /health, which reads none of this.

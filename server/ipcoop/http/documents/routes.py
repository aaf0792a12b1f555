"""The list of the documents, and the page of each."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, url_for

from ipcoop.config import LICENCE
from ipcoop.http.asking import Asking, Term
from ipcoop.http.documents.names import Name, best
from ipcoop.http.documents.queries import DOCUMENTS, MOST_DOCUMENTS, PREFIXES
from ipcoop.http.documents.reading import read
from ipcoop.http.documents.view import View
from ipcoop.http.languages import in_order
from ipcoop.http.showing import show
from ipcoop.http.things import iri_of
from ipcoop.http.words import words
from ipcoop.namespaces import ID
from ipcoop.sparql.formats import GRAPHS

routes = Blueprint("documents", __name__)

_DCTERMS = "http://purl.org/dc/terms/"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_NOTE = "http://www.w3.org/2004/02/skos/core#note"

_SHOWN = ("creator", "publisher", "issued", "source", "rights")
"""What the head of the page tells of a document, in terms of Dublin Core."""

About = Mapping[str, Sequence[Term]]


@routes.get("/document/", strict_slashes=False)
def documents() -> Response:
    """List the documents."""
    asking = Asking()
    found: dict[str, dict[str, list[Term]]] = {}
    rows = asking.rows(DOCUMENTS, *PREFIXES)
    for row in rows[:MOST_DOCUMENTS]:
        identifier = row["document"].value.removeprefix(f"{ID}document/")
        for name, term in row.items():
            found.setdefault(identifier, {}).setdefault(name, []).append(term)
    listed = {
        identifier: {name: best(terms, in_order()) for name, terms in about.items()}
        for identifier, about in found.items()
    }
    cut_off = {"documents": MOST_DOCUMENTS} if len(rows) > MOST_DOCUMENTS else {}
    return show("documents.html", asking, documents=listed, cut_off=cut_off)


@routes.get("/document/<identifier>")
def document(identifier: str) -> Response:
    """Show a document sentence by sentence, with what rests on its words."""
    asking = Asking()
    languages = in_order()
    iri_of(f"document/{identifier}")
    reading = read(asking, identifier, languages)
    about, names = reading.about, reading.names
    names.call(reading.iri, Name(words(languages[0])["this document"], link="#text"))
    title = best(about.get(f"{_DCTERMS}title", about.get(_LABEL, ())), languages)
    data = {
        form.suffix: (
            url_for("linked.data", name=f"document/{identifier}.{form.suffix}"),
            form.media_type,
        )
        for form in GRAPHS
    }
    response = show(
        "document.html",
        asking,
        data=data,
        title=title or Term(identifier, "literal"),
        view=View(reading),
        facts={
            name: names.in_one_language(about[f"{_DCTERMS}{name}"])
            for name in _SHOWN
            if f"{_DCTERMS}{name}" in about
        },
        notes=names.in_one_language(about.get(_NOTE, ())),
        described=_described(about, identifier, title),
    )
    links = [f'<{address}>; rel="alternate"; type="{kind}"' for address, kind in data.values()]
    links.append(f'<{url_for("linked.data", name=f"document/{identifier}")}>; rel="describedby"')
    links.append(f'<{LICENCE}>; rel="license"')
    response.headers["Link"] = ", ".join(links)
    return response


def _described(about: About, identifier: str, title: Term | None) -> dict[str, Any]:
    """Return a description of the document in schema.org's terms."""
    terms = {
        "publisher": "publisher",
        "datePublished": "issued",
        "isBasedOn": "source",
        "inLanguage": "language",
        "copyrightNotice": "rights",
    }
    found = {
        name: about[f"{_DCTERMS}{term}"][0].value
        for name, term in terms.items()
        if f"{_DCTERMS}{term}" in about
    }
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": f"{ID}document/{identifier}",
        "headline": title.value if title else identifier,
        "url": url_for("documents.document", identifier=identifier),
        **found,
    }

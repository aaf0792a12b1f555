"""The pages about single things."""

from flask import Blueprint, Response, render_template, url_for

from ipcoop.http.asking import Asking
from ipcoop.http.entity.reading import read_entity
from ipcoop.http.entity.words import words
from ipcoop.http.languages import language
from ipcoop.http.negotiate import HTML
from ipcoop.http.service import negotiated
from ipcoop.http.things import iri_of
from ipcoop.sparql.formats import GRAPHS

routes = Blueprint("entities", __name__)

_WITH_BRIEFING = ("office/", "country/", "organisation/")


@routes.get("/page/<path:name>")
def page(name: str) -> Response:
    """Show what the graph says of a thing, and the sentences behind it."""
    iri, asking = iri_of(name), Asking()
    entity, shown_in = read_entity(asking, iri), language()
    data = {
        form.suffix: (url_for("linked.data", name=f"{name}.{form.suffix}"), form.media_type)
        for form in GRAPHS
    }
    text = render_template(
        "entity.html",
        entity=entity,
        words=words(shown_in),
        data=data,
        name=name,
        briefing=name.startswith(_WITH_BRIEFING),
        language=shown_in,
    )
    asking.keep()
    response = negotiated(text, HTML.media_type)
    response.vary.add("Accept-Language")
    response.headers["Link"] = ", ".join(
        f'<{address}>; rel="alternate"; type="{kind}"' for address, kind in data.values()
    )
    return response

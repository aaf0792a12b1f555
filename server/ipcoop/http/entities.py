"""The pages about single things."""

from flask import Blueprint, Response, url_for

from ipcoop.http.asking import Asking
from ipcoop.http.entity.reading import read_entity
from ipcoop.http.showing import show
from ipcoop.http.structured import structured
from ipcoop.http.things import iri_of
from ipcoop.sparql.formats import GRAPHS
from ipcoop.sparql.profiles import profiles

routes = Blueprint("entities", __name__)

_WITH_BRIEFING = ("office/", "country/", "organisation/")


@routes.get("/page/<path:name>")
def page(name: str) -> Response:
    """Show what the graph says of a thing, and the sentences behind it."""
    iri, asking = iri_of(name), Asking()
    entity = read_entity(asking, iri)
    data = {
        form.suffix: (url_for("linked.data", name=f"{name}.{form.suffix}"), form.media_type)
        for form in GRAPHS
    }
    with_briefing = name.startswith(_WITH_BRIEFING)
    response = show(
        "entity.html",
        asking,
        entity=entity,
        data=data,
        profiles=profiles(),
        name=name,
        briefing=with_briefing,
        described=structured(asking, iri),
    )
    response.headers["Link"] = ", ".join(
        f'<{address}>; rel="alternate"; type="{kind}"' for address, kind in data.values()
    )
    return response

"""The pages about single things."""

from http import HTTPStatus

from flask import Blueprint, Response, url_for

from ipcoop.config import LICENCE
from ipcoop.http.asking import Asking
from ipcoop.http.entity.places import place_of
from ipcoop.http.entity.reading import read_entity
from ipcoop.http.paging import chosen_page
from ipcoop.http.showing import here, show
from ipcoop.http.structured import structured
from ipcoop.http.things import iri_of
from ipcoop.sparql.formats import GRAPHS
from ipcoop.sparql.profiles import offered

routes = Blueprint("entities", __name__)

_WITH_BRIEFING = ("office/", "country/", "organisation/")


@routes.get("/page/<path:name>")
def page(name: str) -> Response:
    """Show what the graph says of a thing, and the sentences behind it.

    What is about the words of a document is shown beside them.
    """
    iri, asking, number = iri_of(name), Asking(), chosen_page()
    if place := place_of(asking, name):
        return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": place})
    entity = read_entity(asking, iri, number)
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
        profiles=offered(name),
        name=name,
        briefing=with_briefing,
        described=structured(asking, iri),
    )
    links = [f'<{address}>; rel="alternate"; type="{kind}"' for address, kind in data.values()]
    links.append(f'<{url_for("linked.data", name=name)}>; rel="describedby"')
    links.append(f'<{LICENCE}>; rel="license"')
    if number > 1:
        links.append(f'<{here(page=number - 1)}>; rel="prev"')
    if entity.has_more:
        links.append(f'<{here(page=number + 1)}>; rel="next"')
    response.headers["Link"] = ", ".join(links)
    return response

"""Briefings: on one page, as Markdown, as a table and for a calendar."""

from flask import Blueprint, Response, request

from ipcoop.errors import NotFoundError
from ipcoop.http.asking import Asking
from ipcoop.http.briefing import writers
from ipcoop.http.briefing.model import Briefing, read_briefing
from ipcoop.http.kinds import choices
from ipcoop.http.languages import in_order, language
from ipcoop.http.negotiate import content_type
from ipcoop.http.showing import show
from ipcoop.http.things import iri_of
from ipcoop.http.words import words

routes = Blueprint("briefings", __name__)

_MEDIA_TYPES = {"md": "text/markdown", "csv": "text/csv", "ics": "text/calendar"}
_ANYTHING = """SELECT ?property {{
  {{ <{iri}> ?property ?value }} UNION {{ GRAPH ?graph {{ <{iri}> ?property ?value }} }}
}} LIMIT 1"""


@routes.get("/briefing/<path:name>")
def briefing(name: str) -> Response:
    """Tell of a country or an office, or with ``with`` of what two of them have done together."""
    stem, _, suffix = name.rpartition(".")
    if suffix not in _MEDIA_TYPES:
        stem, suffix = name, ""
    others = [other for other in [request.args.get("with", "")] if other]
    asking = Asking()
    iris = [iri_of(one) for one in (stem, *others)]
    for iri in iris:
        if not asking.rows(_ANYTHING.format(iri=iri)):
            cause = f"Nothing is said in the graph of <{iri}>."
            raise NotFoundError(cause, "A briefing is about a country or an office of the graph.")
    read = read_briefing(asking, iris, in_order())
    return _written(asking, read, stem, others, suffix)


def _written(asking: Asking, read: Briefing, name: str, others: list[str], suffix: str) -> Response:
    if not suffix:
        other = "".join(others)
        return show(
            "briefing.html",
            asking,
            briefing=read,
            name=name,
            other=other,
            choices=choices(asking),
            suffixes=_MEDIA_TYPES,
        )
    if suffix == "md":
        text: str | bytes = writers.markdown(read, dict(words(language())))
    else:
        text = writers.table(read) if suffix == "csv" else writers.calendar(read)
    asking.keep()
    response = Response(text, content_type=content_type(_MEDIA_TYPES[suffix]))
    response.vary.add("Accept-Language")
    return response

"""Briefings: on one page, as Markdown, as a table and for a calendar."""

from flask import Blueprint, Response, request, url_for

from ipcoop.errors import NotFoundError
from ipcoop.http.asking import Asking
from ipcoop.http.briefing import writers
from ipcoop.http.briefing.calendars import calendar, read_changed
from ipcoop.http.briefing.model import Briefing
from ipcoop.http.briefing.reading import read_briefing
from ipcoop.http.kinds import choices
from ipcoop.http.languages import in_order, language
from ipcoop.http.negotiate import content_type
from ipcoop.http.showing import show
from ipcoop.http.things import iri_of
from ipcoop.http.words import words

routes = Blueprint("briefings", __name__)

_MEDIA_TYPES = {"md": "text/markdown", "csv": "text/csv", "ics": "text/calendar"}
_OF = ("country/", "group/", "office/", "organisation/")
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
    if others == [stem]:
        return Response(status=303, headers={"Location": url_for(".briefing", name=name)})
    asking = Asking()
    iris = [_iri(asking, one) for one in (stem, *others)]
    read = read_briefing(asking, iris, in_order())
    return _written(asking, read, stem, others, suffix)


def _iri(asking: Asking, name: str) -> str:
    """Return the IRI of what a briefing may be on.

    Raises:
        NotFoundError: if nothing is said of it, or if it is of another kind.
    """
    iri = iri_of(name)
    remedy = "A briefing is about a country, an office, an organisation or a group."
    if not asking.rows(_ANYTHING.format(iri=iri)):
        raise NotFoundError(f"Nothing is said in the graph of <{iri}>.", remedy)
    if not name.startswith(_OF):
        raise NotFoundError(f"There is no briefing on <{iri}>.", remedy)
    return iri


def _written(asking: Asking, read: Briefing, name: str, others: list[str], suffix: str) -> Response:
    if not suffix:
        return show(
            "briefing.html",
            asking,
            briefing=read,
            name=name,
            other="".join(others),
            choices=choices(asking),
            suffixes={key: kind for key, kind in _MEDIA_TYPES.items() if read.days or key != "ics"},
        )
    if suffix == "md":
        text: str | bytes = writers.markdown(read, dict(words(language())))
    else:
        text = writers.table(read) if suffix == "csv" else calendar(read, read_changed(asking))
    asking.keep()
    response = Response(text, content_type=content_type(_MEDIA_TYPES[suffix]))
    response.vary.add("Accept-Language")
    return response

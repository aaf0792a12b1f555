"""The ontology: its documentation, and its triples whole, by version and by module.

Each text is made when it is first asked for, and kept.
"""

from collections.abc import Sequence
from itertools import pairwise

from flask import Blueprint, Response, render_template, url_for
from markupsafe import Markup
from rdflib import Literal

from ipcoop.config import BASE
from ipcoop.errors import NotFoundError
from ipcoop.graph.documentation.model import document
from ipcoop.graph.documentation.wording import Link, link
from ipcoop.graph.exceptions import exceptions
from ipcoop.graph.releases import current_version, release, versions
from ipcoop.graph.versions import Comparison, compare
from ipcoop.http.editions import Edition, edition, text
from ipcoop.http.languages import language
from ipcoop.http.negotiate import HTML, content_type, negotiate
from ipcoop.http.once import once
from ipcoop.http.service import accept, lasting, negotiated
from ipcoop.http.showing import show
from ipcoop.namespaces import ONTOLOGY
from ipcoop.sparql.formats import GRAPHS, OWL_XML

routes = Blueprint("ontology", __name__)
routes.after_request(lasting)

_FORMATS = {offer.suffix: offer for offer in (*GRAPHS, OWL_XML)}


@routes.get("/ontology")
@routes.get("/ontology/<path:name>")
def ontology(name: str = "") -> Response:
    """Give the ontology, a version of it or a module, in the format that is asked for."""
    stem, _, suffix = name.rpartition(".")
    if stem and suffix in _FORMATS:
        return in_format(suffix, stem)
    found = edition(name)
    chosen, media_type = negotiate(accept(), (*found.formats, HTML))
    if chosen is not HTML:
        return negotiated(text(found, chosen), media_type)
    return _redirect_to_section(found) if found.module else _page(found)


@routes.get("/ontology.<suffix>")
def in_format(suffix: str, name: str = "") -> Response:
    """Give the ontology, a version of it or a module, in one format."""
    found = edition(name)
    form = _FORMATS.get(suffix)
    if form not in found.formats:
        offered = ", ".join(f".{form.suffix}" for form in found.formats)
        cause = f"ontology{'/' * bool(name)}{name} does not come as .{suffix}."
        raise NotFoundError(cause, f"It comes as {offered}.")
    return Response(text(found, form), content_type=content_type(form.media_type))


def _redirect_to_section(found: Edition) -> Response:
    version = found.name.partition("/")[2] or None
    page = url_for(".ontology", name=version, _anchor=f"module-{found.module}")
    response = negotiated("", HTML.media_type, 303)
    response.location = page
    return response


def _page(of: Edition) -> Response:
    titles, documentation = _documentation(of)
    title = next((one for one in titles if one.language == language()), titles[0])
    return show("ontology.html", title=title, titles=titles, documentation=documentation)


@once
def _documentation(of: Edition) -> tuple[Sequence[Literal], Markup]:
    """Return the titles of an edition, and what its page tells of it, which is in English."""
    told = document(of.graph)
    text = render_template(
        "_documentation.html",
        of=of,
        current=current_version(),
        versions=versions(),
        ontology=told,
        changes=_changes(of.version),
        exceptions=_exceptions(of),
        href=_href,
    )
    return told.titles, Markup(text)  # noqa: S704 - its template escapes what it is given


def _exceptions(of: Edition) -> dict[tuple[str, str], list[Link]]:
    """Return the terms that need not keep a rule, by the rule and the reason."""
    found: dict[tuple[str, str], list[Link]] = {}
    for exception in exceptions(of.graph):
        found.setdefault((exception.rule, exception.reason), []).append(link(exception.term))
    return found


def _changes(version: str) -> dict[str, Comparison]:
    """Return what each version up to one has changed, newest first."""
    known = versions()
    so_far = known[: known.index(version) + 1] if version in known else known
    found = {new: compare(release(old), release(new)) for old, new in pairwise(so_far)}
    return dict(reversed(found.items()))


def _href(name: Link) -> str:
    """Return the address of what is named: on this page, on this server, on the web, or none."""
    if name.anchor:
        return f"#{name.anchor}"
    if name.iri.startswith(f"{ONTOLOGY}/"):
        return url_for(".ontology", name=name.iri.removeprefix(f"{ONTOLOGY}/"))
    return "" if name.iri.startswith(BASE) else name.iri

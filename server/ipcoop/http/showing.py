"""Make a page in the language of its reader."""

from typing import Any
from urllib.parse import urlencode

from flask import Response, render_template, request

from ipcoop.http.asking import Asking
from ipcoop.http.languages import language
from ipcoop.http.negotiate import HTML
from ipcoop.http.service import negotiated
from ipcoop.http.words import words


def show(template: str, asking: Asking | None = None, **told: Any) -> Response:  # noqa: ANN401 - what it shows
    """Make a page, to be kept while the graph that was asked for it stays the same."""
    response = as_page(render(template, **told))
    if asking:
        asking.keep()
    return response


def render(template: str, **told: Any) -> str:  # noqa: ANN401 - what it shows
    """Return the text of a page."""
    shown_in = language()
    return render_template(template, words=words(shown_in), language=shown_in, **told)


def as_page(text: str, status: int = 200) -> Response:
    """Make an answer of the text of a page."""
    response = negotiated(text, HTML.media_type, status)
    response.vary.add("Accept-Language")
    return response


def here(**changed: object) -> str:
    """Return the address of this page with other values of some parameters, and all others."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in changed]
    return f"?{urlencode([*kept, *changed.items()])}"

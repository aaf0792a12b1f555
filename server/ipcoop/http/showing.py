"""Make a page in the language of its reader."""

from typing import Any

from flask import Response, render_template

from ipcoop.http.asking import Asking
from ipcoop.http.languages import language
from ipcoop.http.negotiate import HTML
from ipcoop.http.service import negotiated
from ipcoop.http.words import words


def show(template: str, asking: Asking, **told: Any) -> Response:  # noqa: ANN401 - what it shows
    """Make a page of what was asked of the store, to be kept while the graph stays the same."""
    shown_in = language()
    page = render_template(template, words=words(shown_in), language=shown_in, **told)
    asking.keep()
    response = negotiated(page, HTML.media_type)
    response.vary.add("Accept-Language")
    return response

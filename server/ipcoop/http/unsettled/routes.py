"""The lists of what is not settled."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response

from ipcoop.http.asking import Asking
from ipcoop.http.paging import Page, read_page
from ipcoop.http.service import service
from ipcoop.http.showing import show
from ipcoop.http.unsettled import queries
from ipcoop.http.unsettled.contradictions import read_contradictions
from ipcoop.http.unsettled.questions import read_questions
from ipcoop.http.unsettled.sayings import read_speakers

routes = Blueprint("unsettled", __name__)

_SIZE = 100


@routes.get("/questions")
def questions() -> Response:
    """Show what the documents do not say."""
    return _listed("questions", queries.QUESTIONS, read_questions, "what-is-not-said")


@routes.get("/contradictions")
def contradictions() -> Response:
    """Show what sources contradict each other on, with the values side by side."""
    query = queries.CONTRADICTIONS
    return _listed("contradictions", query, read_contradictions, "cq25-sources-that-disagree")


@routes.get("/claims")
def claims() -> Response:
    """Show who said what: where somebody spoke, and what they claimed."""
    return _listed(
        "sayings", queries.SAYINGS, read_speakers, "cq10-communication-acts", "who-said-what"
    )


def _listed(
    name: str, query: str, read: Callable[[Asking, Page], Any], *as_queries: str
) -> Response:
    asking = Asking()
    page = read_page(asking, query, _SIZE, *queries.PREFIXES)
    told = read(asking, page)
    # The whole list is the answer to queries that ship with the project.
    shipped = [one for one in service().catalogue if one.name in as_queries]
    return show(f"{name}.html", asking, page=page, told=told, shipped=shipped)

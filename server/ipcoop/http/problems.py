"""Errors as RFC 9457 problem documents, and as pages for browsers."""

import json
from typing import Any

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from ipcoop.errors import (
    BusyError,
    InvalidWriteError,
    IpcoopError,
    UnauthorizedError,
)
from ipcoop.graph.report import ChangeReport
from ipcoop.http.negotiate import HTML, prefers_html
from ipcoop.http.reports import as_rdf, chosen_format
from ipcoop.http.service import accept, negotiated
from ipcoop.http.showing import as_page, render
from ipcoop.sparql.formats import GRAPHS, Format

PROBLEM = Format("problem", "application/problem+json", "json", ("application/json",))

_DETAILS = {
    404: "Nothing has this address.",
    405: "This address does not take this method.",
}

_KEPT = {"Allow", "Content-Range"}
"""Headers that say what could have been asked for."""

Members = dict[str, Any]


def register(app: Flask) -> None:
    """Let an application answer every error as a problem."""
    app.register_error_handler(IpcoopError, _answer_ours)
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(Exception, _answer_unforeseen)


def _answer_ours(error: IpcoopError) -> Response:
    members: Members = {"title": error.title, "status": error.status, "detail": error.cause}
    if error.remedy:
        members["remedy"] = error.remedy
    if error.line is not None and error.column is not None:
        members |= {"line": error.line, "column": error.column}
    if isinstance(error, InvalidWriteError):
        return _answer_report(error, members)
    answer = _answer(members)
    if isinstance(error, BusyError):
        answer.headers["Retry-After"] = str(error.seconds)
    if isinstance(error, UnauthorizedError):
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _answer_report(error: InvalidWriteError, members: Members) -> Response:
    """Answer with the validation report, as RDF where that is asked for, else in the problem."""
    report = ChangeReport(error.report)
    chosen, media_type = chosen_format(PROBLEM, HTML)
    if chosen in GRAPHS:
        return as_rdf(report, chosen, media_type, error.status)
    return _answer({**members, "report": report.to_json()})


def _answer_http(error: HTTPException) -> Response:
    answer = error.get_response()
    status = answer.status_code
    detail = _DETAILS.get(status, error.description or "")
    members: Members = {"title": error.name.capitalize(), "status": status, "detail": detail}
    response = _answer(members)
    for name in _KEPT & set(answer.headers.keys()):
        response.headers[name] = answer.headers[name]
    return response


def _answer_unforeseen(error: Exception) -> Response:
    current_app.logger.exception("Unforeseen error", exc_info=error)
    detail = "The service failed in a way that was not foreseen; the log says more."
    return _as_json({"title": "Internal server error", "status": 500, "detail": detail})


def _answer(members: Members) -> Response:
    status = int(members["status"])
    if prefers_html(accept(), PROBLEM):
        query = request.args.get("query", "")
        return as_page(render("problem.html", problem=members, query=query), status)
    return _as_json(members)


def _as_json(members: Members) -> Response:
    body = json.dumps({"type": "about:blank", **members}, ensure_ascii=False)
    return negotiated(body, PROBLEM.media_type, int(members["status"]))

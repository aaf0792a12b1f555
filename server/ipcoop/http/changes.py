"""The history of the store as an Atom feed (RFC 4287), and each change as TriG."""

import re
from pathlib import Path

from flask import Blueprint, Response, render_template, request

from ipcoop.config import BASE
from ipcoop.errors import AnswerTooLargeError, BadRequestError, NotFoundError
from ipcoop.http.service import service
from ipcoop.sparql.changes import count, readable, to_trig
from ipcoop.sparql.disk import history
from ipcoop.sparql.disk.history import Record
from ipcoop.sparql.formats import TRIG

routes = Blueprint("changes", __name__)

_ATOM = "application/atom+xml"
_MOST = 50
_MOST_QUADS = 50_000
_NUMBER = re.compile(r"\d{1,15}", re.ASCII)


@routes.get("/changes")
def changes() -> Response:
    """Give the last changes, or the last before a number, the newest first."""
    before = _before()
    records = history.newest(_folder(), _MOST + 1, before)
    shown = records[-_MOST:]
    page = render_template(
        "changes.xml",
        base=f"{BASE}changes",
        before=before,
        records=[(one, readable(one.what) or "a change", _summary(one)) for one in reversed(shown)],
        updated=shown[-1].time if shown else history.made(_folder()),
        earlier=shown[0].number if len(records) > len(shown) else None,
    )
    return _validated(Response(page, content_type=_ATOM))


@routes.get("/changes/<int:number>")
def change(number: int) -> Response:
    """Give what one change added, and in comments what it removed."""
    folder = _folder()
    record = history.record(folder, number)
    if (quads := record.added + record.removed) > _MOST_QUADS:
        cause = f"This change has {count(quads)}, and the service shows up to {_MOST_QUADS:,}."
        raise AnswerTooLargeError(cause, "Use ipcoop store diff where the store is.")
    delta = history.between(folder, number - 1, number)
    title = f"Change {number}, {record.time}, by {record.by}"
    return _validated(Response(to_trig(delta, title), content_type=TRIG.media_type))


def _folder() -> Path:
    folder = service().settings.store
    if folder is None:
        cause = "This service keeps no history, for its graph is not in a folder."
        raise NotFoundError(cause, "Start it with --store and a folder.")
    return folder


def _before() -> int | None:
    given = request.args.get("before")
    if given is None:
        return None
    if not _NUMBER.fullmatch(given):
        raise BadRequestError(f"“{given}” is no number of a change.", "Give before as a number.")
    return int(given)


def _summary(record: Record) -> str:
    checked = f" Check: {record.checked}." if record.checked else ""
    return f"{count(record.added)} added, {count(record.removed)} removed.{checked}"


def _validated(response: Response) -> Response:
    """Let who has an answer ask whether it still holds; packed or not, it says the same."""
    response.add_etag(weak=True)
    response.cache_control.public = True
    response.cache_control.no_cache = True
    response.make_conditional(request)
    return response

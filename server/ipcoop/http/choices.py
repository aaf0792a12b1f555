"""What may be chosen on pages that list what was done: a kind and a year."""

import re
from collections.abc import Collection

from flask import request

from ipcoop.errors import BadRequestError

KINDS = {
    "events": "Event",
    "agreements": "CooperationInstrument",
    "activities": "CooperationActivity",
}
"""The kinds of what was done, with their classes."""

DATED = ("events", "agreements")
"""The kinds that happen on a day."""

DATES = "ipcoop:startDate|ipcoop:signedOn|ipcoop:startYear"
"""The properties that say when something was done or began."""

_YEAR = re.compile(r"\d{4}", re.ASCII)


def chosen_kind(known: Collection[str]) -> str:
    """Return the kind that a request asks for; nothing for all.

    Raises:
        BadRequestError: if it is none of those known.
    """
    kind = request.args.get("kind", "")
    if kind and kind not in known:
        raise BadRequestError(f"“{kind}” is no kind.", f"Give one of {', '.join(known)}.")
    return kind


def chosen_year(name: str) -> str:
    """Return the year that a parameter of a request has; nothing for any.

    Raises:
        BadRequestError: if it is no year.
    """
    year = request.args.get(name, "")
    if year and not _YEAR.fullmatch(year):
        raise BadRequestError(f"“{year}” is no year.", f"Give {name} as a year, such as 2017.")
    return year

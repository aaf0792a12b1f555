"""The days of a briefing for a calendar (RFC 5545)."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ipcoop.errors import NotFoundError
from ipcoop.http.asking import Asking
from ipcoop.http.briefing import queries
from ipcoop.http.briefing.model import Briefing, Entry

_LONGEST_LINE = 75
"""Bytes of a line (section 3.1)."""

_LONG_AGO = "1970-01-01"
"""When entries were last changed where nothing tells, as each is to have a time for it."""


def read_changed(asking: Asking) -> str:
    """Return the day on which anything was changed last, as far as the facts tell."""
    rows = asking.rows(queries.CHANGED, *queries.PREFIXES)
    return rows[0]["last"].value[: len(_LONG_AGO)] if rows and "last" in rows[0] else _LONG_AGO


def calendar(briefing: Briefing, changed: str) -> bytes:
    """Return the events and agreements of a briefing whose days are known.

    Args:
        briefing: tells of them.
        changed: the day on which they were last changed (section 3.8.7.2).

    Raises:
        NotFoundError: if there are none, as no calendar is empty (section 3.6).
    """
    if not briefing.days:
        cause = "No day of any contact is known."
        raise NotFoundError(cause, "Ask for the page, or for Markdown or CSV.")
    stamp = changed.replace("-", "")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ipcoop//briefing//EN"]
    for one, days in briefing.days:
        lines += _entry(one, days, stamp)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _entry(one: Entry, days: tuple[date, date], stamp: str) -> Sequence[str]:
    first, last = days
    return [
        "BEGIN:VEVENT",
        f"UID:{one.iri}",
        f"DTSTAMP:{stamp}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        # The end is the day after the last one.
        f"DTEND;VALUE=DATE:{last + timedelta(1):%Y%m%d}",
        f"SUMMARY:{_in_calendar(one.thing.text)}",
        f"URL:{one.iri}",
        "END:VEVENT",
    ]


def _in_calendar(text: str) -> str:
    plain = " ".join(text.split())
    return re.sub(r"([\\;,])", r"\\\1", plain)


def _folded(line: str) -> bytes:
    """Break a line where it becomes too long, never inside a character."""
    data, parts = "", list[str]()
    for sign in line:
        if len((data + sign).encode()) > _LONGEST_LINE - bool(parts):
            parts.append(data)
            data = ""
        data += sign
    return "\r\n ".join([*parts, data]).encode() + b"\r\n"

"""A briefing as Markdown, as a table, and its dates for a calendar."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from io import StringIO

from ipcoop.config import BASE
from ipcoop.http.briefing.model import Briefing, Contact
from ipcoop.http.choices import DATED
from ipcoop.http.entity.assertions import Sentence
from ipcoop.http.entity.model import Shown, Told

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_LINE = 75
"""Bytes of a line of a calendar (RFC 5545, section 3.1)."""


def markdown(briefing: Briefing, words: dict[str, str]) -> str:
    """Return a briefing as Markdown."""
    return "\n".join(_markdown(briefing, words)) + "\n"


def table(briefing: Briefing) -> str:
    """Return the contacts of a briefing as CSV (RFC 4180)."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(["kind", "date", "end", "iri", "name", "how", "sentences"])
    for kind, contacts in briefing.contacts.items():
        for one in contacts:
            how = "; ".join(f"{side.text} {prop.text}" for side, prop in one.ways)
            sentences = " ".join(_whole(sentence) for sentence in one.sentences)
            rows.writerow([kind, one.date, one.end, one.iri, one.thing.text, how, sentences])
    return text.getvalue()


def calendar(briefing: Briefing) -> bytes:
    """Return the events and agreements of a briefing whose days are known (RFC 5545)."""
    contacts = [one for kind in DATED for one in briefing.contacts[kind]]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ipcoop//briefing//EN"]
    for one in contacts:
        lines += _entry(one)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _entry(one: Contact) -> Sequence[str]:
    if not _DAY.fullmatch(one.date):
        return []
    first = date.fromisoformat(one.date)
    last = date.fromisoformat(one.end) if _DAY.fullmatch(one.end) else first
    return [
        "BEGIN:VEVENT",
        f"UID:{one.iri}",
        f"DTSTAMP:{first:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        # The end is the day after the last one.
        f"DTEND;VALUE=DATE:{max(first, last) + timedelta(1):%Y%m%d}",
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


def _markdown(briefing: Briefing, words: dict[str, str]) -> Iterator[str]:
    yield f"# {words['briefing']}: {' – '.join(_plain(one.text) for one in briefing.subjects)}"
    if briefing.last:
        yield f"\n{words['last contact']}: {briefing.last.date}, {_plain(briefing.last.thing.text)}"
    if briefing.is_cut_off:
        yield f"\n{words['more']}"
    for kind, contacts in briefing.contacts.items():
        if contacts:
            yield f"\n## {words[kind]}\n"
            yield from (_item(one) for one in contacts)
    if briefing.people:
        yield f"\n## {words['posts']}\n"
        for post, person in briefing.people:
            yield f"- {_plain(post.text)}{f': {_plain(person.text)}' if person else ''}"
    for key, told in (("claims", briefing.claims), ("questions", briefing.questions)):
        if told:
            yield f"\n## {words[key]}\n"
            yield from (_told(one, words) for one in told)


def _item(one: Contact) -> str:
    how = "; ".join(f"{_plain(side.text)} {_plain(prop.text)}" for side, prop in one.ways)
    when = f"{one.date} " if one.date else ""
    return f"- {when}{_linked(one.thing)}: {how}{_sources(one.sentences)}"


def _told(one: Told, words: dict[str, str]) -> str:
    text = " ".join(_plain(part.text) for part in one.parts)
    by = f" ({words['claimed by']} {_plain(one.claimant.text)})" if one.claimant else ""
    return f"- {text}{by}{_sources(one.sentences)}"


def _sources(sentences: Sequence[Sentence]) -> str:
    return "".join(f" [{one.number}]({_whole(one)})" for one in sentences)


def _linked(one: Shown) -> str:
    address = f"{BASE.rstrip('/')}{one.address}" if one.address.startswith("/") else one.address
    return f"[{_plain(one.text)}]({address})" if address else _plain(one.text)


def _whole(sentence: Sentence) -> str:
    return f"{BASE.rstrip('/')}{sentence.address}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))

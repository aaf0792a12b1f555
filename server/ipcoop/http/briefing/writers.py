"""A briefing as Markdown and as a table."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from ipcoop.config import BASE
from ipcoop.http.briefing.model import Briefing, Entry, Statement, Way
from ipcoop.http.entity.assertions import Sentence
from ipcoop.http.entity.model import Shown, Told

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
_COLUMNS = (
    *("kind", "date", "end", "iri", "name", "how", "status", "modality", "claimant"),
    *("sentences", "sources"),
)

Words = dict[str, str]


def markdown(briefing: Briefing, words: Words) -> str:
    """Return a briefing as Markdown."""
    return "\n".join(_markdown(briefing, words)) + "\n"


def table(briefing: Briefing) -> str:
    """Return a briefing as CSV (RFC 4180), with a row for each statement and each question."""
    text = StringIO()
    rows = csv.DictWriter(text, _COLUMNS)
    rows.writeheader()
    rows.writerows(_rows(briefing))
    return text.getvalue()


def _rows(briefing: Briefing) -> Iterator[dict[str, str]]:
    for kind, entries in {**briefing.contacts, "posts": briefing.posts}.items():
        for one in entries:
            yield from (_fact(kind, one, way) for way in one.ways)
    for kind, statements in briefing.statements.items():
        yield from (_no_fact(kind, one) for one in statements)
    for asked in briefing.questions:
        yield {"kind": "questions", **_said(asked)}


def _fact(kind: str, one: Entry, way: Way) -> dict[str, str]:
    return {
        "kind": kind,
        "date": one.date,
        "end": one.end,
        "iri": one.iri,
        "name": one.thing.text,
        "how": way.text,
        "status": f"{way.mark}; reference" if one.marks_reference else way.mark,
        "sentences": _addresses(way.sentences),
        "sources": "; ".join(source.text for source in one.sources or ()),
    }


def _no_fact(kind: str, one: Statement) -> dict[str, str]:
    return {
        "kind": kind,
        "status": one.mark,
        "modality": one.told.modality.text if one.told.modality else "",
        "claimant": one.told.claimant.text if one.told.claimant else "",
        **_said(one.told),
    }


def _said(told: Told) -> dict[str, str]:
    how = " ".join(part.text for part in told.parts)
    return {"how": how, "sentences": _addresses(told.sentences)}


def _addresses(sentences: Sequence[Sentence]) -> str:
    return " ".join(_whole(one) for one in sentences)


def _markdown(briefing: Briefing, words: Words) -> Iterator[str]:
    yield f"# {words['briefing']}: {' – '.join(_plain(one.text) for one in briefing.subjects)}"
    if briefing.last:
        text = f"{briefing.last.date}, {_plain(briefing.last.thing.text)}"
        yield f"\n{words['last contact']}: {text}{_places(briefing.last.sentences)}"
    if briefing.nothing:
        yield f"\n{words[briefing.nothing]}"
    if briefing.is_cut_off:
        yield f"\n{words['more']}"
    for kind, entries in {**briefing.contacts, "posts": briefing.posts}.items():
        yield from _section(words[kind], [_item(one, words) for one in entries])
    for kind, statements in briefing.statements.items():
        yield from _section(words[kind], [_statement(one, words) for one in statements])
    asked = [f"- {_text(one)}{_places(one.sentences)}" for one in briefing.questions]
    yield from _section(words["questions"], asked)


def _section(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"\n## {title}\n"
        yield from items


def _item(one: Entry, words: Words) -> str:
    ways = "; ".join(_way(way, words) for way in one.ways)
    noted = f"; {words['reference']}" if one.marks_reference else ""
    sources = "; ".join(_linked(source) for source in one.sources or ())
    return "".join(
        (
            f"- {one.when} " if one.when else "- ",
            f"{_linked(one.thing)}{':' if one.ways[0].parts else ''} {ways}{noted}",
            f" ({sources})" if sources else "",
        )
    )


def _way(way: Way, words: Words) -> str:
    text = f"{_plain(way.text)} " if way.parts else ""
    return f"{text}({words.get(way.mark, way.mark)}){_places(way.sentences)}"


def _statement(one: Statement, words: Words) -> str:
    claimant, modality = one.told.claimant, one.told.modality
    by = f"{words['claimed by']} {claimant.text}" if claimant else one.status.text
    marks = f"{by}, {modality.text}" if modality else by
    return f"- {_text(one.told)} ({_plain(marks)}){_places(one.told.sentences)}"


def _text(told: Told) -> str:
    return " ".join(_plain(part.text) for part in told.parts)


def _places(sentences: Sequence[Sentence]) -> str:
    return "".join(f" [{one.number}]({_whole(one)})" for one in sentences)


def _linked(one: Shown) -> str:
    address = f"{BASE.rstrip('/')}{one.address}" if one.address.startswith("/") else one.address
    return f"[{_plain(one.text)}]({address})" if address else _plain(one.text)


def _whole(sentence: Sentence) -> str:
    return f"{BASE.rstrip('/')}{sentence.address}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))

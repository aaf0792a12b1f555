"""Lists that are shown one page at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from ipcoop.errors import BadRequestError, NotFoundError
from ipcoop.http.asking import Asking, Row

_MOST_PAGES = 99_999
_NUMBER = re.compile("[1-9][0-9]{0,4}")


@dataclass(frozen=True)
class Page:
    """The rows of one page of a list.

    Attributes:
        number: of the page, from 1.
        rows: what is on it.
        has_more: whether there is a page after it.
    """

    number: int
    rows: Sequence[Row]
    has_more: bool


def chosen_page() -> int:
    """Return the number of the page that the request asks for with ``page``; the first is 1.

    Raises:
        BadRequestError: if that is no number of a page.
    """
    asked = request.args.get("page", "1")
    if not _NUMBER.fullmatch(asked):
        cause = f"“{asked[:20]}” is no number of a page."
        raise BadRequestError(cause, f"Give page as a number from 1 to {_MOST_PAGES}.")
    return int(asked)


def read_page(asking: Asking, query: str, size: int, *prefixes: str) -> Page:
    """Return that page of the rows of a query which the request asks for with ``page``.

    Raises:
        BadRequestError: if that is no number of a page.
        NotFoundError: if the list ends before it.
    """
    number = chosen_page()
    # One row more than is shown tells that there are more.
    rows = asking.rows(f"{query} LIMIT {size + 1} OFFSET {(number - 1) * size}", *prefixes)
    if number > 1 and not rows:
        raise NotFoundError(f"The list ends before page {number}.", "Begin with its first page.")
    return Page(number, rows[:size], len(rows) > size)

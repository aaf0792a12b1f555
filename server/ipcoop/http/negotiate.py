"""Content negotiation, as section 12.5.1 of RFC 9110 says."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ipcoop.errors import NotAcceptableError, NotFoundError
from ipcoop.sparql.formats import GRAPHS, Format

HTML = Format("html", "text/html", "html", named_only=True)
"""A page for people; who takes anything does not get it."""

SUFFIXES = {form.suffix: form for form in GRAPHS}
"""The formats for graphs by how addresses end that ask for one."""

_RANGE = re.compile(r"\*/\*|[\w!#$&^.+\-]+/(?:\*|[\w!#$&^.+\-]+)", re.ASCII)
_MOST_RANGES = 100
_QUALITY = re.compile(r"0?\.[0-9]+|0\.?|1(?:\.0*)?")


def negotiate(accept: str, offers: Sequence[Format]) -> tuple[Format, str]:
    """Choose among formats, and the media type to call the chosen one by.

    The highest quality wins, and the first offer among equals. Each media type takes its
    quality from the most specific range that covers it. An element of the header that is
    malformed is passed over, as are parameters other than ``q`` and what follows a hundred
    elements; a header in which nothing is left, an empty one and none at all take anything.

    Raises:
        NotAcceptableError: if the header takes none of the formats.
    """
    ranges = dict(sorted(_ranges(accept), key=lambda pair: pair[1])) or {"*/*": 1.0}
    best, choice = 0.0, None
    for offer in offers:
        for media_type in (offer.media_type, *offer.aliases):
            # Whoever takes a range of types gets the one that is registered.
            named_only = offer.named_only or media_type != offer.media_type
            quality = _quality(media_type, ranges, named_only=named_only)
            if quality > best:
                best, choice = quality, (offer, media_type)
    if choice is None:
        names = ", ".join(offer.media_type for offer in offers)
        raise NotAcceptableError("None of the formats asked for can be had.", f"Ask for {names}.")
    return choice


def prefers_html(accept: str, other: Format) -> bool:
    """Tell whether a page is wanted rather than another format."""
    try:
        return negotiate(accept, (other, HTML))[0] is HTML
    except NotAcceptableError:
        return False


def of_suffix(suffix: str, what: str) -> Format:
    """Return the format for graphs that an address asks for by its end.

    Raises:
        NotFoundError: if there is none; it names what does not come so.
    """
    if suffix not in SUFFIXES:
        offered = ", ".join(f".{name}" for name in SUFFIXES)
        raise NotFoundError(f"{what} does not come as .{suffix}.", f"It comes as {offered}.")
    return SUFFIXES[suffix]


def content_type(media_type: str) -> str:
    """Return a media type as the Content-Type of text in UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for element in accept.split(",", _MOST_RANGES)[:_MOST_RANGES]:
        name, *parameters = (part.strip() for part in element.lower().split(";"))
        # Old Java clients write a lone star.
        name = "*/*" if name == "*" else name
        given = [
            value.strip()
            for key, _, value in (p.partition("=") for p in parameters)
            if key.strip() == "q"
        ]
        value = given[0] if given else "1"
        if _RANGE.fullmatch(name) and _QUALITY.fullmatch(value):
            yield name, float(value)


def _quality(media_type: str, ranges: Mapping[str, float], *, named_only: bool) -> float:
    names = [media_type, f"{media_type.partition('/')[0]}/*", "*/*"]
    for name in names[:1] if named_only else names:
        if name in ranges:
            return ranges[name]
    return 0.0

"""The language that a page is shown in: English, or Korean for who asks for it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from flask import request, url_for

ENGLISH, KOREAN = "en", "ko"
LANGUAGES = (ENGLISH, KOREAN)

_IN_LANGUAGES = {
    *("briefings.briefing", "documents.document", "documents.documents", "dumps.listing"),
    *("entities.page", "kinds.listed", "network.network", "pages.graphs", "pages.queries"),
    *("pages.query", "pages.start", "search.search", "shapes.shapes", "sparql.sparql"),
    *("timeline.timeline", "unsettled.claims", "unsettled.contradictions", "unsettled.questions"),
}
"""The endpoints that take a language; that of the ontology has links that are kept for all."""


def language() -> str:
    """Return the language of this request: of its address, else what its reader prefers."""
    return _asked() or request.accept_languages.best_match(LANGUAGES, ENGLISH) or ENGLISH


def keep_language(endpoint: str, values: dict[str, Any]) -> None:
    """Let the links of a page lead on in the language that its address asks for."""
    if endpoint in _IN_LANGUAGES:
        values.setdefault("lang", _asked())


def address_in_language(endpoint: str, **values: str) -> str:
    """Return a link of the kind of which a page has hundreds; ``url_for`` takes long for each."""
    return _made(endpoint, _asked(), **values)


@lru_cache(maxsize=20_000)
def _made(endpoint: str, lang: str | None, **values: Any) -> str:  # noqa: ANN401 - as Flask has it
    return url_for(endpoint, lang=lang, **values)


def _asked() -> str | None:
    """Return the language that the address of this request asks for."""
    asked = request.args.get("lang") if request.args else None
    return asked if asked in LANGUAGES else None


def in_order() -> Sequence[str]:
    """Return the languages to look for a name in, the best first; the last is that of no tag."""
    first = language()
    return [first, *(other for other in LANGUAGES if other != first), ""]

"""The language that a page is shown in: English, or Korean for who asks for it."""

from collections.abc import Sequence
from typing import Any

from flask import request

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
    asked = request.args.get("lang")
    if asked in LANGUAGES:
        return str(asked)
    return request.accept_languages.best_match(LANGUAGES, ENGLISH) or ENGLISH


def keep_language(endpoint: str, values: dict[str, Any]) -> None:
    """Let the links of a page lead on in the language that its address asks for."""
    asked = request.args.get("lang")
    if asked in LANGUAGES and endpoint in _IN_LANGUAGES:
        values.setdefault("lang", asked)


def in_order() -> Sequence[str]:
    """Return the languages to look for a name in, the best first; the last is that of no tag."""
    first = language()
    return [first, *(other for other in LANGUAGES if other != first), ""]

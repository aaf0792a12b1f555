"""The language that a page is shown in: English, or Korean for who asks for it."""

from collections.abc import Sequence

from flask import request

ENGLISH, KOREAN = "en", "ko"
LANGUAGES = (ENGLISH, KOREAN)


def language() -> str:
    """Return the language of this request: of its address, else what its reader prefers."""
    asked = request.args.get("lang")
    if asked in LANGUAGES:
        return str(asked)
    return request.accept_languages.best_match(LANGUAGES, ENGLISH) or ENGLISH


def in_order() -> Sequence[str]:
    """Return the languages to look for a name in, the best first; the last is that of no tag."""
    first = language()
    return [first, *(other for other in LANGUAGES if other != first), ""]

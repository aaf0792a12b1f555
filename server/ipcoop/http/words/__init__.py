"""The words of the pages, in English and Korean; each group of pages has a module of its own."""

from collections.abc import Mapping

from ipcoop.http.languages import LANGUAGES
from ipcoop.http.words import documents, frame, problems, queries, things, unsettled

GROUPS = (frame, things, documents, unsettled, queries, problems)


def words(language: str) -> Mapping[str, str]:
    """Return the words of a language, ``en`` or ``ko``."""
    return _WORDS[language]


_WORDS = {
    language: {key: both[place] for group in GROUPS for key, both in group.WORDS.items()}
    for place, language in enumerate(LANGUAGES)
}

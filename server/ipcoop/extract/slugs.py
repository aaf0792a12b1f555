"""Make readable, stable names for IRIs and files."""

import hashlib
import re
import unicodedata

_LONGEST = 80
_DIGEST = 8
_FOLDED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n"}
    | {"&": " and "}
    | dict.fromkeys("'’‘ʼʻ`´′\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")


def slug(text: str) -> str:
    """Return a name in lower-case ASCII letters, digits and hyphens; never empty.

    Accents are folded and apostrophes dropped. What would be lost (letters of other scripts, the
    end of a long name) is replaced by a short digest of the whole, so that different names keep
    different slugs.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    undotted = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    folded = undotted.translate(_FOLDED)
    if not folded.isascii():
        marked = unicodedata.normalize("NFKD", folded)
        folded = "".join(character for character in marked if not unicodedata.combining(character))
    words = "-".join(re.findall(r"[a-z0-9]+", folded))
    if words and len(words) <= _LONGEST and not _loses_letters(folded):
        return words
    return _with_digest(words, plain)


def _loses_letters(folded: str) -> bool:
    return not folded.isascii() and any(
        character.isalnum() and not character.isascii() for character in folded
    )


def _with_digest(words: str, whole: str) -> str:
    digest = "x" + hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    room = _LONGEST - len(digest) - 1
    if len(words) > room:
        words = words[: room + 1].rpartition("-")[0] or words[:room]
    return f"{words}-{digest}" if words else digest

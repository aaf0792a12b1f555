"""Clean a text for the grammar, and keep the way back to its stored characters."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from ipcoop.extract.model import Span
from ipcoop.extract.phrases.matching import Text

_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06…"
_SINGLE = (
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {ligature: unicodedata.normalize("NFKC", ligature) for ligature in _LIGATURES}
    | dict.fromkeys("‘’‚‛′ʼ`´‹›\uff40", "'")
    | dict.fromkeys("“”„‟″«»「」『』\uff02", '"')
)
_SHORT_DASHES = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_DASHES = _SHORT_DASHES + "\u2014\u2015\u2e3a\u2e3b\ufe58"
_UNSEEN = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_RUN = rf"[\s{_UNSEEN}{re.escape(_DASHES)}]"
_ODD = re.compile(rf"{_RUN}{{2,}}|[^\S ]|[{_UNSEEN}{_DASHES[1:]}{re.escape(''.join(_SINGLE))}]")
_MARKS = r"[\u0300-\u036f]"
_SYLLABLE_PARTS = r"[\u1100-\u11ff]"
_LOOSE = re.compile(f"{_MARKS}|{_SYLLABLE_PARTS}")
_ODD_OR_LOOSE = re.compile(
    rf"[^\W\d_](?:[{_UNSEEN}]*{_MARKS})+|{_SYLLABLE_PARTS}(?:[{_UNSEEN}]*{_SYLLABLE_PARTS})*"
    rf"|{_ODD.pattern}"
)

_DROPPED = re.compile(f"[{_UNSEEN}]+")
_PARTS = re.compile(rf"\s+|[{re.escape(_DASHES)}]+")
_CUT_AT_HYPHEN = re.compile(rf"[{re.escape(_SHORT_DASHES)}][^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*")
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TOO_WIDE = re.compile(r"(?<=\s) +| +(?=\n)")


class Joint(NamedTuple):
    """A place where the cleaned text does not follow the stored one character by character."""

    start: int
    end: int
    stored_start: int
    stored_end: int


@dataclass(frozen=True, slots=True)
class Normalised:
    """A cleaned text, and the map to the text that it was made of.

    Attributes:
        text: the cleaned text.
        joints: in reading order; the first stands for the beginning of both texts.
    """

    text: Text
    joints: tuple[Joint, ...]

    def stored(self, start: int, end: int) -> Span:
        """Return the stored characters that the cleaned ones from start to end were made of.

        Dropped characters at the edges stay outside. A part of an opened ligature stands for
        the whole of it.
        """
        if len(self.joints) == 1:
            offset = self.joints[0].stored_start
            return Span(start + offset, max(start, end) + offset)
        first = self._stored_start(start)
        return Span(first, self._stored_end(end) if end > start else first)

    def _stored_start(self, position: int) -> int:
        joint = self._joint(position)
        beyond = position - joint.end
        return joint.stored_end + beyond if beyond >= 0 else joint.stored_start

    def _stored_end(self, position: int) -> int:
        joint = self._joint(position - 1)
        return joint.stored_end + max(position - joint.end, 0)

    def _joint(self, position: int) -> Joint:
        return self.joints[bisect_right(self.joints, position, key=attrgetter("start")) - 1]


def normalise(text: str, offset: int = 0) -> Normalised:
    """Clean a sentence or a whole text.

    Quotes become straight and dashes plain hyphens (an em dash stands between spaces); a run of
    white space becomes one space, or one empty line where it holds an empty line; invisible
    characters go; ligatures, full-width letters and loose accents become plain letters. A word
    that a line break cuts after a hyphen is joined with its hyphen.

    Args:
        text: stored characters.
        offset: where they begin in the stored text; spans count from its beginning.
    """
    odd = _ODD_OR_LOOSE if not text.isascii() and _LOOSE.search(text) else _ODD
    pieces: list[str] = []
    joints = [Joint(0, 0, offset, offset)]
    done = length = 0
    for match in odd.finditer(text):
        raw, (start, end) = match.group(), match.span()
        clean = _clean(raw, first=start == 0, last=end == len(text))
        if clean == raw:
            continue
        pieces += (text[done:start], clean)
        begin = length + start - done
        done, length = end, begin + len(clean)
        if not _keeps_places(raw, clean):
            joints.append(Joint(begin, length, offset + start, offset + end))
    pieces.append(text[done:])
    return Normalised(Text("".join(pieces)), tuple(joints))


def _keeps_places(raw: str, clean: str) -> bool:
    if len(raw) != len(clean):
        return False
    return len(raw) == 1 or list(map(str.isspace, raw)) == list(map(str.isspace, clean))


def _clean(raw: str, *, first: bool, last: bool) -> str:
    if raw in _SINGLE:
        return _SINGLE[raw]
    seen = _DROPPED.sub("", raw)
    if raw[0].isalnum():
        return unicodedata.normalize("NFC", "".join(_SINGLE.get(part, part) for part in seen))
    clean = _clean_run(seen)
    if "-" in clean:
        clean = clean.lstrip() if first else clean
        clean = clean.rstrip() if last else clean
    return clean


def _clean_run(run: str) -> str:
    """Clean a run of white space and dashes."""
    if _CUT_AT_HYPHEN.fullmatch(run):
        return "-"
    parts = _PARTS.findall(run)
    return _TOO_WIDE.sub("", "".join(map(_clean_part, parts)))


def _clean_part(part: str) -> str:
    if part.isspace():
        return "\n\n" if len(_LINE_BREAK.findall(part)) > 1 else " "
    return "-" if len(part) == 1 and part in _SHORT_DASHES else " - "

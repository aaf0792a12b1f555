"""Cut a text where marked spans begin and end; spans may overlap."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

Span = tuple[int, int]
"""Characters of a document, from the first up to the second."""


@dataclass(frozen=True)
class Part:
    """A stretch of text, and the shortest span that it lies in, if any."""

    text: str
    span: Span | None = None

    @property
    def has_words(self) -> bool:
        """Tell whether there is anything to read, and no mere space or comma between spans."""
        return any(sign.isalnum() for sign in self.text)


def cut(text: str, start: int, spans: Collection[Span]) -> Iterator[Part]:
    """Yield the parts of a text that stands in its document from ``start`` on.

    The parts are the whole text. Neighbours that lie in the same span are one part.
    """
    inside = sorted(span for span in spans if start <= span[0] < span[1] <= start + len(text))
    places = sorted({start, start + len(text)}.union(*inside))
    waiting = iter([*inside, None])
    following = next(waiting)
    open_spans: list[tuple[int, Span]] = []
    begun, current = start, None
    for place, until in pairwise(places):
        while following and following[0] == place:
            heappush(open_spans, (following[1] - following[0], following))
            following = next(waiting)
        while open_spans and open_spans[0][1][1] < until:
            heappop(open_spans)
        shortest = open_spans[0][1] if open_spans else None
        if shortest != current:
            if place > begun:
                yield Part(text[begun - start : place - start], current)
            begun, current = place, shortest
    if begun < start + len(text):
        yield Part(text[begun - start :], current)

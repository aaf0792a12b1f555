"""The diagram of a module as SVG: classes from left to right, each with its properties.

Colours and line styles are left to the style sheet; sizes are for a fixed-width font.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from ipcoop.graph.documentation.boxes import Box, Line
from ipcoop.graph.documentation.wording import Link

_FONT, _CHARACTER, _LEADING = 12, 7.3, 17
_PADDING, _GAP, _STEM = 8, 14, 24
_WIDTH = 990
"""How wide a row of trees may get; a tree that is wider has a row of its own."""


@dataclass(frozen=True)
class _Placed:
    box: Box
    parent: "_Placed | None"
    x: float
    y: float
    width: float

    @property
    def title_y(self) -> float:
        """The middle of the line with the name."""
        return self.y + _height_above(self.box) + _LEADING / 2 + _PADDING / 2


@dataclass(frozen=True)
class _Tree:
    placed: tuple[_Placed, ...]
    width: float
    height: float


def draw(boxes: Sequence[Box], name: str, title: str) -> str:
    """Return a diagram of boxes; ``name`` tells the ids in it from those of other diagrams."""
    places, width, height = _arrange([_tree(box) for box in boxes])
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "group",
        "aria-labelledby": f"diagram-{name}-title diagram-{name}-desc",
        "width": f"{width:g}",
        "height": f"{height:g}",
        "viewBox": f"0 0 {width:g} {height:g}",
        "font-family": "ui-monospace, monospace",
        "font-size": str(_FONT),
    }
    svg = ET.Element("svg", attributes)
    ET.SubElement(svg, "title", id=f"diagram-{name}-title").text = title
    sentences = [sentence for box in boxes for sentence in _sentences(box)]
    ET.SubElement(svg, "desc", id=f"diagram-{name}-desc").text = " ".join(sentences)
    for tree, x, y in places:
        group = ET.SubElement(svg, "g", transform=f"translate({x:g} {y:g})")
        for placed in tree.placed:
            _draw(group, placed)
    return ET.tostring(svg, encoding="unicode")


def _sentences(box: Box) -> Iterator[str]:
    """Say in words what a box, and those under it, show."""
    above = ", ".join(other.text for other in box.above)
    below = ", ".join(child.name.text for child in box.children)
    has = ", ".join(map(_words, box.lines))
    said = [f"is a {above}"] * bool(above) + [f"has the subclasses {below}"] * bool(below)
    said += [f"has {has}"] * bool(has)
    if said:
        yield f"{box.name.text} {', '.join(said)}."
    for child in box.children:
        yield from _sentences(child)


def _words(line: Line) -> str:
    return f"{line.property.text} → {line.range}" if line.range else line.property.text


def _arrange(trees: Sequence[_Tree]) -> tuple[list[tuple[_Tree, float, float]], float, float]:
    """Put trees side by side in rows, the tallest first; return them and the whole size."""
    places: list[tuple[_Tree, float, float]] = []
    x = y = row = width = 0.0
    for tree in sorted(trees, key=lambda tree: -tree.height):
        if x and x + tree.width > _WIDTH:
            x, y, row = 0.0, y + row + 2 * _GAP, 0.0
        places.append((tree, x + 1, y + 1))
        width, row = max(width, x + tree.width), max(row, tree.height)
        x += tree.width + 2 * _GAP
    return places, width + 2, y + row + 2


def _tree(root: Box) -> _Tree:
    widths: list[float] = []
    for box, depth in _walk(root, 0):
        widths += [0.0] * (depth + 1 - len(widths))
        widths[depth] = max(widths[depth], _width(box))
    columns = [(sum(widths[:i]) + i * _STEM, width) for i, width in enumerate(widths)]
    left, width = columns[-1]
    return _Tree(tuple(_place(root, None, 0.0, columns)), left + width, _height(root))


def _walk(box: Box, depth: int) -> Iterator[tuple[Box, int]]:
    yield box, depth
    for child in box.children:
        yield from _walk(child, depth + 1)


def _place(
    box: Box, parent: _Placed | None, y: float, columns: Sequence[tuple[float, float]]
) -> Iterator[_Placed]:
    (x, width), *further = columns
    placed = _Placed(box, parent, x, y, width)
    yield placed
    for child in box.children:
        yield from _place(child, placed, y, further)
        y += _height(child) + _GAP


def _width(box: Box) -> float:
    texts = [box.name.text, *(other.text for other in box.above), *map(_words, box.lines)]
    # An arrow may come from a wider font.
    characters = max(len(text) + text.count("→") for text in texts)
    return characters * _CHARACTER + 2 * _PADDING


def _height(box: Box) -> float:
    """Return the height of a box or of all that is under it, whichever is more."""
    below = sum(_height(child) + _GAP for child in box.children) - _GAP
    return max(_height_above(box) + _height_below(box), below)


def _height_above(box: Box) -> float:
    return len(box.above) * _LEADING + _PADDING if box.above else 0.0


def _height_below(box: Box) -> float:
    return (1 + len(box.lines)) * _LEADING + _PADDING + (_PADDING if box.lines else 0)


def _draw(group: ET.Element, placed: _Placed) -> None:
    box, x, y, width = placed.box, placed.x, placed.y, placed.width
    if placed.parent:
        _draw_stem(group, placed.parent, placed)
    if box.above:
        _rectangle(group, "borrowed", x=x, y=y, width=width, height=_height_above(box))
        for number, other in enumerate(box.above):
            _write(group, x, y + (number + 0.5) * _LEADING + _PADDING / 2, [other], "borrowed")
    top = y + _height_above(box)
    kind = "guest" if box.is_guest else "own"
    _rectangle(group, kind, x=x, y=top, width=width, height=_height_below(box))
    _write(group, x, placed.title_y, [box.name], "name")
    if box.lines:
        rule = top + _LEADING + _PADDING
        ET.SubElement(group, "path", d=f"M{x:g} {rule:g}h{width:g}")
    for number, line in enumerate(box.lines):
        middle = placed.title_y + (number + 1) * _LEADING + _PADDING
        _write(group, x, middle, [line.property, *([f" → {line.range}"] if line.range else [])])


def _draw_stem(group: ET.Element, parent: _Placed, child: _Placed) -> None:
    start, middle = parent.x + parent.width, child.x - _STEM / 2
    d = f"M{start:g} {parent.title_y:g}H{middle:g}V{child.title_y:g}H{child.x:g}"
    ET.SubElement(group, "path", d=d)


def _rectangle(group: ET.Element, kind: str, **sizes: float) -> None:
    ET.SubElement(group, "rect", {"class": kind} | {key: f"{v:g}" for key, v in sizes.items()})


def _write(
    group: ET.Element, x: float, y: float, words: Sequence[Link | str], kind: str = "line"
) -> None:
    where = {"x": f"{x + _PADDING:g}", "y": f"{y:g}", "dominant-baseline": "central"}
    text = ET.SubElement(group, "text", {"class": kind} | where)
    for word in words:
        anchor = word.anchor if isinstance(word, Link) else ""
        part = (
            ET.SubElement(text, "a", href=f"#{anchor}") if anchor else ET.SubElement(text, "tspan")
        )
        part.text = word.text if isinstance(word, Link) else word

"""The chart of a run as SVG: for each question the time of each engine, as a ratio."""

from html import escape
from math import log10

from .rounds import REFERENCE

_COLOURS = ("#1b6ca8", "#c8553d", "#e09f3e", "#5f7a61", "#7b4b94", "#444444")
_LEFT, _RIGHT, _ROW, _TOP = 150, 20, 22, 70
_WIDTH = 900
_STYLE = "text{font:12px sans-serif;fill:#222}line{stroke:#ccc}"


def chart(found):
    """Return the chart; the axis is logarithmic, and 1 is the engine in-process."""
    ratios = {
        (one.name, name): found.taken.ratios(one.name, name)[0]
        for one in found.questions
        for name in found.names
        if name != REFERENCE and found.taken.ratios(one.name, name)
    }
    low, high = _bounds(ratios.values())
    height = _TOP + _ROW * len(found.questions) + 30

    def across(ratio):
        share = (log10(ratio) - low) / (high - low)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    parts = [*_axis(low, high, across, height), *_legend(found.names)]
    for number, one in enumerate(found.questions):
        down = _TOP + _ROW * number + 14
        parts.append(text(_LEFT - 10, down + 4, one.name, "end"))
        parts += [
            f'<circle cx="{across(ratios[one.name, name]):.1f}" cy="{down}" r="5" '
            f'fill="{_COLOURS[place]}" fill-opacity="0.8"><title>{escape(name)}: '
            f"{ratios[one.name, name]:.2f}</title></circle>"
            for place, name in enumerate(found.names)
            if (one.name, name) in ratios
        ]
    return svg(_WIDTH, height, f"Time for a query, as a ratio to {REFERENCE}", parts)


def svg(width, height, title, parts):
    """Return a whole drawing."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
    ground = f'<rect width="{width}" height="{height}" fill="#fff"/>'
    top = [head, f"<title>{escape(title)}</title>", f"<style>{_STYLE}</style>", ground]
    return "\n".join([*top, text(10, 20, title), *parts, "</svg>"]) + "\n"


def _bounds(ratios):
    found = [log10(ratio) for ratio in ratios] or [0.0]
    return min(-0.5, *found), max(1.0, *found) + 0.1


def _axis(low, high, across, height):
    for power in range(int(low) - 1, int(high) + 2):
        for ratio in (10**power, 2 * 10**power, 5 * 10**power):
            if low <= log10(ratio) <= high:
                x = across(ratio)
                yield f'<line x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{height - 25}"/>'
                yield text(x, height - 8, f"{ratio:g}×", "middle")


def _legend(names):
    for place, name in enumerate(names):
        if name != REFERENCE:
            x = _LEFT + 145 * (place - 1)
            yield f'<circle cx="{x}" cy="45" r="5" fill="{_COLOURS[place]}"/>'
            yield text(x + 10, 49, name)


def text(x, y, words, anchor="start"):
    """Return words at a place."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'

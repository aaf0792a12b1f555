"""The chart of growth as SVG: time against quads, both axes logarithmic."""

from itertools import cycle
from math import ceil, floor, log10

from .chart import svg, text

_COLOURS = """
    #1b6ca8 #c8553d #e09f3e #5f7a61 #7b4b94 #2a9d8f #8d6e63 #d81b60 #546e7a #9e9d24 #5e35b1
    #222222 #00acc1 #aaaaaa
""".split()
_APART = 60
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 960, 560, 80, 270, 50, 40


def growth_chart(found):
    """Return the chart of what has grown."""
    quads = [log10(n) for one in found for n in one.seconds]
    seconds = [log10(s) for one in found for s in one.seconds.values()]
    left, right = min(quads), max(*quads, min(quads) + 0.1)
    low, high = floor(min(seconds)), ceil(max(seconds))

    def place(n, s):
        across = (log10(n) - left) / (right - left) * (_WIDTH - _LEFT - _RIGHT)
        down = (high - log10(s)) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)
        return _LEFT + across, _TOP + down

    parts = [*_axes(found, low, high, place)]
    for number, (colour, one) in enumerate(zip(cycle(_COLOURS), found, strict=False)):
        points = [place(*point) for point in sorted(one.seconds.items())]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        down = _TOP + 20 * number + 8
        x = _WIDTH - _RIGHT + 20
        parts.append(f'<rect x="{x}" y="{down}" width="12" height="12" fill="{colour}"/>')
        power = f" (n^{one.line.slope:.2f})" if one.line else ""
        parts.append(text(x + 18, down + 10, one.cost + power))
    return svg(_WIDTH, _HEIGHT, "Seconds against quads, both logarithmic", parts)


def _axes(found, low, high, place):
    sizes = sorted({n for one in found for n in one.seconds})
    for power in range(low, high + 1):
        (begin, y), (end, _) = (place(n, 10.0**power) for n in (sizes[0], sizes[-1]))
        yield f'<line x1="{begin:.1f}" y1="{y:.1f}" x2="{end:.1f}" y2="{y:.1f}"/>'
        yield text(begin - 8, y + 4, f"{10.0**power:g} s", "end")
    beside = 0
    for n in sizes:
        x, y = place(n, 10.0**low)
        yield f'<line x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{y:.1f}"/>'
        if x - beside > _APART:
            yield text(x, _HEIGHT - 16, f"{n:,}", "middle")
            beside = x

"""The table of a run."""

from .rounds import REFERENCE
from .targets import targets

_MET = {True: "met", False: "MISSED", None: "not measured"}


def lines(found):
    """Yield the lines that tell of all that was measured."""
    yield f"{found.quads:,} quads; questions in milliseconds, the median of {_rounds(found)}"
    yield "Each question is cold: it has a constant that was never asked before."
    yield "The facts view and what follows by reasoning are worked out beforehand, for all alike."
    yield f"ipcoop gave {found.kept:.0f} of its answers from what was kept."
    yield ""
    yield from _questions(found)
    yield ""
    yield from _costs(found)
    yield from _rates(found)
    yield from _processor(found)
    yield ""
    yield from (f"left out: {name}: {why}" for name, why in found.absent.items())
    yield from (f"no answer: {q}, {e}: {why}" for (q, e), why in found.taken.failed.items())
    yield from (f"DIFFERS: {q}, {e}: {how}" for (q, e), how in found.taken.differing.items())
    yield from ("", "targets")
    for one in targets(found):
        yield f"{_MET[one.met]:>12}  {one.name}: {one.measured or '–'} (wanted: {one.wanted})"


def _rounds(found):
    return f"{found.options.rounds} rounds; × is the ratio to {REFERENCE}, with its quartiles"


def _questions(found):
    first, *others = found.names
    yield f"{'question':16}{'rows':>8}{first:>11}" + "".join(f"{one:>29}" for one in others)
    for one in found.questions:
        cells = [_cell(found.taken, one.name, name) for name in others]
        own = _milliseconds(found.taken.median(one.name, first))
        rows = f"{found.taken.rows.get(one.name, 0):,}"
        yield f"{one.name:16}{rows:>8}{own:>11}" + "".join(f"{cell:>29}" for cell in cells)


def _cell(taken, question, engine):
    if (question, engine) in taken.failed or taken.median(question, engine) is None:
        return "–"
    ratio = taken.ratios(question, engine)
    if ratio is None:
        return _milliseconds(taken.median(question, engine))
    middle, low, high = ratio
    took = _milliseconds(taken.median(question, engine))
    return f"{took} {middle:.2f}× ({low:.2f}–{high:.2f})"


def _milliseconds(seconds):
    if seconds is None:
        return "–"
    return f"{1000 * seconds:,.{0 if seconds >= 0.1 else 1 if seconds >= 0.01 else 2}f}"


def _costs(found):
    for name in found.names:
        seconds, bytes_ = found.loaded[name], found.memory[name]
        load = f"loaded in {seconds:.1f} s, {found.quads / seconds:,.0f} quads a second"
        yield f"{name:18}{load:>46}{bytes_ / 1e6:>10,.0f} MB"
    if found.started is not None:
        first, again = found.started
        yield f"The shipped dataset is there after {first:.1f} s, again after {again:.1f} s."
    if found.pages:
        yield "Pages take p50 {:.1f} ms, p95 {:.1f} ms.".format(*found.pages)


def _rates(found):
    if found.rates:
        yield ""
        names = list(next(iter(found.rates.values())))
        head = "".join(f"{name:>29}" for name in names)
        yield f"{'a second (p50/p95/p99 ms)':29}{head}"
    for (kind, many), row in found.rates.items():
        cells = "".join(f"{_rate(one):>29}" for one in row.values())
        yield f"{f'{kind}, {many} at once':29}{cells}"


def _rate(one):
    failed = f" {one.failed} failed" if one.failed else ""
    return f"{one.per_second:,.0f} ({one.p50:.1f}/{one.p95:.1f}/{one.p99:.1f}){failed}"


def _processor(found):
    """Yield what the processor does for an answer; other work on the machine hardly moves it."""
    for (kind, many), row in found.rates.items():
        took = {name: f"{one.processor:,.0f}" for name, one in row.items() if one.processor}
        told = ", ".join(f"{name} {micro}" for name, micro in took.items())
        yield f"processor, µs an answer, {kind}, {many} at once: {told}"

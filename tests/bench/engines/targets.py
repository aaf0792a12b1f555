"""What is aimed at, and whether a run has met it."""

from dataclasses import dataclass
from statistics import median

from .rounds import REFERENCE

_SERVICE = "ipcoop"
_WORTHWHILE = 0.005
"""Seconds that the engine itself takes for what is called no small query."""


@dataclass(frozen=True)
class Target:
    """One target; what was measured is nothing where it could not be."""

    name: str
    wanted: str
    measured: str | None = None
    met: bool | None = None


def targets(found):
    """Return the targets with what a run has shown."""
    return [
        _against_the_engine(found),
        *(_against_a_peer(found, name) for name in _peers(found)),
        _cold_rate(found),
        _repeated_rate(found),
        _repeated_rate(found, " by GET"),
        _load(found),
        _memory(found),
        _number(
            "first start-up of the shipped dataset", found.started and found.started[0], 2, "s"
        ),
        _number("page, p95", found.pages and found.pages[1], 30, "ms"),
    ]


def _peers(found):
    return [name for name in found.names if name not in {REFERENCE, _SERVICE}]


def _against_the_engine(found):
    name, wanted = "cold queries ≥ 5 ms", "each ≤ 1.10 × the engine in-process"
    taken, ratios = found.taken, {}
    for one in found.questions:
        engine = taken.median(one.name, REFERENCE)
        if engine and engine >= _WORTHWHILE and taken.median(one.name, _SERVICE):
            ratios[one.name] = taken.ratios(one.name, _SERVICE)[0]
    if not ratios:
        return Target(name, wanted)
    above = sorted(one for one, ratio in ratios.items() if ratio > 1.10)
    measured = f"median {median(ratios.values()):.2f} × over {len(ratios)} queries, worst "
    measured += f"{max(ratios.values()):.2f} ×"
    measured += f"; above: {', '.join(above)}" if above else ""
    return Target(name, wanted, measured, not above)


def _against_a_peer(found, peer):
    taken, faster, asked = found.taken, 0, 0
    for one in found.questions:
        mine, theirs = (taken.median(one.name, name) for name in (_SERVICE, peer))
        if mine:
            asked += 1
            faster += theirs is None or mine < theirs
    wanted = "faster on 9 of 10 cold queries"
    return Target(f"ahead of {peer}", wanted, f"{faster} of {asked}", faster >= 0.9 * asked)


def _best(found, kind, engine):
    rates = [row[engine].per_second for (one, _), row in found.rates.items() if one == kind]
    return max(rates, default=None)


def _cold_rate(found):
    rate = _best(found, "cold", _SERVICE)
    wanted = "≥ 3,000 a second"
    if rate is None:
        return Target("small cold queries", wanted)
    return Target("small cold queries", wanted, f"{rate:,.0f} a second", rate >= 3000)


def _repeated_rate(found, way=""):
    name, wanted = f"repeated queries{way}", "≥ 0.8 × the smallest query of the Oxigraph server"
    mine = _best(found, f"repeated{way}", _SERVICE)
    peers = [name for name in found.names if name.startswith("oxigraph")]
    theirs = [_best(found, f"smallest{way}", name) for name in peers] if found.rates else []
    if not mine or not theirs:
        return Target(name, wanted)
    ratio = mine / max(theirs)
    measured = f"{mine:,.0f} a second, {ratio:.2f} × {max(theirs):,.0f}"
    return Target(name, wanted, measured, ratio >= 0.8)


def _load(found):
    name, wanted = "load", "≥ 0.9 × as fast as the engine itself"
    if not found.loads:
        return Target(name, wanted)
    ratio = median(found.loads["engine"]) / median(found.loads["store"])
    return Target(name, wanted, f"{ratio:.2f} ×", ratio >= 0.9)


def _memory(found):
    ratio = found.memory[_SERVICE] / found.memory[REFERENCE]
    return Target("memory", "≤ 1.3 × that of the engine", f"{ratio:.2f} ×", ratio <= 1.3)


def _number(name, measured, most, unit):
    wanted = f"≤ {most} {unit}"
    if measured is None:
        return Target(name, wanted)
    return Target(name, wanted, f"{measured:.1f} {unit}", measured <= most)

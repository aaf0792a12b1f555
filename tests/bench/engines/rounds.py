"""Ask all engines the same questions by turns."""

import time
from dataclasses import dataclass, field
from statistics import median, quantiles

from .answers import difference, rows
from .peers.base import FailedError

REFERENCE = "in-process"


@dataclass
class Taken:
    """What asking has shown.

    Attributes:
        seconds: by question and engine, one for each round.
        failed: why an engine gave no answer to a question, by both.
        differing: how the answer of an engine differs from that of the reference, by both.
        rows: how many rows each question has.
    """

    seconds: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    failed: dict[tuple[str, str], str] = field(default_factory=dict)
    differing: dict[tuple[str, str], str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def is_hopeless(self, question, engine, longest):
        """Tell whether a question is not put to an engine again: it took a quarter of that."""
        taken = self.seconds.get(question, {}).get(engine)
        return (question, engine) in self.failed or bool(taken and taken[0] > longest / 4)

    def median(self, question, engine):
        """Return the median of seconds; nothing if there was no answer."""
        taken = self.seconds.get(question, {}).get(engine)
        return median(taken) if taken else None

    def ratios(self, question, engine, to=REFERENCE):
        """Return the ratio to another engine: of the medians, and the quartiles of the rounds."""
        mine, theirs = (self.seconds[question].get(one, []) for one in (engine, to))
        pairs = [one / other for one, other in zip(mine, theirs, strict=False)]
        if not pairs:
            return None
        low, _, high = quantiles(pairs, n=4, method="inclusive") if len(pairs) > 1 else pairs * 3
        return median(mine) / median(theirs), low, high


def ask_by_turns(engines, questions, rounds, longest, say):
    """Ask each engine each question as often as there are rounds, and compare the answers.

    Args:
        engines: the first of them is the reference.
        questions: what they are asked.
        rounds: each begins with another engine.
        longest: seconds for an answer; after a quarter of them, it is not asked for again.
        say: is told of each round.
    """
    taken = Taken()
    for number in range(rounds + 1):  # the first warms up, and its answers are compared
        begun = time.monotonic()
        for question in questions:
            turn = number % len(engines) if number else 0
            answers = {}
            for engine in [*engines[turn:], *engines[:turn]]:
                if not taken.is_hopeless(question.name, engine.name, longest):
                    _ask(taken, question, engine, longest, answers if number == 0 else None)
            if not number:
                _compare(taken, question, answers)
        say(f"round {number} of {rounds}: {time.monotonic() - begun:.0f} s")
    return taken


def _ask(taken, question, engine, longest, answers):
    """Ask once, and note the time, or the answer where there is something to note it in."""
    try:
        seconds, body = engine.ask(question.cold(), longest)
    except FailedError as error:
        taken.failed[question.name, engine.name] = str(error)
        return
    if answers is None:
        taken.seconds.setdefault(question.name, {}).setdefault(engine.name, []).append(seconds)
    else:
        answers[engine.name] = body


def _compare(taken, question, answers):
    found = {name: rows(body, only_count=question.only_count) for name, body in answers.items()}
    reference = found.pop(REFERENCE)
    taken.rows[question.name] = sum(reference.values())
    for name, other in found.items():
        if other != reference:
            taken.differing[question.name, name] = difference(reference, other)

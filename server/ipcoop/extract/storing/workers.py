"""Run a function over many inputs in processes of their own; what breaks costs one input only."""

import contextlib
import logging
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

Input = TypeVar("Input")
Result = TypeVar("Result")

_AHEAD = 256
"""Inputs that may be done before the one whose result is given next."""

_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input has no result, in a sentence or two."""

    reason: str


def each(
    function: Callable[[Input], Result], inputs: Sequence[Input], jobs: int, time_limit: float
) -> Generator[Result | Failure, None, None]:
    """Give the result of each input, in the order of the inputs.

    Args:
        function: can be pickled; it is sent once to each process, with what it holds.
        inputs: are handed out one by one.
        jobs: the number of processes.
        time_limit: seconds that one input may take.
    """
    # It would let signals through again when it starts together with the first process.
    resource_tracker.ensure_running()
    processes = range(min(jobs, len(inputs)))
    workers: list[_Worker[Input, Result]] = [_Worker(function, time_limit) for _ in processes]
    waiting = deque(enumerate(inputs))
    done: dict[int, Result | Failure] = {}
    try:
        for number in range(len(inputs)):
            while number not in done:
                for worker in workers:
                    if worker.number is None and waiting and waiting[0][0] < number + _AHEAD:
                        worker.give(*waiting.popleft())
                answers = _answers(workers)
                done.update(answers)
            yield done.pop(number)
    finally:
        for worker in workers:
            worker.end()


def _answers(workers: Sequence["_Worker[Input, Result]"]) -> dict[int, Result | Failure]:
    """Wait until something is done; return all that is, by the numbers of the inputs."""
    busy = {worker.number: worker for worker in workers if worker.number is not None}
    ready = wait([worker.connection for worker in busy.values()])
    return {number: w.answer() for number, w in busy.items() if w.connection in ready}


class _Worker(Generic[Input, Result]):
    """One process, and the number of the input that it is at."""

    def __init__(self, function: Callable[[Input], Result], time_limit: float) -> None:
        self._function = function
        self._time_limit = time_limit
        self._start()

    def _start(self) -> None:
        self.number: int | None = None
        self.connection, theirs = _SPAWN.Pipe()
        work = (theirs, self._function, self._time_limit)
        self._process = _SPAWN.Process(target=_work, args=work, daemon=True)
        # Ctrl-C reaches every process of the terminal; only this one is to act on it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()

    def give(self, number: int, item: Input) -> None:
        """Hand over an input."""
        self.number = number
        # A process that is gone says so by the end of its answers.
        with contextlib.suppress(OSError):
            self.connection.send(item)

    def answer(self) -> Result | Failure:
        """Return what became of the input."""
        self.number = None
        try:
            answer: Result | Failure = self.connection.recv()
        except (EOFError, OSError):
            self._process.join()
            code = self._process.exitcode
            self.end()
            self._start()
            return Failure(_cause(code, self._time_limit))
        return answer

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        self._process.join()
        self.connection.close()


def _cause(exit_code: int | None, time_limit: float) -> str:
    if exit_code == -signal.SIGALRM:
        return f"It takes more than {time_limit:g} seconds."
    return "The process that worked on it was ended from outside or ran out of memory."


def _work(connection: Connection, function: Callable[[Input], Result], time_limit: float) -> None:
    logging.disable(logging.CRITICAL)  # libraries that read broken files log as they go
    # The process that hands out the work may be gone.
    with contextlib.suppress(EOFError, OSError):
        while True:
            item = connection.recv()
            # Nothing handles this signal: it ends the process, in native code too.
            signal.setitimer(signal.ITIMER_REAL, time_limit)
            answer = _answer(function, item)
            signal.setitimer(signal.ITIMER_REAL, 0)
            connection.send(answer)


def _answer(function: Callable[[Input], Result], item: Input) -> Result | Failure:
    try:
        return function(item)
    except Exception as error:
        return Failure(f"It cannot be worked on ({type(error).__name__}: {error}).")

"""Make what is costly once, however many ask for it at the same time."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar, TypeVarTuple

Arguments = TypeVarTuple("Arguments")
Made = TypeVar("Made")


def once(make: Callable[[*Arguments], Made]) -> Callable[[*Arguments], Made]:
    """Keep what a function makes for each argument, and let nobody make it a second time."""
    kept: dict[tuple[*Arguments], Made] = {}
    lock = Lock()

    @wraps(make)
    def made(*arguments: *Arguments) -> Made:
        with lock:
            if arguments not in kept:
                kept[arguments] = make(*arguments)
            return kept[arguments]

    return made

"""Turns are bounded, and fair between clients."""

import threading
import time

import pytest

from ipcoop.errors import BusyError
from ipcoop.sparql.departure import Departure
from ipcoop.sparql.turns import Turns


class Asker(threading.Thread):
    """Takes a turn, notes it, and keeps it until it may go."""

    def __init__(self, turns, client, order):
        super().__init__()
        self.turns, self.client, self.order = turns, client, order
        self.may_go = threading.Event()
        self.refused = None

    def run(self):
        try:
            with self.turns.turn(self.client, Departure()):
                self.order.append(self.client)
                self.may_go.wait(10)
        except BusyError as error:
            self.refused = error


def started(turns, clients, order):
    askers = []
    for client in clients:
        askers.append(Asker(turns, client, order))
        askers[-1].start()
        time.sleep(0.01)
    return askers


def let_go(askers):
    for asker in askers:
        asker.may_go.set()
    for asker in askers:
        asker.join()


def test_no_more_have_a_turn_at_once_than_there_are_turns():
    order = []
    askers = started(Turns(2, 10, 10), "abc", order)
    assert order == ["a", "b"]
    let_go(askers)
    assert order == ["a", "b", "c"]


def test_a_client_with_many_requests_does_not_keep_others_waiting():
    order = []
    askers = started(Turns(1, 10, 10), "aaaab", order)
    askers[0].may_go.set()
    askers[0].join()
    time.sleep(0.05)
    let_go(askers[1:])
    assert sorted(order) == list("aaaab")

    order = []
    askers = started(Turns(2, 10, 10), "aaab", order)
    askers[0].may_go.set()
    askers[0].join()
    time.sleep(0.05)
    assert order == ["a", "a", "b"]
    let_go(askers)


def test_where_the_queue_is_full_the_client_that_fills_it_is_turned_away():
    order = []
    askers = started(Turns(1, 2, 10), "aaab", order)
    askers[2].join()
    assert askers[2].refused.seconds > 0
    let_go(askers)
    assert sorted(order) == ["a", "a", "b"]
    assert [asker.refused is None for asker in askers] == [True, True, False, True]


def test_nobody_waits_longer_than_the_patience():
    turns = Turns(1, 10, 0.05)
    with (
        turns.turn("a", Departure()),
        pytest.raises(BusyError, match="wait"),
        turns.turn("b", Departure()),
    ):
        pass


def test_a_turn_that_ends_in_an_error_is_free_again():
    turns = Turns(1, 0, 0.05)
    for _ in range(3):
        with pytest.raises(ValueError, match="x"), turns.turn("a", Departure()):
            raise ValueError("x")

from concurrent.futures import ThreadPoolExecutor
from time import sleep

from ipcoop.http.once import once


def test_what_many_ask_for_at_the_same_time_is_made_once():
    made = []

    @once
    def make(name):
        sleep(0.05)
        made.append(name)
        return name.upper()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(make, ["a", "b"] * 8))
    assert answers == ["A", "B"] * 8
    assert sorted(made) == ["a", "b"]

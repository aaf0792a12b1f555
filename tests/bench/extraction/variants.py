"""Make many different documents out of the few of the gold files."""

import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from .gold import GOLD, documents, read_gold

_YEAR = re.compile(r"\b(19[89]\d|20[0-4]\d)\b")
_GIVEN = "Ada Bela Chiyo Dario Elif Farid Greta Hana Ilya Jorge Kofi Leila Mina Nuno Olga".split()
_SURNAMES = "Abel Bakari Castro Dumas Eklund Farkas Gomez Haddad Ito Jansen Kaya Lund".split()
_SPAN = 25


def write(folder: Path, number: int) -> list[Path]:
    """Write documents to a folder and return their paths; none has the words of another."""
    folder.mkdir(parents=True)
    paths = []
    for identifier, text in islice(_variants(), number):
        path = folder / f"{identifier}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def _variants() -> Iterator[tuple[str, str]]:
    """Give identifier and text of one document after another, without end."""
    names = documents("dev")
    texts = {name: (GOLD / "dev" / f"{name}.txt").read_text(encoding="utf-8") for name in names}
    people = {name: _people(name, text) for name, text in texts.items()}
    for round_ in count():
        for name in names:
            yield f"{name}-{round_}", _varied(texts[name], people[name], round_)


def _people(name: str, text: str) -> list[str]:
    rows = read_gold("dev", name, text).rows
    return sorted({row.subject.key for row in rows if row.relation == "holdsPost"})


def _varied(text: str, people: list[str], number: int) -> str:
    """Return a text with other names of people and other years."""
    for place, person in enumerate(people):
        text = text.replace(person, _name(number * len(people) + place))
    return _YEAR.sub(lambda year: str(int(year[0]) - number % _SPAN), text)


def _name(number: int) -> str:
    """Return the name of a person, another one for each number."""
    rest, given = divmod(number, len(_GIVEN))
    further, surname = divmod(rest, len(_SURNAMES))
    double = f"-{_SURNAMES[further % len(_SURNAMES)]}" * bool(further)
    middle = f" {_GIVEN[further // len(_SURNAMES) % len(_GIVEN)]}" * (further >= len(_SURNAMES))
    return f"{_GIVEN[given]}{middle} {_SURNAMES[surname]}{double}"

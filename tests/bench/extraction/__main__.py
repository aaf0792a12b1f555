"""Measure the extraction against the gold files: ``python -m tests.bench.extraction``.

Review decisions are switched off: what is measured is what the pipeline alone yields.
"""

import argparse
import json
import sys
from collections.abc import Iterable

from ipcoop.extract.pipeline import extract

from .again import differences, source
from .gold import FIRST, SPLITS, documents, problems, read_gold
from .items import covered_items, exact_triples
from .measure import Measured, measure
from .quality import repeated
from .report import as_json, by_document, errors
from .report import text as told_of


def main(arguments: list[str]) -> int:
    """Print the measures; 1 if a split is below what is asked of it."""
    options = _options(arguments)
    splits = SPLITS if options.split == "all" else (options.split,)
    told = [_split(split, options) for split in splits]
    if options.json:
        _say([json.dumps([outcome for outcome, _ in told], indent=2)])
    return 0 if all(good for _, good in told) else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.extraction", description=__doc__)
    parser.add_argument("--split", choices=[*SPLITS, "all"], default="all")
    parser.add_argument("--document", metavar="ID", help="only this document")
    parser.add_argument("--errors", action="store_true", help="list what is missed and false")
    parser.add_argument("--show-test", action="store_true", help="list it for the split test too")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args(arguments)


def _split(split: str, options: argparse.Namespace) -> tuple[dict[str, object], bool]:
    names = [n for n in documents(split) if options.document in (None, n)]
    sources = {name: source(split, name) for name in names}
    for name in names if split != "first" else ():
        _tell_faults(split, name, sources[name].document.text)
    measured = [measure(split, name, sources[name], extract) for name in names]
    elsewhere = differences(split, {one.identifier: one.extraction for one in measured})
    differing = {
        name: [*items, *elsewhere[name]]
        for name, items in repeated(list(sources.values()), extract).items()
    }
    extra = {"duplicates": float(sum(map(len, differing.values())))}
    outcome = as_json(split, measured, extra)
    if measured and not options.json:
        _print(split, measured, extra, options)
        if options.errors and is_open(split, options.show_test):
            _say(line for one in measured for line in errors(one, differing[one.identifier]))
    return outcome, not outcome["below"]


def is_open(split: str, show_test: bool) -> bool:
    """Tell whether errors are shown: the rules are not to be written with an eye on the test."""
    return split != "test" or show_test


def _tell_faults(split: str, name: str, text: str) -> None:
    faults = problems(read_gold(split, name, text), text)
    shown = faults if split == "dev" else [f"{len(faults)} faults"] * bool(faults)
    sys.stderr.writelines(f"gold {name}: {fault}\n" for fault in shown)


def _print(
    split: str, measured: list[Measured], extra: dict[str, float], options: argparse.Namespace
) -> None:
    _say([*told_of(split, measured, extra), ""])
    if split != "first" and is_open(split, options.show_test):
        _say([*by_document(measured), ""])
    if split == "first":
        _print_items(measured)


def _print_items(measured: list[Measured]) -> None:
    covered = covered_items(measured[0])
    absent = [str(number) for number, there in covered.items() if not there]
    there = len(covered) - len(absent)
    _say([f"items of {FIRST}: {there} of {len(covered)} in the right graph"])
    if absent:
        _say([f"not there: {' '.join(absent)}"])
    gold, found, both = exact_triples(measured[0])
    _say([f"stated and implied triples: {gold} by hand, {found} found, {both} to the letter", ""])


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

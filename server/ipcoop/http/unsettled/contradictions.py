"""What sources contradict each other on."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.documents.names import best
from ipcoop.http.entity.assertions import Assertion, Sentence, read_assertions, sentences_of
from ipcoop.http.entity.model import Shown, shown
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.paging import Page
from ipcoop.http.unsettled import queries

_STATEMENT = ("subject", "property", "value")
_OF_SOMEBODY = {"claimed", "implied"}


@dataclass(frozen=True)
class Value:
    """One of the values.

    Attributes:
        value: as it is shown.
        is_fact: whether it stands as a fact all the same.
        places: the sentences that give it, each with its document; the reference data have none.
    """

    value: Shown
    is_fact: bool
    places: Sequence[tuple[Shown, Sentence]]


@dataclass(frozen=True)
class Contradiction:
    """A property of a thing for which sources give different values.

    Attributes:
        subject: the thing.
        prop: the property.
        values: all that there are.
        sources: what the reference data on the thing rest on.
        note: what the reference data remark on it.
    """

    subject: Shown
    prop: Shown
    values: Sequence[Value]
    sources: Sequence[Shown]
    note: Shown | None


def read_contradictions(asking: Asking, page: Page) -> Sequence[Contradiction]:
    """Return the contradictions of a page."""
    pairs = [(row["subject"].value, row["property"].value) for row in page.rows]
    rows = asking.rows(queries.values(pairs), *queries.PREFIXES)
    # What is a fact in spite of being disputed comes twice, as a fact the second time.
    values = list({tuple(row[name] for name in _STATEMENT): row for row in rows}.values())
    told = read_assertions(asking.rows(queries.behind_values(pairs), *queries.PREFIXES), "", {})
    subjects = dict.fromkeys(subject for subject, _ in pairs)
    beside = asking.rows(queries.background(subjects), *queries.PREFIXES)
    iris = {term.value for row in values for term in row.values() if term.is_iri}
    documents = (one.document_iri for one in sentences_of(told))
    names = Names.read(asking, {*iris, *documents}, in_order())
    return [_contradiction(pair, values, told, beside, names) for pair in pairs]


def _contradiction(
    pair: tuple[str, str],
    values: Sequence[Row],
    told: Sequence[Assertion],
    beside: Sequence[Row],
    names: Names,
) -> Contradiction:
    subject, prop = pair
    own = [one for one in told if (one.subject, one.prop) == pair]
    about = [row for row in beside if row["subject"].value == subject]
    note = best([row["note"] for row in about if "note" in row], in_order())
    return Contradiction(
        shown(Term(subject), names),
        shown(Term(prop), names),
        [
            _value(row, own, names)
            for row in values
            if (row["subject"].value, row["property"].value) == pair
        ],
        [shown(row["source"], names) for row in about if "source" in row],
        shown(note, names) if note else None,
    )


def _value(row: Row, told: Sequence[Assertion], names: Names) -> Value:
    fitting = (one for one in told if one.value == row["value"] and one.status not in _OF_SOMEBODY)
    places = [(shown(Term(one.document_iri), names), one) for one in sentences_of(fitting)]
    return Value(shown(row["value"], names), "fact" in row, places)

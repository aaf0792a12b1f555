"""What the documents do not say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.entity.assertions import Sentence, joined
from ipcoop.http.entity.model import Shown, shown
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.paging import Page
from ipcoop.http.unsettled import queries
from ipcoop.namespaces import ID


@dataclass(frozen=True)
class Question:
    """An open question.

    Attributes:
        question: as it is asked.
        subject: the thing that it is about.
        prop: the property of that which is not said.
        sentences: whose words raise it.
    """

    question: Shown
    subject: Shown
    prop: Shown
    sentences: Sequence[Sentence]


def read_questions(asking: Asking, page: Page) -> Mapping[Shown, Sequence[Question]]:
    """Return the questions of a page by the document that leaves them open."""
    iris = [row["question"].value for row in page.rows]
    rows = asking.rows(queries.questions(iris), *queries.PREFIXES)
    named = {term.value for row in rows for term in row.values() if term.is_iri}
    names = Names.read(asking, named, in_order())
    by_question: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        key = row["document"].value, row["question"].value
        by_question.setdefault(key, []).append(row)
    found: dict[Shown, list[Question]] = {}
    for (document, _), own in by_question.items():
        found.setdefault(shown(Term(document), names), []).append(_question(own, names))
    return found


def _question(rows: Sequence[Row], names: Names) -> Question:
    asked, subject, prop = (
        shown(rows[0][name], names) for name in ("question", "subject", "property")
    )
    return Question(asked, subject, prop, joined(_sentence(row) for row in rows))


def _sentence(row: Row) -> Sentence:
    document = row["document"].value.removeprefix(str(ID["document/"]))
    return Sentence(document, row["number"].value, row["exact"].value)

"""Read from the store what the page about one thing shows."""

from collections.abc import Iterator, Mapping, Sequence

from ipcoop.errors import NotFoundError
from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.entity import model, queries
from ipcoop.http.entity.assertions import Assertion, Sentence, sentences_of
from ipcoop.http.entity.behind import read_about
from ipcoop.http.entity.model import Entity, Shown, Told, shown
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.namespaces import ID


def read_entity(asking: Asking, iri: str, number: int) -> Entity:
    """Return all that a page about a thing shows; the first page has the number 1.

    Raises:
        NotFoundError: if nothing is said of it there.
    """
    page = number - 1
    facts, links, disputed, asked, kinds, counted = asking.together(
        {
            "facts": queries.facts(iri, page),
            "links": queries.incoming(iri, page),
            "disputed": queries.disputed(iri, page),
            "questions": queries.questions(iri, page),
            # They may stand among the facts on another page.
            "kinds": queries.kinds(iri),
            "many": queries.how_many(iri, page),
        },
        *queries.PREFIXES,
    ).values()
    most, most_facts = queries.MOST, queries.MOST_FACTS
    shown_links = [row for row in links[:most] if not model.is_true(row, "turned")]
    rows = [*facts[:most_facts], *shown_links]
    many = int(counted[0]["many"].value)
    about = read_about(asking, iri, page, many, (row["value"] for row in rows))
    if not (facts or links or about.noted):
        where = "on this page" if page else "in the graph"
        raise NotFoundError(f"Nothing is said {where} of <{iri}>.", "See how it is spelt.")
    has_more = about.has_more or len(facts) > most_facts
    has_more |= any(len(rows) > most for rows in (links, disputed, _by_question(asked)))
    names = Names.read(
        asking, {iri, *_iris([*kinds, *rows, *disputed, *asked], about.noted)}, in_order()
    )
    return Entity(
        iri=iri,
        title=shown(Term(iri), names),
        kinds=model.kinds(kinds, names),
        known_from=sentences_of(one for one in about.noted if one.node == iri),
        parts=model.parts(iri, facts[:most_facts], shown_links, about.behind, names),
        told={
            "claims": model.told(about.noted, "claimed", names),
            "implied": model.told(about.noted, "implied", names),
            "disputed": _disputed(disputed[:most], names),
        },
        questions=questions(asked, names)[:most],
        number=number,
        has_more=has_more,
        is_cut_off=about.is_cut_off and not has_more,
    )


def questions(rows: Sequence[Row], names: Names) -> Sequence[Told]:
    """Return open questions, each with the sentences that leave it open."""
    return [
        Told((shown(Term(question), names),), None, tuple(sentences))
        for question, sentences in _by_question(rows).items()
    ]


def _by_question(rows: Sequence[Row]) -> Mapping[str, Sequence[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    for row in rows:
        document = row["document"].value.removeprefix(str(ID["document/"]))
        sentence = Sentence(document, row["number"].value, "")
        found.setdefault(row["question"].value, []).append(sentence)
    return found


def _iris(rows: Sequence[Row], assertions: Sequence[Assertion]) -> Iterator[str]:
    yield from (term.value for row in rows for term in row.values() if term.is_iri)
    yield from (iri for one in assertions for iri in one.iris)


def _disputed(rows: Sequence[Row], names: Names) -> Sequence[Told]:
    return [Told(tuple(_parts(row, names, "property", "value")), None, ()) for row in rows]


def _parts(row: Row, names: Names, *variables: str) -> Iterator[Shown]:
    return (shown(row[name], names) for name in variables)

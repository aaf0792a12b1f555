"""Read from the store what the page about one thing shows."""

from collections.abc import Iterator, Sequence

from ipcoop.errors import NotFoundError
from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.entity import model, queries
from ipcoop.http.entity.assertions import (
    Assertion,
    Behind,
    Sentence,
    read_assertions,
    sentences_of,
)
from ipcoop.http.entity.model import Entity, Shown, Told, shown
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.namespaces import ID


def read_entity(asking: Asking, iri: str) -> Entity:
    """Return all that the page about a thing shows.

    Raises:
        NotFoundError: if nothing is said of it.
    """
    facts, links = _ask(asking, queries.facts(iri)), _ask(asking, queries.incoming(iri))
    behind = read_behind(asking, iri)
    assertions = behind.assertions
    if not (facts or links or assertions):
        raise NotFoundError(f"Nothing is said in the graph of <{iri}>.", "See how it is spelt.")
    most = queries.MOST
    disputed, asked = _ask(asking, queries.disputed(iri)), _ask(asking, queries.questions(iri))
    rows = [*facts, *links, *disputed, *asked]
    names = Names.read(asking, {iri, *_iris(rows, assertions)}, in_order())
    return Entity(
        iri=iri,
        title=shown(Term(iri), names),
        kinds=model.kinds(facts, names),
        known_from=sentences_of(one for one in assertions if one.node == iri),
        parts=model.parts(iri, facts[:most], links[: most // 2], behind, names),
        told={
            "claims": model.told(assertions, "claimed", names),
            "implied": model.told(assertions, "implied", names),
            "disputed": _disputed(disputed, names),
        },
        questions=questions(asked, names),
        is_cut_off=len(facts) > most or len(links) > most // 2 or behind.is_cut_off,
    )


def read_behind(asking: Asking, iri: str) -> Behind:
    """Return what facts about a thing rest on."""
    evidence = _ask(asking, queries.evidence(iri))
    related: dict[str, set[str]] = {}
    for row in _ask(asking, queries.related(iri)):
        related.setdefault(row["node"].value, set()).add(row["other"].value)
    claimed = _ask(asking, queries.claimants(iri))
    claimants = {row["assertion"].value: row["claimant"].value for row in claimed}
    return Behind(
        assertions=read_assertions(evidence, iri, claimants),
        relations=read_assertions(_ask(asking, queries.relations(iri)), iri, {}),
        related=related,
        is_cut_off=len(evidence) > queries.MOST_EVIDENCE,
    )


def questions(rows: Sequence[Row], names: Names) -> Sequence[Told]:
    """Return open questions, each with the sentences that leave it open."""
    found: dict[str, list[Sentence]] = {}
    for row in rows:
        document = row["document"].value.removeprefix(str(ID["document/"]))
        sentence = Sentence(document, row["number"].value, "")
        found.setdefault(row["question"].value, []).append(sentence)
    return [
        Told((shown(Term(question), names),), None, tuple(sentences))
        for question, sentences in found.items()
    ]


def _ask(asking: Asking, query: str) -> Sequence[Row]:
    return asking.rows(query, *queries.PREFIXES)


def _iris(rows: Sequence[Row], assertions: Sequence[Assertion]) -> Iterator[str]:
    yield from (term.value for row in rows for term in row.values() if term.is_iri)
    yield from (iri for one in assertions for iri in one.iris)


def _disputed(rows: Sequence[Row], names: Names) -> Sequence[Told]:
    return [Told(tuple(_parts(row, names, "property", "value")), None, ()) for row in rows]


def _parts(row: Row, names: Names, *variables: str) -> Iterator[Shown]:
    return (shown(row[name], names) for name in variables)

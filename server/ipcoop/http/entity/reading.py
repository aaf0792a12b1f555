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
    facts, links = (
        asking.rows(queries.facts(iri), *queries.PREFIXES),
        asking.rows(queries.incoming(iri), *queries.PREFIXES),
    )
    evidence = asking.rows(queries.evidence(iri), *queries.PREFIXES)
    if not (facts or links or evidence):
        raise NotFoundError(f"Nothing is said in the graph of <{iri}>.", "See how it is spelt.")
    most = queries.MOST
    is_cut_off = len(facts) > most or len(links) > most // 2 or len(evidence) > most * 4
    disputed, asked = (
        asking.rows(queries.disputed(iri), *queries.PREFIXES),
        asking.rows(queries.questions(iri), *queries.PREFIXES),
    )
    assertions = read_assertions(evidence)
    behind = _behind(asking, iri, assertions)
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
        questions=_questions(asked, names),
        is_cut_off=is_cut_off,
    )


def _behind(asking: Asking, iri: str, assertions: Sequence[Assertion]) -> Behind:
    of_relations = read_assertions(asking.rows(queries.relations(iri), *queries.PREFIXES))
    related: dict[str, set[str]] = {}
    for row in asking.rows(queries.related(iri), *queries.PREFIXES):
        related.setdefault(row["node"].value, set()).add(row["other"].value)
    return Behind([*assertions, *of_relations], related)


def _iris(rows: Sequence[Row], assertions: Sequence[Assertion]) -> Iterator[str]:
    terms = [term for row in rows for term in row.values()]
    terms += [one.value for one in assertions if one.value]
    yield from (term.value for term in terms if term.kind == "uri")
    for one in assertions:
        yield from filter(None, (one.subject, one.prop, one.node, one.claimant))


def _disputed(rows: Sequence[Row], names: Names) -> Sequence[Told]:
    return [Told(tuple(_parts(row, names, "property", "value")), None, ()) for row in rows]


def _questions(rows: Sequence[Row], names: Names) -> Sequence[Told]:
    found: dict[str, list[Sentence]] = {}
    for row in rows:
        document = row["document"].value.removeprefix(str(ID["document/"]))
        sentence = Sentence(document, row["number"].value, "")
        found.setdefault(row["question"].value, []).append(sentence)
    return [
        Told((shown(Term(question), names),), None, tuple(sentences))
        for question, sentences in found.items()
    ]


def _parts(row: Row, names: Names, *variables: str) -> Iterator[Shown]:
    return (shown(row[name], names) for name in variables)

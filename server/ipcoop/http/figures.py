"""What the facts are, in numbers, asked of the graph as it is now."""

from dataclasses import dataclass, replace

from ipcoop.errors import AnswerTooLargeError, OutOfMemoryError, TooSlowError
from ipcoop.http.asking import Asking, Row
from ipcoop.http.service import service
from ipcoop.namespaces import ID, ONTOLOGY

_MOST = 1_000
_PARTS = f"GROUP BY ?part ORDER BY ?part LIMIT {_MOST}"
_CLASSES = "SELECT ?part (COUNT(*) AS ?count) { ?s a ?part FILTER isIRI(?part) } " + _PARTS
_PROPERTIES = "SELECT ?part (COUNT(*) AS ?count) { ?s ?part ?o } " + _PARTS
_ENTITIES = f"""
SELECT (COUNT(DISTINCT ?s) AS ?count) {{ ?s a ?type FILTER STRSTARTS(STR(?s), "{ID}") }}
"""
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?count) { ?s ?p ?o }"
_OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?count) { ?s ?p ?o }"
_ABOUT = f"SELECT ?value {{ <{ONTOLOGY}> dcterms:%s ?value }} ORDER BY ?value LIMIT 10"
_NEWEST = "SELECT (MAX(?date) AS ?value) { ?thing dcterms:modified ?date }"


@dataclass(frozen=True)
class Figures:
    """The figures of one state of the graph.

    What is too costly to count in a large graph is nothing.

    Attributes:
        whole: whether nothing was too costly.
        classes: how many members each class has.
        properties: how many triples each property has.
        entities: things with a type that the project has named.
        subjects: of the triples.
        objects: of the triples.
        licences: that the ontology names.
        publishers: that the ontology names.
        newest: the last day on which anything was changed, as far as the facts tell.
    """

    whole: bool
    classes: dict[str, int]
    properties: dict[str, int]
    entities: int | None
    subjects: int | None
    objects: int | None
    licences: list[str]
    publishers: list[str]
    newest: str


class _Counting:
    """Asks what is counted, once for each state, and remembers whether anything was too costly."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self.whole = True

    def parts(self, query: str) -> dict[str, int]:
        return {row["part"].value: int(row["count"].value) for row in self._rows(query)}

    def count(self, query: str) -> int | None:
        return next((int(row["count"].value) for row in self._rows(query)), None)

    def values(self, query: str) -> list[str]:
        return [row["value"].value for row in self._rows(query) if "value" in row]

    def _rows(self, query: str) -> list[Row]:
        try:
            return service().kept.find(
                query, self._asking.state, lambda: self._asking.rows(query, "dcterms")
            )
        except (TooSlowError, OutOfMemoryError, AnswerTooLargeError):
            self.whole = False
            return []


def figures(asking: Asking) -> Figures:
    """Count what there is."""
    counting = _Counting(asking)
    found = Figures(
        whole=True,
        classes=counting.parts(_CLASSES),
        properties=counting.parts(_PROPERTIES),
        entities=counting.count(_ENTITIES),
        subjects=counting.count(_SUBJECTS),
        objects=counting.count(_OBJECTS),
        licences=counting.values(_ABOUT % "license"),
        publishers=counting.values(_ABOUT % "publisher"),
        newest="".join(counting.values(_NEWEST)),
    )
    return replace(found, whole=counting.whole)

"""What things are called, in the language of the page."""

from collections.abc import Iterable, Mapping, Sequence

from rdflib import RDF, RDFS

from ipcoop.http.asking import Asking, Term
from ipcoop.http.service import service
from ipcoop.namespaces import shorten

_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_AT_ONCE = 1_000
_MOST_KEPT = 20_000
_TERMS = {
    str(iri): [Term(en, "literal", "en"), Term(ko, "literal", "ko")]
    for iri, (en, ko) in {
        RDF.type: ("kind", "종류"),
        RDFS.label: ("name", "이름"),
        RDFS.comment: ("comment", "설명"),
        RDFS.seeAlso: ("see also", "참고"),
    }.items()
}
"""What terms are called that the graph does not describe, in English and Korean."""

_Labels = dict[str, Sequence[Term]]


class Names:
    """The labels of things."""

    def __init__(self, labels: Mapping[str, Sequence[Term]], languages: Sequence[str]) -> None:
        """Take labels by IRI, and the languages to look for one in, the best first."""
        self._labels = labels
        self._languages = languages

    @classmethod
    def read(cls, asking: Asking, iris: Iterable[str], languages: Sequence[str]) -> "Names":
        """Ask what things are called, in whatever graph that is said.

        What pages name, such as properties and offices, most other pages name too.
        """
        wanted = set(iris)
        kept = service().kept.find("labels", asking.state, _Labels)
        new = {iri for iri in wanted if iri not in kept and Term(iri).written}
        facts = _asked(asking, new, f"?iri {_LABEL} ?label")
        # What somebody only claims a thing to be called is for things that have no other name.
        found = _asked(asking, new - facts.keys(), f"GRAPH ?graph {{ ?iri {_LABEL} ?label }}")
        read = {iri: facts.get(iri) or found.get(iri) or _TERMS.get(iri, []) for iri in new}
        labels = {iri: kept[iri] for iri in wanted if iri in kept} | read
        if asking.state() and len(kept) < _MOST_KEPT:
            kept.update(read)
        return cls(labels, languages)

    def of(self, iri: str) -> Term:
        """Return the label of a thing; its IRI, shortened, where it has none."""
        known = self._labels.get(iri, ())
        for language in self._languages:
            fitting = sorted(term.value for term in known if term.language == language)
            if fitting:
                return Term(fitting[0], "literal", language)
        return Term(known[0].value if known else shorten(iri), "literal")


def _asked(asking: Asking, iris: Iterable[str], pattern: str) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    wanted = sorted(iris)
    for begin in range(0, len(wanted), _AT_ONCE):
        values = " ".join(f"<{iri}>" for iri in wanted[begin : begin + _AT_ONCE])
        query = f"SELECT DISTINCT ?iri ?label {{ VALUES ?iri {{ {values} }} {pattern} }}"
        for row in asking.rows(query):
            found.setdefault(row["iri"].value, []).append(row["label"])
    return found

"""What things are called, in the language of the page."""

from collections.abc import Iterable, Mapping, Sequence

from rdflib import RDF, RDFS

from ipcoop.http.asking import Asking, Term
from ipcoop.namespaces import shorten

_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_AT_ONCE = 1_000
_TERMS = {
    str(RDF.type): ("kind", "종류"),
    str(RDFS.label): ("name", "이름"),
    str(RDFS.comment): ("comment", "설명"),
    str(RDFS.seeAlso): ("see also", "참고"),
}
"""What terms are called that the graph does not describe, in English and Korean."""


class Names:
    """The labels of things."""

    def __init__(self, labels: Mapping[str, Sequence[Term]], languages: Sequence[str]) -> None:
        """Take labels by IRI, and the languages to look for one in, the best first."""
        self._labels = labels
        self._languages = languages

    @classmethod
    def read(cls, asking: Asking, iris: Iterable[str], languages: Sequence[str]) -> "Names":
        """Ask what things are called, in whatever graph that is said."""
        found: dict[str, list[Term]] = {}
        facts: dict[str, list[Term]] = {}
        wanted = sorted({iri for iri in iris if _is_writable(iri)})
        for begin in range(0, len(wanted), _AT_ONCE):
            for row in asking.rows(_query(wanted[begin : begin + _AT_ONCE])):
                names = facts if "fact" in row else found
                names.setdefault(row["iri"].value, []).append(row["label"])
        terms = {
            iri: [Term(en, "literal", "en"), Term(ko, "literal", "ko")]
            for iri, (en, ko) in _TERMS.items()
        }
        # What somebody only claims a thing to be called is for things that have no other name.
        return cls(terms | found | facts, languages)

    def of(self, iri: str) -> Term:
        """Return the label of a thing; its IRI, shortened, where it has none."""
        known = self._labels.get(iri, ())
        for language in self._languages:
            fitting = sorted(term.value for term in known if term.language == language)
            if fitting:
                return Term(fitting[0], "literal", language)
        return Term(known[0].value if known else shorten(iri), "literal")


def _query(iris: Iterable[str]) -> str:
    values = " ".join(f"<{iri}>" for iri in iris)
    return (
        f"SELECT DISTINCT ?iri ?label ?fact {{ VALUES ?iri {{ {values} }} "
        f"{{ ?iri {_LABEL} ?label BIND(true AS ?fact) }} "
        f"UNION {{ GRAPH ?graph {{ ?iri {_LABEL} ?label }} }} }}"
    )


def _is_writable(iri: str) -> bool:
    """Tell whether an IRI can stand in a query; one that is stored can, or it is none."""
    return not set(iri) & set('<>"{}|^`\\') and all(sign > " " for sign in iri)

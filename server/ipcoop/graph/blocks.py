"""Turtle of triples without blank nodes, block by block.

The text is the one that rdflib's ``longturtle`` gives for the same triples, in a small part of
the time: nothing has to be canonicalised where no node is blank.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cmp_to_key
from typing import Any

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD
from rdflib.term import Node

from ipcoop.namespaces import PREFIXES

_NAME = re.compile(r"(.*[/#])([A-Za-z0-9_][A-Za-z0-9_\-]*)", re.DOTALL)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\]*")
_ODD = re.compile(r"[\"\\\r\n]")
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_PREFIX_OF = {str(namespace): prefix for prefix, namespace in PREFIXES.items()}
_FIRST = {str(RDF.type): "0", str(RDFS.label): "1"}

Properties = dict[Node, dict[Node, None]]


class NotPlainError(Exception):
    """The triples hold something that only the general way of writing can write."""


def to_blocks(triples: Iterable[tuple[Node, Node, Node]]) -> str:
    """Return triples as Turtle in the canonical form.

    Raises:
        NotPlainError: if a node is blank, or a name cannot simply be shortened.
    """
    return _Writer().write(triples)


class _Writer:
    def __init__(self) -> None:
        self._prefixes: set[str] = set()
        self._texts: dict[Node, str] = {}

    def write(self, triples: Iterable[tuple[Node, Node, Node]]) -> str:
        subjects: dict[Node, Properties] = {}
        references: Counter[Node] = Counter()
        for subject, predicate, value in triples:
            term = _normal(value) if isinstance(value, Literal) else value
            values = subjects.setdefault(subject, {}).setdefault(predicate, {})
            if term not in values:
                values[term] = None
                references[term] += 1
        blocks = [self._block(s, subjects[s]) for s in _in_order(subjects, references)]
        heads = [f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in sorted(self._prefixes)]
        return "".join([*heads, *blocks]) or "\n"

    def _block(self, subject: Node, properties: Properties) -> str:
        lines = [f"\n{self._text(subject)}\n"]
        for predicate in sorted(properties, key=_type_and_label_first):
            verb, values = self._verb(predicate), properties[predicate]
            if len(values) == 1:
                [value] = values
                lines.append(f"    {verb} {self._text(value)} ;\n")
            else:
                texts = " ,\n        ".join(map(self._text, _sorted(values)))
                lines.append(f"    {verb}\n        {texts} ;\n")
        return "".join([*lines, ".\n"])

    def _verb(self, predicate: Node) -> str:
        if predicate == RDF.type:
            return "a"
        text = self._text(predicate)
        if text[0] in "<(":  # rdflib would make up a prefix
            raise NotPlainError
        return text

    def _text(self, term: Node) -> str:
        text = self._texts.get(term)
        if text is None:
            if isinstance(term, Literal):
                text = self._literal(term)
            elif isinstance(term, URIRef):
                text = self._iri(term)
            else:
                raise NotPlainError
            self._texts[term] = text
        return text

    def _literal(self, term: Literal) -> str:
        if term.datatype is None:
            quoted = term._quote_encode() if _ODD.search(term) else f'"{term}"'
            return f"{quoted}@{term.language}" if term.language else quoted
        datatype = self._iri(term.datatype)
        return term._literal_n3(use_plain=True, qname_callback=lambda _: datatype)

    def _iri(self, iri: URIRef) -> str:
        match = _NAME.fullmatch(iri)
        if match is None or match[1] not in _PREFIX_OF:
            return self._long(iri)
        prefix = _PREFIX_OF[match[1]]
        self._prefixes.add(prefix)
        return "()" if iri == RDF.nil else f"{prefix}:{match[2]}"

    def _long(self, iri: URIRef) -> str:
        known = any(iri.startswith(namespace) for namespace in _PREFIX_OF)
        if known or not _IRI.fullmatch(iri):
            raise NotPlainError
        return f"<{iri}>"


def _normal(literal: Literal) -> Literal:
    """Return a literal as it is once written and read again."""
    datatype = literal.datatype
    if datatype is None or (datatype == XSD.integer and _INTEGER.fullmatch(literal)):
        return literal
    return Literal(str(literal), datatype=datatype)


def _in_order(subjects: dict[Node, Properties], references: Counter[Node]) -> list[Node]:
    """Order subjects as rdflib does: classes, then those that are referred to least."""

    def rank(subject: Node) -> tuple[bool, int, str]:
        is_class = RDFS.Class in subjects[subject].get(RDF.type, ())
        return not is_class, 0 if is_class else references[subject], str(subject)

    return sorted(subjects, key=rank)


def _type_and_label_first(predicate: Node) -> str:
    return _FIRST.get(str(predicate), f"2{predicate}")


def _sorted(values: Iterable[Node]) -> list[Node]:
    terms = list(values)
    if all(isinstance(term, URIRef) for term in terms):
        return sorted(terms, key=str)
    if all(isinstance(term, Literal) and term.datatype is None for term in terms):
        return sorted(terms, key=lambda term: (getattr(term, "language", None) or "", str(term)))
    # Values that are equal in another spelling keep the order of their spellings.
    return sorted(sorted(terms, key=lambda term: term.n3()), key=cmp_to_key(_compare))


def _compare(left: Any, right: Any) -> int:  # noqa: ANN401 - mypy does not know the order of nodes
    return -1 if left < right else int(right < left)

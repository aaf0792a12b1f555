"""Read Turtle without blank nodes, in the form in which the project writes it.

This takes a small part of the time of rdflib's parser, and refuses what it does not know, so that
the parser decides what is Turtle.
"""

import re
from collections.abc import Iterator

from rdflib import RDF, XSD, Literal, URIRef

from ipcoop.graph.blocks import NotPlainError

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_QUOTED = r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\r\n]|\\.)*"(?!")'
_IRI = r"<[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\]*>"
_NAME = r"[A-Za-z][A-Za-z0-9\-]*:[A-Za-z0-9_](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?"
_PLAIN = r"true|false|a|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_TOKEN = re.compile(
    rf"(?P<quoted>{_QUOTED})(?:@(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*)"
    rf"|\^\^(?P<datatype>{_IRI}|{_NAME}))?(?=[ \n])"
    rf"|(?:{_IRI}|{_NAME}|{_PLAIN}|[;,.])(?=[ \n])",
    re.DOTALL,
)
_PREFIX = re.compile(rf"@prefix ([A-Za-z][A-Za-z0-9\-]*): ({_IRI}) \.\n")
_SPACE = re.compile(r"[ \n]*")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"\\": "\\", '"': '"', "r": "\r", "n": "\n", "t": "\t"}


def read_plain(text: str) -> Iterator[Triple]:
    """Yield the triples of a text.

    Raises:
        NotPlainError: if there is anything in it that only a parser can read.
    """
    reader = _Reader()
    tokens = reader.tokens(text, reader.prefixes(text))
    for token in tokens:
        yield from _block(reader.iri(token), reader, tokens)


def _block(subject: URIRef, reader: "_Reader", tokens: Iterator[str]) -> Iterator[Triple]:
    """Yield the triples of one subject; every line of it ends in a semicolon."""
    verb = next(tokens, ".")
    while True:
        predicate = RDF.type if verb == "a" else reader.iri(verb)
        sign = ","
        while sign == ",":
            yield subject, predicate, reader.term(next(tokens, "."))
            sign = next(tokens, "")
        verb = next(tokens, "")
        if sign != ";":
            raise NotPlainError
        if verb == ".":
            return


class _Reader:
    def __init__(self) -> None:
        self._namespaces: dict[str, str] = {}
        self._terms: dict[str, URIRef | Literal] = {}

    def prefixes(self, text: str) -> int:
        """Take note of the prefixes that a text begins with, and return where they end."""
        place = 0
        while match := _PREFIX.match(text, place):
            self._namespaces[match[1]] = match[2][1:-1]
            place = match.end()
        return place

    def tokens(self, text: str, place: int) -> Iterator[str]:
        """Yield names, values and signs; a value is made into a term on the way."""
        place = _end(_SPACE.match(text, place))
        while place < len(text):
            match = _TOKEN.match(text, place)
            if match is None:
                raise NotPlainError
            token = match[0]
            if match["quoted"] and token not in self._terms:
                self._terms[token] = self._literal(match)
            yield token
            place = _end(_SPACE.match(text, match.end()))

    def term(self, token: str) -> URIRef | Literal:
        """Return what a token stands for."""
        term = self._terms.get(token)
        if term is None:
            if token.startswith("<") or ":" in token:
                return self.iri(token)
            if token in ("true", "false"):
                term = Literal(token, datatype=XSD.boolean)
            elif token in ("a", ";", ",", "."):
                raise NotPlainError
            else:
                datatype = XSD.decimal if "." in token else XSD.integer
                term = Literal(token, datatype=datatype)
            self._terms[token] = term
        return term

    def iri(self, token: str) -> URIRef:
        """Return the IRI that a token stands for."""
        iri = self._terms.get(token)
        if iri is None:
            if token.startswith("<"):
                iri = URIRef(token[1:-1])
            else:
                prefix, _, name = token.partition(":")
                if prefix not in self._namespaces or not name:
                    raise NotPlainError
                iri = URIRef(self._namespaces[prefix] + name)
            self._terms[token] = iri
        if not isinstance(iri, URIRef):
            raise NotPlainError
        return iri

    def _literal(self, match: re.Match[str]) -> Literal:
        quoted = match["quoted"]
        text = quoted[3:-3] if quoted.startswith('"""') else quoted[1:-1]
        if "\\" in text:
            text = _ESCAPE.sub(_unescaped, text)
        datatype = match["datatype"]
        return Literal(
            text, lang=match["language"], datatype=self.iri(datatype) if datatype else None
        )


def _unescaped(match: re.Match[str]) -> str:
    if match[1] not in _ESCAPED:
        raise NotPlainError
    return _ESCAPED[match[1]]


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0

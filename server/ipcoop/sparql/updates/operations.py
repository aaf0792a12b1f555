"""Take an update request apart into its operations (SPARQL 1.1 Update, section 4.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from ipcoop.config import BASE
from ipcoop.errors import BadQueryError
from ipcoop.sparql.tokens import CLOSES, CLOSING, Token, refusal, tokenize

_END = Token("sign", "", -1)


@dataclass(frozen=True)
class Operation:
    """One operation.

    Attributes:
        kind: its keywords: ``INSERT DATA``, ``DELETE DATA``, ``DELETE WHERE``, ``MODIFY``,
            ``LOAD``, ``CLEAR``, ``DROP``, ``CREATE``, ``ADD``, ``MOVE`` or ``COPY``.
        prologue: the prefixes and bases declared up to here.
        place: where in the request it begins.
        silent: whether an error counts as success.
        graphs: the graphs of an operation on whole graphs: IRIs as written, or a keyword.
        scope: the graph of WITH, as written.
        dataset: the clauses of USING, as FROM.
        delete: what to delete, between its braces.
        insert: what to insert, between its braces.
        where: the pattern, with its braces.
    """

    kind: str
    prologue: str
    place: int
    silent: bool = False
    graphs: tuple[str, ...] = ()
    scope: str = ""
    dataset: str = ""
    delete: str = ""
    insert: str = ""
    where: str = ""


def operations(text: str) -> Iterator[Operation]:
    """Yield the operations of a request that the engine has found well-formed.

    Raises:
        BadQueryError: if keywords stand together without a space, which the engine takes.
    """
    reader = _Reader(text)
    while not reader.at_end():
        reader.read_prologue()
        if not reader.at_end():
            yield reader.read_operation()
        reader.skip(";")


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(tokenize(text))
        self._at = 0
        self._prologue = [f"BASE <{BASE}>"]

    def at_end(self) -> bool:
        return self._at >= len(self._tokens)

    def skip(self, text: str) -> bool:
        found = self._peek().text.upper() == text
        self._at += found
        return found

    def read_prologue(self) -> None:
        while (word := self._word()) in {"PREFIX", "BASE", "VERSION"}:
            begin = self._next().start
            end = [self._next() for _ in range(2 if word == "PREFIX" else 1)][-1].end
            if word != "VERSION":
                self._prologue.append(self._text[begin:end])

    def read_operation(self) -> Operation:
        first = self._next()
        word = first.text.upper()
        match word:
            case "INSERT" if self.skip("DATA"):
                return self._operation(first, "INSERT DATA", insert=self._body())
            case "DELETE" if self.skip("DATA"):
                return self._operation(first, "DELETE DATA", delete=self._body())
            case "DELETE" if self.skip("WHERE"):
                body = self._body()
                return self._operation(first, "DELETE WHERE", delete=body, where=f"{{{body}}}")
            case "INSERT" | "DELETE" | "WITH":
                return self._modify(first)
            case "CLEAR" | "DROP" | "CREATE":
                silent = self.skip("SILENT")
                return self._operation(first, word, silent=silent, graphs=(self._graph(),))
            case "ADD" | "MOVE" | "COPY":
                silent = self.skip("SILENT")
                source = self._graph()
                self._expect("TO")
                graphs = (source, self._graph())
                return self._operation(first, word, silent=silent, graphs=graphs)
            case "LOAD":
                cause = "LOAD fetches a document from elsewhere, which this service does not do."
                raise refusal(self._text, first.start, cause, "Fetch it yourself and send it.")
        raise self._unclear(first)

    def _modify(self, first: Token) -> Operation:
        word, scope = first.text.upper(), ""
        if word == "WITH":
            scope = self._next().text
            word = self._next().text.upper()
        delete = insert = ""
        if word == "DELETE":
            delete = self._body()
            word = self._next().text.upper() if self._word() == "INSERT" else ""
        if word == "INSERT":
            insert = self._body()
        dataset = self._dataset()
        self._expect("WHERE")
        where = f"{{{self._body()}}}"
        return self._operation(
            first, "MODIFY", scope=scope, dataset=dataset, delete=delete, insert=insert, where=where
        )

    def _dataset(self) -> str:
        clauses = []
        while self.skip("USING"):
            named = "NAMED " if self.skip("NAMED") else ""
            clauses.append(f"FROM {named}{self._next().text}")
        return " ".join(clauses)

    def _graph(self) -> str:
        if self.skip("GRAPH"):
            return self._next().text
        token = self._next()
        return token.text.upper() if token.kind == "word" else token.text

    def _body(self) -> str:
        """Return what stands in braces, and go on behind them."""
        opening = self._next()
        if opening.text != "{":
            raise self._unclear(opening)
        depth = 1
        while depth:
            token = self._next()
            depth += (token.text in CLOSES) - (token.text in CLOSING)
        return self._text[opening.end : token.start]

    def _operation(self, first: Token, kind: str, **parts: object) -> Operation:
        return Operation(kind, "\n".join(self._prologue), first.start, **parts)  # type: ignore[arg-type]

    def _word(self) -> str:
        token = self._peek()
        return token.text.upper() if token.kind == "word" else ""

    def _peek(self) -> Token:
        return _END if self.at_end() else self._tokens[self._at]

    def _next(self) -> Token:
        if self.at_end():
            raise refusal(self._text, len(self._text), "The update ends too early.")
        self._at += 1
        return self._tokens[self._at - 1]

    def _expect(self, word: str) -> None:
        if not self.skip(word):
            raise self._unclear(self._peek())

    def _unclear(self, token: Token) -> BadQueryError:
        cause = f"“{token.text}” does not belong here."
        return refusal(self._text, token.start, cause, "Write a space between keywords.")

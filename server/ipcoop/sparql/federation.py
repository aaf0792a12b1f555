"""Refuse SERVICE, which the engine would follow to any address."""

from ipcoop.sparql.tokens import Token, refusal


class Federation:
    """Takes the tokens of one query in turn and raises where the engine may read SERVICE.

    The engine takes a keyword out of a name if the name as a whole means nothing: an undeclared
    ``SERVICE:x``, the end of ``x:a.b.SERVICE``, the ``SERVICE`` of ``:SERVICE`` where the
    prefix and it make no IRI. So such a name must not stand before a group.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._suspect: Token | None = None

    def take(self, token: Token, previous: Token) -> None:
        """Look at one token, and at the one before it.

        Raises:
            BadQueryError: if this is SERVICE, or can be read as one.
        """
        named = "SERVICE" in token.text.upper()
        if token.kind == "word" and named:
            cause = "SERVICE asks another endpoint, which this one does not do."
            raise refusal(self._text, token.start, cause, "Ask the other endpoint yourself.")
        if self._suspect and token.text == "{":
            cause = f"“{self._suspect.text}” before {{ can be read as SERVICE."
            remedy = "Write WHERE or a full stop before the {."
            raise refusal(self._text, self._suspect.start, cause, remedy)
        if token.kind == "name" and named:
            self._suspect = None if previous.text.upper() == "GRAPH" else token
        elif token.kind not in {"variable", "iri", "name"} and token.text.upper() != "SILENT":
            self._suspect = None

"""Take the text out of Markdown."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def plain_text(markdown: str) -> str:
    """Return the text of a Markdown document: its blocks with empty lines between them.

    Headings, emphasis, links and list marks lose their signs; the cells of a table row stand on
    one line; pictures, comments and tags go.
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return "\n\n".join(block for block in _blocks(tokens) if block)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " | ".join(row or ())
            row = None
        elif token.type == "inline":
            text = _inline(token.children or ())
            if row is None:
                yield text
            else:
                row.append(text)
        elif token.type in {"fence", "code_block"}:
            yield token.content.strip("\n")


def _inline(tokens: Sequence[Token]) -> str:
    parts = (
        token.content if token.type in {"text", "code_inline"} else _BREAKS.get(token.type, "")
        for token in tokens
    )
    return "".join(parts).strip()

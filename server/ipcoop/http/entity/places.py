"""Where the page of a document shows what is about its words: assertions, questions and spans."""

from ipcoop.http.asking import Asking
from ipcoop.http.languages import address_in_language
from ipcoop.namespaces import ID

_ANCHORS = {"assertion": "statement", "question": "question", "evidence": "", "sentence": ""}
"""How the anchors begin of what has its own, by the kind of thing."""


def place_of(asking: Asking, name: str) -> str | None:
    """Return the address in the page of a document where a thing is shown, if it is one there.

    Args:
        asking: asks the store.
        name: what stands for the thing in addresses, such as ``sentence/kipo-hipoc-2017-1``.
    """
    kind, _, rest = name.partition("/")
    if kind not in _ANCHORS:
        return None
    rows = asking.rows(_asked(f"{ID}{name}"), "ipcoop")
    if not rows:
        return None
    row = rows[0]
    document = row["document"].value.removeprefix(str(ID["document/"]))
    number = row["number"].value if "number" in row else ""
    anchor = f"sentence-{number}" if number else f"{_ANCHORS[kind]}-{rest}"
    return address_in_language("documents.document", identifier=document, _anchor=anchor)


def _asked(iri: str) -> str:
    return f"""SELECT ?document ?number {{ GRAPH ?evidence {{
  <{iri}> ipcoop:inDocument|ipcoop:isSpanOf ?document
  OPTIONAL {{ <{iri}> ipcoop:inSentence?/ipcoop:sentenceNumber ?number }}
}} }} LIMIT 1"""

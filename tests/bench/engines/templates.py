"""The parts that made-up documents consist of: quads with slots, from the files in ``blocks/``.

What stands between two pairs of underscores is a slot. A file has the statements of one part, by
graph; the evidence for them and what follows from them are worked out here, once for all
documents.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ipcoop.graph.closure import annotation_properties, entailment, is_worth_telling
from ipcoop.graph.terms import as_triple, to_engine
from ipcoop.namespaces import GRAPH, INFERRED_GRAPH, PREFIXES

from .evidence import evidence

_HEAD = "head"
KINDS = (_HEAD, "attendance", "speaker", "meeting", "agreement", "activity")
"""The parts of a document; all may rest on its head, and none on another."""

_GRAPHS = {
    "stated": "document/",
    "implied": "implied/",
    "claims": "claims/",
    "evidenced": "evidence/",
    "open": "open/",
    "given": "given/",
}
_PROLOGUE = "".join(
    f"PREFIX {prefix}: <{iri}>\n"
    for prefix, iri in (PREFIXES | {one: GRAPH[path] for one, path in _GRAPHS.items()}).items()
)
_INFERRED = ox.NamedNode(INFERRED_GRAPH)
_SLOT = re.compile(r"__([a-z-]+)__")


@dataclass(frozen=True)
class Template:
    """The quads of one part of a document, as N-Quads for ``%``.

    Attributes:
        own: those that no other document has.
        shared: those about what other documents name too, one by one.
        quads: how many there are in ``own``.
    """

    own: str
    shared: tuple[str, ...]
    quads: int


@cache
def templates(ontology):
    """Return the parts of documents by their kind; what follows comes of the ontology's triples."""
    axioms, unsaid = entailment(ontology), annotation_properties(ontology)

    def follows(told):
        logical = [one for one in told if one[1] not in unsaid]
        return {one for one in axioms.what_follows(logical) if is_worth_telling(one)} - told

    told = {as_triple(quad) for quad in _read("given")["given"]}
    found = {}
    for kind in KINDS:
        graphs = _read(kind)
        here = told | {as_triple(quad) for quad in graphs["stated"]}
        stays = [quad for name in _GRAPHS if name != "open" for quad in graphs[name]]
        new = follows(here) - follows(told)
        inferred = [ox.Quad(*map(to_engine, triple), _INFERRED) for triple in new]
        found[kind] = _template([*stays, *evidence(graphs), *inferred])
        if kind == _HEAD:
            told = here
    return found


def _read(kind):
    """Return the quads of a file by the prefix of their graph."""
    text = Path(__file__).with_name("blocks").joinpath(f"{kind}.trig").read_text()
    quads = list(ox.parse(_PROLOGUE + text, ox.RdfFormat.TRIG))
    return {
        name: [quad for quad in quads if quad.graph_name.value.startswith(GRAPH[path])]
        for name, path in _GRAPHS.items()
    }


def _template(quads: Iterable[ox.Quad]):
    lines = sorted({f"{quad} .\n" for quad in quads})
    own = [line for line in lines if "__doc__" in line]
    shared = [line for line in lines if "__doc__" not in line]
    return Template(_slotted("".join(own)), tuple(map(_slotted, shared)), len(own))


def _slotted(text):
    return _SLOT.sub(r"%(\1)s", text.replace("%", "%%"))

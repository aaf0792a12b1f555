"""Let the inferred graph of an engine follow what is written."""

from collections.abc import Mapping

import pyoxigraph as ox
from rdflib import DCTERMS

from ipcoop.graph.closure import inferred
from ipcoop.graph.following import changes
from ipcoop.graph.forward import Triple
from ipcoop.graph.theory import Theory, patterns
from ipcoop.sparql.updates.delta import Delta
from ipcoop.sparql.updates.editor import Editor
from ipcoop.sparql.updates.facts import INFERRED, EngineFacts

_SOURCE = ox.NamedNode(DCTERMS.source)
_FEW, _SHARE = 500, 20
"""Where more triples than these, and one in so many, come or go, to begin anew is quicker."""


class Inference:
    """Keeps the inferred graph what follows from the other graphs of the facts view."""

    def __init__(self) -> None:
        self._theory: Theory | None = None

    def prepare(self, engine: ox.Store) -> Theory:
        """Compile the axioms in the facts view of an engine, if that is still to be done."""
        if self._theory is None:
            facts = EngineFacts(engine)
            self._theory = Theory({t for pattern in patterns() for t in facts.find(pattern)})
        return self._theory

    def forget(self, delta: Delta, engine: ox.Store) -> None:
        """Let the axioms go if a change concerns them; they are to be compiled anew then."""
        touched = EngineFacts(engine).triples(delta.added | delta.removed)
        if self._theory and any(map(self._theory.changes_with, touched)):
            self._theory = None

    def follow(self, editor: Editor) -> None:
        """Change the inferred graph as the other changes that an editor made ask for.

        What says which files it was made from goes, for that is no longer true.
        """
        delta, facts = editor.delta(), EngineFacts(editor.engine)
        touched = facts.triples(delta.added | delta.removed)
        if not touched:
            return
        theory = self.prepare(editor.engine)
        is_small = len(touched) < _FEW or facts.are_more_than(_SHARE * len(touched))
        if is_small and theory.rules and not any(map(theory.changes_with, touched)):
            outcome = _step(theory, facts, delta, touched)
        else:
            outcome = _anew(facts)
            self.forget(delta, editor.engine)
        _make(editor, facts, outcome)

    def begin_anew(self, editor: Editor) -> None:
        """Work out the whole inferred graph, whatever has changed."""
        facts = EngineFacts(editor.engine)
        self._theory = None
        _make(editor, facts, _anew(facts))


def _make(editor: Editor, facts: EngineFacts, outcome: Mapping[Triple, bool]) -> None:
    mark = editor.engine.quads_for_pattern(INFERRED, _SOURCE, None, INFERRED)
    gone = {facts.quad(triple) for triple, follows in outcome.items() if not follows}
    follows = {facts.quad(triple) for triple, follows in outcome.items() if follows}
    editor.apply(Delta(added=follows, removed={*gone, *mark}))


def _step(
    theory: Theory, facts: EngineFacts, delta: Delta, touched: set[Triple]
) -> Mapping[Triple, bool]:
    removed = facts.triples(delta.removed)
    before = {t for t in touched if t in removed or facts.was_asserted(t, delta)}
    now = {triple for triple in touched if facts.is_asserted(triple)}
    return changes(theory, facts, added=now - before, removed=before - now)


def _anew(facts: EngineFacts) -> Mapping[Triple, bool]:
    outcome = dict.fromkeys(facts.inferred(), False)
    return outcome | dict.fromkeys(inferred(facts.asserted()), True)

"""A store of quads in memory."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import pyoxigraph as ox

from ipcoop.config import WorkerLimits
from ipcoop.errors import BadDataError, BadQueryError
from ipcoop.namespaces import is_facts_graph
from ipcoop.sparql.answers import Answer, Spool
from ipcoop.sparql.dataset import read_dataset
from ipcoop.sparql.diagnosis import explain, explain_failure
from ipcoop.sparql.dumps.archive import Archive
from ipcoop.sparql.dumps.files import dump
from ipcoop.sparql.evaluate import evaluate
from ipcoop.sparql.formats import Format, first_fitting, write
from ipcoop.sparql.hints import hint
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.reading import query_error
from ipcoop.sparql.rewriting import quickened
from ipcoop.sparql.spelling import respell
from ipcoop.sparql.syntax import check
from ipcoop.sparql.updates import graphs
from ipcoop.sparql.updates import perform as updates
from ipcoop.sparql.updates.checked import checked
from ipcoop.sparql.updates.delta import Delta, Graph
from ipcoop.sparql.updates.editor import Editor
from ipcoop.sparql.updates.graphs import GraphRequest
from ipcoop.sparql.updates.inference import Inference
from ipcoop.sparql.updates.outcome import Outcome
from ipcoop.sparql.updates.perform import UpdateRequest
from ipcoop.sparql.updates.validation import DeltaChecker
from ipcoop.sparql.updates.view import ALWAYS_FIXED, View, evidence_in
from ipcoop.sparql.vocabulary import Names, terms

_DEFAULTS = WorkerLimits()
_MOST_REMOVED = 1_000
_REMOVED_PART = 20
"""An engine is renewed when more than this many quads, and one in so many, were removed."""


class MemoryStore:
    """A store in memory."""

    def __init__(
        self,
        engine: ox.Store,
        limits: WorkerLimits = _DEFAULTS,
        in_default: Callable[[str], bool] | None = None,
        fixed: Collection[str] = (),
    ) -> None:
        self._limits = limits
        self._in_default = in_default
        self._fixed = (*ALWAYS_FIXED, *fixed)
        self._use(engine)
        self._view.fill()
        self._counts: Mapping[str, int] | None = None
        self._names: Names | None = None
        self._checker: DeltaChecker | None = None
        self._inference = Inference()

    @classmethod
    def from_nquads(
        cls,
        data: bytes,
        in_default: Callable[[str], bool] | None = is_facts_graph,
        limits: WorkerLimits = _DEFAULTS,
    ) -> "MemoryStore":
        """Load quads, and make the union of some named graphs the default graph.

        Args:
            data: quads; where there is a union, all of them in named graphs.
            in_default: tells whether a graph belongs to the union; the facts graphs do.
                None stands for an ordinary store, whose default graph is its own.
            limits: what one query may take.

        Raises:
            BadDataError: if the data is not N-Quads, or has a triple where the union stands.
        """
        engine = ox.Store()
        try:
            # Blank nodes keep their names, so that answers are the same wherever this is loaded.
            engine.bulk_extend(ox.parse(data, ox.RdfFormat.N_QUADS))
        except SyntaxError as error:
            raise BadDataError(f"{error.msg}.", line=error.lineno, column=error.offset) from error
        if in_default and any(engine.quads_for_pattern(None, None, None, ox.DefaultGraph())):
            raise BadDataError("A triple stands in no graph.", "Name a graph in every line.")
        return cls(engine, limits, in_default, evidence_in(engine))

    def query(self, request: QueryRequest, *formats: Format) -> Answer:
        """Return the whole answer, with a hint if it is empty."""
        answer = self.answer(request, *formats)
        return replace(answer, hint=self.hint(request, answer))

    def answer(self, request: QueryRequest, *formats: Format) -> Answer:
        """Return the whole answer, written in the first of the formats that fits its form."""
        form = check(request.text, self._limits.query)
        to = first_fitting(form, formats)
        dataset = read_dataset(request.default_graphs, request.named_graphs)
        try:
            with Spool(self._limits.answer) as spool:
                text = quickened(respell(request.text))
                write(evaluate(self._engine, text, dataset, request.thing), to, spool)
                return spool.answer(form, to)
        except SyntaxError as error:
            raise explain(request.text, query_error) from error
        except (RuntimeError, OSError) as error:
            raise explain_failure(request.text, error) from error

    def hint(self, request: QueryRequest, answer: Answer) -> str:
        """Say what may have kept an answer to a request empty; nothing if it is not."""
        if not (request.hinted and answer.is_empty()):
            return ""
        dataset = read_dataset(request.default_graphs, request.named_graphs)
        return hint(self._engine, request.text, dataset, self._known)

    def quad_counts(self) -> Mapping[str, int]:
        """Return how many quads each graph has; the default graph has the name ``""``."""
        if self._counts is None:
            named = sorted(self._engine.named_graphs(), key=str)
            graphs: dict[str, Graph] = {"": ox.DefaultGraph(), **{one.value: one for one in named}}
            self._counts = {
                name: sum(1 for _ in self._engine.quads_for_pattern(None, None, None, graph))
                for name, graph in graphs.items()
            }
        return self._counts

    def dump(self) -> Archive:
        """Write all quads into files; the default graph is one of them where it is its own."""
        return dump(self._engine, derived=self._in_default is not None)

    def is_ready(self) -> bool:
        """Tell whether the store can be asked now, which this one always can."""
        return True

    def work_out(self, request: UpdateRequest | GraphRequest) -> Outcome:
        """Return what comes of a write, and make it in the engine; it is meant for a fork.

        If it raises, this store is of no use any more.

        Raises:
            BadQueryError: if an update is not SPARQL, goes beyond the limits for its text, or
                has an operation that fails.
            BadDataError: if the data for a graph cannot be read.
            NotFoundError: if a graph is to be removed that is not there.
            ReadOnlyError: if it writes to a graph that cannot be written to.
            InvalidWriteError: if it breaks a rule for the data.
        """
        editor = Editor(self._engine, self._view)
        if isinstance(request, GraphRequest):
            graphs.perform(editor, request)
        else:
            text = checked(request.text, self._limits.update)
            try:
                updates.perform(editor, replace(request, text=text))
            except (RuntimeError, OSError) as error:
                raise BadQueryError(f"The update cannot be evaluated: {error}.") from error
        if self._in_default:
            self._inference.follow(editor)
        delta = editor.delta()
        if self._checker is None:
            return Outcome(delta)
        return Outcome.of(delta, self._checker.require(self._engine, delta))

    def get_ready_to_write(self) -> None:
        """Make axioms and shapes ready, where facts are kept; it takes seconds, once."""
        if self._in_default:
            self._inference.prepare(self._engine)
            self._checker = self._checker or DeltaChecker(self._engine)

    def apply(self, delta: Delta) -> None:
        """Make a change that was worked out elsewhere."""
        Editor(self._engine, self._view).apply(delta)
        self._inference.forget(delta, self._engine)
        self._counts = self._names = None
        self._removed += len(delta.removed)
        self._size += len(delta.added) - len(delta.removed)
        if self._removed > max(_MOST_REMOVED, self._size // _REMOVED_PART):
            self._renew()

    def extend(self, quads: Sequence[ox.Quad]) -> None:
        """Add many quads at once, without an account of which are new; errors as in a write."""
        self._view.check(quad.graph_name for quad in quads)
        self._engine.bulk_extend(quads)
        self._view.added(quads)
        self._size = len(self._engine)
        self._counts = self._names = None

    def conclude(self, added: set[ox.Quad]) -> Outcome:
        """Return what comes of quads that ``extend`` has added to facts, once it has all of them.

        What follows from the facts is worked out anew.

        Raises:
            InvalidWriteError: if they break a rule for the data.
            ReadOnlyError: if they change which classes there are.
        """
        editor = Editor(self._engine, self._view)
        self._inference.begin_anew(editor)
        delta = Delta(added=added).then(editor.delta())
        self._counts = self._names = None
        return Outcome.of(delta, DeltaChecker(self._engine).require(self._engine, delta))

    def _known(self) -> Names:
        if self._names is None:
            self._names = Names(terms(self._engine))
        return self._names

    @property
    def engine(self) -> ox.Store:
        """What holds the quads now."""
        return self._engine

    def _renew(self) -> None:
        """Go on with another engine, for this one keeps all that was ever removed from it."""
        engine = ox.Store()
        for graph in self._engine.named_graphs():
            engine.add_graph(graph)
        engine.bulk_extend(self._engine)
        self._use(engine)

    def _use(self, engine: ox.Store) -> None:
        self._engine = engine
        self._view = View(engine, self._in_default, self._fixed)
        self._removed = 0
        # The engine counts its quads one by one, which takes too long at every write.
        self._size = len(engine)

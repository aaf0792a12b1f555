"""The files that a store is written into, whatever it holds."""

import errno

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcoop.errors import StorageError
from ipcoop.namespaces import IPCOOP
from ipcoop.sparql.dumps import files
from ipcoop.sparql.dumps.files import DATASET, FACTS, dump
from ipcoop.sparql.formats import ENGINE_FORMATS

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
NAMES = st.sampled_from("a b c:/é c:/%7E ,".split()).map(lambda name: ox.NamedNode(f"x:{name}"))
NODES = st.sampled_from("b1 b2".split()).map(ox.BlankNode)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, language="ko-kr")),
    TEXTS.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("x:kind"))),
)
QUADS = st.builds(
    ox.Quad,
    NAMES | NODES,
    NAMES,
    NAMES | NODES | LITERALS,
    NAMES | NODES | st.just(ox.DefaultGraph()),
)


def read(archive, name, form):
    data = archive.open(name).read()
    return ox.Dataset(ox.parse(data, ENGINE_FORMATS[form.name]))


def canonical(quads):
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


@given(st.lists(QUADS, max_size=12), st.integers(1, 5))
@settings(max_examples=50)
def test_each_file_says_all_whatever_is_in_the_store_and_is_the_same_in_any_order(quads, at_once):
    store, other = ox.Store(), ox.Store()
    store.extend(quads)
    other.extend(reversed(quads))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_SORTED_AT_ONCE", at_once)
        archive = dump(store, derived=False)
    assert dump(other, derived=False).parts == archive.parts
    facts = [quad for quad in quads if quad.graph_name == ox.DefaultGraph()]
    for named, said in ((DATASET, quads), (FACTS, facts)):
        for name, form in named.items():
            read_again = read(archive, name, form)
            read_again.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
            assert read_again == canonical(said), name


def test_a_file_whose_format_cannot_carry_the_quads_is_left_out_and_the_others_stay():
    store = ox.Store()
    triple = ox.Triple(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.NamedNode("x:c"))
    store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), triple, ox.NamedNode("x:g")))
    archive = dump(store, derived=True)
    assert "dataset.jsonld" not in archive.parts
    for name in ("dataset.nq", "dataset.trig"):
        assert read(archive, name, DATASET[name]) == ox.Dataset(store)


def test_the_name_of_a_class_cannot_lead_a_file_elsewhere():
    names = ["Good", "../evil", "a/b", "a b".replace(" ", "%20"), "é", "x" * 101, "1st"]
    text = "".join(f"<x:a> {TYPE} <{IPCOOP}{name}> .\n" for name in names)
    store = ox.Store()
    store.load(text.encode(), ox.RdfFormat.N_TRIPLES)
    tables = [name for name in dump(store, derived=True).parts if name.startswith("csv/")]
    assert sorted(tables) == ["csv/Good.csv", "csv/Good.csv.gz"]


def test_a_disk_that_is_full_is_told(monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "to_nquads", full)
    with pytest.raises(StorageError, match="No space left on device"):
        dump(ox.Store(), derived=False)

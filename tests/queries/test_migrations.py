"""The migrations: each rewrites data of the version before, all of it and nothing else."""

import re

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from ipcoop.config import BASE, Limits
from ipcoop.errors import BadDataError, BadQueryError
from ipcoop.graph import migrations as module
from ipcoop.graph.changes.version import Version
from ipcoop.graph.migrations import migrations
from ipcoop.graph.releases import current
from ipcoop.namespaces import PREFIXES
from ipcoop.sparql.syntax import check

MIGRATIONS = {(known.since, known.name, known.is_update): known for known in migrations()}
UPDATES = [known for known in migrations() if known.is_update]
DECLARED = "".join(f"PREFIX {prefix}: <{name}>\n" for prefix, name in PREFIXES.items())

KEPT = """
signature:a ipcoop:signedOn "2017-04-13" .
graph:document\\/d {
  signature:b rdfs:label "ipcoop:signer" ; ipcoop:onBehalfOf office:kr .
  ipcoop:signer rdfs:label "signer"@en ; dcterms:isReplacedBy ipcoop:hasSigner .
}
graph:evidence\\/d {
  assertion:c ipcoop:assertedPredicate ipcoop:hasParty ; ipcoop:assertedObject ipcoop:signer .
  question:c ipcoop:questionProperty ipcoop:signedOn .
}
"""
USES = """
signature:a ipcoop:{signer} person:x .
assertion:a ipcoop:assertedPredicate ipcoop:{signer} .
question:a ipcoop:questionProperty ipcoop:{signer} .
involvement:a ipcoop:{involved} office:kr , office:vn .
graph:document\\/d {{
  signature:b ipcoop:{signer} person:x , person:y .
  involvement:b ipcoop:{involved} office:kr .
}}
graph:implied\\/d {{
  signature:b ipcoop:{signer} person:z .
}}
graph:evidence\\/d {{
  assertion:b ipcoop:assertedPredicate ipcoop:{signer} ; ipcoop:assertedSubject signature:b .
  assertion:e ipcoop:assertedPredicate ipcoop:{involved} .
  question:b ipcoop:questionProperty ipcoop:{signer} .
  question:e ipcoop:questionProperty ipcoop:{involved} .
}}
"""
NAMES = {"signer": "signer", "involved": "involvedOrganisation"}
NEW = {
    "signer": ("signer", "hasSigner", 8),
    "involved-organisation": ("involved", "involvesOrganisation", 5),
}


def quads(text):
    engine = ox.Store()
    engine.load(f"{DECLARED}{text}".encode(), ox.RdfFormat.TRIG)
    return set(engine)


def store(text):
    engine = ox.Store()
    engine.extend(quads(text))
    return engine


def data(**names):
    return KEPT + USES.format(**{**NAMES, **names})


def rows(engine, name):
    detection = MIGRATIONS["1.1.0", name, False]
    return list(engine.query(detection.text))


@pytest.mark.parametrize("name", NEW)
def test_a_migration_renames_in_every_graph_and_nowhere_else(name):
    place, new, _ = NEW[name]
    engine = store(data())
    engine.update(MIGRATIONS["1.1.0", name, True].text)
    assert set(engine) == quads(data(**{place: new}))
    engine.update(MIGRATIONS["1.1.0", name, True].text)
    assert set(engine) == quads(data(**{place: new}))


@pytest.mark.parametrize("name", NEW)
def test_what_is_to_be_migrated_is_found_until_it_is(name):
    engine = store(data())
    assert len(rows(engine, name)) == NEW[name][2]
    engine.update(MIGRATIONS["1.1.0", name, True].text)
    assert rows(engine, name) == []


def test_a_found_use_is_told_with_its_graph():
    engine = store(data())
    found = [tuple(row) for row in rows(engine, "involved-organisation")]
    told = {tuple(term and term.value.removeprefix(BASE) for term in row) for row in found}
    old = "ontology#involvedOrganisation"
    assert told == {
        (None, "id/involvement/a", old, "id/office/kr"),
        (None, "id/involvement/a", old, "id/office/vn"),
        ("graph/document/d", "id/involvement/b", old, "id/office/kr"),
        ("graph/evidence/d", "id/assertion/e", "ontology#assertedPredicate", old),
        ("graph/evidence/d", "id/question/e", "ontology#questionProperty", old),
    }


def test_all_migrations_together_leave_nothing_of_the_old_names_in_use():
    engine = store(data())
    for update in UPDATES:
        engine.update(update.text)
    assert set(engine) == quads(data(signer="hasSigner", involved="involvesOrganisation"))


def test_another_engine_does_the_same():
    dataset = Dataset()
    dataset.parse(data=f"{DECLARED}{data()}", format="trig")
    for update in UPDATES:
        dataset.update(update.text)
    migrated = quads(data(signer="hasSigner", involved="involvesOrganisation"))
    lines = dataset.serialize(format="nquads").encode()
    assert set(ox.parse(lines, ox.RdfFormat.N_QUADS)) == migrated


def test_the_shipped_data_needs_no_migration(shipped_quads):
    engine = ox.Store()
    engine.bulk_load(shipped_quads, ox.RdfFormat.N_QUADS)
    detections = [known for known in migrations() if not known.is_update]
    assert [row for known in detections for row in engine.query(known.text)] == []


@pytest.mark.parametrize("update", UPDATES, ids=lambda update: update.name)
def test_an_update_comes_with_a_query_that_finds_what_it_changes(update):
    detection = MIGRATIONS[update.since, update.name, False]
    assert detection.term == update.term


@pytest.mark.parametrize("known", MIGRATIONS.values(), ids=lambda known: known.name)
def test_a_migration_is_for_a_term_that_is_deprecated_or_gone(known):
    now = Version(current())
    term = f"<{known.term}>"
    assert term in now.deprecated or term not in now.kinds
    assert re.fullmatch(r"[A-Z].+\.", known.sentence)


@pytest.mark.parametrize("update", UPDATES, ids=lambda update: update.name)
def test_the_server_refuses_to_migrate(update):
    with pytest.raises(BadQueryError, match="DELETE begins an update"):
        check(update.text, Limits())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.ru", "# detects: A.\n# term: ipcoop:x\n# since: 1.1.0\n"),
        ("x.rq", "# migration: A.\n# term: ipcoop:x\n# since: 1.1.0\n"),
        ("x.ru", "# migration: A.\n# term: ipcoop:x\n# since: 1.2.0\n"),
        ("x.ru", "# migration: A.\n# since: 1.1.0\n"),
    ],
)
def test_a_wrong_header_is_told(name, text, tmp_path, monkeypatch):
    folder = tmp_path / "1.1.0"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "resource", lambda *_: tmp_path)
    with pytest.raises(BadDataError, match="does not begin with"):
        migrations()

"""The facts of the first document, item by item.

``kipo-hipoc-2017.items.tsv`` numbers everything that a reader finds in the text, sentence by
sentence, and names the graph in which it must stand. The numbers that are missing there are
background, which the document does not give, and one doubtful identity, which is not asserted.
"""

import csv
import hashlib
from pathlib import Path

import pytest
from rdflib import RDF, URIRef
from rdflib.namespace import PROV
from rdflib.util import from_n3

from ipcoop.extract.pipeline import extract
from ipcoop.extract.storing.decision_files import read_decisions
from ipcoop.extract.storing.decisions import apply, by_hand
from ipcoop.extract.storing.graphs import graphs
from ipcoop.extract.storing.stored import metadata_beside, source_of
from ipcoop.graph.build import facts
from ipcoop.namespaces import GRAPH, ID, IPCOOP, OA, PREFIXES
from ipcoop.resources import resource

DOCUMENT = "kipo-hipoc-2017"
EVIDENCE = GRAPH[f"evidence/{DOCUMENT}"]
LINES = (Path(__file__).parent / f"{DOCUMENT}.items.tsv").read_text(encoding="utf-8").splitlines()
ITEMS = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))
BACKGROUND = {17, 18, 53, 54, 59, 80, 118}
NOT_ASSERTED = {88}


def term(text):
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES:
        return URIRef(f"{PREFIXES[prefix]}{local}")
    return from_n3(text)


def triple(item):
    return tuple(term(item[part]) for part in ("subject", "predicate", "object"))


def test_the_text_is_kept_byte_by_byte():
    data = resource("data", "documents", f"{DOCUMENT}.txt").read_bytes()
    assert len(data.decode()) == 2817
    digest = "ce5ff144736db43752c79a27929593ee49aee9357dbdcfa41d509e52b3ded42f"
    assert hashlib.sha256(data).hexdigest() == digest


def test_every_numbered_item_is_accounted_for():
    told = {int(item["item"]) for item in ITEMS}
    assert told | BACKGROUND | NOT_ASSERTED == set(range(1, 126))
    assert not told & (BACKGROUND | NOT_ASSERTED)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"item-{item['item']}")
def test_the_item_stands_in_its_graph_and_in_no_other_of_the_document(shipped, item):
    found = {
        kind
        for kind in ("document", "implied", "claims", "evidence")
        if triple(item) in shipped.graph(GRAPH[f"{kind}/{DOCUMENT}"])
    }
    assert found == {item["graph"]}


def test_the_background_stands_in_the_reference_graph_with_sources(shipped):
    reference = shipped.graph(GRAPH["reference"])
    kipo = ID["office/kr"]
    for predicate, value in [
        (IPCOOP.hasJurisdiction, ID["country/kor"]),
        (IPCOOP.isMemberOf, ID["group/ip5"]),
    ]:
        assert (kipo, predicate, value) in reference
    assert (ID["post/kr-commissioner"], IPCOOP.isHeadPostOf, kipo) in reference
    assert (
        ID["fund/korea-funds-in-trust-industrial-property"],
        IPCOOP.isFundedBy,
        kipo,
    ) in reference
    matus = ID["tenure/mario-matus-wipo-deputy-director-general"]
    assert reference.value(matus, IPCOOP.startDate).toPython().isoformat() == "2014-12-01"
    assert len(list(reference.subjects(IPCOOP.isMemberOf, ID["group/ip5"]))) == 5


def test_the_direct_quotation_is_attributed_to_its_speaker(shipped):
    evidence = shipped.graph(EVIDENCE)
    spans = list(evidence.subjects(PROV.wasAttributedTo, ID["person/mario-matus"]))
    longest = max((str(evidence.value(span, OA.exact)) for span in spans), key=len)
    assert longest.startswith("the cooperative efforts between WIPO and KIPO")
    assert longest.endswith("that they are exemplary.")
    for span in spans:
        assert (span, PROV.wasQuotedFrom, ID[f"document/{DOCUMENT}"]) in evidence


OPEN = {
    ("instrument/hipoc-2017-joint-declaration", "hasSignatory"),
    ("instrument/hipoc-2017-joint-declaration", "signedOn"),
    ("instrument/hipoc-2017-joint-declaration", "hasParty"),
    ("event/hipoc-2017", "takesPlaceIn"),
    ("event/hipoc-2017", "isEditionOf"),
    ("event/kipo-hipoc-2017-lim-statement", "isSubEventOf"),
    ("activity/kr-development-of-appropriate-technology", "benefits"),
    ("activity/kr-development-of-appropriate-technology", "startDate"),
    ("activity/kr-educational-contents", "isFinancedBy"),
    ("activity/kr-wipo-development-projects", "statedActivityCount"),
    ("fund/wipo-korea-funds-in-trust", "isFundedBy"),
    ("group/kipo-hipoc-2017-heads-of-the-ip-offices", "includesHolderOf"),
}


def test_what_the_document_leaves_unsaid_is_an_open_question(shipped):
    evidence = shipped.graph(EVIDENCE)
    asked = {
        (
            str(evidence.value(question, IPCOOP.questionSubject)).removeprefix(ID),
            str(evidence.value(question, IPCOOP.questionProperty)).removeprefix(IPCOOP),
        )
        for question in evidence.subjects(RDF.type, IPCOOP.OpenQuestion)
    }
    assert asked >= OPEN
    assert sum(prop == "isHeldBy" for _, prop in asked) == 13


def test_nothing_is_invented_about_heads_signing_or_edition(shipped):
    view = facts(shipped)
    heads = [p for p in view.subjects(RDF.type, IPCOOP.HeadPost) if str(p).endswith("-head")]
    assert len(heads) == 13
    assert not [h for head in heads for h in view.objects(head, IPCOOP.isHeldBy)]
    assert not list(view.objects(ID["instrument/hipoc-2017-joint-declaration"], IPCOOP.signedOn))
    assert not list(view.subject_objects(IPCOOP.isEditionOf))
    assert not list(view.subject_objects(IPCOOP.hasSignatory))


def test_claims_keep_claimant_and_modality(shipped):
    evidence = shipped.graph(EVIDENCE)
    claims = set(evidence.subjects(RDF.type, IPCOOP.Claim))
    claimants = {
        str(c).removeprefix(ID)
        for claim in claims
        for c in evidence.objects(claim, IPCOOP.claimedBy)
    }
    assert claimants == {
        f"document/{DOCUMENT}",
        "person/donggyou-choi",
        "person/hyun-suk-lim",
        "person/mario-matus",
        "person/seong-joon-park",
    }
    for claim in claims:
        assert len(list(evidence.objects(claim, IPCOOP.claimedBy))) == 1
        assert len(list(evidence.objects(claim, IPCOOP.hasModality))) == 1


def test_what_is_shipped_is_what_the_rules_find_together_with_the_decisions_of_people():
    root = resource("data")
    text = root / "documents" / f"{DOCUMENT}.txt"
    found = extract(source_of(text, metadata_beside(text, root)))
    decisions = read_decisions(root, DOCUMENT)
    drawn = graphs(apply(found, decisions), by_hand=by_hand(decisions))
    for place, text in drawn.files().items():
        if not place.startswith("documents/"):
            assert (root / place).read_text(encoding="utf-8") == text, place
    assert 0 < len(by_hand(decisions)) < len(found.statements)

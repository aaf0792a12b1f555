"""A report as JSON, SARIF and HTML."""

import json
from html.parser import HTMLParser

import pytest

from ipcoop.checks.formats import to_html, to_json, to_sarif
from ipcoop.checks.report import Check, Excepted, Item, RuleNote, Yardstick
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import IPCOOP
from ipcoop.resources import ROOT

FINDING = Finding("Violation", str(IPCOOP.IPOffice), "It says <b> & “so”.", "missing-label")
ODD = Finding("Info", str(IPCOOP.funds), "No property leads the other way.", "no-inverse")
RULES = {
    "missing-label": RuleNote("missing-label", "Every term has a label.", "queries/hygiene/x.rq"),
    "no-inverse": RuleNote(
        "no-inverse", "Every property has an inverse.", "queries/hygiene/y.rq", ("OOPS! P13",)
    ),
}
ITEMS = (
    Item("P08", "No label", findings=(FINDING,)),
    Item("P13", "No inverse", exceptions=(Excepted(ODD, "Nobody asks."),)),
    Item("P01", "One name for two things", undecided="For a reader to see"),
)
CHECK = Check("ontology", (FINDING,), (Yardstick("OOPS!", "Pitfalls", "http://x/", ITEMS),), RULES)


def test_json_has_score_state_rule_and_term():
    told = json.loads(to_json([CHECK]))["ontology"]
    [yardstick] = told["yardsticks"]
    assert (yardstick["kept"], yardstick["decided"]) == (1, 2)
    states = [(item["name"], item["state"]) for item in yardstick["items"]]
    assert states == [("P08", "broken"), ("P13", "kept with exceptions"), ("P01", "undecided")]
    assert told["problems"] == 1
    assert told["findings"][0]["source"] in told["rules"]


def test_sarif_leads_from_a_finding_to_its_rule_and_to_the_line_of_its_term():
    [run] = json.loads(to_sarif([CHECK]))["runs"]
    wrong, excepted = run["results"]
    [location] = wrong["locations"]
    physical = location["physicalLocation"]
    assert wrong["level"] == "error"
    assert wrong["ruleId"] == "missing-label"
    assert physical["artifactLocation"]["uri"] == "ontology/agents.ttl"
    path = physical["artifactLocation"]["uri"]
    line = (
        (ROOT / path).read_text(encoding="utf-8").splitlines()[physical["region"]["startLine"] - 1]
    )
    assert line == "ipcoop:IPOffice"
    assert location["logicalLocations"][0]["fullyQualifiedName"] == str(IPCOOP.IPOffice)
    assert excepted["suppressions"] == [{"kind": "inSource", "justification": "Nobody asks."}]
    known = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert {wrong["ruleId"], excepted["ruleId"]} == set(known)
    assert known["no-inverse"]["properties"] == {
        "file": "queries/hygiene/y.rq",
        "yardsticks": ["OOPS! P13"],
    }


class Page(HTMLParser):
    """Collects ids, links and text of a page."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.links, self.words = set(), set(), []
        self.feed(page)

    def handle_starttag(self, _, attrs):
        self.ids |= {value for name, value in attrs if name == "id"}
        self.links |= {value for name, value in attrs if name == "href"}

    def handle_data(self, data):
        self.words.append(data)


def test_html_links_every_finding_to_its_rule_and_term_and_escapes_what_it_quotes():
    page = to_html([CHECK])
    read = Page(page)
    assert {link[1:] for link in read.links if link.startswith("#")} <= read.ids
    assert {"#ontology-missing-label", str(IPCOOP.IPOffice), "#ontology-no-inverse"} <= read.links
    assert "It says &lt;b&gt; &amp; “so”." in page
    assert "1 of 2" in page
    assert "For a reader to see" in page
    assert "Excepted: Nobody asks." in page


@pytest.mark.parametrize("write", [to_json, to_html, to_sarif])
def test_a_check_without_yardsticks_is_told_too(write):
    assert "It says" in write([Check("data", (FINDING,))])

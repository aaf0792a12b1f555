from ipcoop.checks.report import Check, Item, RuleNote, Yardstick
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import IPCOOP
from ipcoop.terminal import print_check

FINDING = Finding("Violation", str(IPCOOP.IPOffice), "It says [b].", "missing-label")
ITEMS = (
    Item("P08", "No label", findings=(FINDING,)),
    Item("P06", "Cycles"),
    Item("P01", "One name for two things", undecided="For a reader to see"),
)
RULES = {"missing-label": RuleNote("missing-label", "Every term has one.", "queries/hygiene/x.rq")}


def test_a_check_is_printed_with_scores_findings_and_what_is_undecided(capsys):
    oops = Yardstick("OOPS!", "Pitfalls", "http://x/", ITEMS)
    print_check(Check("ontology", (FINDING,), (oops,), RULES, ("From 1.0.0 to 1.1.0: minor.",)))
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "ontology: problems: 1, notes: 0",
        "yardstick kept with exceptions not decided",
        "OOPS! 1 of 2 0 1",
        "Violation: ipcoop:IPOffice: It says [b]. [queries/hygiene/x.rq]",
        "Not decided of OOPS!: P01.",
        "The formats html and json tell the reasons.",
        "From 1.0.0 to 1.1.0: minor.",
    ]


def test_a_check_without_yardsticks_prints_its_findings_alone(capsys):
    print_check(Check("data", (FINDING,)))
    assert capsys.readouterr().out.splitlines() == [
        "data: problems: 1, notes: 0",
        "Violation: ipcoop:IPOffice: It says [b]. [missing-label]",
    ]

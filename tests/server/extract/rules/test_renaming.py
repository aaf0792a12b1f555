"""Bodies that have got another name, by their names side by side and by verbs."""

import pytest

from ipcoop.extract.model import Status
from ipcoop.namespaces import IPCOOP, shorten

NAMES = [
    ("The CNIPA (as it has been called since 2018) sent a delegation.", "cn", "cn"),
    ("The EUIPO (OHIM until 23 March 2016) chaired the session.", "em", "em"),
    ("The European Union Intellectual Property Office (EUIPO, formerly OHIM) came.", "em", "em"),
    ("MOIP – KIPO until October 2025 – hosted the talks.", "kr", "kr-moip"),
    ("KIPO (now MOIP) hosted the talks.", "kr", "kr-moip"),
    ("KIPO, now the Ministry of Intellectual Property, hosted the talks.", "kr", "kr-moip"),
    ("IP Viet Nam, previously known as NOIP, met the JPO.", "vn", "vn"),
    ("IP Viet Nam, which until 2018 was called NOIP, met the JPO.", "vn", "vn"),
    ("OHIM, which became the EUIPO in March 2016, met KIPO.", "em", "em"),
    ("KIPO was elevated to the Ministry of Intellectual Property.", "kr", "kr-moip"),
    ("The renaming of SIPO as CNIPA was noted.", "cn", "cn"),
    ("OHIM's successor, the EUIPO, runs the project.", "em", "em"),
    ("SIPO has a new name: from August 28, 2018, it is called CNIPA.", "cn", "cn"),
    ("CNIPA, known until 2018 as SIPO, took part.", "cn", "cn"),
    ("In August of that year the office was renamed CNIPA.", "cn", "cn"),
]
NONE = [
    "KIPO turned to WIPO for advice.",
    "WIPO once hosted KIPO.",
    "EUIPO became a member of TM5.",
    "KIPO, later joined by JPO, met WIPO.",
    "KIPO met the JPO, then WIPO.",
]


def _changes(extraction, *statuses):
    return [
        {shorten(p).removeprefix("ipcoop:"): str(o).rpartition("/")[2] for p, o in node.links}
        for node in extraction.nodes
        if node.type == IPCOOP.OrganisationChange and node.warrant.status in statuses
    ]


@pytest.mark.parametrize(("text", "old", "new"), NAMES)
def test_a_renaming_is_told(text: str, old: str, new: str, read) -> None:
    found = _changes(read(text), Status.STATED)
    assert [(c["changedFrom"], c["changedTo"]) for c in found] == [(old, new)]


@pytest.mark.parametrize("text", NONE)
def test_other_words_rename_nobody(text: str, read) -> None:
    assert not _changes(read(text), *Status)


def test_the_day_of_a_renaming_is_told_where_it_is_a_day(read) -> None:
    text = "The State Intellectual Property Office (SIPO) was renamed CNIPA on August 28, 2018."
    assert _changes(read(text), Status.STATED)[0]["changeDate"] == "2018-08-28"


def test_a_renaming_ahead_is_a_claim(read) -> None:
    extraction = read("KIPO will be renamed the Ministry of Intellectual Property.")
    assert not _changes(extraction, Status.STATED)
    assert _changes(extraction, Status.CLAIMED)

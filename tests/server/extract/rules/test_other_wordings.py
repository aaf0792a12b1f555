"""Instruments and funds in other wordings: nouns of signing, donors, and what a fund pays for."""

import pytest

from .conftest import Read, statements_told

STATED = [
    (
        "Following the signature of a joint declaration by the heads of KIPO and SAIP in Riyadh on "
        "3 March 2019, experts started work.",
        {
            "Joint declaration hasParty office:kr",
            "Joint declaration hasParty office:sa",
            "Joint declaration signedOn 2019-03-03",
        },
    ),
    (
        "The heads of KIPO and the EPO put pen to paper on a new cooperation agreement in Munich.",
        {"Cooperation agreement hasParty office:kr", "Cooperation agreement hasParty office:ep"},
    ),
    (
        "KIPO and the EPO have agreed on a framework agreement on artificial intelligence.",
        {
            "Framework agreement on artificial intelligence hasParty office:kr",
            "Framework agreement on artificial intelligence hasParty office:ep",
        },
    ),
    (
        "ARIPO became a signatory to the Harare Memorandum of Understanding.",
        {"Harare Memorandum of Understanding hasParty office:ap"},
    ),
    (
        "The JPO announced that it has launched a PPH with INAPI of Chile.",
        {"PPH hasParty office:jp"},
    ),
    (
        "The Pacific Declaration was adopted by the ASEAN offices and the JPO.",
        {"Pacific Declaration hasParty office:jp"},
    ),
    (
        "A contribution of CHF 2 million by the JPO to the Pacific Trust Fund was welcome.",
        {"Pacific Trust Fund isFundedBy office:jp"},
    ),
    (
        "The EPO has made voluntary contributions to the Pacific Trust Fund since 2011.",
        {"Pacific Trust Fund isFundedBy office:ep"},
    ),
    (
        "IP Australia increased its annual contribution to the Pacific Trust Fund.",
        {"Pacific Trust Fund isFundedBy office:au"},
    ),
    (
        "The project on plant varieties, financed under the Pacific Trust Fund, has ended.",
        {"Project on plant varieties isFinancedBy Pacific Trust Fund"},
    ),
    (
        "With financial support from the JPO through the Pacific Trust Fund, WIPO developed a "
        "project on designs.",
        {"Project on designs isFinancedBy Pacific Trust Fund"},
    ),
    (
        "The project on plant varieties, carried out by the EUIPO, has ended.",
        {"EUIPO in “Project on plant varieties” is ActivityInvolvement"},
    ),
    (
        "WIPO runs the Pacific Trust Fund.",
        {"Pacific Trust Fund isAdministeredBy organisation:wipo"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_other_wordings_say_the_same(text: str, expected: set[str], read: Read) -> None:
    """Participles, nouns and idioms tell of signings, donors and works."""
    assert expected <= statements_told(read(f"A note\n\n{text}"))


UNTOLD = [
    ("The EPO hopes for the signature of an agreement by KIPO in May 2020.", "hasParty"),
    ("KIPO is not a party to the Harare Memorandum of Understanding.", "hasParty"),
    ("WIPO awaits a contribution from the JPO to the Pacific Trust Fund.", "isFundedBy"),
    ("The EPO took USD 5,000 from the Pacific Trust Fund for a project on designs.", "isFundedBy"),
    ("KIPO allocated USD 500,000 from the Pacific Trust Fund to a project.", "isFundedBy"),
    ("KIPO and the EPO could agree on a framework agreement on designs.", "hasParty"),
]


@pytest.mark.parametrize(("text", "relation"), UNTOLD)
def test_what_is_not_done_is_not_told(text: str, relation: str, read: Read) -> None:
    """Hopes, denials and money that flows the other way assert nothing."""
    told = statements_told(read(f"A note\n\n{text}"))
    assert not [line for line in told if f" {relation} " in line]

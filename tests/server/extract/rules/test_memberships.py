"""Which bodies belong to a group, how many it has, and which states joined a treaty."""

import pytest

from ipcoop.extract.model import Status

from .conftest import Read, statements_told

FIVE = ("office:ep", "office:jp", "office:kr", "office:cn", "office:us")
IP5 = {f"{office} isMemberOf group:ip5" for office in FIVE}
THREE = {f"office:{code} isMemberOf group:tripo" for code in ("cn", "jp", "kr")}

STATED = [
    ("KIPO, together with the EPO, the JPO, CNIPA and the USPTO, forms the IP5.", IP5),
    ("The five IP5 offices, namely the EPO, the JPO, KIPO, CNIPA and the USPTO, met.", IP5),
    ("The IP5, whose members are the EPO, the JPO, KIPO, CNIPA and the USPTO, is old.", IP5),
    ("IP5 is a forum of five offices: the EPO, the JPO, KIPO, CNIPA and the USPTO.", IP5),
    ("The IP5 is made up of the EPO, the JPO, KIPO, CNIPA and the USPTO.", IP5),
    ("TRIPO comprises the three big offices of its region: CNIPA, the JPO and KIPO.", THREE),
    ("CNIPA, the JPO and KIPO make up TRIPO.", THREE),
    ("CNIPA, the JPO and KIPO are the members of TRIPO.", THREE),
    ("TRIPO, which brings together CNIPA, the JPO and KIPO, turned twenty.", THREE),
    ("KIPO is one of the five members of the IP5.", {"office:kr isMemberOf group:ip5"}),
    ("The EUIPO joined the TM5 in 2012.", {"office:em isMemberOf group:tm5"}),
    (
        "The IP5, consisting of the world's five largest IP offices, met.",
        {"group:ip5 statedMemberCount 5"},
    ),
    ("KIPO is one of the five members of the IP5.", {"group:ip5 statedMemberCount 5"}),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_membership_is_read_in_many_wordings(text: str, expected: set[str], read: Read) -> None:
    """Lists after “namely”, “whose members are” and the like name the members."""
    assert expected <= statements_told(read(f"Notes on groups\n\n{text}"))


UNTOLD = [
    "The UKIPO would join the TM5 if its members agreed.",
    "The meeting of the IP5 was attended by WIPO, ARIPO and OAPI.",
    "The IP5 was a guest of ARIPO and OAPI.",
    "IP Australia is not a member of the IP5.",
    "IP Australia and ARIPO met the IP5, among others.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_no_membership_is_made_up(text: str, read: Read) -> None:
    """Guests, hopes and denials are no memberships."""
    told = statements_told(read(f"Notes on groups\n\n{text}"))
    assert not [line for line in told if " isMemberOf " in line]


JOINED = [
    ("Canada joined the Madrid Protocol on 17 March 2019.", "country:can"),
    ("With the accession of Brazil to the Madrid Protocol, the map is fuller.", "country:bra"),
    ("Malaysia is now a party to the Madrid Protocol.", "country:mys"),
    ("Samoa became the 103rd member of the Madrid Protocol.", "country:wsm"),
    ("Mr. Tang Wei of WIPO welcomed Chile's accession to the Madrid Protocol.", "country:chl"),
]


@pytest.mark.parametrize(("text", "state"), JOINED)
def test_whoever_joins_a_treaty_is_a_party(text: str, state: str, read: Read) -> None:
    """Joining, acceding and being a party come to the same."""
    told = statements_told(read(f"Notes on treaties\n\n{text}"))
    assert any(line.endswith(f"Marks hasParty {state}") for line in told)


AHEAD = [
    "Peru will join the Madrid Protocol once its parliament agrees.",
    "WIPO hopes for the accession of Peru to the Madrid Protocol.",
    "Peru is not a party to the Madrid Protocol.",
]


@pytest.mark.parametrize("text", AHEAD)
def test_whoever_has_not_joined_is_no_party(text: str, read: Read) -> None:
    """What is hoped for, planned or denied is not stated."""
    told = statements_told(read(f"Notes on treaties\n\n{text}"), Status.STATED, Status.IMPLIED)
    assert not [line for line in told if " hasParty " in line]


def test_members_told_along_with_another(read, told) -> None:
    text = (
        "The USPTO belongs to the IP5, along with the EPO, the JPO and China's National "
        "Intellectual Property Administration."
    )
    rows = told(read(text))
    assert {f"office:{code} isMemberOf group:ip5" for code in ("us", "ep", "jp", "cn")} <= rows


def test_members_make_up_a_group_by_its_name(read, told) -> None:
    rows = told(read("SIPO, the JPO and KIPO make up the trilateral partnership known as TRIPO."))
    assert {f"office:{code} isMemberOf group:tripo" for code in ("cn", "jp", "kr")} <= rows
    assert not any("cooperatesWith" in row for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        "The EPO remains a member of the ID5, of the TM5 and of the IP5.",
        "With the other four IP5 offices – the EPO, the JPO, KIPO and the USPTO – it shares work.",
    ],
)
def test_a_member_is_one_in_other_words(text: str, read, told) -> None:
    rows = told(read(text))
    assert {"office:ep isMemberOf group:ip5", "office:jp isMemberOf group:ip5"} & rows


def test_a_network_has_the_members_that_it_is_made_of(read, told) -> None:
    text = "PROSUR, the network of 13 Latin American offices, has got a new chair."
    assert "group:prosur statedMemberCount 13" in told(read(text))


def test_no_member_where_it_may_come(read, told) -> None:
    text = "The EPO will become a member of the ID5. The JPO could be a member of the TM5."
    assert not any("isMemberOf" in row for row in told(read(text)))

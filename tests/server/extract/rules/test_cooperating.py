"""Who works with whom."""

import pytest

STATED = [
    (
        "EAPO formalises design cooperation with the Kyrgyz and Kazakh offices",
        {"office:ea cooperatesWith office:kg", "office:ea cooperatesWith office:kz"},
    ),
    (
        "KIPO Strengthens Cooperation With WIPO on Green Technology",
        {"office:kr cooperatesWith organisation:wipo"},
    ),
    (
        "KIPO and the JPO have deepened their cooperation in recent years.",
        {"office:kr cooperatesWith office:jp"},
    ),
    (
        "KIPO and the JPO agreed to expand their cooperation in examination.",
        {"office:kr cooperatesWith office:jp"},
    ),
    (
        "The minister praised KIPO-WIPO cooperation.",
        {"office:kr cooperatesWith organisation:wipo"},
    ),
    (
        "KIPO has worked closely with WIPO since 2004.",
        {"office:kr cooperatesWith organisation:wipo"},
    ),
    (
        "KIPO is a long-standing partner of WIPO.",
        {"office:kr cooperatesWith organisation:wipo"},
    ),
    (
        "The TM5 is a framework in which five trademark offices cooperate. "
        "Its partners are the JPO, the EUIPO and the USPTO.",
        {
            "office:jp cooperatesWith office:em",
            "office:jp cooperatesWith office:us",
            "office:em cooperatesWith office:us",
        },
    ),
]
NONE = [
    "KIPO to strengthen cooperation with WIPO.",
    "They discussed the possibility of cooperation between KIPO and the JPO.",
    "IPOPHL is looking for a partnership with the JPO.",
    "KIPO is a potential partner of the JPO.",
    "KIPO will strengthen its cooperation with WIPO.",
]


@pytest.mark.parametrize(("text", "rows"), STATED)
def test_cooperation_is_told(text: str, rows: set[str], read, told) -> None:
    assert rows <= told(read(text))


@pytest.mark.parametrize("text", NONE)
def test_cooperation_that_may_come_is_not(text: str, read, told) -> None:
    assert not any("cooperatesWith" in row for row in told(read(text)))

"""Who pays into a fund, who keeps it, and who does what with the money for whom."""

import pytest

from ipcoop.extract.model import Status

ISSUED = "2019-06-21"

STATED = [
    (
        "The Government of Japan contributed CHF 1.2 million to the WIPO Japan Trust Fund in 2018.",
        {
            "CHF 1.2 million of Government of Japan to the WIPO Japan Trust Fund is Contribution",
            "WIPO Japan Trust Fund isFundedBy organisation:jp-government",
        },
    ),
    (
        "The Korea Funds-in-Trust is financed by KIPO and managed by WIPO.",
        {
            "Korea Funds-in-Trust is FundInTrust",
            "Korea Funds-in-Trust isFundedBy office:kr",
            "Korea Funds-in-Trust isAdministeredBy organisation:wipo",
        },
    ),
    (
        "KIPO set up the Korea Trust Fund, which is entrusted to WIPO.",
        {"Korea Trust Fund isAdministeredBy organisation:wipo"},
    ),
    (
        "IP Australia's contribution to the Pacific Trust Fund amounts to AUD 1.5 million.",
        {"Pacific Trust Fund isFundedBy office:au"},
    ),
    (
        "The Korean and Japanese funds, which WIPO also manages, are older.",
        {"Korean and Japanese funds isAdministeredBy organisation:wipo"},
    ),
    (
        "A project on plant varieties was financed by the Pacific Trust Fund.",
        {"Project on plant varieties isFinancedBy Pacific Trust Fund"},
    ),
    (
        "With support from the Pacific Trust Fund, WIPO implemented a project on designs in Samoa.",
        {
            "Project on designs isFinancedBy Pacific Trust Fund",
            "Project on designs benefits country:wsm",
            "WIPO in “Project on designs” is ActivityInvolvement",
        },
    ),
    (
        "The Pacific Trust Fund, administered by WIPO, finances training for least developed "
        "countries.",
        {
            "Pacific Trust Fund isAdministeredBy organisation:wipo",
            "Training isFinancedBy Pacific Trust Fund",
            "Training benefits Least developed countries (unnamed)",
        },
    ),
    (
        "The campaign was jointly carried out by the EUIPO and the JPO.",
        {"EUIPO in “Campaign” is ActivityInvolvement", "JPO in “Campaign” is ActivityInvolvement"},
    ),
    (
        "The USPTO launched an awareness campaign for small businesses in the Philippines.",
        {
            "Awareness campaign benefits country:phl",
        },
    ),
    (
        "The JPO dispatched two experts to Viet Nam in order to shorten the time of examination.",
        {
            "JPO in “Sending of experts” is ActivityInvolvement",
            "Sending of experts benefits country:vnm",
            "Sending of experts hasPurpose shorten the time of examination",
        },
    ),
    (
        "KIPO develops brands for farmers in Chile by using collective marks in order to add value "
        "to their products.",
        {
            "Development of brands benefits country:chl",
            "Development of brands usesMeans collective marks",
            "Development of brands hasPurpose add value to their products",
        },
    ),
    (
        "DKPTO and IPOPHL implemented a twinning project. Its objective was to modernise the "
        "register; it did so by scanning old files.",
        {
            "Twinning project hasPurpose modernise the register",
            "Twinning project usesMeans scanning old files",
        },
    ),
    (
        "The project aims at raising the income of growers by registering collective marks.",
        {
            "Project hasPurpose raising the income of growers",
            "Project usesMeans registering collective marks",
        },
    ),
    (
        "Under the Vision Project, a water pump was developed for villages in Chad by means of "
        "old drawings.",
        {
            "Vision Project benefits country:tcd",
            "Vision Project usesMeans old drawings",
        },
    ),
    (
        "The EPO is implementing a programme on data exchange which aims to improve searches.",
        {"Programme on data exchange hasPurpose improve searches"},
    ),
    (
        "Many developing countries have benefited from a branding project of WIPO.",
        {"Branding project benefits Many developing countries (unnamed)"},
    ),
]

NOT_SAID = [
    "KIPO did not contribute KRW 500 million to the ASEAN Trust Fund.",
    "KIPO could contribute KRW 500 million to the ASEAN Trust Fund.",
    "If KIPO contributes KRW 500 million to the ASEAN Trust Fund, others may follow.",
    "The Pacific Trust Fund did not pay for the project on designs.",
    "The Pacific Trust Fund might finance a project on designs for Samoa.",
    "WIPO has never implemented a project on designs in Samoa.",
    "The JPO would send experts to Viet Nam if it were asked.",
    "WIPO is funded by fees, and the EPO finances its activities through fees.",
    "The fund manager Blue Capital funded a start-up in Peru.",
    "KIPO sends letters to applicants, and experts were sent an invitation.",
]
_SAYING = ("isFundedBy", "isFinancedBy", "Contribution", "ActivityInvolvement", "benefits")


@pytest.mark.parametrize(("text", "lines"), STATED)
def test_funds_and_activities_are_read(read, told, text, lines):
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert lines <= found


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_denied_or_supposed_is_not_asserted(read, told, text):
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert not [line for line in found if any(word in line for word in _SAYING)]


@pytest.mark.parametrize(
    "text",
    [
        "The Government of Australia is to provide AUD 3.2 million to the Pacific Trust Fund.",
        "IP Australia has pledged AUD 3.2 million to the Pacific Trust Fund.",
        "IP Australia will contribute AUD 3.2 million to the Pacific Trust Fund.",
    ],
)
def test_what_is_pledged_is_a_plan(read, told, text):
    extraction = read(text, issued=ISSUED)
    assert not [line for line in told(extraction) if "Contribution" in line]
    assert [line for line in told(extraction, Status.CLAIMED) if "Contribution" in line]


def test_an_instalment_is_that_of_the_donor(read, told):
    text = (
        "The Government of Australia is to provide AUD 3.2 million to the Pacific Trust Fund. A "
        "first instalment of AUD 800,000 was paid in September."
    )
    found = told(read(text, issued=ISSUED))
    assert "Pacific Trust Fund isFundedBy Government of Australia" in found


def test_a_fund_named_after_wipo_is_kept_by_it(read, told):
    text = "WIPO met donors. A project was financed by the WIPO Australia Funds-in-Trust."
    extraction = read(text, issued=ISSUED)
    implied = told(extraction, Status.IMPLIED)
    assert "WIPO Australia Funds-in-Trust isAdministeredBy organisation:wipo" in implied

"""Activities that a fund pays for or a body carries out, told in lists and by nouns."""

import pytest

from ipcoop.extract.model import Status

STATED = [
    (
        "The Korea Funds-in-Trust financed a study visit of officials from Bangladesh, an "
        "awareness campaign in Nepal, and the translation of a manual into Lao.",
        {
            "Awareness campaign isFinancedBy Korea Funds-in-Trust",
            "Awareness campaign benefits country:npl",
            "Study visit isFinancedBy Korea Funds-in-Trust",
            "Translation of a manual into Lao isFinancedBy Korea Funds-in-Trust",
        },
    ),
    (
        "The Funds-in-Trust Japan paid for technical assistance to the Kenyan office and the "
        "drafting of a patent act for Bhutan.",
        {
            "Technical assistance isFinancedBy Japan Funds-in-Trust",
            "Drafting of a patent act isFinancedBy Japan Funds-in-Trust",
            "Drafting of a patent act benefits country:btn",
        },
    ),
    (
        "Among the activities supported by the Pacific Trust Fund were:\n"
        "- technical assistance to the Kenyan office;\n- an awareness campaign in Samoa.\n"
        "The next review is in May.",
        {
            "Technical assistance isFinancedBy Pacific Trust Fund",
            "Technical assistance benefits country:ken",
            "Awareness campaign isFinancedBy Pacific Trust Fund",
            "Awareness campaign benefits country:wsm",
        },
    ),
    (
        "The EUIPO has provided legal advice to Laos and Cambodia, training for judges in Peru, "
        "and the translation of a manual.",
        {
            "Legal advice benefits country:lao",
            "Legal advice benefits country:khm",
            "Training benefits country:per",
            "EUIPO in “Translation of a manual” is ActivityInvolvement",
        },
    ),
    (
        "The Korea Funds-in-Trust supports a project in Kenya. It was implemented by WIPO with "
        "the help of optical character recognition.",
        {
            "WIPO in “Project” is ActivityInvolvement",
            "Project usesMeans optical character recognition",
        },
    ),
    (
        "KIPO runs a water project in Nepal. It is designed to bring clean water to villages.",
        {"Water project hasPurpose bring clean water to villages"},
    ),
    (
        "The digitization project in Kenya was designed to cut the backlog. It was carried out "
        "by WIPO with the help of scanners.",
        {
            "Digitization project hasPurpose cut the backlog",
            "Digitization project benefits country:ken",
            "Digitization project usesMeans scanners",
            "WIPO in “Digitization project” is ActivityInvolvement",
        },
    ),
    (
        "The branding project benefits Honduras and Ethiopia.",
        {"Branding project benefits country:hnd", "Branding project benefits country:eth"},
    ),
]


@pytest.mark.parametrize(("text", "rows"), STATED)
def test_listed_work_is_told(text: str, rows: set[str], read, told) -> None:
    assert rows <= told(read(text))


def test_a_benefit_stays_with_its_item(read, told) -> None:
    text = "The EUIPO has provided legal advice to Laos, and a mentoring programme for Peru."
    assert "Legal advice benefits country:per" not in told(read(text))


def test_a_list_of_plans_states_nothing(read, told) -> None:
    text = (
        "The following projects are to be carried out next year:\n"
        "(a) a competition in Lima, organised by WIPO;\n(b) a brand project for Peru.\n"
        "KIPO ran a project in Nepal."
    )
    extraction = read(text)
    assert not any("Lima" in row or "organises" in row for row in told(extraction))
    assert any("organises" in row for row in told(extraction, Status.CLAIMED))
    assert "Project benefits country:npl" in told(extraction)


def test_one_fund_keeps_one_name(read, told) -> None:
    text = (
        "News from the Brazil Funds-in-Trust\n\nThe WIPO Brazil Funds-in-Trust (Brazil FIT) was "
        "set up in 2004. INPI of Brazil contributed a total of CHF 12 million to it. The FIT is "
        "managed by WIPO. Brazil FIT also pays for a project on designs."
    )
    rows = told(read(text))
    funds = [row for row in rows if row.endswith(" is FundInTrust")]
    assert funds == ["WIPO Brazil Funds-in-Trust is FundInTrust"]
    assert "Project on designs isFinancedBy WIPO Brazil Funds-in-Trust" in rows
    assert "WIPO Brazil Funds-in-Trust isFundedBy office:br" in rows


@pytest.mark.parametrize(
    "text",
    [
        "IP Australia contributed AUD 500,000 to the Pacific Trust Fund in 2019. In 2020 it "
        "contributed another AUD 600,000.",
        "The Pacific Trust Fund is run by WIPO. In 2021 IP Australia's contribution amounted to "
        "AUD 600,000.",
        "The Pacific Trust Fund received AUD 600,000 from IP Australia in 2018.",
        "IP Australia pays into the Pacific Trust Fund. A first payment of AUD 600,000 was made.",
        "The Pacific Trust Fund is kept at WIPO. IP Australia has put AUD 600,000 into it so far.",
        "The Pacific Trust Fund is a fund that IP Australia has paid into since 2004. This year's "
        "contribution was AUD 600,000.",
    ],
)
def test_a_sum_finds_payer_and_fund(text: str, read, told) -> None:
    row = "AUD 600,000 of IP Australia to the Pacific Trust Fund is Contribution"
    assert row in told(read(text))


def test_an_offer_is_no_payment(read, told) -> None:
    text = "The Pacific Trust Fund is kept at WIPO. India has offered USD 1 million for a new fund."
    assert not any("Contribution" in row for row in told(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The AUD 3-million project is run by WIPO. It is paid for from the Pacific Trust Fund.",
        "The project is jointly funded by IP Australia and the Pacific Trust Fund.",
        "WIPO runs a project in Samoa. The project was financed through the Pacific Trust Fund.",
        'The "Green Reef" project is paid for by the Pacific Trust Fund.',
        "The marks are the result of a project financed by the Pacific Trust Fund.",
        "The Pacific Trust Fund is used to finance the Green Project.",
    ],
)
def test_the_fund_behind_a_project_is_told(text: str, read, told) -> None:
    rows = told(read(text))
    assert any(row.endswith("roject isFinancedBy Pacific Trust Fund") for row in rows)


def test_a_course_that_is_run_is_not_held_where_the_last_event_was(read, told) -> None:
    text = (
        "WIPO held a seminar in Lima. The JPO has run a course for examiners since 2019. It is "
        "held alternately in Tokyo and Osaka."
    )
    assert not any("Tokyo" in row or "tokyo" in row for row in told(read(text)))


def test_money_for_others_goes_into_no_fund(read, told) -> None:
    text = "The Pacific Trust Fund is kept at WIPO. The JPO donated CHF 1 million to the Red Cross."
    assert not any("Contribution" in row for row in told(read(text)))


def test_who_keeps_the_money_is_told_behind_other_words(read, told) -> None:
    text = "The Pacific Trust Fund was set up in 2012. The money is held and managed by WIPO."
    assert "Pacific Trust Fund isAdministeredBy organisation:wipo" in told(read(text))
    text = "The Pacific Trust Fund, to which Japan paid USD 2 million, is managed by WIPO."
    assert "Pacific Trust Fund isAdministeredBy organisation:wipo" in told(read(text))


def test_nothing_is_developed_in_a_field(read, told) -> None:
    text = "The memorandum aims at developing cooperation in the field of industrial designs."
    assert not any("Development of" in row for row in told(read(text)))


def test_what_is_developed_is_told(read, told) -> None:
    text = "The tools were developed by the EUIPO together with the national offices."
    assert not any("Development of" in row for row in told(read(text)))

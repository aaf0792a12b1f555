"""Which instruments there are, one or several, and when, where and by whom each was signed."""

import pytest

ISSUED = "2024-06-21"

STATED = [
    (
        "IMPI's bilateral PPH agreements with the USPTO and the JPO remain in force.",
        {
            "Bilateral PPH agreement hasParty office:us",
            "Bilateral PPH agreement hasParty office:jp",
        },
    ),
    (
        "KIPO and the JPO have exchanged notes on designs. The notes were signed in Busan.",
        {"Notes on designs hasParty office:kr", "Notes on designs signedAt place:busan"},
    ),
    (
        "KIPO and the JPO signed the Busan Action Plan and the Memorandum of Understanding on Data "
        "Exchange.",
        {
            "Busan Action Plan hasParty office:kr",
            "Memorandum of Understanding on Data Exchange hasParty office:jp",
        },
    ),
    (
        "Mr Kim Wan-ki praised the results of the partnership agreement that KIPO and the EPO "
        "signed in 2017.",
        {"Partnership agreement hasParty office:ep"},
    ),
    (
        "The MoU was signed by KIPO Commissioner Kim Wan-ki, and by JPO Commissioner Ken Ito, in "
        "Busan on 5 June 2024.",
        {"MoU signedAt place:busan", "MoU signedOn 2024-06-05"},
    ),
    (
        "A record of discussions setting out details was signed in Busan between KIPO and WIPO.",
        {"Record of discussions hasParty office:kr", "Record of discussions signedAt place:busan"},
    ),
    (
        "KIPO and the JPO adopted a joint work plan for 2023, which provides for the organisation "
        "of four seminars.",
        {"Joint work plan commitsTo organisation of four seminars"},
    ),
]


@pytest.mark.parametrize(("text", "lines"), STATED)
def test_each_instrument_is_read(read, told, text, lines):
    assert lines <= told(read(f"News\n\n{text}", issued=ISSUED))


def test_agreements_with_several_are_none_of_another(read, told):
    text = (
        "IMPI takes part in the Global Patent Prosecution Highway. IMPI's bilateral PPH agreements "
        "with the USPTO and the JPO remain in force."
    )
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert not [line for line in found if line.startswith("Global") and "hasParty" in line]


def test_a_document_signed_in_another_year_is_not_that_of_the_heading(read, told):
    text = (
        "KIPO and SAIP sign Memorandum of Cooperation\n\nKIPO and SAIP reviewed their work under "
        "the Memorandum of Cooperation signed in 2019. KIPO and SAIP signed a new Memorandum of "
        "Cooperation in Riyadh."
    )
    found = told(read(text, issued=ISSUED))
    places = [line for line in found if "signedAt" in line]
    years = [line for line in found if "signedNotBefore 2019" in line]
    assert len(places) == len(years) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The GCC and KIPO have struck an agreement on designs, two sources familiar with it said.",
        "According to people close to the talks, KIPO and the JPO signed an agreement on designs.",
    ],
)
def test_what_unnamed_sources_say_is_no_fact(read, told, text):
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert not [line for line in found if "hasParty" in line]


def test_the_two_offices_are_those_that_met_last(read, told):
    text = (
        "KIPO Commissioner Kim Wan-ki met EPO President António Campinos in Munich. In London, Kim "
        "Wan-ki and Adam Williams, Chief Executive of UKIPO, exchanged views on designs. The PPH "
        "between the two offices will be continued."
    )
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert "PPH hasParty office:gb" in found
    assert "PPH hasParty office:ep" not in found


def test_a_known_treaty_can_be_what_the_document_judges(read):
    text = (
        "News\n\nSamoa deposited its instrument of accession to the Geneva Act of the Hague "
        "Agreement. We would not bet on it."
    )
    assert read(text, issued=ISSUED).statements

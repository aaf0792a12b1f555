"""Events as releases of IP offices word them: long names, hosts, guests, days and places."""

import pytest

ISSUED = "2023-09-18"

STATED = [
    (
        "In Kenya, ARIPO held a workshop on design law from 4 to 6 September 2023.",
        {"office:ap organises Workshop", "Workshop startDate 2023-09-04"},
    ),
    (
        "As a body of the European Union, the EUIPO hosted a seminar in Alicante on 5 September "
        "2023.",
        {"office:em organises Seminar", "Seminar takesPlaceIn place:alicante"},
    ),
    (
        "The JPO hosted the 9th Trade Mark 5 (TM5) Annual Meeting in Tokyo on 4 September 2023.",
        {
            "office:jp organises 9th Trade Mark 5 (TM5) Annual Meeting",
            "9th Trade Mark 5 (TM5) Annual Meeting editionNumber 9",
            "9th Trade Mark 5 (TM5) Annual Meeting takesPlaceIn place:tokyo",
        },
    ),
    (
        "The fourth WIPO-ARIPO Regional Meeting took place in Harare on 5 September 2023.",
        {
            "Fourth WIPO-ARIPO Regional Meeting takesPlaceIn place:harare",
            "Fourth WIPO-ARIPO Regional Meeting editionNumber 4",
        },
    ),
    (
        "A two-day workshop for ARIPO member states opened in Harare on 5 September 2023.",
        {
            "Two-day workshop startDate 2023-09-05",
            "Two-day workshop endDate 2023-09-06",
            "Two-day workshop takesPlaceIn place:harare",
        },
    ),
    (
        "The 12th Heads Meeting of the CNIPA and the EPO was held in Munich on 5 September 2023.",
        {"12th Heads Meeting takesPlaceIn place:munich", "12th Heads Meeting startDate 2023-09-05"},
    ),
    (
        "WIPO held a consultation session in Geneva on 5 September 2023.",
        {"organisation:wipo organises Consultation session", "Consultation session is Meeting"},
    ),
    (
        "The Advanced Course on Patent Searching, jointly organised by WIPO and the WTO, was held "
        "in Geneva on 5 September 2023.",
        {
            "Advanced Course on Patent Searching is Seminar",
            "organisation:wto organises Advanced Course on Patent Searching",
        },
    ),
    (
        "IPOS organised a seminar in Singapore on 5 September 2023 in close collaboration with the "
        "JPO and with the technical support of WIPO.",
        {
            "Seminar isHeldInCooperationWith office:jp",
            "Seminar isHeldInCooperationWith organisation:wipo",
        },
    ),
    (
        "On 5 September 2023 the USPTO hosted the first meeting together with representatives of "
        "the JPO and KIPO.",
        {
            "office:us organises First meeting",
            "office:jp attends First meeting",
            "office:kr attends First meeting",
        },
    ),
    (
        "The forum took place in Kigali on 5 September 2023, with Malawi and Lesotho participating "
        "as observers.",
        {"Government of Malawi observes Forum", "Government of Lesotho observes Forum"},
    ),
    (
        "KIPO hosted the ID5 Meeting in Seoul on 5 September 2023. Joining as observers were WIPO "
        "and the Benelux Office for Intellectual Property.",
        {"organisation:wipo observes ID5 Meeting", "office:bx observes ID5 Meeting"},
    ),
    (
        "The JPO hosted the annual conference in Tokyo on 5 September 2023. A WIPO representative "
        "also showed up at the conference as an observer.",
        {"organisation:wipo observes Annual conference"},
    ),
    (
        "The seminar in Suva on 5 September 2023 was opened by Ms Mere Tuilagi, Director of the "
        "Fiji Intellectual Property Office.",
        {"Mere Tuilagi attends Seminar"},
    ),
    (
        "WIPO Director General Daren Tang held a meeting with KIPO Commissioner Lee Insil in Seoul "
        "on 5 September 2023.",
        {"Daren Tang attends Meeting", "Lee Insil attends Meeting"},
    ),
    (
        "WIPO Director General Daren Tang concluded a three-day visit to Kenya on 6 September "
        "2023.",
        {"Three-day visit endDate 2023-09-06", "Three-day visit startDate 2023-09-04"},
    ),
    (
        "The EUIPO held a webinar for examiners on 5 September 2023. The workshop was organised by "
        "the EUIPO and the JPO.",
        {"office:jp organises Webinar"},
    ),
    (
        "The Inventors Week of the Caribbean took place in Kingston from 4 to 8 September 2023. It "
        "kicked off on Monday with a press briefing.",
        {
            "Press briefing isSubEventOf Inventors Week of the Caribbean",
            "Press briefing startDate 2023-09-04",
        },
    ),
    (
        "The session was held at the headquarters of WIPO, Geneva, Switzerland, 4-5 September "
        "2023.",
        {"Session takesPlaceIn place:geneva", "Session startDate 2023-09-04"},
    ),
    (
        "Ms Mere Tuilagi joined a workshop with examiners at WIPO headquarters in Geneva on 5 "
        "September 2023.",
        {"Workshop startDate 2023-09-05", "Workshop takesPlaceIn place:geneva"},
    ),
    (
        "A workshop opened in Kampala on 14 September 2023. The workshop is being organised by "
        "ARIPO in partnership with WIPO.",
        {"office:ap organises Workshop", "Workshop isHeldInCooperationWith organisation:wipo"},
    ),
]

NOT_TOLD = [
    (
        "Shen Changyu, Commissioner of the CNIPA, met WIPO Director General Daren Tang at the "
        "Belt and Road Forum on 5 September 2023.",
        "Belt and Road Forum startDate",
    ),
    (
        "WIPO held a consultation session at the 57th Heads Meeting on 5 September 2023 in Bali.",
        "57th Heads Meeting startDate",
    ),
    (
        "Daren Tang met Lee Insil during a 4-7 September 2023 trip that took in an IP5 meeting.",
        "startDate",
    ),
    (
        "Lee Insil, Commissioner of KIPO, joined a virtual meeting with the heads of offices in "
        "the Asia-Pacific region on 5 September 2023.",
        "takesPlaceIn",
    ),
    (
        "Mr Sung Yunmo is scheduled to chair the 29th Heads Meeting and attend the 5th User "
        "Symposium held on 6 December 2023 in Jeju.",
        "5th User Symposium startDate",
    ),
    ("IP Key China hosted a study visit in Alicante on 5 September 2023.", "country:chn organises"),
    (
        "The USPTO hosted the first meeting along with representatives of the JPO on 5 September "
        "2023.",
        "office:jp organises",
    ),
    (
        "The session in Geneva on 5 September 2023 was attended by delegations from WIPO member "
        "countries.",
        "organisation:wipo attends",
    ),
    ("The JPO led a delegation to visit the EUIPO.", "Visit is"),
    (
        "KIPO hosted a meeting in Seoul on 5 September 2023 to discuss the future of the IP5.",
        "Discussion of KIPO isSubEventOf",
    ),
]


@pytest.mark.parametrize(("text", "lines"), STATED)
def test_what_a_release_tells_of_an_event_is_read(read, told, text, lines):
    assert lines - told(read(text, issued=ISSUED)) == set()


@pytest.mark.parametrize(("text", "line"), NOT_TOLD)
def test_what_a_release_does_not_tell_is_not_read(read, told, text, line):
    told_lines = told(read(text, issued=ISSUED))
    acts = ("startDate", "takesPlaceIn", "organises", "attends", "isSubEventOf", " is ")
    assert not {one for one in told_lines if line in one and any(act in one for act in acts)}


def test_two_who_meet_at_a_forum_have_a_meeting_of_their_own(read, told):
    lines = told(
        read(
            "Shen Changyu, Commissioner of the CNIPA, met WIPO Director General Daren Tang at the "
            "Belt and Road Forum on 5 September 2023.",
            issued=ISSUED,
        )
    )
    parts = {line for line in lines if line.endswith("isSubEventOf Belt and Road Forum")}
    assert len(parts) == 1
    assert {line for line in lines if line.endswith("startDate 2023-09-05")}

"""Who holds an event, when and where, and who takes part."""

import pytest

from ipcoop.extract.model import Status

ISSUED = "2023-09-18"

STATED = [
    (
        "The Japan Patent Office (JPO) hosted the 23rd Trilateral Heads Meeting in Kyoto on "
        "September 12 and 13, 2023.",
        {
            "23rd Trilateral Heads Meeting is Meeting",
            "23rd Trilateral Heads Meeting editionNumber 23",
            "23rd Trilateral Heads Meeting startDate 2023-09-12",
            "23rd Trilateral Heads Meeting endDate 2023-09-13",
            "23rd Trilateral Heads Meeting takesPlaceIn place:kyoto",
            "office:jp organises 23rd Trilateral Heads Meeting",
        },
    ),
    (
        "GENEVA, April 12, 2023 - The heads of the IP offices of Kenya and Botswana met here on "
        "Wednesday. The meeting was organised by WIPO in cooperation with ARIPO.",
        {
            "Meeting takesPlaceIn place:geneva",
            "Meeting startDate 2023-04-12",
            "organisation:wipo organises Meeting",
            "Meeting isHeldInCooperationWith office:ap",
            "Head of the IP office of Botswana attends Meeting",
            "Head of the IP office of Kenya attends Meeting",
        },
    ),
    (
        "The EUIPO and Indecopi held a bilateral meeting in Alicante on 4 September 2023. It was "
        "chaired by the EUIPO's Executive Director, Anna Lindqvist.",
        {
            "office:em organises Bilateral meeting",
            "office:pe organises Bilateral meeting",
            "Anna Lindqvist attends Bilateral meeting",
        },
    ),
    (
        "On 6 September 2023, IPOS organised a seminar on mediation in Singapore. It was "
        "attended by "
        "representatives of the IP offices of Malaysia, Thailand and Viet Nam.",
        {
            "Seminar is Seminar",
            "Seminar hasTheme mediation",
            "Seminar startDate 2023-09-06",
            "Seminar endDate 2023-09-06",
            "office:my attends Seminar",
            "office:th attends Seminar",
            "office:vn attends Seminar",
        },
    ),
    (
        "The third edition of the Asian IP Forum opened in Manila on 4 September 2023 and closed "
        "on "
        "6 September. The theme of the forum was “IP for all”.",
        {
            "Third Asian IP Forum editionNumber 3",
            "Third Asian IP Forum startDate 2023-09-04",
            "Third Asian IP Forum endDate 2023-09-06",
            "Third Asian IP Forum hasTheme IP for all",
        },
    ),
    (
        "The three-day conference closed in Dakar on 8 September 2023. OAPI organised it together "
        "with the French INPI.",
        {
            "Three-day conference startDate 2023-09-06",
            "Three-day conference endDate 2023-09-08",
            "office:oa organises Three-day conference",
            "office:fr organises Three-day conference",
        },
    ),
    (
        "The Global Brand Forum (GBF) took place in Lyon, France, from 11 to 13 September 2023 "
        "under "
        "the theme “Brands and trust”. The GBF was sponsored by INTA and hosted by the French "
        "INPI.",
        {
            "Global Brand Forum acronym GBF",
            "Global Brand Forum hasTheme Brands and trust",
            "Global Brand Forum takesPlaceIn place:lyon",
            "organisation:inta sponsors Global Brand Forum",
            "office:fr organises Global Brand Forum",
        },
    ),
    (
        "The seminar brought together participants from eight countries. It was held in Harare "
        "from "
        "7 to 9 March 2023.",
        {
            "Seminar statedCountryCount 8",
            "Seminar takesPlaceIn place:harare",
            "Seminar endDate 2023-03-09",
        },
    ),
    (
        "MUNICH, 5 May 2023 (EPO) — The EPO hosted a workshop for examiners from 12 countries "
        "today. "
        "Observers from EAPO were present.",
        {
            "Workshop startDate 2023-05-05",
            "Workshop takesPlaceIn place:munich",
            "Workshop statedCountryCount 12",
            "office:ea observes Workshop",
        },
    ),
    (
        "Representing WIPO, Ms. Anna Morawiec Mansfield took part in the IP Forum in Warsaw on "
        "7 September 2023.",
        {
            "Anna Morawiec Mansfield attends IP Forum",
            "Anna Morawiec Mansfield represents organisation:wipo",
        },
    ),
    (
        "The 34th KIPO-JPO Heads Meeting was held on September 5, 2023. KIPO Commissioner Lee "
        "Insil "
        "and JPO Commissioner Hamano Koichi attended. On the following day, the two offices held a "
        "user seminar in Busan.",
        {
            "Lee Insil attends 34th KIPO-JPO Heads Meeting",
            "Hamano Koichi attends 34th KIPO-JPO Heads Meeting",
            "User seminar startDate 2023-09-06",
            "office:kr organises User seminar",
            "office:jp organises User seminar",
        },
    ),
    (
        "The delegation of IP Australia was led by Michael Schwager, Director General of IP "
        "Australia. The meeting took place in Canberra.",
        {"Michael Schwager attends Meeting", "Meeting takesPlaceIn place:canberra"},
    ),
    (
        "The conference was held in Singapore on 6 and 7 September 2023. On its sidelines, the JPO "
        "gave a reception. In the margins of the conference, the JPO held a bilateral meeting with "
        "IPOS on 6 September.",
        {
            "Bilateral meeting isHeldInCooperationWith office:sg",
            "Bilateral meeting takesPlaceIn country:sgp",
        },
    ),
    (
        "KIPO Commissioner Lee Insil received Ambassador Rolf Mafael at KIPO headquarters in "
        "Daejeon "
        "on 6 September 2023.",
        {
            "Meeting (“received”) is Meeting",
            "Lee Insil attends Meeting (“received”)",
            "Rolf Mafael attends Meeting (“received”)",
            "Meeting (“received”) takesPlaceIn place:daejeon",
        },
    ),
    (
        "Last Friday the EPO held its annual symposium in Vienna. The Kenyan IP office and ARIPO "
        "sent "
        "observers, and IP Australia sent a delegation headed by Paula Adamson.",
        {
            "office:ke observes Annual symposium",
            "office:ap observes Annual symposium",
            "Paula Adamson attends Annual symposium",
            "Annual symposium startDate 2023-09-15",
        },
    ),
    (
        "IPOS played host to the 5th ASEAN IP Heads Meeting, which ran from 4 to 6 September 2023. "
        "On the second day, Mr. Rizal Karim of WIPO gave a presentation on mediation.",
        {
            "office:sg organises 5th ASEAN IP Heads Meeting",
            "5th ASEAN IP Heads Meeting endDate 2023-09-06",
            "Presentation of Rizal Karim startDate 2023-09-05",
        },
    ),
    (
        "CNIPA hosted the workshop in Chengdu on 5 September 2023, with Bank of Sichuan "
        "University as "
        "a sponsor. Participants included Wang Lihua, Deputy Commissioner of CNIPA.",
        {"office:cn organises Workshop", "Wang Lihua attends Workshop"},
    ),
    (
        "Participants in the meeting held in Oslo on 5 September 2023 were:\n\n"
        "- Anna Berg, Director General of the Norwegian Industrial Property Office\n"
        "- Lars Holm, Director General of the Swedish Intellectual Property Office",
        {"Anna Berg attends Meeting", "Lars Holm attends Meeting"},
    ),
    (
        "Ms. Maria Santos, Deputy Director General of IPOPHL, attended the symposium in place of "
        "Director General Jose Cruz. The symposium took place in Cebu on 1 September 2023.",
        {
            "Maria Santos attends Symposium",
            "Maria Santos represents office:ph",
            "Symposium startDate 2023-09-01",
        },
    ),
]

STATED += [
    (
        "The forum was held in Dakar on 5 September 2023. It was sponsored by Banque du Sahel Vert "
        "and the Islamic Development Bank.",
        {
            "Banque du Sahel Vert sponsors Forum",
            "organisation:islamic-development-bank sponsors Forum",
        },
    ),
    (
        "The seminar on trade secrets took place on 3 May 2023. Venue: Hanoi. Organiser: IP Viet "
        "Nam, not the JPO. Taking part: the offices of Chile and Peru. Observing: WIPO.",
        {
            "Seminar takesPlaceIn place:hanoi",
            "office:vn organises Seminar",
            "office:cl attends Seminar",
            "organisation:wipo observes Seminar",
        },
    ),
    (
        "WIPO organized, in cooperation with the African Union and with the assistance of the JPO, "
        "the Regional Conference on Innovation in Dakar, Senegal, from November 3 to 5, 2015.",
        {
            "organisation:wipo organises Regional Conference on Innovation",
            "Regional Conference on Innovation isHeldInCooperationWith office:jp",
            "Regional Conference on Innovation startDate 2015-11-03",
        },
    ),
    (
        "The same afternoon, on the heels of the ceremony, a seminar for attorneys got under way "
        "in "
        "Bishkek on 14 September 2023. Run by the EAPO and Kyrgyzpatent, it drew forty people.",
        {
            "office:ea organises Seminar",
            "Seminar takesPlaceIn place:bishkek",
            "Seminar startDate 2023-09-14",
        },
    ),
    (
        "WIPO convened the review meeting in Geneva on 5 September 2023. The Japanese side, headed "
        "by Ms. HAYASAKA Tomoe, comprised two officials and Mr. MINAMI Ryosuke of the JPO.",
        {"HAYASAKA Tomoe attends Review meeting", "MINAMI Ryosuke attends Review meeting"},
    ),
]

UNTOLD = [
    ("The Philippines was unable to attend the seminar held in Hanoi.", "attends"),
    ("The seminar took place in Hanoi. The JPO did not take part in it.", "office:jp"),
    ("The meeting planned for 3 May in Lima was cancelled.", "Lima"),
    ("No seminar was held in Hanoi in 2022.", "Seminar"),
    ("The symposium could be held in Rome next year.", "Symposium"),
    ("If funds allow, WIPO might sponsor the forum in Rome.", "sponsors"),
    ("The JPO had been invited to the forum in Rome but sent no one.", "attends"),
    ("The two were also to have met the Commissioner of KIPO in Seoul.", "attends"),
    ("WIPO sponsored the forum in Rome.", "organises"),
    ("The forum in Rome was held with the support of WIPO.", "organises"),
    ("The President of the EPO, who was in The Hague that day, sent a message.", "takesPlaceIn"),
]

PLANNED = [
    (
        "The EUIPO hosts its fourth annual IP Mediation Conference in Alicante on 28 September "
        "2023.",
        {"office:em organises Fourth IP Mediation Conference"},
    ),
    (
        "WIPO is hosting a forum on enforcement in Geneva on 2 October 2023.",
        {"organisation:wipo organises Forum", "Forum startDate 2023-10-02"},
    ),
    (
        "The fifth Pacific IP Week is pencilled in for September 2024.",
        {"Fifth Pacific IP Week heldNotBefore 2024-09-01"},
    ),
    (
        "KIPO will host the next IP5 Heads Meeting in Busan in June 2024.",
        {
            "office:kr organises IP5 Heads Meeting",
            "IP5 Heads Meeting heldNotBefore 2024-06-01",
            "IP5 Heads Meeting takesPlaceIn place:busan",
        },
    ),
    (
        "KIPO and WIPO agreed to hold a joint workshop in Seoul in 2024.",
        {"office:kr organises Joint workshop", "organisation:wipo organises Joint workshop"},
    ),
    (
        "The 19th meeting is scheduled to be held in Nairobi from 3 to 5 March 2024.",
        {"19th meeting editionNumber 19", "19th meeting startDate 2024-03-03"},
    ),
    (
        "The EPO held its symposium in Vienna on 4 September 2023. The next one will take place in "
        "Tallinn.",
        {"Next symposium takesPlaceIn place:tallinn"},
    ),
]


@pytest.mark.parametrize(("text", "lines"), STATED)
def test_what_is_told_of_an_event_is_read(read, told, text, lines):
    assert lines - told(read(text, issued=ISSUED)) == set()


@pytest.mark.parametrize(("text", "absent"), UNTOLD)
def test_what_is_denied_supposed_or_said_of_others_is_not_read(read, told, text, absent):
    assert [line for line in told(read(text, issued=ISSUED)) if _says(line, absent)] == []


def _says(line, word):
    told_of_events = not line.startswith("document:")
    return told_of_events and (word in line.split() or (word[0].isupper() and word in line))


@pytest.mark.parametrize(("text", "lines"), PLANNED)
def test_a_plan_is_a_claim_and_no_fact(read, told, text, lines):
    extraction = read(text, issued=ISSUED)
    assert lines - told(extraction, Status.CLAIMED) == set()
    assert lines & told(extraction) == set()


def test_where_heading_and_text_contradict_each_other_neither_counts(read, told, asked):
    extraction = read(
        "KIPO Holds Seminar in Busan on 4 September\n\n"
        "KIPO held a seminar on semiconductor patents in Busan on 5 September 2023.",
        issued=ISSUED,
    )
    assert not {line for line in told(extraction) if "startDate" in line or "endDate" in line}
    assert {"Seminar startDate", "Seminar endDate"} <= asked(extraction)


def test_a_day_with_another_weekday_is_asked_for(read, told, asked):
    extraction = read("The seminar was held in Busan on Monday, 5 September 2023.", issued=ISSUED)
    assert not {line for line in told(extraction) if "startDate" in line}
    assert "Seminar startDate" in asked(extraction)


def test_a_number_that_its_own_list_contradicts_is_told_and_asked_for(read, told, asked):
    extraction = read(
        "Trainees from four countries took part in the course workshop in Suva (Fiji, Samoa and "
        "Tonga).",
        issued=ISSUED,
    )
    assert {line for line in told(extraction) if line.endswith("statedCountryCount 4")}
    assert {line for line in asked(extraction) if line.endswith("statedCountryCount")}


def test_a_later_mention_by_a_general_noun_is_the_same_event(read, told):
    extraction = read(
        "The 3rd Pacific IP Summit was held in Suva on 4 September 2023. WIPO co-hosted the event. "
        "The two-day summit in Apia in 2021 was smaller.",
        issued=ISSUED,
    )
    assert "organisation:wipo organises 3rd Pacific IP Summit" in told(extraction)


def test_an_event_looked_back_on_is_one_of_its_own(read, told):
    lines = told(
        read(
            "The fourth AHIC closed in Accra on 9 May 2023. The third AHIC took place in "
            "Lilongwe in "
            "2021.",
            issued=ISSUED,
        )
    )
    assert "Third AHIC takesPlaceIn place:lilongwe" in lines
    assert "Fourth AHIC endDate 2023-05-09" in lines
    assert "Fourth AHIC takesPlaceIn place:lilongwe" not in lines


def test_a_meeting_without_day_place_or_host_raises_questions(read, asked):
    questions = asked(read("The JPO attended the 5th Joint Committee Meeting.", issued=ISSUED))
    name = "5th Joint Committee Meeting"
    assert {f"{name} startDate", f"{name} takesPlaceIn", f"{name} isOrganisedBy"} <= questions


@pytest.mark.parametrize(
    "text",
    [
        "A five-day training of patent examiners ended in Harare last Friday.",
        "A training on plant varieties took place in Harare on May 3, 2019.",
        "ARIPO conducted training on patents for examiners in Harare from 3 to 7 June 2019.",
        "A capacity-building programme for judges, jointly run by ARIPO, opened in Harare.",
    ],
)
def test_a_training_held_somewhere_is_an_event(text: str, read, told) -> None:
    rows = told(read(text, issued="2019-06-12"))
    assert any(row.endswith(" is Seminar") for row in rows)
    assert any(row.endswith(" takesPlaceIn place:harare") for row in rows)

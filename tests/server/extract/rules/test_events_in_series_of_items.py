"""Items of a calendar, signings, aliases, and what belongs to which of several events."""

import pytest

ISSUED = "2022-09-30"


def test_the_day_before_an_item_is_that_of_its_event(read, told):
    """“7-9 September.” before an item dates its event, and not the next one's."""
    said = told(
        read(
            "September at a glance\n\n"
            "5 September. EAPO President Grigory Ivliev received Minister Farrukh Mirzo in Moscow."
            "\n\n7-9 September. Regional seminar on designs in Tashkent, organised by WIPO.\n\n"
            "14 September. The EAPO took part in the fourth Eurasian IP Forum in Astana.",
            issued=ISSUED,
        )
    )
    assert {
        "Meeting (“received”) startDate 2022-09-05",
        "Regional seminar startDate 2022-09-07",
        "Regional seminar endDate 2022-09-09",
        "Fourth Eurasian IP Forum startDate 2022-09-14",
    } <= said


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "A Memorandum of Cooperation on designs was signed in Bishkek on 14 September 2022 by "
            "KIPO and the JPO. The Commissioner of KIPO spoke at the signing ceremony.",
            {
                "Signing ceremony is Signing",
                "Signing ceremony startDate 2022-09-14",
                "Signing ceremony takesPlaceIn place:bishkek",
            },
        ),
        (
            "The signing ceremony, held as part of the 55th Meeting of the Working Group on "
            "Trademarks, took place in Manila.",
            {
                "Signing ceremony isSubEventOf 55th Meeting of the Working Group on Trademarks",
                "Signing ceremony takesPlaceIn place:manila",
            },
        ),
        (
            "The Director of KIPO participated in the 63rd Series of Meetings of the Trademark "
            "Assemblies (also called the Trademark Assembly) in Geneva from July 13 to 22, 2022.",
            {
                "63rd Series of Meetings of the Trademark Assemblies endDate 2022-07-22",
                "63rd Series of Meetings of the Trademark Assemblies takesPlaceIn place:geneva",
            },
        ),
        (
            "WIPO opened its course on trade secrets in Geneva on 12 September. The course lasted "
            "three days.",
            {"Course startDate 2022-09-12", "Course endDate 2022-09-14"},
        ),
        (
            "The JPO hosted the 9th Design Heads Meeting in Tokyo on 1 September 2022. A user day, "
            "organised by WIPO, preceded the meeting on 30 August.",
            {
                "9th Design Heads Meeting endDate 2022-09-01",
                "User day startDate 2022-08-30",
                "organisation:wipo organises User day",
            },
        ),
        (
            'Mr Lee of KIPO spoke at the "International Seminar on Designs for Growth" in Seoul '
            "on 7 September 2022.",
            {"International Seminar on Designs for Growth takesPlaceIn place:seoul"},
        ),
    ],
)
def test_each_event_has_its_own_days_and_places(read, told, text, lines):
    """What is told of one event does not rub off on the one named beside it."""
    assert lines <= told(read("In brief\n\n" + text, issued=ISSUED))


def test_the_next_edition_is_not_this_one(read, told):
    """Who will host the next meeting of a name does not host this one."""
    extraction = read(
        "In brief\n\nThe JPO hosted the Design Heads Meeting in Tokyo on 1 September 2022. The "
        "next Design Heads Meeting will be hosted by the EPO.",
        issued=ISSUED,
    )
    said = told(extraction)
    assert "office:jp organises Design Heads Meeting" in said
    assert not any(line.startswith("office:ep organises") for line in said)
    planned = [s for s in extraction.statements if str(s.subject).endswith("office/ep")]
    assert all("next" in str(s.object) for s in planned if "organises" in s.predicate)


def test_last_years_is_another_one(read, told):
    """“Last year's was hosted by the JPO” tells of the edition before."""
    said = told(
        read(
            "In brief\n\nThe Design Conference was held in Riga on 1 September 2022. Last year's "
            "was hosted by the JPO in Yokohama.",
            issued=ISSUED,
        )
    )
    assert "Design Conference takesPlaceIn place:riga" in said
    assert "Last year's conference takesPlaceIn place:yokohama" in said


def test_a_body_that_is_a_forum_is_no_event(read, told):
    """“IP5, a forum of the five largest offices” tells of no event."""
    said = told(
        read(
            "In brief\n\nKIPO is a member of IP5, a forum of the five largest offices. It met IP5, "
            "a forum of offices, on 3 May 2022."
        )
    )
    assert not any(line.endswith("is Conference") for line in said)


def test_observers_named_behind_delegations_do_not_make_those_observers(read, told):
    """“… were present, as were observers from Egypt”: only Egypt observed."""
    said = told(
        read(
            "In brief\n\nThe Design Conference was held in Riga on 1 September 2022. Delegations "
            "from Brazil and India were present, as were observers from Egypt."
        )
    )
    assert "Government of Egypt observes Design Conference" in said
    assert "Government of Brazil attends Design Conference" in said
    assert not any("Brazil observes" in line for line in said)


def test_a_region_is_no_venue(read, told):
    """“A symposium on innovation in Africa” is not held in all of Africa."""
    said = told(
        read("In brief\n\nA symposium on innovation in Africa took place in Paris on 3 May 2022.")
    )
    assert "Symposium takesPlaceIn place:paris" in said
    assert not any("place:africa" in line for line in said)


@pytest.mark.parametrize(
    ("text", "lines", "not_said"),
    [
        (
            "KIPO and the JPO held design talks in Seoul on 3 May 2022. The talks were held for "
            "the first time in 2016.",
            {"Design talks startDate 2022-05-03"},
            "2016",
        ),
        (
            "From 8 to 10 May 2022, the Commissioner attended the 12th Session of the Committee on "
            "Standards in Geneva. A gala dinner was offered by WIPO.",
            {
                "12th Session of the Committee on Standards endDate 2022-05-10",
                "organisation:wipo organises Gala dinner",
            },
            "Gala is",
        ),
        (
            "Mr. Kazuo Hoshino of the JPO paid a courtesy call on Mr. Freddy Harris of KIPO on "
            "8 May 2022.",
            {
                "Courtesy call startDate 2022-05-08",
                "Kazuo Hoshino attends Courtesy call",
                "Freddy Harris attends Courtesy call",
            },
            "Statement",
        ),
        (
            "A ceremony to mark the 35th anniversary of the cooperation between CNIPA and the EPO "
            "was held in Munich on 8 May 2022. Prior to arriving in Munich, the Commissioner of "
            "CNIPA had paid a two-day visit to Budapest.",
            {"Ceremony takesPlaceIn place:munich", "Two-day visit takesPlaceIn place:budapest"},
            "visit takesPlaceIn place:munich",
        ),
        (
            "The Design Meeting was convened online on 8 May 2022, with the Thai office as host.",
            {"office:th organises Design Meeting"},
            "isHeldInCooperationWith",
        ),
        (
            "Co-organised with JICA and supported by INTA, the Design Forum took place on 8 May "
            "2022.",
            {"organisation:jica organises Design Forum", "Design Forum startDate 2022-05-08"},
            "INTA organises",
        ),
        (
            "The JPO hosted the Design Meeting in Osaka on 8 and 9 May 2022, and it was preceded "
            "by a session with users on 7 May 2022. CNIPA met with the EPO and the EUIPO.",
            {
                "Design Meeting startDate 2022-05-08",
                "office:cn attends Meeting",
                "office:ep attends Meeting",
            },
            "attends Design Meeting",
        ),
        (
            "Nairobi: The Kenya Industrial Property Institute held an exhibition from 24 to 26 "
            "April 2022.",
            {"Exhibition takesPlaceIn place:nairobi", "office:ke organises Exhibition"},
            "Government of Kenya organises",
        ),
        (
            "KIPO met the EPO in Seoul on 8 May 2022. The heads had last met in Geneva in 2020.",
            {"Meeting (“met”) startDate 2022-05-08"},
            "takesPlaceIn place:geneva (",
        ),
        (
            "Mr. Kim of KIPO visited the Design Center in Washington, where he held a roundtable, "
            "and then left for Boston to attend a seminar.",
            {"Roundtable takesPlaceIn place:washington"},
            "Roundtable takesPlaceIn place:boston",
        ),
    ],
)
def test_what_is_told_beside_an_event_is_not_its_own(read, told, text, lines, not_said):
    """Looking back, arriving, hosting and leaving for somewhere are kept apart from the event."""
    said = told(read("In brief\n\n" + text, issued=ISSUED))
    assert lines <= said
    assert not any(not_said in line for line in said)

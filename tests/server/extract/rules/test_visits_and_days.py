"""Events told by a verb or a noun alone, and their days: visits, courses, meals, months."""

import pytest

ISSUED = "2022-11-18"
BUSAN = "KIPO and the EUIPO held talks on designs in Busan on 15 and 16 November 2022.\n\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Director General Francis Okello of WIPO arrived in Kampala on 3 June for a two-day "
            "visit to Uganda.",
            {
                "Francis Okello attends Two-day visit",
                "Two-day visit startDate 2022-06-03",
                "Two-day visit endDate 2022-06-04",
            },
        ),
        (
            "Director General Francis Okello of WIPO is on a three-day visit to Seoul ending on "
            "Saturday.",
            {"Three-day visit startDate 2022-11-17", "Three-day visit endDate 2022-11-19"},
        ),
        (
            "Earlier this month, the Saudi delegation toured the headquarters of KIPO in Daejeon.",
            {
                "Visit to Daejeon takesPlaceIn place:daejeon",
                "Visit to Daejeon heldNotBefore 2022-11-01",
            },
        ),
        (
            "On 14 November, the French INPI had the pleasure of welcoming to Paris a delegation "
            "from the Mongolian office. The visit continued on 15 November in Lyon, where the "
            "delegation visited two workshops.",
            {
                "office:fr organises Meeting (“welcoming”)",
                "Meeting (“welcoming”) is CooperationEvent",
                "Meeting (“welcoming”) startDate 2022-11-14",
                "Meeting (“welcoming”) endDate 2022-11-15",
                "Visit to Lyon startDate 2022-11-15",
            },
        ),
        (
            "From 3 to 5 October, ten examiners followed an advanced course at the seat of ARIPO "
            "in Harare. A similar course took place in Windhoek last year.",
            {
                "Advanced course startDate 2022-10-03",
                "Advanced course takesPlaceIn place:harare",
                "Similar course is Seminar",
                "Similar course heldNotBefore 2021-01-01",
            },
        ),
        (
            "On 8 November, the office of Thailand launched its fast-track programme at a ceremony "
            "in Nonthaburi.",
            {"Ceremony startDate 2022-11-08", "Ceremony takesPlaceIn place:nonthaburi"},
        ),
        (
            "Budapest played host to a conference on trade secrets from 4 to 6 October. Behind it "
            "were the EPO and the EUIPO. On day two, a reception was held.",
            {
                "Conference takesPlaceIn place:budapest",
                "office:ep organises Conference",
                "office:em organises Conference",
                "Reception startDate 2022-10-05",
            },
        ),
    ],
)
def test_an_event_may_be_told_by_a_verb(read, told, text, lines):
    """Arrivals, tours, welcomes, courses and ceremonies are events with days and places."""
    assert lines <= told(read("In brief\n\n" + text, issued=ISSUED))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The hosts of the workshop were KIPO and WIPO.", {"office:kr", "organisation:wipo"}),
        ("Organisers were the JPO and KIPO.", {"office:jp", "office:kr"}),
        ("Behind the workshop stood WIPO.", {"organisation:wipo"}),
    ],
)
def test_hosts_may_be_told_by_a_noun(read, told, text, lines):
    """“The hosts of X were A and B” says who organises X."""
    said = told(read("A workshop on designs was held in Busan on 3 May 2022. " + text))
    assert {f"{who} organises Workshop" for who in lines} <= said


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A workshop was held in Jeju in March.", "2022-03-01"),
        ("KIPO met examiners in Jeju on 3 April for a workshop.", "2022-04-03"),
        ("Last winter was cold. WIPO hosted a workshop in February.", "2022-02-01"),
    ],
)
def test_what_was_held_lies_before_the_day_of_the_text(read, told, text, first):
    """A month without a year is the last one that has passed where the verb is past."""
    said = told(read("In brief\n\n" + text, issued=ISSUED))
    assert any(line.endswith(f" {first}") for line in said)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A workshop will be held in Jeju in July.", "2023-07-01"),
        ("KIPO plans to host a workshop on 3 June.", "2023-06-03"),
        ("A workshop is planned for August in Jeju, KIPO said.", "2023-08-01"),
    ],
)
def test_what_is_planned_lies_after_the_day_of_the_text(read, told, text, first):
    """A month without a year is the next one where the verb tells of a plan, and is no fact."""
    extraction = read("In brief\n\n" + text, issued=ISSUED)
    assert not any(first in line for line in told(extraction))
    assert any(str(s.object) == first for s in extraction.statements)


def test_a_meal_is_not_the_meeting(read, told):
    """A dinner of an evening has its own host and day, and no theme from “on the Danube”."""
    said = told(
        read(
            BUSAN + "A dinner on the Nakdong was hosted by the Busan Chamber of Commerce on the "
            "evening of the 15th and paid for by Hanbit Motors. The talks went on over lunch.",
            issued=ISSUED,
        )
    )
    assert "Busan Chamber of Commerce organises Dinner" in said
    assert "Dinner startDate 2022-11-15" in said
    assert not any("hasTheme" in line and line.startswith("Dinner") for line in said)
    assert not any(line.startswith("Lunch") for line in said)


def test_guests_received_on_another_day_are_at_another_meeting(read, told):
    """Who is received after the talks was not received at them."""
    said = told(
        read(
            BUSAN + "Commissioner Lee In-shil of KIPO received the European delegation in Daejeon "
            "on 17 November.",
            issued=ISSUED,
        )
    )
    assert "Meeting (“received”) takesPlaceIn place:daejeon" in said
    assert "Lee In-shil attends Meeting (“received”)" in said


def test_a_first_trip_in_a_relative_clause_is_the_one_at_hand(read, told):
    """“Who was making her first trip to France” tells of no second visit."""
    said = told(
        read(
            "In brief\n\nOn 14 November, INPI received a delegation from the Mongolian office in "
            "Paris, led by Ms Tsolmon Bat, who was making her first trip to France.",
            issued=ISSUED,
        )
    )
    assert not any("trip" in line.casefold() for line in said)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("WIPO held a workshop in Riga from Monday to Wednesday.", "2022-11-14", "2022-11-16"),
        ("On Tuesday and Wednesday, a workshop was held in Riga.", "2022-11-15", "2022-11-16"),
        ("From 7 to 9 November, Riga was the venue of a workshop.", "2022-11-07", "2022-11-09"),
    ],
)
def test_weekdays_may_be_the_two_ends(read, told, text, first, last):
    """“From Monday to Wednesday” gives the first and the last day."""
    said = told(read("In brief\n\n" + text, issued=ISSUED))
    assert {f"Workshop startDate {first}", f"Workshop endDate {last}"} <= said

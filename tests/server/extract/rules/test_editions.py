"""The events of a series, and events beside others: each is found once, and kept apart."""

import pytest

MAIN = "The 8th Baltic Meeting was held in Riga on 3 May 2022. "


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "The first one, in 2013, took place in Tallinn.",
            {"First meeting editionNumber 1", "First meeting takesPlaceIn place:tallinn"},
        ),
        ("The first was held in Vilnius in 2013.", {"First meeting takesPlaceIn place:vilnius"}),
        (
            "The seventh meeting had been convened by the Latvian office.",
            {"Seventh meeting editionNumber 7", "office:lv organises Seventh meeting"},
        ),
        (
            "The inaugural edition took place in Tallinn in 2015.",
            {"Inaugural meeting editionNumber 1", "Inaugural meeting takesPlaceIn place:tallinn"},
        ),
        (
            "The seventh edition had to be held online last year.",
            {"Seventh meeting editionNumber 7", "Seventh meeting heldNotBefore 2021-01-01"},
        ),
    ],
)
def test_another_edition_is_an_event_of_its_own(read, told, text, lines):
    """What a text says of another edition is not said of the one that it reports on."""
    said = told(read(MAIN + text, issued="2022-05-09"))
    assert lines | {"8th Baltic Meeting takesPlaceIn place:riga"} <= said


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "KIPO and the JPO met in Gyeongju on 3 May 2022 for their annual designs meeting, the "
            "12th in the series, at the invitation of KIPO.",
            {"Annual designs meeting editionNumber 12"},
        ),
        (
            "Design Week, the annual flagship event of IPOS, returned on Monday for its tenth "
            "edition.",
            {"Design Week editionNumber 10"},
        ),
    ],
)
def test_a_number_in_a_series_may_stand_behind_the_event(read, told, text, lines):
    """“The 12th in the series” and “for its tenth edition” number the event before them."""
    assert lines <= told(read(text, issued="2022-05-09"))


def test_an_anniversary_is_no_edition(read, told):
    """A 30th anniversary conference is not the thirtieth of its kind."""
    said = told(read("The EUIPO held its 30th anniversary conference in Alicante in May 2024."))
    assert "30th anniversary conference takesPlaceIn place:alicante" in said
    assert not any("editionNumber" in line for line in said)


def test_a_meeting_beside_a_session_is_not_the_session(read, told):
    """The day and the people of a meeting in the margins are not those of the larger event."""
    said = told(
        read(
            "On 9 May 2022, in the margins of the 28th session of the Standing Committee on the "
            "Law of Patents, Commissioner Kim Yong-rae of KIPO met the President of the EPO, "
            "Ms Helene Brandt."
        )
    )
    assert "Helene Brandt attends Meeting (“met”)" in said
    assert not any(line.startswith("28th session") and "Date" in line for line in said)


@pytest.mark.parametrize(
    ("text", "organiser"),
    [
        ("Under the auspices of the Ministry of Economy, the JPO convened a symposium.", "jp"),
        ("In cooperation with WIPO, EUIPO and KIPO held a symposium.", "em"),
        ("In the presence of the EPO, the JPO and WIPO, KIPO hosted a symposium.", "kr"),
        ("On the sidelines of the talks, a symposium for firms was held by KIPO.", "kr"),
    ],
)
def test_what_opens_a_sentence_is_not_its_subject(read, told, text, organiser):
    """A comma parts what opens a sentence from the body that acts."""
    assert f"office:{organiser} organises Symposium" in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The event was made possible by the generous sponsorship of Meridian Bank, Lion City "
        "IP LLP and Clarus Analytics.",
        "It was sponsored by Meridian Bank, Lion City IP LLP and Clarus Analytics.",
        "Sponsors of the seminar were Meridian Bank, Clarus Analytics and Lion City IP LLP.",
    ],
)
def test_each_of_several_sponsors_is_one(read, told, text):
    """Names in a list of sponsors are told apart, whatever they look like."""
    said = told(read("KIPO held a seminar in Busan on 3 May 2022. " + text))
    names = ("Meridian Bank", "Lion City IP LLP", "Clarus Analytics")
    assert {f"{name} sponsors Seminar" for name in names} <= said


def test_notes_and_states_may_be_nouns(read, told):
    """“Compared notes” tells of a discussion, and “the Gulf states” speak of no statement."""
    said = told(
        read(
            "KIPO and the EUIPO held a meeting in Busan on 3 May 2022. The two sides compared "
            "notes on bad-faith filings. It was held for the Gulf states with the help of WIPO."
        )
    )
    assert "Discussion of KIPO hasTheme bad-faith filings" in said
    assert "Meeting isHeldInCooperationWith organisation:wipo" in said
    assert not any(line.endswith(" is Statement") for line in said)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "The first two editions were held in Riga in 2018 and in Tallinn in 2020.",
            {
                "Meeting in Riga editionNumber 1",
                "Meeting in Tallinn editionNumber 2",
                "Meeting in Tallinn heldNotBefore 2020-01-01",
            },
        ),
        (
            "Previous meetings took place in Vilnius (2018) and Tallinn (2019).",
            {"Meeting in Vilnius heldNotBefore 2018-01-01", "Meeting in Tallinn is Meeting"},
        ),
        (
            "The series was launched in 2010 in Vilnius by the JPO.",
            {
                "Meeting in Vilnius heldNotBefore 2010-01-01",
                "office:jp organises Meeting in Vilnius",
            },
        ),
    ],
)
def test_earlier_events_told_together_are_told_apart(read, told, text, lines):
    """Each place with its year is an event of the series."""
    assert lines <= told(read("In brief\n\n" + MAIN + text, issued="2022-05-09"))

"""What a document leaves open is asked, and nothing else."""

import pytest

ABOUT = {"issued": "2019-06-21", "publisher": "Korean Intellectual Property Office"}

ASKED = [
    (
        "KIPO and the JPO signed a Memorandum of Understanding on designs.",
        {
            "Memorandum of Understanding on designs hasSignatory",
            "Memorandum of Understanding on designs signedOn",
        },
    ),
    (
        "The work plan on automation that was concluded in Manila in 2015 has expired.",
        {"Work plan on automation hasParty", "Work plan on automation hasSignatory"},
    ),
    (
        "A project on designs was financed by the Pacific Trust Fund.",
        {"Pacific Trust Fund isFundedBy"},
    ),
    (
        "KIPO hosted a conference on designs in Seoul.",
        {"Conference startDate"},
    ),
    (
        "The heads of the IP offices of Kenya and Peru attended a conference on designs in Seoul "
        "on 3 May 2019.",
        {
            "Head of the IP office of Kenya isHeldBy",
            "Head of the IP office of Peru isHeldBy",
            "Conference isOrganisedBy",
        },
    ),
    (
        "KIPO has developed brands for developing countries.",
        {"Development of brands benefits", "Development of brands startDate"},
    ),
    (
        "KIPO implemented various development projects.",
        {"Development projects statedActivityCount"},
    ),
]


@pytest.mark.parametrize(("text", "lines"), ASKED)
def test_what_is_left_open_is_asked(read, asked, text, lines):
    assert lines <= asked(read(f"News\n\n{text}", **ABOUT))


@pytest.mark.parametrize(
    "text",
    [
        "KIPO and the JPO will sign an agreement on designs.",
        "No agreement on designs was signed.",
        "KIPO could sign an agreement on designs with the JPO.",
        "Samoa spoke of the Singapore Treaty.",
    ],
)
def test_nothing_is_asked_of_what_is_not_reported(read, asked, text):
    assert asked(read(f"News\n\n{text}", **ABOUT)) == set()


def test_who_signed_a_treaty_is_asked_where_somebody_accedes(read, asked):
    assert asked(read("News\n\nSamoa acceded to the Singapore Treaty.", **ABOUT)) == {
        "Singapore Treaty on the Law of Trademarks hasSignatory",
        "Singapore Treaty on the Law of Trademarks signedOn",
    }


def test_what_is_told_is_not_asked(read, asked):
    text = (
        "The Memorandum of Understanding on designs was signed on 3 May 2019 by Mina Cho, "
        "Commissioner of KIPO, and Ken Ito, Commissioner of the JPO."
    )
    assert asked(read(f"News\n\n{text}", **ABOUT)) == set()


def test_a_document_without_day_and_publisher_is_asked_for_them(read, asked):
    lines = asked(read("News\n\nNothing happened."))
    assert {"document:sample dcterms:issued", "document:sample dcterms:publisher"} <= lines


def test_questions_are_plain_english(read):
    text = "News\n\nKIPO and the JPO signed a Memorandum of Understanding on designs."
    labels = {question.label for question in read(text, **ABOUT).questions}
    assert "Who signed the Memorandum of Understanding on designs?" in labels

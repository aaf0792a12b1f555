"""Who speaks, what is claimed in doing so, and what several confirm or agree to."""

from collections.abc import Callable

import pytest

from ipcoop.extract.model import Extraction, Modality, Statement, Status
from ipcoop.namespaces import IPCOOP, shorten

Read = Callable[..., Extraction]
Told = Callable[..., set[str]]


def _claims(extraction: Extraction) -> dict[str, str]:
    """Return who claims what, by the words that are conveyed or that describe."""
    return {
        str(one.object): shorten(one.warrant.claimed_by).rpartition("/")[2].rpartition(":")[2]
        for one in extraction.statements
        if one.predicate in (IPCOOP.reportedContent, IPCOOP.describedAs) and one.warrant.claimed_by
    }


def _conveyed(extraction: Extraction) -> list[Statement]:
    return [one for one in extraction.statements if one.predicate == IPCOOP.reportedContent]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Mr. Daren Tang, Director General of WIPO, said that small firms need simple rules.",
            "small firms need simple rules",
            "daren-tang",
        ),
        (
            "“Small firms need simple rules,” said Mr. Daren Tang, Director General of WIPO.",
            "Small firms need simple rules",
            "daren-tang",
        ),
        (
            "“Small firms need simple rules,” the Director General of WIPO, Daren Tang, told "
            "reporters.",
            "Small firms need simple rules",
            "daren-tang",
        ),
        (
            "According to Mr. Daren Tang, Director General of WIPO, filings have doubled.",
            "filings have doubled",
            "daren-tang",
        ),
        (
            "Filings have doubled, according to Mr. Daren Tang, Director General of WIPO.",
            "Filings have doubled",
            "daren-tang",
        ),
        (
            "As Mr. Daren Tang, Director General of WIPO, put it, “rules are for people”.",
            "rules are for people",
            "daren-tang",
        ),
        (
            "Mr. Daren Tang, Director General of WIPO, described the report as the best so far.",
            "the report as the best so far",
            "daren-tang",
        ),
        (
            "Mr. Daren Tang, Director General of WIPO, expressed the hope that many will follow.",
            "many will follow",
            "daren-tang",
        ),
        (
            "Mr. Daren Tang, Director General of WIPO, stated: “We are on track.”",
            "We are on track",
            "daren-tang",
        ),
        (
            "In a statement, the EUIPO said it had opened a new office in Madrid.",
            "it had opened a new office in Madrid",
            "em",
        ),
        (
            "A fund, Mr. Daren Tang of WIPO admitted, would have been better.",
            "A fund … would have been better",
            "daren-tang",
        ),
    ],
)
def test_words_are_a_claim_of_whoever_says_them(
    read: Read, text: str, words: str, who: str
) -> None:
    """However they are introduced, reported words are claimed by their speaker."""
    assert _claims(read(f"A title\n\n{text}"))[words] == who


def test_a_quotation_may_run_through_several_sentences(read: Read) -> None:
    """All sentences between the marks are the speaker's, who is named at the end only."""
    text = (
        "A title\n\n“We are glad. It was hard work,” said Mr. Daren Tang of WIPO. “We thank all.”"
    )
    claims = _claims(read(text))
    assert claims == dict.fromkeys(
        ("We are glad", "It was hard work", "We thank all"), "daren-tang"
    )


def test_she_goes_on_with_the_last_speaker(read: Read) -> None:
    """A pronoun continues the act of speech, though somebody else was named after its speaker."""
    text = (
        "A title\n\nMs. Lisa Jorgenson of WIPO thanked Mr. Marco Alemán of WIPO. She added that "
        "more would follow."
    )
    assert _claims(read(text)) == {"more would follow": "lisa-jorgenson"}


def test_claims_about_the_future_are_intentions(read: Read) -> None:
    """What will be is meant to be, also where speech is reported with “would”."""
    text = "A title\n\nMr. Daren Tang of WIPO said that WIPO would open an office in Hanoi."
    (claim,) = _conveyed(read(text))
    assert claim.warrant.modality is Modality.INTENTION


def test_what_is_signed_in_reported_speech_is_claimed(read: Read, told: Told) -> None:
    """Statements of other rules inside reported words have the same claimant."""
    text = (
        "A title\n\nMr. Daren Tang of WIPO said that KIPO and the JPO signed a Memorandum of "
        "Understanding in Seoul on 3 May 2024."
    )
    extraction = read(text)
    assert not [line for line in told(extraction) if "hasParty" in line or "signed" in line]
    assert any("hasParty office:kr" in line for line in told(extraction, Status.CLAIMED))


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Daren Tang of WIPO denied that KIPO had signed a Memorandum of Understanding with the "
        "JPO on 3 May 2024.",
        "Mr. Daren Tang of WIPO did not say whether KIPO signed a Memorandum of Understanding with "
        "the JPO on 3 May 2024.",
        "Rumours that KIPO signed a Memorandum of Understanding with the JPO on 3 May 2024 have "
        "reached us.",
        "Observers believe that KIPO signed a Memorandum of Understanding with the JPO on 3 May "
        "2024.",
        "It was reported that KIPO signed a Memorandum of Understanding with the JPO on 3 May "
        "2024.",
    ],
)
def test_nothing_is_asserted_where_nobody_known_says_it(read: Read, told: Told, text: str) -> None:
    """What is denied, rumoured, or said by nobody known is neither a fact nor a claim."""
    lines = told(read(f"A title\n\n{text}"), Status.STATED, Status.IMPLIED, Status.CLAIMED)
    assert not [line for line in lines if "hasParty" in line or "signedOn" in line]


def test_hearsay_is_a_claim_of_the_document(read: Read) -> None:
    """What a body is said to do, the document puts forward."""
    claims = _claims(read("A title\n\nKIPO is said to be looking for a new building."))
    assert claims == {"is said to be looking for a new building": "sample"}


def test_thanks_and_greetings_claim_nothing(read: Read, told: Told) -> None:
    """They are acts of speech without content that could be true."""
    text = (
        "A title\n\nIn her opening remarks, Ms. Lisa Jorgenson of WIPO welcomed the participants "
        "and thanked KIPO for its help."
    )
    extraction = read(text)
    assert not _claims(extraction)
    assert "Speech of Lisa Jorgenson is Speech" in told(extraction)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Ms. Lisa Jorgenson of WIPO gave a presentation on the Hague System.",
            "Presentation of Lisa Jorgenson is Presentation",
        ),
        (
            "Ms. Lisa Jorgenson of WIPO presented the new rules on fees.",
            "Presentation of Lisa Jorgenson hasTheme new rules on fees",
        ),
        (
            "Ms. Lisa Jorgenson of WIPO explained the new fees in a lecture.",
            "Presentation of Lisa Jorgenson hasTheme new fees",
        ),
        (
            "Ms. Lisa Jorgenson of WIPO delivered a keynote speech on the role of women.",
            "Speech of Lisa Jorgenson hasTheme role of women",
        ),
        (
            "The participants were briefed on fees by Ms. Lisa Jorgenson of WIPO.",
            "Presentation of Lisa Jorgenson hasTheme fees",
        ),
        (
            "KIPO and the JPO exchanged views on fees, training and user support.",
            "Discussion of KIPO hasTheme user support",
        ),
        (
            "KIPO and the JPO discussed the fees and the training of staff.",
            "Discussion of KIPO hasTheme training of staff",
        ),
        (
            "KIPO and the JPO recognised the importance of low fees.",
            "Statement of KIPO affirms low fees",
        ),
        (
            "KIPO and the JPO agreed to share search results and to train staff.",
            "Discussion of KIPO commitsTo train staff",
        ),
        (
            "KIPO and the JPO committed themselves to lowering their fees.",
            "Discussion of KIPO commitsTo lowering their fees",
        ),
        (
            "KIPO and the JPO agreed to hold annual meetings.",
            "Discussion of KIPO commitsTo hold annual meetings",
        ),
        (
            "Ms. Lisa Jorgenson of WIPO underlined the importance of low fees.",
            "Statement of Lisa Jorgenson affirms low fees",
        ),
    ],
)
def test_acts_of_speech_have_themes(read: Read, told: Told, text: str, line: str) -> None:
    """Speeches, discussions and agreements tell what they are about."""
    assert line in told(read(f"A title\n\n{text}", issued="2024-06-10"))


def test_commitments_belong_to_the_instrument_that_is_named(read: Read, told: Told) -> None:
    """Under a memorandum, it is the memorandum that commits."""
    text = (
        "KIPO and the JPO signed a Memorandum of Understanding on 3 May 2024. Under the "
        "Memorandum of Understanding, the two offices will exchange staff."
    )
    assert any(
        line.endswith("commitsTo exchange staff")
        for line in told(read(f"A title\n\n{text}", issued="2024-06-10"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "KIPO and the JPO did not agree to share search results.",
        "KIPO and the JPO could agree to share search results.",
        "If KIPO and the JPO agree to share search results, users will gain.",
        "KIPO and the JPO hope to discuss the fees.",
        "The Director will give a presentation on fees.",
    ],
)
def test_what_is_denied_or_only_possible_is_no_act(read: Read, told: Told, text: str) -> None:
    """Denials, possibilities and plans make no act of speech."""
    kinds = ("Discussion", "Presentation", "Statement", "commitsTo", "hasTheme")
    assert not [
        line
        for line in told(read(f"A title\n\n{text}", issued="2024-06-10"))
        if any(kind in line for kind in kinds)
    ]


def test_an_act_is_part_of_the_event_that_is_named(read: Read, told: Told) -> None:
    """“At the ceremony” tells where somebody spoke."""
    text = "At the opening ceremony, Ms. Lisa Jorgenson of WIPO said that fees will fall."
    assert "Statement of Lisa Jorgenson isSubEventOf Opening ceremony" in told(
        read(f"A title\n\n{text}", issued="2024-06-10")
    )


def test_a_statement_to_the_press_is_no_part_of_the_event(read: Read, told: Told) -> None:
    """What is said later or elsewhere is not implied to belong to the event."""
    text = (
        "The 5th Asian IP Forum was held in Seoul on 3 May 2024. Ms. Lisa Jorgenson of WIPO "
        "attended it. Jorgenson later told reporters that fees will fall."
    )
    assert not [
        line
        for line in told(read(f"A title\n\n{text}", issued="2024-06-10"))
        if "Jorgenson isSubEventOf" in line
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "KIPO is one of the world’s most innovative offices and a member of IP5.",
            "one of the world’s most innovative offices",
        ),
        (
            "WIPO, a leading agency of its kind, was founded in 1967.",
            "a leading agency of its kind",
        ),
        ("KIPO has the reputation of being a quiet place.", "a quiet place"),
        ("The meeting was a great success.", "a great success"),
        ("WIPO attended the highly successful workshop in Seoul.", "highly successful"),
    ],
)
def test_praise_is_a_claim_of_the_document(read: Read, text: str, words: str) -> None:
    """Judgements are never facts."""
    assert _claims(read(f"A title\n\n{text}"))[words] == "sample"


@pytest.mark.parametrize(
    "text",
    [
        "KIPO is a member of IP5.",
        "KIPO was founded in 1977.",
        "The meeting was held in Seoul.",
    ],
)
def test_plain_facts_are_no_praise(read: Read, text: str) -> None:
    """What judges nothing is not claimed."""
    assert not _claims(read(f"A title\n\n{text}"))

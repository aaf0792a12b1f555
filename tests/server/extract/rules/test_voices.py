"""Who is heard, in which wording, and in which act of speech."""

from collections.abc import Callable

import pytest
from rdflib import URIRef

from ipcoop.extract.model import Extraction, Modality
from ipcoop.namespaces import IPCOOP, shorten

from .conftest import Read

Told = Callable[..., set[str]]
KIM = "Ms. Kim Yuna, Commissioner of KIPO,"


def _claims(extraction: Extraction) -> dict[str, str]:
    """Return who claims what, by the words that are conveyed or passed on."""
    return {
        str(one.object): shorten(one.warrant.claimed_by)
        for one in extraction.statements
        if one.predicate in (IPCOOP.reportedContent, IPCOOP.describedAs) and one.warrant.claimed_by
    }


def _speakers(extraction: Extraction) -> set[str]:
    found = (s.object for s in extraction.statements if s.predicate == IPCOOP.hasSpeaker)
    return {shorten(one) for one in found if isinstance(one, URIRef)}


HERS = [
    (f"{KIM} made known that fees would fall.", "fees would fall"),
    (f"{KIM} let it be known that fees would fall.", "fees would fall"),
    (f"{KIM} indicated that fees were too high.", "fees were too high"),
    (f"{KIM} is optimistic the pilot will be extended.", "the pilot will be extended"),
    (f"{KIM} ended with the remark that fees are high.", "fees are high"),
    (f"{KIM} asked the partners to lower their fees.", "the partners to lower their fees"),
    (f"{KIM} encouraged applicants to file online.", "applicants to file online"),
    (f"{KIM} pointed to the growth of filings.", "the growth of filings"),
    (f"{KIM} thought the proposal premature.", "the proposal premature"),
    (f"{KIM} took the opportunity to say that fees had fallen.", "fees had fallen"),
    (f"{KIM} hopes to lower the fees.", "lower the fees"),
    (f"{KIM} was keen to lower the fees.", "to lower the fees"),
    ("Ms. Kim Yuna's view is that fees are high.", "fees are high"),
    ("“Fees are high”, was all that Ms. Kim Yuna would say.", "Fees are high"),
    ("Fees are high, as Ms. Kim Yuna put it.", "Fees are high"),
    ("The pilot was, Ms. Kim Yuna concluded, cheap.", "The pilot was … cheap"),
    ("Ms. Kim Yuna was careful: fees, in her view, are high.", "fees … are high"),
    (f"{KIM} opened the talk. Fees, she went on, were high.", "Fees … were high"),
]


@pytest.mark.parametrize(("text", "words"), HERS)
def test_words_are_hers_in_many_wordings(text: str, words: str, read: Read) -> None:
    """Reporting verbs, asides, nouns of speech and wishes all tell whose words they are."""
    assert _claims(read(f"A talk\n\n{text}")).get(words) == "person:kim-yuna"


def test_a_sentence_goes_on_in_the_voice_of_the_one_before(read: Read) -> None:
    """“It would be free” behind reported words is what was said next; a fact is not."""
    text = f"A talk\n\n{KIM} said that a tool was ready. It would be free. KIPO is in Daejeon."
    assert _claims(read(text)) == {
        "a tool was ready": "person:kim-yuna",
        "It would be free": "person:kim-yuna",
    }


def test_a_post_stands_for_who_is_known_to_hold_it(read: Read) -> None:
    """“The Commissioner noted” is heard of the person whom the text calls so."""
    text = f"A talk\n\n{KIM} was there. “Fees are high”, the Commissioner of KIPO noted."
    assert _claims(read(text)) == {"Fees are high": "person:kim-yuna"}


def test_nobody_far_away_is_meant_by_he(read: Read) -> None:
    """“She” is nobody whom the text calls Mr."""
    text = "A talk\n\nMr. Hugo Braun of the DPMA said that fees are high. She said they are low."
    assert "they are low" not in _claims(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The EUIPO welcomed a delegation from KIPO to Alicante.",
        "Representatives of KIPO and the JPO expressed their views on fees.",
        "KIPO would neither confirm nor deny this.",
        "In a panel moderated by Ms. Kim Yuna, lawyers from both countries discussed fees.",
        "KIPO accepts foreign search reports.",
    ],
)
def test_nobody_speaks_who_only_stands_near(text: str, read: Read) -> None:
    """Hosts, unnamed people of a body, and whoever chairs are not heard."""
    assert _speakers(read(f"A talk\n\nA sentence. {text}")) == set()


def test_a_heading_is_no_statement(read: Read) -> None:
    """“WIPO stresses role of IP” as a title tells of no act of its own."""
    assert _speakers(read("WIPO stresses the role of IP\n\nA sentence.")) == set()


ABOUT = [
    (f"{KIM} opened the seminar with a speech on legal deposit.", "Speech of Kim Yuna"),
    (f"{KIM} gave an overview of legal deposit.", "Presentation of Kim Yuna"),
    (f"{KIM} delivered a lecture entitled “legal deposit”.", "Presentation of Kim Yuna"),
    (f"{KIM} described the protection of legal deposit.", "Presentation of Kim Yuna"),
    ("A panel discussion on legal deposit brought together Ms. Kim Yuna and Mr. Hugo Braun.",
     "Discussion of Kim Yuna"),
    ("Speakers included Ms. Kim Yuna, on legal deposit; and Mr. Hugo Braun, on fees.",
     "Speech of Kim Yuna"),
    ("Two papers were presented, including one by Ms. Kim Yuna on legal deposit.",
     "Presentation of Kim Yuna"),
    ("A lecture by Ms. Kim Yuna of the University of Seoul on legal deposit followed.",
     "Presentation of Kim Yuna"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act"), ABOUT)
def test_acts_have_their_subject(text: str, act: str, read: Read, told: Told) -> None:
    """Speeches told by nouns, lists and overviews have speakers and subjects."""
    found = told(read(f"A talk\n\n{text}"))
    assert f"{act} hasSpeaker Kim Yuna" in found
    assert any(one.startswith(f"{act} hasTheme ") and "legal deposit" in one for one in found)


def test_each_speaker_has_a_subject_of_their_own(read: Read, told: Told) -> None:
    """“Presentations were made by A on x, by B on y and by C on z” tells of three."""
    found = told(
        read(
            "A talk\n\nPresentations were made by Ms. Kim Yuna (KIPO) on legal deposit, by Mr. "
            "Hugo Braun (DPMA) on sound marks and by Ms. Ana Pires on court fees."
        )
    )
    assert {one for one in found if "hasTheme" in one} == {
        "Presentation of Kim Yuna hasTheme legal deposit",
        "Presentation of Hugo Braun hasTheme sound marks",
        "Presentation of Ana Pires hasTheme court fees",
    }


def test_the_partners_of_a_group_are_its_members(read: Read) -> None:
    """“The partners discussed” is said of all five offices, if all of them are named."""
    members = "The CNIPA, the EUIPO, the JPO, KIPO and the USPTO belong to TM5."
    text = f"A talk\n\n{members} The partners discussed bad faith."
    assert _speakers(read(text)) == {
        "office:cn", "office:em", "office:jp", "office:kr", "office:us",
    }  # fmt: skip
    assert _speakers(read("A talk\n\nKIPO belongs to TM5. The partners discussed fees.")) == set()


def test_what_would_help_is_no_plan(read: Read) -> None:
    """“Would open” tells a plan, “would help” a judgement."""
    text = f"A talk\n\n{KIM} said that KIPO would open a shop. She added that it would help all."
    found = {
        str(s.object): s.warrant.modality
        for s in read(text).statements
        if s.predicate == IPCOOP.reportedContent
    }
    assert found == {
        "KIPO would open a shop": Modality.INTENTION,
        "it would help all": Modality.PRESENT,
    }


MORE = [
    ("Asked about fees, Ms. Kim Yuna laughed: “They are high.”", "They are high"),
    ("“Fees are high”, summed up the host, Ms. Kim Yuna.", "Fees are high"),
    ("The news was good: according to Ms. Kim Yuna, fees have fallen.", "fees have fallen"),
    ("Ms. Kim Yuna spoke first. She would rather lower the fees.", "lower the fees"),
    (f"{KIM} was kind enough to say that fees have fallen.", "fees have fallen"),
    (f"{KIM} did, however, confirm that talks had begun.", "talks had begun"),
    (f"{KIM} promised that fees would fall.", "fees would fall"),
    (f"{KIM} was quoted as saying that fees are high.", "fees are high"),
    (f"{KIM} spoke about music and urged the pupils to sing.", "the pupils to sing"),
    ("“Fees are high.” With these words Ms. Kim Yuna opened the talks.", "Fees are high"),
    (f"{KIM} echoed this view and added that fees are high.", "fees are high"),
    (f"“Fees are high”, {KIM} told the Gulf Gazette.", "Fees are high"),
    ("Ms. Kim Yuna was frank: fees, she said, are high.", "fees … are high"),
    ("Ms. Kim Yuna spoke first. “Fees are high”, was her message.", "Fees are high"),
]


@pytest.mark.parametrize(("text", "words"), MORE)
def test_words_are_hers_in_yet_other_places(text: str, words: str, read: Read) -> None:
    """A speaker can stand behind, in the middle, or only as a pronoun."""
    assert _claims(read(f"A talk\n\n{text}")).get(words) == "person:kim-yuna"


def test_a_title_of_a_talk_is_its_subject(read: Read, told: Told) -> None:
    """“In her talk, entitled “Legal deposit”, she said” has a subject and words."""
    text = f"A talk\n\n{KIM} spoke to us. In her talk, entitled “Legal deposit”, she said it works."
    found = told(read(text))
    assert "Presentation of Kim Yuna hasTheme Legal deposit" in found


def test_her_keynote_is_a_speech_of_whoever_was_named(read: Read, told: Told) -> None:
    """“Her keynote was devoted to …” goes on with the person of the sentence before."""
    text = f"A talk\n\n{KIM} represented KIPO. Her keynote was devoted to legal deposit."
    assert "Speech of Kim Yuna hasTheme legal deposit" in told(read(text))


def test_she_is_who_is_called_ms(read: Read) -> None:
    """Of two people in the sentence before, “she” is the one who is known to be a woman."""
    text = "Juan Ruiz, Director of IMPI, was represented by Ms. Kim Yuna. She said that fees fell."
    assert _claims(read(f"A talk\n\n{text}")) == {"fees fell": "person:kim-yuna"}


def test_a_message_read_out_is_spoken_by_whoever_reads(read: Read) -> None:
    """Who sent it has not spoken."""
    text = "Mr. Hugo Braun of the DPMA read out a message from Ms. Kim Yuna."
    assert _speakers(read(f"A talk\n\n{text}")) == {"person:hugo-braun"}


def test_thanks_and_tributes_convey_nothing(read: Read) -> None:
    """Greetings and tributes are spoken, but claim nothing."""
    text = f"{KIM} paid tribute to the founders and conveyed the greetings of the Minister."
    assert _claims(read(f"A talk\n\n{text}")) == {}

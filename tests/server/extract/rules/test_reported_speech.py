"""The many ways in which a text tells what somebody holds, and whose claim that is."""

import pytest
from rdflib import URIRef

from ipcoop.extract.model import Extraction, Modality
from ipcoop.namespaces import IPCOOP, shorten

from .conftest import Read

WHO = "Ms. Noor Azizah, Director General of MyIPO,"


def _claims(extraction: Extraction) -> dict[str, str]:
    """Return who claims what, by the words that are conveyed."""
    return {
        str(one.object): shorten(one.warrant.claimed_by)
        for one in extraction.statements
        if one.predicate == IPCOOP.reportedContent and one.warrant.claimed_by
    }


def _speakers(extraction: Extraction) -> set[str]:
    found = (s.object for s in extraction.statements if s.predicate == IPCOOP.hasSpeaker)
    return {shorten(one) for one in found if isinstance(one, URIRef)}


OF_A_PERSON = [
    (f"{WHO} was of the view that fees are too high.", "fees are too high"),
    (f"{WHO} is convinced that the pilot helps.", "the pilot helps"),
    (f"{WHO} was pleased that so many had come.", "so many had come"),
    (f"{WHO} voiced confidence that trade would grow.", "trade would grow"),
    (f"{WHO} drew attention to the fact that one file in two is late.", "one file in two is late"),
    (f"{WHO} took the view that fees are too high.", "fees are too high"),
    (f"{WHO} wrote that quality comes first.", "quality comes first"),
    (f"{WHO} thanked the hosts: “You have set a standard.”", "You have set a standard"),
    (f"{WHO} disagreed: “Fees pay for quality.”", "Fees pay for quality"),
    (f"“Fees pay for quality”, {WHO} concluded.", "Fees pay for quality"),
    (f"In the view of {WHO} fees pay for quality.", "fees pay for quality"),
    ("Ms. Noor Azizah: “We will do our part.”", "We will do our part"),
    (f"{WHO} believes the pilot will help everybody.", "the pilot will help everybody"),
]


@pytest.mark.parametrize(("text", "words"), OF_A_PERSON)
def test_what_a_person_holds_is_her_claim(text: str, words: str, read: Read) -> None:
    """Views, feelings and quotations belong to whoever has them."""
    assert _claims(read(f"A talk\n\n{text}")).get(words) == "person:noor-azizah"


def test_what_bodies_hold_is_a_claim_without_an_act_of_speech(read: Read) -> None:
    """Two offices can share a view, and one can expect something, without speaking."""
    text = "A talk\n\nThe USPTO hopes that the pilot will be extended."
    assert _claims(read(text)) == {"the pilot will be extended": "office:us"}
    assert _speakers(read(text)) == set()


def test_what_an_office_estimates_is_its_claim(read: Read) -> None:
    """“Estimates that” tells a claim, although “estimates” can be a noun."""
    found = _claims(read("A talk\n\nThe USPTO estimates that filings have doubled."))
    assert found == {"filings have doubled": "office:us"}


def test_a_speech_is_named_after_the_words_as_well(read: Read) -> None:
    """Words “said in her address” belong to that speech."""
    extraction = read(f"A talk\n\n“Rules are for people,” {WHO} said in her address.")
    assert {node.type for node in extraction.nodes} >= {IPCOOP.Speech}
    assert IPCOOP.Statement not in {node.type for node in extraction.nodes}


def test_talks_that_go_on_are_one_act(read: Read) -> None:
    """What “they” discuss in the talks just told of is no second discussion of their offices."""
    extraction = read(
        "A talk\n\nMs. Noor Azizah, Director General of MyIPO, and Mr. Daren Tang, Director "
        "General of WIPO, held talks in Geneva. They discussed training."
    )
    assert _speakers(extraction) == {"person:noor-azizah", "person:daren-tang"}
    assert [node.type for node in extraction.nodes].count(IPCOOP.Discussion) == 1


def test_a_meeting_held_that_day_is_no_view(read: Read) -> None:
    """“Held that day” tells when something took place, not what somebody holds."""
    assert _claims(read("A talk\n\nThe two offices had a meeting held that day in Oslo.")) == {}


def test_what_is_to_come_is_an_intention(read: Read) -> None:
    """A claim about the future is marked as such."""
    extraction = read(f"A talk\n\n{WHO} made it clear that fees will not rise.")
    claims = [s for s in extraction.statements if s.predicate == IPCOOP.reportedContent]
    assert [one.warrant.modality for one in claims] == [Modality.INTENTION]

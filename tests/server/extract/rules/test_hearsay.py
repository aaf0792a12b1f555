"""What a document passes on, plans or judges in its own name, and what it leaves in doubt."""

from collections.abc import Callable

import pytest

from ipcoop.extract.model import Extraction, Status
from ipcoop.namespaces import IPCOOP, shorten

from .conftest import Read

Told = Callable[..., set[str]]


def _claims(extraction: Extraction) -> dict[str, str]:
    """Return who puts forward which words on a thing."""
    return {
        str(one.object): shorten(one.warrant.claimed_by)
        for one in extraction.statements
        if one.predicate == IPCOOP.describedAs and one.warrant.claimed_by
    }


PASSED_ON = [
    ("KIPO is reportedly closing its office in Munich.",
     "KIPO is reportedly closing its office in Munich"),
    ("It is understood that KIPO will leave Munich.", "KIPO will leave Munich"),
    ("KIPO is in Daejeon. We would not bet on it.", "We would not bet on it"),
    ("KIPO plans to open a shop.", "KIPO plans to open a shop"),
    ("It is expected that KIPO will open a shop.", "KIPO will open a shop"),
    ("KIPO is small, but also one of the most respected offices.",
     "small, but also one of the most respected offices"),
    ("In Daejeon, KIPO is to open a shop.", "In Daejeon, KIPO is to open a shop"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), PASSED_ON)
def test_what_nobody_vouches_for_is_a_claim_of_the_document(
    text: str, words: str, read: Read
) -> None:
    """Hearsay, the views of the document itself, and plans are put forward by the document."""
    assert _claims(read(f"A talk\n\n{text}")).get(words) == "document:sample"


@pytest.mark.parametrize(
    "text",
    [
        "KIPO reportedly signed a memorandum with the JPO on 3 May 2024.",
        "Ms. Kim Yuna did not rule out a memorandum with the JPO.",
        "KIPO wants a memorandum with the JPO.",
        "KIPO proposed a memorandum with the JPO.",
        "There was talk of a memorandum between KIPO and the JPO.",
        "Whether KIPO will join the talks is open.",
        "Mr. Hugo Braun invited KIPO to attend the talks in Munich.",
    ],
)
def test_nothing_is_a_fact_that_is_only_wanted_or_rumoured(
    text: str, read: Read, told: Told
) -> None:
    """What is reputed, wanted, proposed, open or asked for has not come about."""
    found = told(read(f"A talk\n\nA sentence. {text}"), Status.STATED, Status.IMPLIED)
    assert not [one for one in found if "hasParty" in one or "attends" in one or "signed" in one]

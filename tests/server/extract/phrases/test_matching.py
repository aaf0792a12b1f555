import re
from pathlib import Path

import pytest

import ipcoop.extract
from ipcoop.extract.normalise import normalise
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.matching import Text
from ipcoop.extract.phrases.needs import needs_of


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("(?:hosted|held) talks?", ["held hosted", "talk talks"]),
        ("co-?operation|[Cc]ollaborat", ["collaborat operation"]),
        ("at the close of|in the course of", ["close course"]),
        ("(?:the )?[Gg]overnment", ["government"]),
        ("(?:signed )*agreement", ["agreement"]),
        ("(?:signed )+agreement", ["agreement", "signed"]),
        (r"\w+ (?=visit)(?<![A-Z])", ["visit"]),
        (r"[0-9]+ days", ["0 1 2 3 4 5 6 7 8 9", "days"]),
        ("(?:a|b)c?", []),
        ("(?:tour)?", []),
        ("visit|", []),
        ("[^x]", []),
        ("a b", []),
        ("internationalisation", ["internationa"]),
    ],
)
def test_what_an_expression_needs(pattern, needs):
    found = {" ".join(sorted(need)) for need in needs_of(re.compile(pattern))}
    assert found == set(needs)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?i:TALKS)", "the talks"),
        ("talks", "pre-talks,"),
        ("[Ii]stanbul", "in Istanbul"),
        (r"(?:19|20)\d\d", "in 2017"),
        (r"\d+ won", "٣ won"),
        ("it's", "so it's"),
        ("x*", ""),
    ],
)
def test_a_rule_finds_what_its_expression_finds(pattern, text):
    expression, one = re.compile(pattern), rule(pattern)
    assert one.search(Text(text)).span() == expression.search(text).span()
    assert [m.span() for m in one.finditer(Text(text))] == [
        m.span() for m in expression.finditer(text)
    ]


def test_ignoring_case_passes_over_nothing():
    text = "Bakı, ſtraße, İzmir, \u212aorea"
    for pattern in ("baki", "stra", "izmir", "korea"):
        expression = re.compile(pattern, re.IGNORECASE)
        found = rule(pattern, re.IGNORECASE).search(Text(text))
        assert (found and found.span()) == (
            expression.search(text) and expression.search(text).span()
        )


def test_a_rule_passes_over_a_text_without_what_it_needs():
    one = rule("<EVT> (?:took|takes) place")
    assert Text("The meeting took place").lacks & one.needs
    assert one.search(Text("The meeting took place")) is None
    assert list(one.finditer(Text("The meeting took place"))) == []


def test_a_phrase_is_something_to_need():
    masked = Masked(normalise("The meeting took place", 0))
    one = rule("<EVT> took place")
    assert one.search(masked.text) is None
    masked.mask(0, 11, Phrase(Kind.EVT, 0, 11, "The meeting"))
    assert one.search(masked.text) is not None


def test_a_rule_made_after_a_text_was_looked_at_is_still_held_against_it():
    text = Text("zyzzyvas everywhere")
    assert not text.lacks & rule("everywhere").needs
    assert rule("zyzzyvas").search(text)
    assert rule("zyzzyvas").search(Text("zyzzyvas again"))


def test_what_each_sentence_is_asked_first_is_asked_the_fast_way():
    files = Path(ipcoop.extract.__file__).parent.rglob("*.py")
    assert [str(f) for f in files if re.search(r"CUE = re\.compile", f.read_text("utf-8"))] == []

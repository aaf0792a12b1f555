"""Tokens for writing: where they come from, whose they are, and which are refused."""

import pytest

from ipcoop.config import WRITE_TOKEN, write_tokens
from ipcoop.errors import BadUsageError

LONG, OTHER = "0123456789abcdef", "fedcba9876543210"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        (LONG, {"token": LONG}),
        (f"  {LONG}\n", {"token": LONG}),
        (f"kim:{LONG}\n\n{OTHER}\n", {"kim": LONG, "token": OTHER}),
        (f"kim@kipo-1.kr:{LONG}\nlee: {OTHER} x", {"kim@kipo-1.kr": LONG, "lee": f"{OTHER} x"}),
    ],
)
def test_each_line_has_a_token_and_perhaps_a_name_before_it(tmp_path, text, tokens):
    file = tmp_path / "tokens"
    file.write_text(text)
    assert write_tokens(file) == tokens


def test_what_the_environment_has_is_taken_out_of_it(monkeypatch):
    monkeypatch.setenv(WRITE_TOKEN, LONG)
    assert write_tokens(None) == {"token": LONG}
    assert write_tokens(None) == {}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "16 or more printable ASCII"),
        ("short", "16 or more printable ASCII"),
        ("kim:0123456789ab", "16 or more printable ASCII"),
        (f"{LONG}é", "16 or more printable ASCII"),
        (f"{LONG}\nshort", "16 or more printable ASCII"),
        (f"{LONG}\n{OTHER}", "one name"),
        (f"kim:{LONG}\nkim:{OTHER}", "one name"),
    ],
)
def test_a_token_that_can_be_guessed_and_a_name_given_twice_are_refused(tmp_path, text, cause):
    file = tmp_path / "tokens"
    file.write_text(text)
    with pytest.raises(BadUsageError, match=cause):
        write_tokens(file)

import json

import pytest

from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.reading.metadata import read_sidecar, split_front_matter

YAML = """\
title: "KIPO: heads of offices meet"
publisher:  KIPO
author: 김철수
date: 2017-04-14
language: ko
url: https://www.example.org/a
rights: All rights with the publisher.
note: >
  Two
  lines.
id: kipo-2017
"""
FIELDS = {
    "title": "KIPO: heads of offices meet",
    "publisher": "KIPO",
    "creator": "김철수",
    "issued": "2017-04-14",
    "language": "ko",
    "source": "https://www.example.org/a",
    "rights": "All rights with the publisher.",
    "note": "Two lines.",
    "id": "kipo-2017",
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_front_matter_is_taken_off_the_text(newline):
    text = f"---\n{YAML}---\n\nThe text.\n---\n".replace("\n", newline)
    fields, rest = split_front_matter(text, "a.txt")
    assert fields == FIELDS
    assert rest == f"The text.{newline}---{newline}"


@pytest.mark.parametrize(
    "text",
    [
        "The text.",
        "---\nNot closed",
        "---\nA title\n---\nThe text.",
        "--- a\ntitle: b\n---\n",
        "---\n---\n",
    ],
)
def test_lines_of_hyphens_without_keys_belong_to_the_text(text):
    assert split_front_matter(text, "a.txt") == ({}, text)


@pytest.mark.parametrize("suffix", ["yaml", "yml", "json"])
def test_a_file_beside_the_document_gives_the_same_metadata(write, suffix):
    path = write("a.b.pdf", "")
    content = (
        json.dumps({"date": "2017-04-14", "Title": "A"})
        if suffix == "json"
        else "title: A\ndate: 2017-04-14"
    )
    write(f"a.b.{suffix}", content)
    assert read_sidecar(path) == {"title": "A", "issued": "2017-04-14"}
    assert read_sidecar(write("a.pdf", "")) == {}


def test_words_that_yaml_would_change_stay_as_they_are_written():
    text = "---\nlanguage: no\ntitle: 2017\nnote: yes\nrights:\n---\n"
    assert split_front_matter(text, "a")[0] == {"language": "no", "title": "2017", "note": "yes"}


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("colour: red", "unknown key 'colour'"),
        ("date: April 14, 2017", "'April 14, 2017', which is no day"),
        ("date: 2017-02-30", "no day"),
        ("date: 20170414", "no day"),
        ("date: 2017-04", "no day"),
        ("language: English please", "no tag"),
        ("id: ../evil", "id '../evil'"),
        ("title: [a, b]", "no plain text for title"),
        ("author: a\ncreator: b", "gives creator twice"),
        ("title: 'a", r"not YAML \(line \d\)"),
        ("note: &a [*b]", "not YAML"),
        ("note: {b: c}", "no plain text for note"),
        ("title: " + "[" * 2000, "not YAML"),
    ],
)
def test_metadata_that_are_wrong_are_an_error_that_names_the_place(yaml, problem):
    with pytest.raises(UnreadableDocumentError, match=problem) as caught:
        split_front_matter(f"---\n{yaml}\n---\nThe text.", "a.txt")
    assert "The front matter of a.txt" in caught.value.cause
    assert "Known keys: id, title" in caught.value.remedy


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.json", "{", "is not JSON"),
        ("a.json", "[" * 20_000, "is not JSON"),
        ("a.json", "[]", "does not hold keys and values"),
        ("a.yaml", "just text", "does not hold keys and values"),
        ("a.yaml", "title: x" * 4000, "more than 20,000 bytes"),
        ("a.yaml", b"title: \xff\xfe\xfd", "encoding"),
    ],
)
def test_a_broken_file_of_metadata_is_an_error(write, name, content, problem):
    write(name, content)
    with pytest.raises(UnreadableDocumentError, match=problem):
        read_sidecar(write("a.txt", ""))


def test_two_files_of_metadata_are_an_error(write):
    write("a.yaml", "title: A")
    write("a.json", "{}")
    with pytest.raises(UnreadableDocumentError, match=r"both a\.yaml and a\.json"):
        read_sidecar(write("a.txt", ""))

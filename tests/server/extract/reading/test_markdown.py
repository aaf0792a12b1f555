from ipcoop.extract.reading.markdown import plain_text

MARKDOWN = """\
KIPO meets *WIPO*
=================

## 1. The **13** offices & [their heads](https://example.org "x") ##

A wrapped line of the
paragraph with `code`, ![a picture](p.png) 2 * 3, snake_case
and &eacute;.\\
A new line<br>here.

* one
  and a half
* two
    1. nested

> quoted

| Country | Office |
|---------|--------|
| India   | **CGPDTM** |

```
code  block
```

<!-- nothing -->
***
The end.
"""


def test_markdown_becomes_paragraphs_without_its_signs():
    assert plain_text(MARKDOWN).split("\n\n") == [
        "KIPO meets WIPO",
        "1. The 13 offices & their heads",
        "A wrapped line of the paragraph with code,  2 * 3, snake_case and é.\nA new linehere.",
        "one and a half",
        "two",
        "nested",
        "quoted",
        "Country | Office",
        "India | CGPDTM",
        "code  block",
        "The end.",
    ]

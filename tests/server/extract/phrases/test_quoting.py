"""Quotations inside one sentence, and those that run on."""

from ipcoop.extract.phrases.quoting import is_quoted, quoted


def _words(text: str, *, goes_on: bool = False) -> list[str]:
    return [text[start:end] for start, end in quoted(text, goes_on=goes_on)]


def test_each_pair_of_marks_is_a_quotation() -> None:
    """Two quotations are two, with their marks."""
    assert _words('"We came," she said, "and saw."') == ['"We came,"', '"and saw."']


def test_a_quotation_that_is_not_closed_reaches_to_the_end() -> None:
    """It goes on in the next sentence."""
    assert _words('He said: "We came.') == ['"We came.']


def test_a_sentence_may_begin_inside_a_quotation() -> None:
    """The first mark then closes it."""
    assert _words('We saw," he said.', goes_on=True) == ['We saw,"']


def test_an_apostrophe_is_no_mark() -> None:
    """Single marks are told from apostrophes by what stands around them."""
    assert _words("the offices' and Korea's theme of 'IP for Korea's firms' was new") == [
        "'IP for Korea's firms'"
    ]


def test_a_quotation_is_open_until_its_paragraph_closes_it() -> None:
    """A place between the marks is quoted, one behind them or in another paragraph is not."""
    text = "“We came. We saw,” he said. They left.\n\nThe end."
    quotes = [is_quoted(text, text.index(word)) for word in ("We saw", "They", "The end")]
    assert quotes == [True, False, False]


def test_a_stray_mark_opens_nothing() -> None:
    """A mark that is never closed does not swallow the rest."""
    text = 'A screen of 24" was bought. KIPO paid for it.'
    assert not is_quoted(text, text.index("KIPO"))

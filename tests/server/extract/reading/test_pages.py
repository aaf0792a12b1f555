from ipcoop.extract.reading.pages import Line, join

BODY = [
    "The heads of the IP offices confirmed the importance of IP, with respect to a",
    "strategy in response to the Fourth Industrial Revolution, and signed a declara-",
    "tion of thirteen countries on IP-",
    "related services.",
]


def page(*texts, top=700, size=12, leading=14):
    return [Line(text, top - leading * n, size) for n, text in enumerate(texts) if text]


def test_the_lines_of_a_paragraph_are_joined_and_cut_words_become_whole():
    assert join([page(*BODY)]) == (
        "The heads of the IP offices confirmed the importance of IP, with respect to a strategy in "
        "response to the Fourth Industrial Revolution, and signed a declaration of thirteen "
        "countries on IP-related services."
    )


def test_a_cut_word_is_written_as_elsewhere_in_the_document():
    first = "The offices speak of ecom-"
    assert join([page(first, "merce."), page("It is ecommerce.")]).startswith(
        "The offices speak of ecommerce."
    )
    assert join(
        [page("A follow-", "up meeting was held in the well-", "known Asia-", "Pacific region.")]
    ) == ("A follow-up meeting was held in the well-known Asia-Pacific region.")
    assert "trade-mark. A" in join([page("An old trade-", "mark. A trade-mark is old.")])


def test_a_gap_a_larger_letter_a_list_mark_and_a_short_line_begin_a_paragraph():
    lines = [
        *page("The Heads of Thirteen Offices", "Met in Daejeon", top=780, size=20, leading=24),
        *page(
            *BODY[:2],
            "",
            "Another begins here and goes on over the whole width of the paper,",
            top=730,
        ),
        *page("as it does.", "Programme", "• Opening", "• Closing", top=674),
    ]
    assert [part.split()[0] for part in join([lines]).split("\n\n")] == [
        "The",
        "The",
        "Another",
        "Programme",
        "•",
        "•",
    ]


def test_what_pages_repeat_at_their_edges_and_page_numbers_go():
    def printed(number, *body):
        head, foot = (
            page("WIPO Press Release PR/2017/805", top=780),
            page(f"Page {number} of 3", top=20),
        )
        return [*head, *foot, *page(*body)]

    names = ["Afghanistan", "Bangladesh", "Cambodia"]
    pages = [printed(n + 1, f"{name}. {BODY[0]}", f"{name} met.") for n, name in enumerate(names)]
    text = join(pages)
    assert "PR/2017" not in text
    assert "Page" not in text
    assert text.count("The heads") == 3


def test_a_number_or_a_repeated_line_amid_the_text_stays():
    lines = page(*BODY[:2], "12", *BODY[:2])
    assert join([lines]).count("The heads") == 2
    assert " 12 " in join([lines]).replace("\n\n", " ")


def test_a_sentence_goes_on_over_the_page():
    text = join([page(*BODY[:1]), page(*BODY[1:])])
    assert "\n" not in text


def test_no_pages_are_no_text():
    assert join([]) == join([[]]) == ""

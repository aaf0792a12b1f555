"""The page of a document in a real browser."""

import re

PAGE = "/document/kipo-hipoc-2017"
JOINT = "Joint Declaration on the Importance of IP and Cooperation among Asian countries"


def test_a_mark_opens_what_rests_on_its_words(opening):
    page = opening(PAGE)
    words = page.locator("#words-2249-2256")
    assert not words.is_visible()
    page.locator("#sentence-13 mark", has_text="Daejeon").click()
    words.get_by_text(f"{JOINT} signed at Daejeon stated").wait_for()
    assert page.url.endswith(f"{PAGE}#words-2249-2256")
    words.get_by_role("link", name="Daejeon", exact=True).first.click()
    assert re.search("/page/place/daejeon$", page.url)


def test_the_address_of_a_sentence_shows_it_on_a_phone_and_in_the_dark(opening):
    size = {"width": 390, "height": 800}
    page = opening(f"{PAGE}#sentence-13", viewport=size, color_scheme="dark")
    box = page.locator("#sentence-13").bounding_box()
    assert 0 <= box["y"] < size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_who_reads_it_by_keyboard_gets_to_a_statement(opening):
    page = opening(PAGE)
    page.locator("#sentence-3 .words a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#words-151-155")
    assert page.locator("#words-151-155").is_visible()

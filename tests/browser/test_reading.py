"""A newcomer finds in at most three clicks what the document says and does not, and where."""

import re

import pytest

from ipcoop.http.assets import has_assets

EVENT = "Heads of IP Offices Conference"
COUNTRIES = [
    "Afghanistan",
    "Bangladesh",
    "Cambodia",
    "India",
    "Iran (Islamic Republic of)",
    "Lao People’s Democratic Republic",
    "Malaysia",
    "Maldives",
    "Myanmar",
    "Pakistan",
    "Philippines",
    "Sri Lanka",
    "Viet Nam",
]


@pytest.fixture
def event(page):
    page.get_by_role("link", name=EVENT, exact=True).first.click()
    page.get_by_role("heading", level=1, name=EVENT, exact=True).wait_for()
    return page


def row(page, name):
    """Return the values of a property."""
    term = page.locator("dt").filter(has=page.get_by_text(name, exact=True))
    return page.locator("dl > div").filter(has=term).locator("dd")


def test_one_click_shows_whose_offices_attended_and_a_second_one_the_sentence(event):
    items = row(event, "involves jurisdiction").locator("li").all()
    assert [item.locator("a").first.text_content() for item in items] == COUNTRIES
    items[-1].get_by_role("link", name="sentence 4").click()
    sentence = event.locator("#sentence-4 .words")
    assert sentence.text_content().startswith(
        "With theme of “Client-centric IP Services”, HIPOC was attended by the heads of the IP"
    )
    assert event.evaluate("document.querySelector(':target').id") == "sentence-4"


def test_what_was_signed_and_where_is_found_with_its_sentence(event):
    name = "Joint Declaration on the Importance of IP and Cooperation among Asian countries"
    event.get_by_role("link", name=name, exact=True).first.click()
    event.get_by_role("heading", level=1, name=name, exact=True).wait_for()
    signed = row(event, "signed at")
    assert signed.get_by_role("link").first.text_content() == "Daejeon"
    signed.get_by_role("link", name="sentence 13").click()
    assert "Joint Declaration" in event.locator("#sentence-13 .words").text_content()


def test_what_is_not_known_of_it_stands_on_its_page_and_leads_to_the_sentence(event):
    question = event.get_by_role("listitem").filter(has_text="take place?")
    assert f"Where did the {EVENT} take place?" in question.text_content()
    question.get_by_role("link", name="sentence 1").click()
    assert "Heads of IP Offices Conference" in event.locator("#sentence-1 .words").text_content()


def test_what_is_found_shows_while_a_name_is_written_and_leads_to_the_office(page):
    page.get_by_role("searchbox").fill("KIPO")
    page.locator("#found").get_by_role("link").first.click()
    page.get_by_role("heading", level=1, name="Korean Intellectual Property Office").wait_for()
    page.get_by_role("link", name="Briefing", exact=True).click()
    page.get_by_role("heading", level=1, name=re.compile("^Briefing")).wait_for()
    assert "Last contact" in page.locator("main").text_content()
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator("main form").is_visible()
    page.emulate_media(media="screen")
    page.get_by_label("Together with").select_option("IP office of Vietnam")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("heading", level=1, name=re.compile("– IP office of Vietnam$")).wait_for()


def test_who_said_what_is_two_clicks_away_and_the_words_a_third(page):
    page.get_by_role("link", name="Open questions", exact=True).first.click()
    page.get_by_role("link", name="Who said what", exact=True).click()
    claim = page.get_by_role("listitem").filter(has_text="they are exemplary”")
    assert "“the cooperative efforts … they are exemplary”" in claim.first.text_content()
    claim.first.get_by_role("link", name="sentence 15").click()
    assert "congratulatory speech" in page.locator("#sentence-15 .words").text_content()


def test_without_scripts_the_search_is_a_form(opening):
    page = opening(java_script_enabled=False)
    page.get_by_role("searchbox").fill("viet nam")
    page.get_by_role("button", name="Find").click()
    assert page.locator("#found a").first.text_content() == "Viet Nam"


def test_the_network_leads_to_the_briefing_of_a_pair(page):
    page.get_by_role("link", name="Network", exact=True).click()
    pair = page.get_by_role("row").filter(has_text="Korean Intellectual Property Office")
    pair = pair.filter(has_text="IP office of Vietnam")
    pair.get_by_role("link", name=re.compile("^Briefing")).click()
    heading = "Briefing: Korean Intellectual Property Office – IP office of Vietnam"
    page.get_by_role("heading", level=1, name=heading).wait_for()


def test_the_network_is_drawn_where_the_library_is_there(opening):
    if not has_assets():
        pytest.skip("needs the scripts that npm installs: make assets")
    page = opening("/network?kind=agreements")
    page.locator("#drawing canvas").first.wait_for()
    assert page.locator("#drawing").is_visible()

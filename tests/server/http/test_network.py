"""Who cooperates with whom: each pair with the number of things that connect them."""

import pytest
from lxml import html

from ipcoop.http.app import create_app
from ipcoop.sparql.store import MemoryStore

THEME = "theme/client-centric-ip-services"


@pytest.fixture(scope="module")
def client(shipped_quads):
    return create_app(MemoryStore.from_nquads(shipped_quads)).test_client()


def pairs(client, **query):
    response = client.get("/network", query_string=query)
    assert response.status_code == 200
    rows = html.fromstring(response.text).findall(".//tbody/tr")
    return {
        tuple(cell.text_content() for cell in row.findall("td")[:2]): (
            int(row.find("td[@class='number']").text),
            row.findall("td")[3].find("a").get("href"),
        )
        for row in rows
    }


def test_a_pair_is_counted_once_for_each_thing_and_leads_to_its_briefing(client):
    times, briefing = pairs(client)["Korean Intellectual Property Office", "IP office of Vietnam"]
    assert (times, briefing) == (2, "/briefing/office/kr?with=office/vn")


def test_kind_theme_and_year_narrow_it_down(client):
    pair = "Korean Intellectual Property Office", "IP office of Vietnam"
    assert pairs(client, kind="agreements")[pair][0] == 1
    assert pairs(client, theme=THEME, year="2017")[pair][0] == 1
    assert pair not in pairs(client, year="2015")
    ministry = "Ministry of Culture, Sports and Tourism of the Republic of Korea"
    known_by_bounds = ministry, "World Intellectual Property Organization"
    assert pairs(client, year="2014", kind="agreements")[known_by_bounds][0] == 1
    assert "Nobody is known" in client.get("/network?year=1700").text


def test_the_drawing_gets_the_same_pairs(client):
    data = client.get(f"/network.json?theme={THEME}").json
    names = {thing["id"]: thing["name"] for thing in data["things"]}
    links = {tuple(names[one] for one in link["between"]): link["times"] for link in data["links"]}
    assert links == {pair: times for pair, (times, _) in pairs(client, theme=THEME).items()}


@pytest.mark.parametrize("query", ["kind=x", "year=x", "year=20170"])
def test_what_cannot_be_asked_for_is_refused(client, query):
    assert client.get(f"/network?{query}").status_code == 400

"""Bodies, units, posts, people and groups: what sentences of the genre say of them."""

from collections.abc import Callable

import pytest

from ipcoop.extract.model import Extraction
from ipcoop.namespaces import IPCOOP, shorten

Read = Callable[..., Extraction]

_HELD = [
    ("Somchai Wattana, Director General of IPOPHL, opened the seminar.",
     "Somchai Wattana as Director General of IPOPHL"),
    ("Datuk Noor Azlina Kamaruddin, Director General of MyIPO, opened the seminar.",
     "Noor Azlina Kamaruddin as Director General of MyIPO"),
    ("SIPO Commissioner Liu Wenhai visited Geneva.",
     "Liu Wenhai as Commissioner of China National Intellectual Property Administration"),
    ("Maria Lindqvist, who was appointed President of the EPO in July, spoke.",
     "Maria Lindqvist as President of EPO"),
    ("Kim Tae-hee was appointed as Commissioner of KIPO.", "Kim Tae-hee as Commissioner of KIPO"),
    ("Acting Director General Peter Olsson of the Swedish Intellectual Property Office spoke.",
     "Peter Olsson as Acting Director General of Swedish Intellectual Property Office"),
    ("Dr. Amina Diallo, former Director General of OAPI, gave a keynote speech.",
     "Amina Diallo as Director General of OAPI"),
    ("KIPO's Multilateral Affairs Division Director Lee Sun-woo met WIPO's Ms. Clara Benetti.",
     "Lee Sun-woo as Director of the Multilateral Affairs Division of KIPO"),
    ("Director of the Bureau of Trademarks of IPOPHL Jose Ramirez spoke.",
     "Jose Ramirez as Director of the Bureau of Trademarks of IPOPHL"),
    ("The mayor of Busan, Oh Kyu-seok, greeted the delegates.", "Oh Kyu-seok as Mayor of Busan"),
    ("KIPO (Commissioner Park Won-sik) hosted a seminar.", "Park Won-sik as Commissioner of KIPO"),
    ("IPOS was represented by its Deputy Chief Executive, Gurpreet Kaur.",
     "Gurpreet Kaur as Deputy Chief Executive of IPOS"),
    ("WIPO was represented by Assistant Director General Kenji Natsume.",
     "Kenji Natsume as Assistant Director General of WIPO"),
    ("Rizal Hakimi bin Osman, an examiner at the Malaysian office, spoke.",
     "Rizal Hakimi bin Osman as Examiner of IP office of Malaysia"),
    ("KIPO hosted Mr. Yoo Jae-seok, who heads the IPOPHL.", "Yoo Jae-seok as Head of IPOPHL"),
    ("SAIP's Cooperation Division, headed by Ms. Nouf Harbi, opened the seminar.",
     "Nouf Harbi as Head of the Cooperation Division of SAIP"),
    ("Mr. Yoo Jae-seok, Director of the IPOPHL, took over from Choi Il-kwon in May.",
     "Choi Il-kwon as Director of IPOPHL"),
    ("Mrs. Rosa Dlamini, Registrar of Intellectual Property of Eswatini, opened the seminar.",
     "Rosa Dlamini as Registrar of Intellectual Property of the IP office of Eswatini"),
    ("The President of the EPO, Maria Garcia, met Japan's Ambassador, Mr. Kenji Fukuzawa.",
     "Kenji Fukuzawa as Ambassador of Japan"),
    ("Mr. Peter Olsson of the EPO came with Sharon Magar, Nepal's Ambassador in Geneva.",
     "Sharon Magar as Ambassador in Geneva of Nepal"),
    ("Mr. Peter Olsson, President of the EPO, came. Mr. Olsson's adviser, Luis Falcon, spoke.",
     "Luis Falcon as Adviser of EPO"),
    ("Mr. Rui Sampaio, appointed president of the EAPO in May, spoke.",
     "Rui Sampaio as President of EAPO"),
    ("Indonesia's Minister of Law and Human Rights, H.E. Bambang Sulistyo, opened the seminar.",
     "Bambang Sulistyo as Minister of Law and Human Rights of Indonesia"),
    ("KIPO examiners Ana Reyes and Luis Cruz spoke.", "Luis Cruz as examiner of KIPO"),
    ("Commissioners Choi Min-ho of KIPO and Shen Lihua of CNIPA met.",
     "Shen Lihua as Commissioner of CNIPA"),
    ("Superintendent Anneke Roos of WIPO spoke.", "Anneke Roos as Superintendent of WIPO"),
    ("KIPO chief Kim Won-sik said so.", "Kim Won-sik as Chief of KIPO"),
    ("Mr. Ben Low and Ms. Ana Reyes, both senior examiners of IPOS, spoke.",
     "Ana Reyes as senior examiner of IPOS"),
]  # fmt: skip
_NOT_HELD = [
    "Kim Tae-hee was not appointed Commissioner of KIPO.",
    "KIPO received a delegation of the JPO headed by the former Commissioner.",
    "Talks were held by KIPO with Director General Youssef Benali.",
    "The post of Commissioner of KIPO is vacant.",
    "Mr. Prasit Thong, a former judge of the Court of Appeals of Thailand, spoke.",
    "A delegation headed by Kim Tae-hee visited KIPO.",
]
_MENTIONED = [
    ("Argentina's INPI opened the seminar.", {"office:ar", "country:arg"}),
    ("INPI (Brazil) opened the seminar.", {"office:br"}),
    ("The Pakistani IPO opened the seminar.", {"office:pk"}),
    ("KIPO held talks with the IPO in Seoul.", {"office:kr"}),
    ("The Korean and Japanese offices agreed.", {"office:kr", "office:jp"}),
    ("The IP offices of Kenya and Peru agreed.",
     {"office:ke", "office:pe", "country:ken", "country:per"}),
    ("Examiners from Kenya attended.", {"country:ken"}),
    ("The Slovenian Intellectual Property Office (SIPO) opened a seminar. SIPO paid.",
     {"office:si"}),
    ("The Japan Trademark Association of Chubu opened a seminar.", set()),
    ("All ten ASEAN member states agreed.", {"group:asean"}),
]  # fmt: skip
_SAID = [
    ("KIPO, the JPO and the CNIPA are members of TRIPO.",
     ("office:jp", "isMemberOf", "group:tripo")),
    ("The EUIPO joined the TM5 in 2012.", ("office:em", "isMemberOf", "group:tm5")),
    ("The USPTO, a member of the IP5, agreed.", ("office:us", "isMemberOf", "group:ip5")),
    ("The IP5 (the EPO, the JPO, KIPO, the CNIPA and the USPTO) met.",
     ("office:ep", "isMemberOf", "group:ip5")),
    ("The TM5 brings together the CNIPA, the EUIPO and the JPO.",
     ("office:em", "isMemberOf", "group:tm5")),
    ("Kim & Lee LLP is a member of the Seoul Patent Circle.",
     ("organisation:kim-and-lee-llp", "isMemberOf", "group:seoul-patent-circle")),
    ("The IP5 has five members.", ("group:ip5", "statedMemberCount", "5")),
    ("It is one of the five members of the IP5.", ("group:ip5", "statedMemberCount", "5")),
    ("KIPO and the JPO cooperate closely in examination.",
     ("office:kr", "cooperatesWith", "office:jp")),
    ("KIPO has been cooperating with WIPO since 2004.",
     ("office:kr", "cooperatesWith", "organisation:wipo")),
    ("WIPO and KIPO work together on green technology.",
     ("organisation:wipo", "cooperatesWith", "office:kr")),
    ("The EPO and the JPO reviewed their cooperation in patents.",
     ("office:ep", "cooperatesWith", "office:jp")),
    ("KIPO began KIPO's cooperation with WIPO in 2004.",
     ("office:kr", "cooperatesWith", "organisation:wipo")),
    ("IPOPHL's IP Rights Enforcement Office opened a seminar.",
     ("unit:ph-ip-rights-enforcement-office", "isUnitOf", "office:ph")),
    ("Staff of the WIPO Academy trained them.",
     ("unit:wipo-wipo-academy", "isUnitOf", "organisation:wipo")),
]  # fmt: skip
_NOT_SAID = [
    ("INPI of Brazil is not a member of the IP5.", "isMemberOf"),
    ("The EPO could join the TM5.", "isMemberOf"),
    ("Three members of the IP5 attended the seminar.", "statedMemberCount"),
    ("All ten ASEAN member states agreed.", "statedMemberCount"),
    ("KIPO would cooperate with the DGIP if funds were found.", "cooperatesWith"),
    ("KIPO and the JPO discussed possible cooperation with WIPO.", "cooperatesWith"),
    ("KIPO and the JPO do not cooperate.", "cooperatesWith"),
]
_NO_BODIES = [
    "The Global Innovation Index and the Green Technology Report were presented.",
    "Participants discussed Artificial Intelligence, Digital Access and Patent Examination.",
    "At the Grand Hotel the delegates enjoyed a Traditional Dinner.",
    "Under the National Strategy, Trademark Examination Guidelines were revised.",
    "Green Growth, Smart Cities and Fair Trade were the topics of the day.",
]


def _tenures(extraction: Extraction) -> set[str]:
    return {node.label for node in extraction.nodes if node.type == IPCOOP.Tenure}


def _statements(extraction: Extraction) -> set[tuple[str, ...]]:
    return {
        (shorten(s.subject), shorten(s.predicate).removeprefix("ipcoop:"),
         shorten(s.object) if "://" in s.object else str(s.object))
        for s in extraction.statements
    }  # fmt: skip


@pytest.mark.parametrize(("text", "tenure"), _HELD)
def test_a_post_is_held_where_the_words_say_so(read: Read, text: str, tenure: str) -> None:
    assert tenure in _tenures(read(text))


@pytest.mark.parametrize("text", _NOT_HELD)
def test_no_post_is_held_where_that_is_denied_or_undecided(read: Read, text: str) -> None:
    assert not _tenures(read(text))


@pytest.mark.parametrize(("text", "things"), _MENTIONED)
def test_what_is_named_is_mentioned_and_nothing_else(
    read: Read, text: str, things: set[str]
) -> None:
    told = {value for _, predicate, value in _statements(read(text)) if predicate == "mentions"}
    assert told == things


@pytest.mark.parametrize(("text", "statement"), _SAID)
def test_members_units_and_partners_are_told(
    read: Read, text: str, statement: tuple[str, str, str]
) -> None:
    assert statement in _statements(read(text))


@pytest.mark.parametrize(("text", "predicate"), _NOT_SAID)
def test_what_is_denied_or_merely_possible_is_not_told(
    read: Read, text: str, predicate: str
) -> None:
    assert predicate not in {told for _, told, _ in _statements(read(text))}


@pytest.mark.parametrize("text", _NO_BODIES)
def test_capital_letters_alone_make_neither_bodies_nor_people(read: Read, text: str) -> None:
    families = {shorten(node.iri).partition(":")[0] for node in read(text).nodes}
    assert not families & {"person", "organisation", "unit", "post"}


def test_one_who_succeeds_another_holds_the_same_post(read: Read) -> None:
    told = _tenures(read("Mr. Tanaka Ichiro succeeds Ms. Mori Yuko as Commissioner of the JPO."))
    assert told == {"Tanaka Ichiro as Commissioner of JPO", "Mori Yuko as Commissioner of JPO"}


def test_her_deputy_works_where_she_does(read: Read) -> None:
    text = (
        "Ms. Aigerim Bekova, President of the EAPO, visited Munich. Mr. Paul Adler received them. "
        "She was accompanied by her Vice-President, Iurie Ciobanu."
    )
    assert "Iurie Ciobanu as Vice-President of EAPO" in _tenures(read(text))


def test_an_acronym_means_what_its_full_name_told(read: Read) -> None:
    text = (
        "The Department of Intellectual Property (DIP) of Lao PDR met the IP offices of Thailand "
        "and Viet Nam. DIP's Director General, Bounthavy Keomany, spoke."
    )
    extraction = read(text)
    post = next(node for node in extraction.nodes if node.type == IPCOOP.Tenure)
    assert shorten(dict(post.links)[IPCOOP.inPost]) == "post:la-director-general"


def test_a_change_into_another_body_is_told_with_its_day(read: Read) -> None:
    text = (
        "The Korean Intellectual Property Office was renamed the Ministry of Intellectual Property "
        "on October 1, 2025."
    )
    change = next(n for n in read(text).nodes if n.type == IPCOOP.OrganisationChange)
    links = {shorten(p): str(o) for p, o in change.links}
    assert links["ipcoop:changeDate"] == "2025-10-01"
    assert links["ipcoop:changedTo"].endswith("office/kr-moip")


def _mentioned(extraction) -> set[str]:
    return {shorten(s.object) for s in extraction.statements if "mentions" in s.predicate}


def test_a_general_name_means_nobody_without_its_country(read: Read) -> None:
    text = "The Intellectual Property Office held a seminar in {}."
    assert "office:gb" not in _mentioned(read(text.format("Lusaka")))
    assert "office:gb" in _mentioned(read(text.format("London")))


def test_a_general_name_is_that_of_the_country_beside_it(read: Read) -> None:
    assert _mentioned(read("The Ghana Industrial Property Office took part.")) == {"office:gh"}
    text = "The Intellectual Property Office of The Gambia took part."
    assert "office:gm" in _mentioned(read(text))
    text = "It was hosted by Bolivia's National Intellectual Property Service (SENAPI)."
    assert "office:bo" in _mentioned(read(text))


def test_a_name_of_another_country_is_not_that_office(read: Read) -> None:
    text = "Ms. Tshering Wangmo of the Department of Industry of Bhutan thanked Nepal."
    assert "office:np" not in _mentioned(read(text))
    text = "The National Institute of Intellectual Property Management in Nagpur held a seminar."
    assert not any(iri.startswith("office:") for iri in _mentioned(read(text)))


def test_a_city_settles_whose_department_is_meant(read: Read) -> None:
    text = "BANGKOK - The Department of Intellectual Property (DIP) met the JPO."
    assert "office:th" in _mentioned(read(text))


def test_the_office_is_whoever_publishes_or_was_named_before(read: Read, told) -> None:
    text = (
        "The USPTO met INPI of Brazil. INPI has cut its backlog. The Office has run training "
        "courses for INPI's examiners since 2008."
    )
    rows = told(read(text))
    assert "USPTO in “Training courses” is ActivityInvolvement" in rows

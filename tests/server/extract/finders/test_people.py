"""Personal names and posts in sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.extract.finders.people import find_people
from ipcoop.extract.finders.titles import find_posts

# In brackets the names; an honorific stands before its bracket.
NAMES = [
    "It was attended by [Sun-Taik Kwon], Mayor of Daejeon Metropolitan City and [Mario Matus],"
    " Deputy Director General of WIPO.",
    "KIPO Commissioner [Choi Donggyou] opened the conference.",
    "KIPO Commissioner [Donggyou Choi] said that the aim is to share know-how.",
    "In WIPO's [Mario Matus]' congratulatory speech, he thanked KIPO.",
    "WIPO Director General [Daren Tang] visited Seoul.",
    "[Kim Yong Sun], Commissioner of KIPO, attended.",
    "[KIM Yong-sun], Commissioner of KIPO, attended.",
    "Director General [Tang, Daren], opened the meeting.",
    "It was opened by [António Campinos], President of the EPO, and [Christian Archambeau],"
    " Executive Director of EUIPO.",
    "[Josefa T. Ong], Director of the Bureau of Trademarks, took part.",
    "[Hyun-suk Lim], Director of the Multilateral Affairs Division of KIPO, said it was useful.",
    "[Nguyen Thi Hoai Thu] of VNIPO spoke about controls in the producing region.",
    "[Rizal Hakimi bin Osman], an examiner at the Malaysian office, spoke.",
    "DIP's Director General, [Bounthavy Keomany], recalled the beginning.",
    "She came on behalf of Executive Director [Pieter Vandenbroucke], who was unable to travel.",
    "He attended on behalf of KIPO Commissioner [SEO Dong-hyun].",
    "Commissioners [Choi Donggyou] and [Shen Changyu] signed the minutes.",
    "It was signed by [Josefa Ong] and [Mario Matus] in Manila.",
    "In Geneva, Director General [Daren Tang] spoke to the heads.",
    "The Minister of Trade, Industry and Energy, [Sung Yunmo], opened the forum.",
    "[Daren Tang] was elected Director General of WIPO.",
    "The Office appointed [Wang Binying] as Deputy Director General.",
    '"This matters to all of us," said [Hyun-suk Lim].',
    "[Donggyou Choi] (Commissioner of KIPO) and the Comptroller-General [Tim Moss] met.",
    "Ambassador [Choi Kyonglim], Permanent Representative of the Republic of Korea, spoke.",
    "[Kim Yong-rae], the new Commissioner of KIPO, met JPO Commissioner [Toshihide Kasutani].",
    "Acting Director General [Rowel S. Barba] signed for IPOPHL.",
    "Director General of WIPO [Daren Tang] thanked the hosts.",
    "[Ana de la Cruz], head of the office, and [Jan van der Eijk], its president, met.",
    "The Executive President of the Institute (INDECOPI), [Julián Palacín], met the head of its"
    " international service, [Ignacio de Medrano], in Lima.",
    "The Minister of Justice of the Republic of Malawi, [Bright MSAKA], also spoke.",
    "It was attended by [Kwabena Osei-Tutu], Ghana's Minister of Justice.",
    "He met [Aigerim Bekova], who was appointed President of the EAPO in February.",
    "Since then she succeeds [Armen Petrosyan].",
    "[Marlene Okonkwo-Bauer] joined the discussion, representing the DPMA.",
    "The chair was Datuk [Noor Azlina Kamaruddin] of MyIPO.",
    "He met [An Young-ho], Vice Commissioner of KIPO, in Seoul.",
]
NAMES_BY_PLACE = [
    "She welcomed her counterparts [Rodrigo Sampaio de Almeida] (<CTY>) and [Ana Lopes] (<CTY>).",
    "He took over from [Boonchu Wattanakul] in September.",
    "The delegation consisted of [Gabriel Fontaine] and his colleague [Zsazsa Tavares].",
    "The lawyer [Zuhura Nurman] moderated it; [Bolat Serik], an engineer, took notes.",
    "[Kiri Papadakis] of the <ORG> and [Wanjohi Kamau] of <ORG> attended.",
    "Participants were [Kiri Papadakis] (<ORG>) and [Wanjohi Kamau] (<ORG>).",
    "[Bolat Serik], who heads <ORG>, spoke.",
    "It was joined by [Sokhom Cheang] from <ORG>; [Bouavanh Sisouk] of <ORG>; and others.",
    "Taking part for <ORG> were [Chipiwa Adeyemi] and [Tinashe Moyo].",
    "The minutes were signed for <ORG> by [Bolat Serik].",
    "On the podium sat [Liis Kask] of <ORG> and [Sanaa Qureshi] for the <ORG>.",
    "[Phạm Thị Hồng Nhung], [Zhang Lihua], [TANAKA Ichiro] and [Ji-won Han] came.",
]
NO_NAMES_BY_PLACE = [
    "She visited Luang Prabang (<CTY>) and Hang Dong (<CTY>).",
    "Ister Timing signed the contract, and the dinner was paid for by Ister Timing.",
    "The Gold Medal of <ORG> was given in the Blue Room of <ORG>.",
    "- Green Innovation (<CTY>)",
    "Supported by Bank Flores Raya, <ORG> held it near Hang Dong.",
    "The Director of the Division for Arab Countries, said <ORG>, agreed.",
]
TITLED = [
    ("Mr. Choi thanked the hosts.", "Choi", "Mr.", True),
    ("The hosts thanked Ms. Lucía Ferrándiz again.", "Lucía Ferrándiz", "Ms.", False),
    ("H.E. Mr. Khalid al-Rashid opened it.", "Khalid al-Rashid", "H.E. Mr.", False),
    ("Prof. Dr. O'Brien gave a talk.", "O'Brien", "Prof. Dr.", True),
    ("They met Dr. Abdul Aziz bin Abdullah there.", "Abdul Aziz bin Abdullah", "Dr.", False),
    ("They met Ms. de la Cruz there.", "de la Cruz", "Ms.", True),
    ("Mr Dos Santos thanked the hosts.", "Dos Santos", "Mr", True),
    ("Hon. Bright MSAKA thanked the hosts.", "Bright MSAKA", "Hon.", False),
    ("They met Mr. TANG, Daren.", "TANG, Daren", "Mr.", False),
    ("They met Mr N'Guessan Koffi there.", "N'Guessan Koffi", "Mr", False),
    ("They met Mr. KIM there.", "KIM", "Mr.", True),
]
NOBODY = [
    "The 18th TRIPO Heads Meeting Held in Kanazawa",
    "KIPO Held Heads of IP Offices Conference with 13 Asian countries",
    "Director General Meets Commissioner in Geneva",
    "KIPO's Patent Court and WIPO's Global Innovation Index are known.",
    "The Joint Declaration of Daejeon was signed by Costa Rica.",
    "The heads of the IP offices discussed their roles.",
    "Daejeon Metropolitan City, Geneva and Viet Nam are places.",
    "On Wednesday the European Patent Office said that it agreed.",
    "Director of the Multilateral Affairs Division of KIPO",
    "The Republic of Korea's Fourth Industrial Revolution Committee met.",
    "WIPO Korea Funds-in-Trust finances Appropriate Technology projects.",
    "In Manila, Commissioner of KIPO and Director General of IPOPHL met.",
    "The Minister of Justice of the Republic of Malawi also said so.",
    "Head Office and Secretary General ASEAN were named.",
]
POSTS = [
    # in brackets the title; its name; whether the post is that of a head
    ("Mario Matus, [Deputy Director General] of WIPO", "Deputy Director General", False),
    ("the [Commissioner] of KIPO", "Commissioner", True),
    ("[Director General] Daren Tang", "Director General", True),
    ("the [director general] of WIPO", "Director General", True),
    ("António Campinos, [President] of the EPO", "President", True),
    ("the [Executive Director] of EUIPO", "Executive Director", True),
    ("the [Registrar General] of ARIPO", "Registrar General", True),
    ("the [Controller General] of India", "Controller General", True),
    ("the [Comptroller-General] of the UKIPO", "Comptroller-General", True),
    ("the [Acting Commissioner] of KIPO", "Acting Commissioner", True),
    ("the [Deputy Commissioner] of KIPO", "Deputy Commissioner", False),
    ("the [Vice President] of the EPO", "Vice President", False),
    ("the [Director] of the Division", "Director", False),
    ("the [CEO] of SAIP", "CEO", True),
    ("the [Mayor] of Daejeon", "Mayor", False),
    ("the [Minister of Trade, Industry and Energy] came", None, False),
    ("the [Vice Minister] came", "Vice Minister", False),
    ("the [Permanent Representative] of Korea", "Permanent Representative", False),
    ("the [Secretary-General] of ASEAN", "Secretary-General", False),
    ("the [Assistant Director General] of WIPO", "Assistant Director General", False),
    ("the [Regional Director] for Asia", "Regional Director", False),
    ("a [Patent Examiner] at the JPO", "Patent Examiner", False),
    ("its [deputy director] said", "Deputy Director", False),
    ("[Undersecretary] of the Ministry", "Undersecretary", False),
    ("his [deputy], Ms. Le Thi Chau", "Deputy", False),
    ("the [Minister of Science, Technology and Higher Education] came", None, False),
    ("[Under Secretary of Commerce for Intellectual Property] Andrei Iancu", None, False),
]


@pytest.mark.parametrize("marked", NAMES)
def test_names_are_found_by_what_stands_around_them(marked):
    expected = [part.partition("]")[0] for part in marked.split("[")[1:]]
    people = find_people(marked.replace("[", "").replace("]", ""))
    assert [person.name for person in people] == expected
    assert not any(person.surname_only for person in people)


def _masked(sentence):
    return sentence.replace("<ORG>", chr(0xF0001)).replace("<CTY>", chr(0xF0801))


@pytest.mark.parametrize("marked", NAMES_BY_PLACE)
def test_names_are_found_where_only_people_stand(marked):
    expected = [part.partition("]")[0] for part in marked.split("[")[1:]]
    people = find_people(_masked(marked.replace("[", "").replace("]", "")))
    assert [person.name for person in people] == expected


@pytest.mark.parametrize("sentence", NO_NAMES_BY_PLACE)
def test_places_and_firms_are_no_people(sentence):
    assert find_people(_masked(sentence)) == []


@pytest.mark.parametrize(("sentence", "name", "honorific", "surname_only"), TITLED)
def test_an_honorific_shows_a_name(sentence, name, honorific, surname_only):
    (person,) = find_people(sentence)
    assert (person.name, person.honorific) == (name, honorific)
    assert person.surname_only is surname_only
    assert sentence[person.start : person.end] == f"{honorific} {name}"


@pytest.mark.parametrize("sentence", NOBODY)
def test_other_capitalised_words_are_no_names(sentence):
    assert find_people(sentence) == []


@pytest.mark.parametrize("sentence", ["Choi said it.", "Okabe thanked the host.", "So said Choi."])
def test_a_speaker_may_be_named_by_one_word(sentence):
    assert [person.surname_only for person in find_people(sentence)] == [True]


def test_a_known_family_name_needs_no_cue():
    sentence = "Many came, among them OKABE and Park."
    assert find_people(sentence) == []
    assert [p.name for p in find_people(sentence, known={"okabe", "park"})] == ["OKABE", "Park"]


def test_there_is_no_name_in_a_place_that_is_taken():
    sentence = "Hana Tech said it."
    assert [person.name for person in find_people(sentence)] == ["Hana Tech"]
    assert find_people(sentence, taken=[(0, 9)]) == []


def test_a_masked_phrase_counts_as_a_body():
    body = chr(0xF0001)
    for sentence, name in (
        (f"{body}'s Mario Matus gave a speech.", "Mario Matus"),
        (f"The Commissioner of {body}, Park Won-joo, spoke.", "Park Won-joo"),
        (f"The Commissioner of the {body} Park Won-joo spoke.", "Park Won-joo"),
        (f"Mario Matus, {body} Deputy Director General, spoke.", "Mario Matus"),
    ):
        assert [person.name for person in find_people(sentence)] == [name]


def test_posts_that_are_known_can_be_handed_over():
    sentence = "KIPO Commissioner Choi Donggyou met WIPO Director General Daren Tang."
    assert find_people(sentence, posts=find_posts(sentence)) == find_people(sentence)
    assert find_people(sentence, posts=[]) == []


@pytest.mark.parametrize(("marked", "title", "is_head"), POSTS)
def test_a_post_is_found_with_its_title(marked, title, is_head):
    start, end = marked.index("["), marked.index("]") - 1
    sentence = marked.replace("[", "").replace("]", "")
    (post,) = find_posts(sentence)
    assert (post.start, post.end) == (start, end)
    assert post.title == (title or sentence[start:end])
    assert post.is_head is is_head


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("the heads of the IP offices", "Head"),
        ("Commissioners Choi and Shen", "Commissioner"),
        ("the Directors General of both", "Director General"),
        ("the Secretaries-General", "Secretary-General"),
        ("the Chairmen", "Chairman"),
        ("the Ministers of Foreign Affairs", "Minister of Foreign Affairs"),
    ],
)
def test_several_holders_are_told_from_one(phrase, title):
    assert [(post.title, post.plural) for post in find_posts(phrase)] == [(title, True)]


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        ("Commissioner Choi Donggyou", "right"),
        ("the Commissioner, Choi Donggyou", "right"),
        ("Choi Donggyou, Commissioner", "left"),
        ("Choi Donggyou (the new Commissioner", "left"),
        ("Daren Tang was elected Director General", "left"),
        ("Daejeon, Director General Daren Tang", "right"),
        ("the Commissioner said", ""),
        ("The Commissioner of KIPO", ""),
    ],
)
def test_the_side_of_the_name_is_told(phrase, side):
    assert [post.person_side for post in find_posts(phrase)] == [side]


def test_a_post_that_was_held_once_is_marked():
    assert [post.is_former for post in find_posts("the former Commissioner")] == [True]
    assert [post.is_former for post in find_posts("the Commissioner")] == [False]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Secretariat met the Directorate.",
        "The Head Office is new.",
        "They head the list.",
        "The Council of Ministers met.",
    ],
)
def test_other_words_are_no_posts(sentence):
    assert find_posts(sentence) == []


_PIECES = st.sampled_from(
    "Mr. H.E. Commissioner Director General of , ( ) 's KIPO Choi Donggyou said by signed and the"
    " al-Rashid bin de A. Kim-Lee former was elected as heads \U000f0001 Daejeon An".split()
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join)))
def test_any_text_gives_mentions_in_order_inside_it(text):
    end = 0
    for post in find_posts(text):
        assert end <= post.start < post.end <= len(text)
        end = post.end
    end = 0
    for person in find_people(text, known={"choi"}):
        assert end <= person.start < person.end <= len(text)
        assert text[: person.end].endswith(person.name)
        end = person.end


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_people_and_posts_do_not_overlap(text):
    places = [*find_people(text), *find_posts(text)]
    places.sort(key=lambda mention: mention.start)
    assert all(one.end <= other.start for one, other in pairwise(places))

"""Who was there, observed or stood in for whom: in lists, sides, rolls and behind colons."""

from collections.abc import Callable

import pytest

from ipcoop.extract.model import Extraction

Read = Callable[..., Extraction]
Told = Callable[[Extraction], set[str]]

_EVENT = "KIPO held a seminar in Daejeon on 3 May 2021. "
_THERE = [
    ("They were joined by Hala Mansour, head of the Egyptian Patent Office; Pedro Lima of INPI"
     " Portugal; and Ines Roca, INAPI's deputy director.",
     {"Hala Mansour", "Pedro Lima", "Ines Roca"}),
    ("In attendance were Bae Min-ho, Commissioner of KIPO; Zhao Lihua, Deputy Commissioner of"
     " CNIPA; and Anders Holm, Executive Director of the EUIPO.",
     {"Bae Min-ho", "Zhao Lihua", "Anders Holm"}),
    ("On the Vietnamese side were Mr. Tran Quoc Bao, Director General of IP Viet Nam, his deputy,"
     " Ms. Le Thi Chau, and Dr. Pham Duc Thang.",
     {"Tran Quoc Bao", "Le Thi Chau", "Pham Duc Thang"}),
    ("The delegation of the JPO consisted of Mori Yuko and her colleague Sato Kenji.",
     {"Mori Yuko", "Sato Kenji"}),
    ("Also present were the Governor of Jakarta, Anwar Hidayat, Japan's Ambassador, Mr. Kenji"
     " Fukuzawa, and Lucy Grant, a lawyer.", {"Anwar Hidayat", "Kenji Fukuzawa", "Lucy Grant"}),
    ("The EPO sent Roberto Manzini, one of its directors.", {"Roberto Manzini"}),
    ("Commissioner Han So-ra of KIPO welcomed her counterparts Rui Sampaio (Brazil) and Ana Evora"
     " (Cabo Verde).", {"Han So-ra", "Rui Sampaio", "Ana Evora"}),
    ("Participants:\n\n- Ms. Grace Kamau, Managing Director, KIPI\n\n- Nikos Pappas (EUIPO)\n\n"
     "- Mr. Omar Benkirane – Director General, OMPIC\n",
     {"Grace Kamau", "Nikos Pappas", "Omar Benkirane"}),
    ("Delegates:\n\nKorea: Mr. Kim Tae-hee and Ms. Lim Su-bin\n\nJPO: Mr. Sato Kenji\n",
     {"Kim Tae-hee", "Lim Su-bin", "Sato Kenji"}),
]  # fmt: skip
_BODIES_THERE = [
    ("The following organisations were also represented: WIPO, OAPI and the EPO.",
     {"organisation:wipo", "office:oa", "office:ep"}),
    ("Delegations from three Member States took part in the work: Benin, Chad and Mali.",
     {"Government of Benin", "Government of Chad", "Government of Mali"}),
]  # fmt: skip
_OBSERVING = [
    ("Kenya and Ghana participated as Observer States.",
     {"Government of Kenya", "Government of Ghana"}),
    ("WIPO attended in an observer capacity.", {"organisation:wipo"}),
    ("A delegation of the DGIP, led by its acting director, Mr. Sok Vannarith, sat in on the"
     " seminar as an observer.", {"Sok Vannarith"}),
    ("Two observers attended: Bogdan Chmiel of the Polish Patent Office and a representative of the"
     " EUIPO.", {"Bogdan Chmiel", "office:em"}),
]  # fmt: skip
_ABSENT = [
    "Next year's seminar will be chaired by Mr. Kim Tae-hee's successor.",
    "Mr. Kim Tae-hee was unable to attend.",
    "KIPO's Kim Tae-hee could not be present.",
]


@pytest.mark.parametrize(("text", "people"), _THERE)
def test_all_of_a_list_were_there(read: Read, told: Told, text: str, people: set[str]) -> None:
    assert {f"{name} attends Seminar" for name in people} <= told(read(_EVENT + text))


@pytest.mark.parametrize(("text", "bodies"), _BODIES_THERE)
def test_bodies_behind_a_colon_were_there(
    read: Read, told: Told, text: str, bodies: set[str]
) -> None:
    assert {f"{name} attends Seminar" for name in bodies} <= told(read(_EVENT + text))


@pytest.mark.parametrize(("text", "who"), _OBSERVING)
def test_observers_do_not_attend(read: Read, told: Told, text: str, who: set[str]) -> None:
    lines = told(read(_EVENT + text))
    assert {f"{name} observes Seminar" for name in who} <= lines
    assert not {f"{name} attends Seminar" for name in who} & lines


@pytest.mark.parametrize("text", _ABSENT)
def test_the_absent_do_not_attend(read: Read, told: Told, text: str) -> None:
    assert not any("Kim Tae-hee attends" in line for line in told(read(_EVENT + text)))


def test_whoever_speaks_for_the_absent_represents(read: Read, told: Told) -> None:
    text = (
        "Mr. Jean Nguema, an adviser at OAPI, delivered a statement on behalf of Dr. Denis Bekale,"
        " Director General of OAPI, who was unable to attend."
    )
    assert "Jean Nguema represents office:oa" in told(read(_EVENT + text))


def test_a_roll_ends_with_its_lines(read: Read, told: Told) -> None:
    text = (
        _EVENT + "Participants:\n\n- Mr. Omar Benkirane, OMPIC\n\nThe EPO thanked Ms. Ana Reyes.\n"
    )
    lines = told(read(text))
    assert "Omar Benkirane attends Seminar" in lines
    assert not any("Ana Reyes attends" in line or "office:ep attends" in line for line in lines)


def test_each_of_several_bodies_has_its_own_to_stand_for_it(read: Read, told: Told) -> None:
    text = (
        "Chad was represented by Mr. Ali Kouassi, Minister of Trade; Togo by its Ambassador to"
        " Gabon, Mrs. Awa Cissokho; and Mali by the Director of INPIT, Mr. Jean Agbeko. Uganda and"
        " Kenya were represented by Ms. Sarah Okello and Mr. Juma Otieno respectively."
    )
    lines = told(read(_EVENT + text))
    assert {line for line in lines if "represents" in line} == {
        "Ali Kouassi represents Government of Chad",
        "Awa Cissokho represents Government of Togo",
        "Jean Agbeko represents Government of Mali",
        "Sarah Okello represents Government of Uganda",
        "Juma Otieno represents Government of Kenya",
    }
    assert "Ali Kouassi as Minister of Trade of Chad is Tenure" in lines
    assert "Awa Cissokho as Ambassador of Togo is Tenure" in lines


def test_those_from_a_body_that_opens_the_sentence_attend(read: Read, told: Told) -> None:
    text = "From the JPO, Commissioner Sato Rie and Mr. Endo Takashi, Director of the International"
    lines = told(read(f"{_EVENT}{text} Policy Division, attended the seminar."))
    assert {"Sato Rie attends Seminar", "Endo Takashi attends Seminar"} <= lines


def test_a_side_tells_where_its_people_work(read: Read, told: Told) -> None:
    text = (
        "KIPO and the JPO held a seminar. The Korean delegation included Ms. Lim Su-bin, Director"
        " of the Cooperation Division."
    )
    lines = told(read(text))
    assert "Lim Su-bin as Director of the Cooperation Division of KIPO is Tenure" in lines


def test_a_title_whose_body_is_not_understood_is_left_open(read: Read, told: Told) -> None:
    text = (
        "Lu Peng, Deputy Commissioner of the CNIPA, Lan Quang Le, Director of the Market"
        " Directorate of ASEAN Community Department under the ASEAN Secretariat, and Ms. Ana Reyes"
        " were also present."
    )
    lines = told(read(_EVENT + text))
    people = ("Lu Peng", "Lan Quang Le", "Ana Reyes")
    assert {f"{name} attends Seminar" for name in people} <= lines
    assert not any("Market Directorate of CNIPA" in line for line in lines)


def test_what_somebody_chairs_does_not_attend_with_him(read: Read, told: Told) -> None:
    text = (
        "Simon Seow of IPOS, Singapore, Chair of the Seoul Working Group and Director General of"
        " Policy, Ministry of Law, attended the seminar."
    )
    attending = {line for line in told(read(_EVENT + text)) if " attends " in line}
    assert attending == {"Simon Seow attends Seminar"}


_MET = "KIPO and the JPO held the 5th Heads Meeting in Seoul on May 3, 2021. "
_TOLD_OTHERWISE = [
    ("Present on behalf of the EUIPO was Mr. Jose Ferreira.", "Jose Ferreira represents office:em"),
    ("The two-day meeting saw the participation of EPO Vice-President Nellie Hofstra.",
     "Nellie Hofstra attends 5th Heads Meeting"),
    ("Heading the Japanese delegation was Mr. Mori Kenji.", "Mori Kenji attends 5th Heads Meeting"),
    ("Accompanying Commissioner Mori Kenji were Ms. Sato Rie and Mr. Endo Takashi.",
     "Endo Takashi attends 5th Heads Meeting"),
    ("The participants - Kim Tae-hee (KIPO), Mori Kenji (JPO) and Ana Reyes (IPOPHL) - agreed.",
     "Ana Reyes attends 5th Heads Meeting"),
    ("The attendees were as follows: Kim Tae-hee, Commissioner of KIPO; Mori Kenji, Commissioner"
     " of the JPO.", "Mori Kenji attends 5th Heads Meeting"),
    ("Some 20 officials, including Director General Han So-ra of KIPO, attended.",
     "Han So-ra attends 5th Heads Meeting"),
    ("IPOPHL's Luis Cruz attended, as did Mori Kenji of the JPO.",
     "Mori Kenji attends 5th Heads Meeting"),
    ("Luis Cruz, who leads IPOPHL's Bureau of Patents, and two examiners attended.",
     "Luis Cruz attends 5th Heads Meeting"),
    ("The JPO was led by its Commissioner, Mori Kenji, while Kim Tae-hee, Commissioner, represented"
     " KIPO.", "Kim Tae-hee represents office:kr"),
    ("Mr. Lee Sun-woo, Deputy Commissioner of KIPO, deputised for Commissioner Kim Tae-hee.",
     "Lee Sun-woo represents office:kr"),
    ("Mori Kenji, the JPO's Commissioner since April, took part by video link.",
     "Mori Kenji attends 5th Heads Meeting"),
    ("The moderator was Ms. Ana Reyes of IPOPHL.", "Ana Reyes attends 5th Heads Meeting"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), _TOLD_OTHERWISE)
def test_presence_is_told_in_many_words(read: Read, told: Told, text: str, line: str) -> None:
    assert line in told(read(_MET + text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Neither Mr. Luis Cruz of IPOPHL nor the EPO attended.", ("Luis Cruz", "office:ep")),
        ("Luis Cruz, who leads IPOPHL's Bureau of Patents, attended.", ("Bureau of Patents",)),
        ("Mr. Luis Cruz of IPOPHL was to have attended.", ("Luis Cruz",)),
        ("The EPO was led by Mr. Luis Cruz until 2019.", ("Luis Cruz",)),
    ],
)
def test_others_are_not_there(read: Read, told: Told, text: str, who: tuple[str, ...]) -> None:
    lines = told(read(_MET + text))
    assert not any(line.startswith(who) and " attends " in line for line in lines)

"""The words of the pages, in English and Korean."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "names": ("Names", "이름"),
    "kind": ("Kind and subject", "종류와 주제"),
    "place": ("When and where", "때와 곳"),
    "people": ("People, offices and groups", "사람, 기관, 그룹"),
    "doings": ("Events, agreements and money", "행사, 협정, 재원"),
    "codes": ("Codes and sources", "코드와 출처"),
    "others": ("The same in other vocabularies", "다른 어휘로 된 같은 내용"),
    "incoming": ("What else refers to it", "이것을 가리키는 다른 것"),
    "claims": ("Claimed, not established", "주장된 것(확인된 사실이 아님)"),
    "implied": ("Implied by a document, not stated", "문서가 함의하지만 명시하지 않은 것"),
    "disputed": ("Sources contradict each other", "출처가 서로 어긋나는 것"),
    "questions": ("What the documents do not say", "문서가 말하지 않는 것"),
    "stated": ("stated", "명시"),
    "background": ("background", "배경"),
    "inferred": ("concluded", "추론"),
    "reference": ("reference data", "참조 자료"),
    "claimed by": ("claimed by", "주장한 쪽:"),
    "sentence": ("sentence", "문장"),
    "known from": ("Known from", "근거"),
    "only claimed": (
        "There is only a claim of this: no document states it as a fact.",
        "주장만 있고, 사실로 명시한 문서는 없습니다.",
    ),
    "more": ("There is more than is shown here; the data have all of it.",
             "여기에 보이지 않는 내용이 더 있으며, 데이터에 모두 있습니다."),
    "all": ("Show all", "모두 보기"),
    "data": ("As data", "데이터"),
    "search": ("Find an office, event, agreement, person or country",
               "기관, 행사, 협정, 사람, 나라 찾기"),
    "find": ("Find", "찾기"),
    "latest events": ("Latest events", "최근 행사"),
    "latest agreements": ("Latest agreements", "최근 협정"),
    "events": ("Events", "행사"),
    "agreements": ("Agreements and other instruments", "협정과 그 밖의 문서"),
    "activities": ("Activities", "활동"),
    "timeline": ("Timeline", "연표"),
    "everything": ("Everything", "전체"),
    "earlier": ("Earlier", "그 이전"),
    "network": ("Who cooperates with whom", "누가 누구와 협력하는가"),
    "drawing": ("A drawing of the pairs in the table", "표의 짝을 그린 그림"),
    "of kind": ("Kind", "종류"),
    "theme": ("Theme", "주제"),
    "year": ("Year", "연도"),
    "who": ("Who with whom", "누구와 누구"),
    "times": ("In how many", "건수"),
    "nobody": ("Nobody is known to have cooperated so.", "이렇게 협력한 곳은 알려지지 않았습니다."),
    "briefing": ("Briefing", "브리핑"),
    "last contact": ("Last contact", "최근 접촉"),
    "no contact": ("The documents know of no contact between them.",
                   "문서에 나온 둘 사이의 접촉은 없습니다."),
    "posts": ("Posts and who holds them", "직위와 재직자"),
    "found": ("Found", "찾은 것"),
    "first": ("the first", "처음"),
}  # fmt: skip


def words(language: str) -> Mapping[str, str]:
    """Return the words of a language, ``en`` or ``ko``."""
    place = ("en", "ko").index(language)
    return {key: both[place] for key, both in WORDS.items()}

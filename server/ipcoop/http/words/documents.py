"""The words of the pages of documents."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "about documents": (
        "The texts that the statements were taken from, each with the words that they rest on.",
        "진술의 출처가 된 글과, 진술이 근거한 말입니다.",
    ),
    "creator": ("Author", "작성자"),
    "publisher": ("Publisher", "발행처"),
    "issued": ("Published", "발행일"),
    "source": ("Source", "원문"),
    "rights": ("Rights", "권리"),
    "note": ("Note", "참고"),
    "no day": ("on a day that is not known", "알려지지 않음"),
    "cut off": (
        "This page does not show all: of the {what} it has only the first {most:,}.",
        "이 페이지에 모두 보이지는 않습니다. {what}: 처음 {most:,}개만 보입니다.",
    ),
    "kinds of things": ("kinds of things", "대상의 종류"),
    "statements": ("statements", "진술"),
    "sentences": ("sentences", "문장"),
    "how to read": (
        "Statements rest on the words that are marked: each mark leads to them. A statement has "
        "its status beside it: stated is what the text says as a fact; implied follows from it "
        "unsaid; claimed is what somebody says, and no fact.",
        "표시된 말마다 그 말에 근거한 진술로 이어집니다. 진술 옆에는 지위가 적혀 있습니다. "
        "‘명시’는 글이 사실로서 말한 것이고, ‘함의’는 말하지 않았으나 따라 나오는 것이며, "
        "‘주장됨’은 누군가의 말일 뿐 확인된 사실이 아닙니다.",
    ),
    "text": ("Text", "본문"),
    "no text": ("The graph has no text of this document.", "그래프에 이 문서의 본문이 없습니다."),
    "no place": ("Resting on no words shown here", "여기에 보이는 말에 근거하지 않은 것"),
    "claims of a document": ("Claims", "주장"),
    "about claims": (
        "What somebody says in the text, which does not make it a fact.",
        "글 속에서 누군가가 말한 것으로, 확인된 사실이 아닙니다.",
    ),
    "about questions": (
        "What a reader may expect to learn, and the text does not say.",
        "독자가 알고자 하지만 글이 말하지 않은 것입니다.",
    ),
    "open questions": ("open questions", "미해결 질문"),
    "open question": ("open question", "미해결 질문"),
    "none": ("There are none.", "없습니다."),
    "by": ("by", "주장한 쪽:"),
    "in": ("in", "자리:"),
    "with": ("with", "함께 근거가 된 말:"),
    "in sentence": ("in sentence", "문장"),
    "together with": ("Together with", "함께 쓰인 말:"),
    "part of": ("Part of", "다음 말의 일부:"),
    "this document": ("This document", "이 문서"),
    "nobody named": ("Nobody named", "밝혀지지 않음"),
}

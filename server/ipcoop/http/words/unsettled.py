"""The words of the lists of what is not settled, and of lists that have several pages."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "not settled": ("What is not settled", "확정되지 않은 것"),
    "contradictions": ("Contradictions", "어긋나는 것"),
    "claims made": ("Claims", "주장"),
    "about disputed": (
        "Values that sources give for the same thing and that cannot all be right. They are no "
        "facts, except where one is marked so.",
        "같은 것에 대해 출처마다 다르게 적어 모두 옳을 수는 없는 값입니다. "
        "따로 표시하지 않은 값은 사실로 보지 않습니다.",
    ),
    "who said what": ("Who said what", "누가 무엇을 말했는가"),
    "about who said what": (
        "Where somebody spoke, as the documents state it, and what they claimed: that they said "
        "it does not make it a fact. The claimant is the document where it judges in its own "
        "voice.",
        "누가 어디에서 말했는지는 문서에 명시된 것이고, 그 주장은 확인된 사실이 아닙니다. "
        "문서가 스스로 평가한 것은 그 문서의 주장입니다.",
    ),
    "spoke": ("Spoke in", "발언한 자리"),
    "claim": ("claimed", "주장"),
    "said by": ("Said by", "출처"),
    "fact": ("kept as a fact", "사실로 봄"),
    "rests on": ("The reference data rest on", "참조 자료의 출처"),
    "page": ("Page {}", "{}쪽"),
    "before": ("Page before", "이전 쪽"),
    "after": ("Next page", "다음 쪽"),
}

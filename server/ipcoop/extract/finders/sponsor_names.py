"""Bodies that only their place in a sentence shows to be bodies: sponsors."""

from ipcoop.extract.phrases.masking import Kind, Masked, rule

_NAME = r"[A-Z][\w'&.-]+(?: (?:of |du |de |des |for |the )?[A-Z][\w'&.-]+){1,4}"
_ONE = r"[A-Z][\w'&.-]*\w(?: (?:of |du |de |des |for |the )?[A-Z][\w'&.-]*\w){0,4}"
_BY = rule(
    r"(?:[Ss]ponsored by|paid for by|underwritten by|[Ss]ponsorship (?:of|from|by)|[Ss]ponsors(?: (?:of|for) <EVT>)? (?:were|are|included?)|"
    rf"[Ss]ponsors:) (?:(?:the )?<ORG|CTY|GRP>(?:, and |, | and ))*(?:the )?(?P<name>{_ONE})"
    r"(?=,| and |\.|;|\)|$)"
)
_ARE = rule(
    rf"(?P<name>{_NAME})(?=(?:(?: and |, )(?:the )?<ORG>)* (?:was|were) (?:the |its |an? )?"
    r"(?:main |sole |official )*(?:co-)?sponsors?(?!\w))"
)
_ACTS = rule(
    rf"(?P<name>{_NAME})(?= (?:acted|served|came on board) as (?:an? |the )?sponsors?(?!\w))"
)
_CUE = rule("ponsor|paid for by|underwritten by")


def fold_sponsors(masked: Masked) -> None:
    """Mask names that the text calls sponsors."""
    if not _CUE.search(masked.text):
        return
    for pattern in (_BY, _ARE, _ACTS, _ARE):
        while match := pattern.search(masked.text):
            start, end = match.span("name")
            masked.mask(start, end, masked.phrase(Kind.ORG, start, end, value="Organisation"))

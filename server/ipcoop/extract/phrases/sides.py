"""For whom somebody acts: “for the JPO by Commissioner Ito”, “Mr Yoon on the Korean side”."""

import re

from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule

_FOR = "(?:for|on behalf of|on the part of|representing|acting for)"
_OF_SIDE = r"(?:on|for|from) the <DEM|ORG|CTY>(?:'s?)? (?:side|part)"
SIDE = rf"(?:{_OF_SIDE}|{_FOR} (?:the )?<ORG|CTY|GRP>)"
"""Words that tell for whom somebody signs, as a part of rules."""
_BEHIND = rule(
    rf"(?P<who><PER>),? (?:on|for|from) the (?P<body><DEM|ORG|CTY>)(?:'s?)? (?:side|part)(?!\w)"
    rf"|(?P<who2><PER>),? (?:who )?(?:sign(?:ed|ing) )?{_FOR} (?:the )?(?P<body2><ORG|CTY|GRP>)(?!'s?\b| by )"
)
_BEFORE = rule(
    r"(?:on|for|from) the (?P<body><DEM|ORG|CTY>)(?:'s?)? (?:side|part),? (?:by |was |it was )?(?:the )?(?P<who><PER>)"
    rf"|{_FOR} (?:the )?(?P<body2><ORG|CTY|GRP>),? (?:by|was|were|it was)(?: the)? (?P<who2><PER>)"
)
_COUNTERPART = rule(
    r"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he) (?:(?P<body><DEM|ORG|CTY>)(?:'s?)? counterpart|"
    r"counterpart (?:from|at|of|in) (?:the )?(?P<body2><ORG|CTY>)),? (?:the )?(?P<who><PER>)"
)
_CUE = rule(r"(?<!\w)(?:[Ss]ign(?!al|ific)|ink|[Cc]onclu|put(?:ting)? )|(?<!\w)(?:side|part)(?!\w)")
_OF_OFFICE = re.compile(
    r"(?:\w+ )*(?:commissioner|director|controller|comptroller|registrar)(?: general|-general)?s?\b",
    re.IGNORECASE,
)


def seat_sides(masked: Masked) -> None:
    """Note for whom people act, and give a title without a body to that one."""
    for match in _COUNTERPART.finditer(masked.text) if "counterpart" in masked.text else ():
        seat = masked.of(match, "body") or masked.of(match, "body2")
        _seat(masked.of(match, "who")[0], seat[0])
    if not _CUE.search(masked.text):
        return
    taken: set[str] = set()
    for pattern in (_BEHIND, _BEFORE):
        for match in pattern.finditer(masked.text):
            who, body = ("who", "body") if match["who"] else ("who2", "body2")
            if not {match[who], match[body]} & taken:
                taken |= {match[who], match[body]}
                masked.of(match, who)[0].parts["side"] = masked.of(match, body)
                _seat(masked.of(match, who)[0], masked.of(match, body)[0])


def _seat(person: Phrase, body: Phrase) -> None:
    if getattr(person.value, "surname_only", False):
        return
    for post in person.parts.get("post", []):
        is_open = not (post.part("org") or post.part("own"))
        title = getattr(post.value, "title", post.text)
        if is_open and (body.kind is not Kind.DEM or _OF_OFFICE.fullmatch(title)):
            post.parts["org"] = [body]
            post.parts["apart"] = [body]

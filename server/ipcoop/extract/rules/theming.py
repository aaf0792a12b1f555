"""What an event is about: “under the theme of IP for Start-ups”."""

import re
from typing import TYPE_CHECKING

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Kind, Masked, rule

if TYPE_CHECKING:
    from ipcoop.extract.model import Span

_THEME = rule(
    r"(?:[Uu]nder|with|[Ww]ith the|[Oo]n|[Aa]round|carrying|bearing|carried|bore|had|has|has as) (?:the |a |its |this "
    r"year's )?(?:main |overall |central )?"
    r"(?:theme|motto|title|topic|slogan)(?: of|:|,)? ?(?P<theme><QUO>|'[^']+(?:'\w[^']*)*'|<THM>|"
    r"(?:[A-Z]\w[\w' -]+))"
    r"|(?<![\w-])(?:themed|entitled|titled) (?P<theme2><QUO>|'[^']+')"
)
_THEME_CUE = rule(r"theme|motto|titled|topic|slogan")
_ITS_THEME = rule(
    r"(?:^|[.;] |, )(?:[Tt]he|[Ii]ts) (?:main |central )?theme (?:(?:chosen |set )?(?:of|for) "
    r"(?:this edition|(?P<event><EVT>)) )?"
    r"(?:was|is|will be) (?P<theme><QUO>|'[^']+')"
)


def themes(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read the theme of an event: “under the theme of IP for Start-ups”."""
    if not _THEME_CUE.search(masked.text):
        return
    for match in (
        m for rule_ in (_THEME, _ITS_THEME) for m in rule_.finditer(masked.text, start, end)
    ):
        group = "theme" if match["theme"] else "theme2"
        thing = _themed(here, masked, match)
        if thing:
            span: Span = masked.span(*match.span(group))
            theme = here.theme(masked.words(*match.span(group)), span)
            if theme:
                here.say_later(thing, "hasTheme", theme, [span])


def _themed(here: Discourse, masked: Masked, match: re.Match[str]) -> Thing | None:
    spoken = masked.phrases.get(masked.text[: match.start()].rstrip(" ,")[-1:])
    if spoken and spoken.kind is Kind.SPC:
        return None
    before = [p for p in masked.inside(masked.text[: match.start()]) if p.kind is Kind.EVT]
    before = masked.of(match, "event") if match.groupdict().get("event") else before
    after = [p for p in masked.inside(masked.text[match.end() :]) if p.kind is Kind.EVT]
    for phrase in [*before[-1:], *after[:1]]:
        thing = event(here, phrase)
        if thing:
            return thing
    return here.it or here.main_event()

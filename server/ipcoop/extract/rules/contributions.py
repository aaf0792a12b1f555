"""What is paid into a fund, where nouns and phrases tell it: “its contribution of EUR 1 million”."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.works import fund
from ipcoop.extract.phrases.masking import Masked, rule
from ipcoop.extract.rules.donors import contribution, pays_into, recent_fund
from ipcoop.extract.rules.parties import Told

_GIVEN = rule(
    r"(?P<who><ORG|CTY|GRP>)(?:'s?)? (?:(?:annual|voluntary|first|new|latest) )?contributions? "
    r"(?:of (?P<sum><MON>) )?to (?:the )?(?P<fund><FND>)"
)
_FROM_WHOM = rule(
    r"contributions? (?:of (?P<sum><MON>) )?(?:from|by|made by|received from) (?:the )?(?P<who><ORG|CTY|GRP>) "
    r"(?:of (?P<sum2><MON>) )?to (?:the )?(?P<fund><FND>)"
)
_MADE = rule(
    r"(?P<who><ORG|CTY|GRP>),?(?: (?:through|via) (?:the )?<ORG|CTY>,?)? (?:(?:has|have|had) )?(?:(?:also|since|again) )?"
    r"(?:(?:made|makes|make) (?:an? )?(?:[\w-]+,? ){0,3}?contributions? (?:of (?P<sum><MON>) )?"
    r"|(?:increased|raised|renewed|doubled|tripled|trebled|quadrupled|boosted|topped up|lifted|extended) (?:its|their) "
    r"(?:[\w-]+ ){0,2}?contributions? )"
    r"to (?:the )?(?P<fund><FND>)(?:(?: at <ORG>)?,? (?:by [^,.;]{1,20} )?to (?P<sum2><MON>))?"
)
_AMOUNTED = rule(
    r"(?:(?P<who><ORG|CTY>)'s?|(?P<its>[Ii]ts|[Tt]heir|[Tt]he|<DAT>'s|[Tt]his year's|[Ll]ast year's)) (?:(?:total|annual|yearly|voluntary|latest|regular) )?contributions?"
    r"(?: (?:to|towards) (?:the )?(?P<fund><FND>))?(?: (?:for|in) <DAT>)? (?P<how>amount(?:ed|s)? to|total(?:l?ed|s)|was|is|stood at|stands at|"
    r"came to|reached|will amount to|will be|is to be) (?:(?:about|some|over|almost|nearly) )?(?P<sum><MON>)"
)
_PUT = rule(
    r"(?P<who><ORG|CTY>)(?:'s government)?,? (?:(?:has|have|had) )?(?:(?:already|so far|also) )?"
    r"(?:put|poured|pumped|injected|channell?ed|invested|placed) (?:(?:more than|over|about|some|around|another|a further) )?"
    r"(?P<sum><MON>) into (?:(?P<it>it)(?!\w)|(?:the )?(?P<fund><FND>))"
)
_IS_FUND = rule(
    r"(?P<fund><FND>) is (?:an? |the )(?:[\w-]+ )?(?:fund|trust fund|<FND>) (?:that|which|to which|into which) (?:the )?"
    r"(?P<who><ORG|CTY>) (?:(?:has|have) )?(?:been )?(?:contribut|financ|pa(?:id|ys)|set up|provid|establish)"
)


def given(here: Discourse, masked: Masked) -> None:
    """Read “IP Australia's contribution of AUD 1 million to the fund”."""
    for match in [*_PUT.finditer(masked.text), *_IS_FUND.finditer(masked.text)]:
        _into(here, masked, match)
    if "contribution" not in masked.text:
        return
    for pattern in (_GIVEN, _FROM_WHOM, _MADE):
        for match in pattern.finditer(masked.text):
            _given(here, masked, match)
    for match in _AMOUNTED.finditer(masked.text):
        _amounted(here, masked, match)


def _into(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    """Read “Australia has put AUD 9 million into it” and “FIT is a fund that KIPO has paid into”."""
    named = masked.of(match, "fund")
    target = fund(here, named[0]) if named else recent_fund(here)
    if target is None:
        return
    for agent in here.agent(masked.of(match, "who")[0]):
        words = Told([masked.span(*match.span())])
        if "sum" in match.groupdict():
            contribution(here, agent, target, masked.of(match, "sum")[0], words)
        pays_into(here, target, agent, words.spans, None)
        here.pledge = (agent, target)


def _amounted(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    """Read “In 2021 Japan's contribution amounted to CHF 5 million”."""
    named = masked.of(match, "fund")
    target = fund(here, named[0]) if named else recent_fund(here)
    who = masked.of(match, "who")
    agents = here.agent(who[0]) if who else [here.pledge[0]] if here.pledge else []
    is_ahead = match["how"].startswith(("will", "is to"))
    if target is None or is_ahead:
        return
    for agent in agents:
        spans = [masked.span(*match.span())]
        pays_into(here, target, agent, spans, None)
        contribution(here, agent, target, masked.of(match, "sum")[0], Told(spans))
        here.pledge = (agent, target)


def _given(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    target = fund(here, masked.of(match, "fund")[0])
    if target is None or re.search(
        r"(?:increase|raise|renew|consider|expect|await|plan|hope)\w* (?:for )?(?:its |the |a )?$",
        masked.text[: match.start()],
    ):
        return
    for who in masked.of(match, "who"):
        for agent in here.agent(who):
            spans = [masked.span(*match.span())]
            pays_into(here, target, agent, spans, None)
            sums = [
                p
                for name in ("sum", "sum2")
                if name in match.groupdict()
                for p in masked.of(match, name)
            ]
            for money in sums:
                contribution(here, agent, target, money, Told(spans))

"""Which bodies belong to a group."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.nouns import AGENT_LIST
from ipcoop.extract.rules.member_counts import counted

_DENIED = re.compile(r"n't\b| (?:\w+ )?(?:not|no longer|never|neither)\b")
_MEMBER = re.compile(
    r"(?:\ba |\bone of |\ban? \w+ |\bthe \w+ )?(?:members? (?:states? )?|^ (?:now |also )?(?:a )?part )of |"
    r"^ (?:now |also )?one of (?:the |its )?[^\x00-\x7f] (?:of|in) "
)
_ONE_OF = rule(r"(?<![\w-])one of (?:the )?[^.;]*?\((?P<group><GRP>)\)")
_APPOSED = rule(
    r"(?P<who><ORG>), (?:an?|one of the)(?: <CNT>|(?: [\w-]+){0,3} members?)(?: states?)? of (?:the )?"
    r"(?P<groups><GRP>(?: and (?:the )?<GRP>)*)"
)
_LISTED = rule(
    rf"(?P<group><GRP>)(?: offices| partners| members)? \((?:the )?(?P<members>{AGENT_LIST})\)"
    rf"|(?P<group2><GRP>)(?:,? which| that)? (?:(?:is|are) (?:[^.;]{{1,50}} )?(?:made up of|composed of|consisting of|bringing together)|comprises?|consists? of|brings together|"
    rf"includes?|unites) (?:the )?(?P<members2>{AGENT_LIST})"
    rf"|(?:[Tt]he )?(?:five |three |four )?(?:members|partners|partner offices|member offices) (?:of|in) (?:the )?(?P<group3><GRP>)"
    rf"(?: are|,| \(|:|, namely) (?:the )?(?P<members3>{AGENT_LIST})"
)
_NAMED = rule(
    rf"(?P<group><GRP|EVT>)(?:'s?)?(?: (?:offices|partners|members|countries|member (?:offices|states|countries)|"
    rf"partner offices))?(?:, (?:the|an?) [^.;,<(]{{1,70}})?,? (?:namely|that is|i\.e\.|viz\.|whose (?:\w+ )?(?:members|partners) are|"
    rf"comprising|consisting of|composed of|made up of|formed by|grouping|uniting|bringing together|"
    rf"which (?:groups|unites|brings together|is made up of|is composed of|is formed by|consists of|comprises|"
    rf"includes))[,:]? (?:the )?(?P<members>{AGENT_LIST})"
)
_FORUM = rule(
    rf"(?P<group><GRP>)(?:,? (?:is|are|was set up as|was founded as|which is)|,) (?:the |an? )?"
    rf"(?:(?!that |which |who )(?:[\w'-]+,?|<CNT|THM|DAT|EVT>,?) ){{0,14}}?(?:<CNT>|\w*offices|members|forum|framework|"
    rf"group(?:ing)?|cooperation|partnership|alliance|network|world)(?: in the world| worldwide)?,? ?"
    rf"(?:namely|\(|:|comprising|consisting of|composed of|made up of|grouping|uniting|linking|that is|between|"
    rf"among|of|bringing together)[,:]? ?(?:the )?(?P<members>{AGENT_LIST})"
)
_COUNTED = rule(
    rf"(?P<group><GRP>) (?:is (?:made up|composed) of|comprises|consists of|brings together|unites|groups) "
    rf"(?:the )?(?:world's )?(?:<CNT>|(?:two|three|four|five|six|seven) [^.;,:()]{{0,50}}offices)"
    rf"(?: (?:in|of|from) [^,:;()]{{1,40}}?| worldwide)?(?:,? namely|:|,| \(|,? that is) ?(?:the )?"
    rf"(?P<members>{AGENT_LIST})"
)
_FORMED = rule(
    rf"(?P<members>(?:(?:<ORG|CTY>,? (?:together|along|jointly) with (?:the )?)?{AGENT_LIST}|<HDS>)),? "
    rf"(?:together |jointly |also |now )?(?:forms?|make up|makes up|constitutes?|compose|are (?:the |all )?"
    rf"(?:\w+ )?(?:members|partners)(?: offices| states)? (?:of|in)) (?:the |an? )?"
    rf"(?:so-called |group of |(?:[\w'-]+ ){{0,4}}?(?:known as |called |named |dubbed )(?:the )?|"
    rf"(?:[\w'-]+ ){{0,3}}?(?:group|forum|partnership|framework|network|alliance)(?: of| -|,|:)? (?:the )?)?(?P<group><GRP>)"
    rf"|(?P<first><ORG|CTY>) (?:forms|makes up|constitutes) (?:the )?(?P<group2><GRP>) (?:together|along|jointly) with "
    rf"(?:the )?(?P<members2>{AGENT_LIST})"
)
_ALONG = rule(
    rf"(?:members? of|belongs? to|part of|joined) (?:the )?(?P<group><GRP>),? (?:along with|together with|jointly with|alongside|"
    rf"as (?:are|do|is|does)) (?:the )?(?P<members>{AGENT_LIST})"
    rf"|(?:^|; )(?:Along|Together) with (?:the )?(?P<members2>{AGENT_LIST}), (?:the )?<ORG> (?:is|was|are|belongs) (?:also )?"
    rf"(?:an? |one of the )?(?:[\w-]+ )?(?:members? of|to) (?:the )?(?P<group2><GRP>)"
)
_REMAINS = rule(
    r"(?P<who><ORG>)(?: \([^()]*\))?,? (?:(?:is|are|was|has been|remains?|stays|became|continues to be) )?(?:also |still |now )?"
    r"(?:an? |one of the )?(?:[\w-]+ )?members? of (?:the )?(?P<groups><GRP>(?:(?:,? and |, )(?:of )?(?:the )?<GRP>)*)"
)
_OTHERS = rule(
    rf"(?:other |the |all )(?:two|three|four|five) (?:other )?(?P<group><GRP>)(?: offices| members| partners)?(?: - | \(|: |, )"
    rf"(?:the )?(?P<members>{AGENT_LIST})"
)
_ITS_MEMBERS = rule(
    rf"^Its (?:five |three |four )?(?:members|partners) are (?:the )?(?P<members>{AGENT_LIST})"
)
_IT = re.compile(r"(?:^|; )It $")
_AHEAD = re.compile(r"\b(?:not|never|no longer|will|would|could|may|might|to)\b[^.;]{0,30}$")
_BELONG = ("belong", "join", "admit", "become")
_CUE = rule(
    r"member|partner|countr|states|econom|offices|\(|compris|consist|brings|includ|made up|namely|"
    r" form| make|other |along with|together with|jointly|alongside|constitut| unit| group|composed|forum|framework"
)


def be(here: Discourse, clause: Clause) -> None:
    """A body is a member of a group."""
    rest = clause.masked.text[clause.group.end : clause.end]
    if _DENIED.match(rest):
        return
    governed = [p for p in clause.governed("of") if p.kind is Kind.GRP]
    one_of = _ONE_OF.search(rest)
    groups = governed if _MEMBER.search(rest) else []
    _belong(here, clause, [*groups, *(clause.masked.inside(one_of["group"]) if one_of else [])])


def belong(here: Discourse, clause: Clause) -> None:
    """A body belongs to a group, or joins one."""
    if clause.group.verb.lemma in _BELONG and not clause.is_passive:
        groups = [p for p in [*clause.object, *clause.governed("to")] if p.kind is Kind.GRP]
        if not any(
            p.kind is Kind.EVT for p in [*clause.object, *clause.governed("to", "at", "in")]
        ):
            _belong(here, clause, groups)


def _belong(here: Discourse, clause: Clause, groups: list[Phrase]) -> None:
    for group in groups:
        for who in clause.subject or _it(here, clause):
            for agent in here.agent(who):
                told = here.body(group)
                if agent.family in ("office", "organisation") and not _is_told(here, agent, told):
                    spans = [who.span, clause.verb, group.span]
                    here.say(agent, "isMemberOf", told, spans, clause)


def _it(here: Discourse, clause: Clause) -> list[Phrase]:
    """Return the one body that the sentence before is about, where “it” stands for it."""
    number, subject = here.actors
    is_it = _IT.search(clause.masked.text[: clause.group.start])
    if not is_it or number != here.sentence - 1 or len(subject) != 1:
        return []
    return [phrase for phrase in subject if phrase.kind is Kind.ORG]


def told(here: Discourse, masked: Masked) -> None:
    """Read memberships and numbers of members told in passing."""
    if not any(p.kind is Kind.GRP for p in masked.phrases.values()) and not _counts_inside(masked):
        _its_members(here, masked)
        return
    for match in _APPOSED.finditer(masked.text):
        for group in masked.of(match, "groups"):
            _member(here, masked.of(match, "who")[0], group)
    if _CUE.search(masked.text):
        _listed(here, masked)
        _remaining(here, masked)
    counted(here, masked)


def _counts_inside(masked: Masked) -> bool:
    return any(p.kind is Kind.CNT and p.parts for p in masked.phrases.values())


def _member(here: Discourse, who: Phrase, group: Phrase) -> None:
    body = here.body(who)
    told = here.body(group)
    if body and body.family in ("office", "organisation") and not _is_told(here, body, told):
        here.say(body, "isMemberOf", told, [who.span, group.span])


def _is_told(here: Discourse, body: Thing, group: Thing | None) -> bool:
    return any(
        f.subject is body and f.predicate == "isMemberOf" and f.object is group and not f.claim
        for f in here.facts
    )


def _listed(here: Discourse, masked: Masked) -> None:
    """Read lists of members: “the IP5 (the EPO, the JPO, …)”."""
    for match in _LISTED.finditer(masked.text):
        for n in ("", "2", "3"):
            for group in masked.of(match, f"group{n}"):
                members = masked.of(match, f"members{n}")
                for who in members if len(members) > 1 else []:
                    _member(here, who, group)
    for pattern in (_NAMED, _FORUM, _COUNTED):
        for match in pattern.finditer(masked.text):
            for group in _named_last(masked, masked.of(match, "group")[0]):
                _all_of(here, group, masked.of(match, "members"))
    for match in _ALONG.finditer(masked.text):
        joined = masked.of(match, "group") or masked.of(match, "group2")
        for who in [*masked.of(match, "members"), *masked.of(match, "members2")]:
            _member(here, who, joined[0])
    for match in _FORMED.finditer(masked.text):
        joined = masked.of(match, "group") or masked.of(match, "group2")
        parts = [p for name in ("members", "first", "members2") for p in masked.of(match, name)]
        _all_of(here, joined[0], parts)


def _remaining(here: Discourse, masked: Masked) -> None:
    """Read “CNIPA remains a member of the IP5 and of the TM5” and “the other four offices (…)”."""
    for match in _REMAINS.finditer(masked.text):
        is_open = here.claim is not None or _AHEAD.search(masked.text[: match.start("groups")])
        for group in [] if is_open else masked.of(match, "groups"):
            _member(here, masked.of(match, "who")[0], group)
    for match in _OTHERS.finditer(masked.text):
        _all_of(here, masked.of(match, "group")[0], masked.of(match, "members"))


def _named_last(masked: Masked, phrase: Phrase) -> list[Phrase]:
    """Return the group that “the meeting of the group, which …” ends with, or the group itself."""
    if phrase.kind is Kind.GRP:
        return [phrase]
    ends = (p for p in masked.phrases.values() if p.kind is Kind.GRP and p.end == phrase.end)
    return list(ends)[:1]


def _all_of(here: Discourse, group: Phrase, members: list[Phrase]) -> None:
    """Record those of a list as members of a group; a single name may be no list of its members."""
    inner = [part for p in members for part in (p.parts.get("bodies") or [p])]
    for who in inner if len(inner) > 1 and group not in inner else []:
        _member(here, who, group)


def _its_members(here: Discourse, masked: Masked) -> None:
    """Read “Its partners are …” of the one group that the sentence before has named."""
    found = _ITS_MEMBERS.search(masked.text)
    groups = here.groups_before(masked.number - 1) if found else []
    if found is None or len(groups) != 1:
        return
    opening = masked.span(found.start(), found.start("members"))
    for who in masked.of(found, "members"):
        body = here.body(who)
        if body and body.family in ("office", "organisation"):
            here.say(body, "isMemberOf", groups[0], [opening, who.span])

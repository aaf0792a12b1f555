"""Who joins a treaty: “Samoa acceded to the Madrid Protocol”."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.instruments import instrument
from ipcoop.extract.discourse.known_people import stands_for
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.parties import Told, party

_STATES = ("country", "organisation", "group", "office")
_MEMBER = rule(
    r"(?P<who><CTY|ORG|GRP>),? (?:has |have |had )?(?:(?:formally|officially|today|recently|also) "
    r")?"
    r"(?:became|become|becomes) (?:a|the|an)(?: [\w-]+){0,3}? (?:member|party|contracting party|"
    r"signatory|"
    r"contracting state)(?: state)? (?:of|to) (?:the )?(?P<treaty><INS>)",
    re.IGNORECASE,
)
_DEPOSITED = rule(
    r"(?P<who><CTY|ORG|GRP>)(?:'s?)? instruments? of (?:accession|ratification|acceptance|"
    r"approval) to (?:the )?(?P<treaty><INS>)",
    re.IGNORECASE,
)
_ACCESSION = rule(
    r"(?:[Ww]ith|[Ff]ollowing|[Aa]fter|[Ss]ince|[Uu]pon|welcomed|welcomes|congratulated|noted) (?:the )?(?:\w+ )?"
    r"(?:(?:accession|adherence|ratification) (?:of|by) (?:the )?(?P<who><CTY|ORG|GRP>(?:(?:,? and (?:the )?|, )"
    r"<CTY|ORG|GRP>)*)|(?P<who2><CTY|ORG|GRP>)(?:'s?)? (?:accession|adherence))"
    r" to (?:the )?(?P<treaty><INS>)"
)
_OF = rule(
    r"(?P<who><CTY|ORG|GRP>) (?:is|are|was|were|has been|have been) (?:(?:now|already|also|currently) )?(?:a |the )?(?:[\w-]+ ){0,2}?"
    r"(?:party|parties|members?|contracting party|contracting parties)(?: states?)? (?:of|to) (?:the )?(?P<treaty><INS>)"
)
_TO_WHICH = rule(
    r"(?P<treaty><INS>),? to which (?:the )?(?P<who><CTY|ORG|GRP|PRO>(?:(?:,? and (?:the )?|, )"
    r"<CTY|ORG|GRP>)*)"
    r" (?:(?:have|has|had) )?(?:also )?(?:acceded|adhered|are part(?:y|ies)|is (?:a )?party|"
    r"belongs?)(?!\w)"
)
_TO_SOMETHING = re.compile(r" to (?!it(?!\w))")
_HIS_COUNTRY = rule(
    r"(?P<whose>[Hh]is|[Hh]er) (?:country|government|nation)'s instruments? of (?:accession|ratification|acceptance|"
    r"approval) to (?:the )?(?P<treaty><INS>)"
)
_HANDED = re.compile(
    r"(?<!\w)(?:handed over|deposited|submitted|presented|delivered|lodged|received|was deposited)"
    r"(?!\w)"
)
_ACCESSION_CUE = rule(
    r" (?:becom|becam|instrument|accession|adherence|ratif|part[yi]|member)", re.I
)
_OPEN = re.compile(
    r"(?<![\w])(?:will|would|may|might|could|if|once|not|planned|possible|future|before|hopes?|plans?)(?!\w)"
)


def accede(here: Discourse, clause: Clause) -> None:
    """A state accedes to a treaty, ratifies it, or deposits its instrument of accession."""
    if here.warrant(clause) is None:
        return
    for phrase in _treaties(clause) or _unsaid(here, clause):
        for who in clause.agents:
            for agent in here.agent(who):
                _joins(here, phrase, agent, who, clause)


def _unsaid(here: Discourse, clause: Clause) -> list[Phrase]:
    """Return the treaty of “Jamaica acceded later that year”: the only one spoken of so far."""
    if clause.group.verb.lemma == "deposit" or _TO_SOMETHING.match(
        clause.masked.text, clause.group.end
    ):
        return []
    known = [t for t in here.things if t.family == "instrument" and t.iri]
    return (
        [Phrase(Kind.INS, 0, 0, "it", span=clause.verb, thing=known[0])] if len(known) == 1 else []
    )


def _joins(
    here: Discourse, phrase: Phrase, agent: Thing, who: Phrase, clause: Clause | None
) -> None:
    if who.kind is Kind.PRO and "countries" in who.text:
        country = here.reference.country_of(agent.iri) if agent.family == "office" else ""
        if not country:
            return
        agent = here.linked(country, who)
    treaty = instrument(here, phrase)
    if treaty and treaty.iri and agent.family in _STATES:
        spans = [who.span, *([clause.verb] if clause else []), phrase.span]
        party(here, treaty, agent, Told(spans, clause))


def joins(here: Discourse, clause: Clause) -> None:
    """Read “Canada joined the Madrid Protocol”: what is joined is a treaty of the reference data."""
    treaties = [
        p for p in [*clause.object, *clause.governed("to")] if p.kind is Kind.INS and p.iris
    ]
    if not treaties or clause.group.verb.lemma != "join" or here.warrant(clause) is None:
        return
    for who in clause.subject if not clause.is_passive else []:
        for agent in here.agent(who):
            _joins(here, treaties[0], agent, who, clause)


def _treaties(clause: Clause) -> list[Phrase]:
    phrases = [*clause.patients, *clause.governed("to")]
    return [p for p in phrases if p.kind is Kind.INS and (p.iris or clause.act == "accede")]


def joining(here: Discourse, masked: Masked) -> None:
    """Read “became a party to …” and “handed over Cambodia's instrument of accession to …”."""
    for match in _TO_WHICH.finditer(masked.text):
        _told(here, masked, match)
    if not _ACCESSION_CUE.search(masked.text):
        return
    for pattern in (_MEMBER,) if _OPEN.search(masked.text) else (_MEMBER, _ACCESSION, _OF):
        for match in pattern.finditer(masked.text):
            _told(here, masked, match)
    for match in _HIS_COUNTRY.finditer(masked.text):
        if _HANDED.search(masked.text) and not _OPEN.search(masked.text[: match.start()]):
            _of_his_country(here, masked, match)
    for match in _DEPOSITED.finditer(masked.text):
        done = _HANDED.search(masked.text)
        planned = re.search(
            r"(?<!\w)(?:will|would|may|not|to|could|plans?)(?!\w)", masked.text[: match.start()]
        )
        if done and not planned:
            _told(here, masked, match)


def _of_his_country(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    """Record that the country of “his country's instrument of accession” has joined."""
    whose = masked.phrase(Kind.PRO, *match.span("whose"))
    person = here.one_meant("he" if whose.text.casefold() == "his" else "she", whose.span.start)
    body = stands_for(person) if person and person.parties else None
    while body and body.owner and body.family != "country":
        body = body.owner
    iri = here.reference.country_of(body.iri) if body and body.iri else ""
    country = (
        body if body and body.family == "country" else here.linked(iri, whose) if iri else None
    )
    if country:
        _joins(here, masked.of(match, "treaty")[0], country, whose, None)


def _told(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    """Record that those whom a match names have joined the treaty that it names."""
    treaty = masked.of(match, "treaty")[0]
    names = [name for name in ("who", "who2") if name in match.groupdict()]
    for who in [phrase for name in names for phrase in masked.of(match, name)]:
        for agent in here.agent(who):
            _joins(here, treaty, agent, who, None)


RULES = {"accede": accede}

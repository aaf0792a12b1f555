"""Who agrees to an instrument, and whose hand signs it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Span, Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase

_THEN = "(?:of (?:that|the) (?:time|day)|at (?:the|that) time|of those days)"
_SIDES = (Kind.ORG, Kind.CTY, Kind.GRP)
BODIES = ("office", "organisation", "country", "group")


@dataclass(frozen=True, slots=True)
class Told:
    """The words that tell something, the clause that they belong to, and what warrant they give."""

    spans: list[Span]
    clause: Clause | None = None
    status: Status = Status.STATED

    @property
    def implied(self) -> "Told":
        """The same words, where they merely imply it."""
        return replace(self, status=Status.IMPLIED)


def party(here: Discourse, thing: Thing, agent: Thing, words: Told) -> None:
    """Record, once for each, that a body is party to an instrument."""
    if agent.family not in BODIES or agent.type == "AgentGroup":
        return
    told = [f for f in here.facts if f.subject is thing and f.object is agent and not f.claim]
    if not any(f.predicate == "hasParty" for f in told):
        here.say(thing, "hasParty", agent, words.spans, words.clause, words.status)


def named_parties(here: Discourse, thing: Thing, phrase: Phrase, clause: Clause | None) -> None:
    """Record the parties that the phrase of an instrument names: “the MOU between …”."""
    words = Told([phrase.span], clause)
    for part in [*phrase.parts.get("owner", []), *phrase.parts.get("parties", [])]:
        two = part.kind is Kind.CNT and part.text.casefold().startswith("two ")
        for agent in here.pair if two else here.agent(part):
            if agent.family in ("person", "post"):
                hand(here, thing, agent, words.implied)
            else:
                party(here, thing, body_of(here, agent) or agent, words)
    for pair in _joined(phrase):
        for agent in here.agent(pair):
            party(here, thing, agent, words)


def _joined(phrase: Phrase) -> list[Phrase]:
    """Return those whose names make up that of an instrument: “the ASEAN-JPO Work Plan”."""
    mod = [p for p in phrase.parts.get("mod", []) if p.kind in (Kind.ORG, Kind.GRP, Kind.CTY)]
    sides = pairwise(mod)
    is_pair = any(
        a.end + 1 == b.start and not phrase.text[a.end - phrase.start].isspace() for a, b in sides
    )
    return mod if is_pair else []


def parties(
    here: Discourse, thing: Thing, phrase: Phrase, who: Iterable[Phrase], clause: Clause
) -> list[Thing]:
    """Record those who sign or conclude an instrument; return them."""
    found = [(p, a) for p in who for a in _each(here, p, clause)]
    for one, agent in found:
        words = Told([one.span, clause.verb, phrase.span], clause)
        signs(here, thing, agent, words, side_of(here, one))
    return [agent for _, agent in found]


def signs(
    here: Discourse, thing: Thing, agent: Thing, words: Told, side: Thing | None = None
) -> None:
    """Record that somebody signs or concludes an instrument, and for whom, where that is told."""
    if side and not is_party(here, thing, side):
        party(here, thing, side, words)
    if agent.family in ("person", "post"):
        hand(here, thing, agent, words)
    elif agent.family == "unit" or (agent.family in BODIES and agent.type != "AgentGroup"):
        body = body_of(here, agent)
        if body:
            party(here, thing, body, words)
    else:
        here.say(thing, "hasSignatory", agent, words.spans, words.clause)


def side_of(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the body for which somebody signs, where the words tell it."""
    side = phrase.part("side")
    if side is None:
        return None
    if side.kind is not Kind.DEM:
        return here.body(side)
    known = [b for b in here.pair if b.iri and here.reference.country_of(b.iri) in side.iris]
    return known[0] if len(known) == 1 else None


def _each(here: Discourse, phrase: Phrase, clause: Clause) -> list[Thing]:
    """Return who signs; “the heads of that time” are not those of today."""
    if phrase.kind is not Kind.HDS:
        return here.each(phrase)
    if "delegation" in phrase.text and not here.leaders:
        return []
    if re.search(rf"{re.escape(phrase.text)},? {_THEN}", clause.masked.clean.text):
        return [here.head_post(body) for body in here.pair]
    return here.each(phrase)


def hand(here: Discourse, thing: Thing, agent: Thing, words: Told) -> None:
    """Record a signature by a person or the holder of a post, and for which body it is implied."""
    if any(link.type == "SignatureAct" and link.key == (thing, agent) for link in here.links):
        return
    post = agent if agent.family == "post" else next(iter(agent.parties), None)
    links: list[tuple[str, Thing | str]] = [("isSignatureOf", thing)]
    if agent.family == "person":
        links.append(("hasSigner", agent))
    if post:
        links.append(("inCapacityOf", post))
    label = f"Signature of {here.who(agent)} under the {thing.label}"
    here.relate(
        "signature",
        "SignatureAct",
        label,
        (thing, agent),
        links,
        words.spans,
        words.clause,
        words.status,
    )
    body = body_of(here, agent)
    if body:
        party(here, thing, body, words.implied)


def signed_for(here: Discourse, sides: list[Phrase], since: int) -> Thing | None:
    """Return the instrument signed last, or the one of late to which somebody's side is a party."""
    bodies = [body for side in sides if side.kind in _SIDES for body in [here.body(side)] if body]
    for sentence, thing in reversed(here.all_signed if bodies else []):
        if sentence >= since and all(is_party(here, thing, body) for body in bodies):
            return thing
    return here.signed


def is_party(here: Discourse, thing: Thing, body: Thing) -> bool:
    """Tell whether a body, or the office of a country, is known to be party to an instrument."""
    told = [f.object for f in here.facts if f.subject is thing and f.predicate == "hasParty"]
    return any(
        known is body or (body.family == "country" and _country(here, known) == body.iri)
        for known in told
        if isinstance(known, Thing)
    )


def _country(here: Discourse, body: Thing) -> str:
    return here.reference.country_of(body.iri) if body.iri and body.family == "office" else ""


def body_of(here: Discourse, agent: Thing) -> Thing | None:
    """Return the body that a person, a post or a unit acts for; a body itself."""
    if agent.family in BODIES:
        return agent
    if agent.family == "person":
        post = next(iter(agent.parties), None)
        return body_of(here, post) if post else _affiliation(here, agent)
    return body_of(here, agent.owner) if agent.owner else None


def _affiliation(here: Discourse, person: Thing) -> Thing | None:
    bodies = [
        f.object for f in here.facts if f.subject is person and f.predicate == "isAffiliatedWith"
    ]
    return bodies[0] if len(bodies) == 1 and isinstance(bodies[0], Thing) else None

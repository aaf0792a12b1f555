"""Participations: who takes part in an event, in which role, and for whom."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Link, Thing, join
from ipcoop.extract.model import Span, Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase

if TYPE_CHECKING:
    from rdflib import Literal

_STRONGER = ("observer", "sponsor")
_BODIES = ("office", "organisation", "group")


def attend_by(
    here: Discourse, thing: Thing, phrase: Phrase, clause: Clause | None, role: str = "attendee",
    words: tuple[Span, ...] = (),
) -> list[Thing]:  # fmt: skip
    """Record that those whom a phrase names take part in an event."""
    if here.warrant(clause) is None or (here.in_heading and phrase.kind is Kind.PST):
        return []
    shared = phrase.part("head")
    bodies = phrase.parts.get("bodies", [])
    verb = words or ((clause.verb,) if clause else ())
    agents = [
        a
        for a in here.agent(phrase)
        if a.family != "country" or role == "observer" or phrase.kind is Kind.HDS
    ]
    for place, agent in enumerate(agents):
        spans = [shared.span if shared else phrase.span]
        if place < len(bodies):
            spans.append(bodies[place].span)
        participation(here, thing, agent, [*spans, *verb], clause, role)
    return agents


def participation(
    here: Discourse,
    thing: Thing,
    agent: Thing,
    spans: list[Span],
    clause: Clause | None,
    role: str = "attendee",
    body: Thing | None = None,
) -> None:
    """Record that an agent, or the holder of a post, takes part in an event in a role."""
    known = _known(here, thing, agent)
    if known:
        _strengthen(here, known, role, spans, body, clause)
        return
    links: list[tuple[str, Thing | Literal | str]] = [
        ("isParticipationIn", thing),
        ("hasParticipationRole", f"participation-role/{role}"),
    ]
    if agent.family == "post":
        links.append(("inCapacityOf", agent))
    else:
        links.append(("hasParticipant", agent))
        if agent.family == "person" and len(agent.parties) == 1:
            links.append(("inCapacityOf", agent.parties[0]))
    if body:
        links.append(("actsOnBehalfOf", body))
    who = here.who(agent)
    label = f"{who[0].upper()}{who[1:]} at the {thing.label}"
    here.relate("participation", "Participation", label, (thing, agent), links, spans, clause)


def _known(here: Discourse, thing: Thing, agent: Thing) -> Link | None:
    return next(
        (
            link
            for link in here.links
            if link.type == "Participation" and link.key == (thing, agent)
        ),
        None,
    )


def _strengthen(
    here: Discourse, link: Link, role: str, spans: list[Span],
    body: Thing | None, clause: Clause | None,
) -> None:  # fmt: skip
    """Add what a later mention tells of a participation: another role, or for whom it is."""
    warrant = here.warrant(clause)
    if warrant is None:
        return
    becomes_fact = link.claim is not None and warrant[1] is None
    links = dict(link.links)
    more = False
    if role in _STRONGER and links["hasParticipationRole"] == "participation-role/attendee":
        links["hasParticipationRole"], more = f"participation-role/{role}", True
    if body and "actsOnBehalfOf" not in links:
        links["actsOnBehalfOf"], more = body, True
    if more or becomes_fact:
        told = (warrant[0], warrant[1]) if becomes_fact else (link.status, link.claim)
        words = join(*spans) if becomes_fact or body else join(*link.spans, *spans)
        here.links[here.links.index(link)] = replace(
            link, links=tuple(links.items()), spans=words, status=told[0], claim=told[1]
        )


def on_behalf(
    here: Discourse, thing: Thing, agent: Thing, phrase: Phrase, spans: list[Span],
    clause: Clause | None,
) -> None:  # fmt: skip
    """Record that a person takes part for a body, or for the one who leads it."""
    if agent.family != "person" or here.warrant(clause) is None:
        return
    before = here.source.document.text[: phrase.span.start]
    of_another = re.search(r"[A-Z]{3,} $", before) is not None
    body = represented(here, phrase) or (None if of_another else seat_of(agent))
    if body:
        participation(here, thing, agent, [*spans, phrase.span], clause, "attendee", body)


def represented(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the body that a phrase names, or that the person named in it leads."""
    for agent in here.agent(phrase):
        found = agent if agent.family in (*_BODIES, "country") else seat_of(agent)
        if found:
            return found
    return None


def seat_of(agent: Thing) -> Thing | None:
    """Return the body in which a person, or the holder of a post, works."""
    post = agent if agent.family == "post" else next(iter(agent.parties), None)
    body = post.owner if post else None
    while body and body.family == "unit":
        body = body.owner
    return body if body and body.family in _BODIES else None


__all__ = ["Status", "attend_by", "on_behalf", "participation", "represented", "seat_of"]

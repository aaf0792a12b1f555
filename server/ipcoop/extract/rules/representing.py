"""Who stands for whom at an event: “Chad was represented by its ambassador, Mrs Abakar”."""

from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.rules.attending import talk_in
from ipcoop.extract.rules.taking_part import attend_by, on_behalf

_SENDERS = (Kind.ORG, Kind.GRP, Kind.CTY, Kind.PER, Kind.PST)
_EACH = rule(
    r"(?P<body><CTY|ORG|GRP>)(?: \([^)]*\))?,?(?: (?:was|were))?(?: (?:also )?represented)? by (?:the |its )?"
    r"(?P<who><PER>)"
)
_JUST_BEFORE = rule(r"(?P<body><CTY|ORG|GRP>)(?: \([^)]*\))?, $")


def represent(here: Discourse, clause: Clause) -> None:
    """Somebody stands for a body at an event."""
    named = [p for p in clause.governed("at", "in", "during") if p.kind is Kind.EVT]
    talk = talk_in(here, clause.previous) if clause.previous else None
    named += [p for p in clause.masked if p.kind is Kind.EVT][:1] if clause.previous is None else []
    thing = next((t for p in named for t in [event(here, p)] if t), talk) or _occasion(here)
    if thing is None:
        return
    for who, body in _pairs(clause):
        for agent in here.agent(who):
            if body and body.kind in _SENDERS:
                on_behalf(here, thing, agent, body, [who.span, clause.verb], clause)
        if body is None:
            attend_by(here, thing, who, clause)


def _pairs(clause: Clause) -> Iterator[tuple[Phrase, Phrase | None]]:
    """Yield who stands in, each with whoever is represented, if that can be told."""
    masked, agents, bodies = clause.masked, clause.agents, clause.patients
    each = list(_EACH.finditer(masked.text, clause.start)) if clause.is_passive else []
    if len(each) > 1:
        for match in each:
            yield masked.of(match, "who")[0], masked.of(match, "body")[0]
        return
    if clause.group.verb.form == "ing" and not clause.subject:
        agents = clause.next.subject[:1] if clause.next else []
        bodies = clause.object[:1]
    before = _JUST_BEFORE.search(masked.text, 0, clause.group.start) if clause.is_passive else None
    if before:
        bodies = masked.of(before, "body")
    if len(agents) == len(bodies) > 1 and "respectively" in clause.rest():
        yield from zip(agents, bodies, strict=True)
    elif len(agents) > 1 and len(bodies) > 1:
        yield from ((who, None) for who in agents)
    else:
        yield from ((who, body) for who in agents for body in bodies)


def _occasion(here: Discourse) -> Thing | None:
    """Return the event at which somebody stands for a body: no ceremony that is part of it."""
    current, main = here.current_event(), here.main_event()
    return main if current and main and current.type in ("Ceremony", "Signing") else current

"""Who holds which post: by being it, being appointed to it, or following somebody in it."""

import re
from typing import TYPE_CHECKING

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.known_people import is_former
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase

if TYPE_CHECKING:
    from ipcoop.extract.model import Span

_DENIED = re.compile(r"n't\b| (?:\w+ )?(?:not|no longer|never|neither)\b")
_FOLLOWING = ("succeed", "replace")
_TAKING = ("take over", "assume", "take office", "serve", "become")
_HEADING = ("head", "lead")
_CHAIRS = re.compile(r"(?:Vice[- ])?Chair|President|Vice[- ]President", re.IGNORECASE)


def be(here: Discourse, clause: Clause) -> None:
    """Somebody is or was the holder of a post."""
    if _DENIED.match(clause.rest()):
        return
    people = _people(clause.subject)
    posts = [p for p in clause.object if p.kind is Kind.PST]
    if len(people) == len(posts) == 1:
        _hold(here, people[0], posts[0], clause)


def appoint(here: Discourse, clause: Clause) -> None:
    """Somebody is appointed to a post."""
    people = _people(clause.patients)
    if not people and clause.group.verb.form in ("participle", "past"):
        people = _people(clause.subject)
    for who in people[:1] if len(people) == 1 else []:
        for post in _posts(clause):
            _seat(clause, post)
            _hold(here, who, post, clause)


def _seat(clause: Clause, post: Phrase) -> None:
    """A body that elects a chair elects its own: “the Council elected Mrs Ito as chair”."""
    bodies = [p for p in clause.agents if p.kind in (Kind.ORG, Kind.GRP)]
    is_open = not (post.parts.get("org") or post.part("own"))
    if is_open and len(bodies) == 1 and _CHAIRS.match(post.value.title):
        post.parts = {**post.parts, "title": post.parts.get("title", [post]), "org": bodies}


def assume(here: Discourse, clause: Clause) -> None:
    """Somebody takes over a post, or follows somebody in it."""
    lemma = clause.group.verb.lemma
    people = _people(clause.subject)
    if lemma in _FOLLOWING:
        _follow(here, clause, _people(clause.agents), _people(clause.patients))
    elif lemma in _HEADING:
        _lead(here, clause)
    elif lemma in _TAKING:
        _follow(here, clause, people, _people(clause.governed("from")))
        for post in _posts(clause) if len(people) == 1 else []:
            _hold(here, people[0], post, clause)


def _lead(here: Discourse, clause: Clause) -> None:
    """Who heads a body or a unit is its head, unless another post there is told."""
    people = _people(clause.agents)
    bodies = [p for p in clause.patients if p.kind in (Kind.ORG, Kind.UNI)]
    told = here.warrant(clause)
    if len(people) != 1 or len(bodies) != 1 or told is None:
        return
    phrase = bodies[0]
    is_led = clause.group.verb.lemma == "lead" and phrase.kind is Kind.ORG and clause.is_passive
    found, known = here.agent(people[0]), here.agent(phrase)
    if is_led or len(found) != 1 or len(known) != 1 or found[0].parties:
        return
    post = here.head_post(known[0])
    here.hold_post(found[0], post, [people[0].span, clause.verb, phrase.span], clause)


def _follow(here: Discourse, clause: Clause, new: list[Phrase], old: list[Phrase]) -> None:
    """Who succeeds somebody holds the post that this one held."""
    told = here.warrant(clause)
    if len(new) != 1 or len(old) != 1 or told is None:
        return
    posts = [(post, held) for post in _posts(clause) for held in [here.holder(post)] if held]
    successor, before = here.agent(new[0]), here.agent(old[0])
    if len(successor) != 1 or len(before) != 1:
        return
    held = [post for _, post in posts] or _shared(successor[0], before[0])
    if (
        not posts
        and clause.previous
        and clause.previous.act == "appoint"
        and _posts(clause.previous)
    ):
        return
    spans = [new[0].span, clause.verb, old[0].span, *(phrase.span for phrase, _ in posts)]
    for post in held if len(held) == 1 else []:
        here.hold_post(successor[0], post, spans, clause)
        if told[1] is None:
            here.hold_post(before[0], post, spans, clause, former=True)


def _shared(successor: Thing, before: Thing) -> list[Thing]:
    return successor.parties or before.parties


def _people(phrases: list[Phrase]) -> list[Phrase]:
    return [
        p
        for p in phrases
        if p.kind is Kind.PER or (p.kind is Kind.PRO and p.value in ("he", "she"))
    ]


def _posts(clause: Clause) -> list[Phrase]:
    found = [*clause.object, *clause.governed("as", "to", "of", "in")]
    return [phrase for phrase in found if phrase.kind is Kind.PST]


def _hold(here: Discourse, who: Phrase, post: Phrase, clause: Clause) -> None:
    people = here.agent(who)
    held = here.holder(post) if len(people) == 1 and here.warrant(clause) else None
    if held:
        spans: list[Span] = [who.span, clause.verb, post.span]
        here.hold_post(people[0], held, spans, clause, former=is_former(post))

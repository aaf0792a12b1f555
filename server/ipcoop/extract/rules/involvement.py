"""Who has a part in an activity, and for whom it is."""

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.rules.parties import Told
from ipcoop.extract.rules.purposes import described, opened

_IN_COUNTRY = rule(r"In (?:the )?(?P<who><CTY>(?:(?:,? and |, )(?:the )?<CTY>)*), ")
BODIES = ("office", "organisation", "country", "unit", "group")


def told_of(here: Discourse, done: Thing, clause: Clause) -> None:
    """Note an activity that a clause tells of."""
    warrant = here.warrant(clause)
    if warrant and warrant[1] is None:
        done.facts = True
        here.work, here.worked_in = done, here.sentence


def taken_up(here: Discourse, done: Thing, clause: Clause, upto: int | None = None) -> None:
    """Note an activity that a clause tells of, and read what the clause says of it up to a place."""
    told_of(here, done, clause)
    described(here, done, clause, upto)
    for phrase in _opening_countries(clause):
        receives(here, done, phrase, clause)
    opened(here, done, clause)


def _opening_countries(clause: Clause) -> list[Phrase]:
    """Return the countries of “In Honduras, the fund supported …”."""
    match = _IN_COUNTRY.match(clause.masked.text)
    if not match or match.end() > clause.group.start:
        return []
    return clause.masked.of(match, "who")


def carries_out(here: Discourse, done: Thing, agent: Thing, words: Told) -> None:
    """Record that a body implements an activity."""
    if agent.family == "country" or done.family != "activity":
        return
    links: list[tuple[str, Thing | str]] = [
        ("isInvolvementIn", done),
        ("involvesOrganisation", agent),
        ("hasInvolvementRole", "involvement-role/implementing"),
    ]
    label = f"{here.short(agent)} in “{done.label}”"
    here.relate(
        "involvement",
        "ActivityInvolvement",
        label,
        (done, agent),
        links,
        words.spans,
        words.clause,
    )


def receives(here: Discourse, done: Thing, phrase: Phrase, clause: Clause | None) -> None:
    """Record the country of whoever receives experts."""
    if phrase.kind not in (Kind.CTY, Kind.ORG, Kind.PLC, Kind.HDS):
        return
    for part in phrase.parts.get("bodies", []) or [phrase]:
        iris = part.iris if part.kind is Kind.CTY else _countries(here, part)
        if len(iris) == 1:
            here.say(done, "benefits", here.linked(iris[0], part), [part.span], clause)


def _countries(here: Discourse, phrase: Phrase) -> tuple[str, ...]:
    country = here.reference.country_of(phrase.iris[0]) if len(phrase.iris) == 1 else ""
    return (country,) if country else ()

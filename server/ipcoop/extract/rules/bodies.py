"""What bodies are called, and the rules on bodies, their members and their people."""

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked
from ipcoop.extract.rules import cooperating, cooperation_nouns, memberships, posts, renaming


def be(here: Discourse, clause: Clause) -> None:
    """Somebody holds a post; a body is a member of a group."""
    posts.be(here, clause)
    memberships.be(here, clause)


def become(here: Discourse, clause: Clause) -> None:
    """A body gets another name or joins a group, or somebody takes over a post."""
    posts.assume(here, clause)
    memberships.be(here, clause)
    renaming.rename(here, clause)


def told(here: Discourse, clause: Clause) -> None:
    """Read what a clause tells of bodies whatever its verb is."""
    cooperation_nouns.told(here, clause)
    memberships.belong(here, clause)


def names(here: Discourse, masked: Masked) -> None:
    """Read names of bodies in brackets behind their other names."""
    for phrase in [phrase for phrase in masked if phrase.parts]:
        for person in phrase.parts.get("person", []):
            here.agent(person)
        unit = here.unit(phrase) if phrase.kind is Kind.UNI and phrase.part("org") else None
        if unit and not here.is_told(unit, "isUnitOf"):
            spans = [part.span for role in ("unit", "org") for part in phrase.parts[role][:1]]
            here.say(unit, "isUnitOf", unit.owner, spans)
        short, name = phrase.part("acronym"), phrase.part("name")
        if phrase.kind in (Kind.ORG, Kind.GRP) and short and name and len(phrase.iris) == 1:
            body = here.body(phrase)
            here.say(body, "acronym", here.text(short.text.strip("\"' ")), [short.span])
            known = here.reference.label(phrase.iris[0]) == name.text
            naming = "rdfs:label" if known else "skos:altLabel"
            here.say(body, naming, here.text(name.text, "en"), [name.span])
    memberships.told(here, masked)
    renaming.renamed(here, masked)
    cooperation_nouns.spoken_of(here, masked)


RULES = {
    "be": be,
    "cooperate": cooperating.cooperate,
    "appoint": posts.appoint,
    "rename": become,
    "assume": posts.assume,
}

"""What a conference of heads implies: who signed its outcome, who the heads are, who was counted."""

from rdflib import Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Fact, Thing, join
from ipcoop.extract.model import Span, Status
from ipcoop.namespaces import ID

_REGIONS = {
    "asian": "asia",
    "african": "africa",
    "european": "europe",
    "american": "americas",
    "caribbean": "caribbean",
    "pacific": "oceania",
}


def imply(here: Discourse, main: Thing) -> None:
    """Add what follows from the heads of offices being together at the main event."""
    _members(here)
    _signatories(here, main)
    _counted(here, main)


def _members(here: Discourse) -> None:
    """“The heads” are the holders of the posts that the text has listed."""
    heads = here.heads
    if heads and any(heads in (fact.subject, fact.object) for fact in here.facts):
        for post in heads.members:
            spans = join(heads.spans[0], *(post.owner.spans[:1] if post.owner else []))
            here.say(heads, "includesHolderOf", post, spans, status=Status.IMPLIED)


def _signatories(here: Discourse, main: Thing) -> None:
    """A declaration that comes out of a conference of heads is theirs where nobody else is named."""
    heads = here.heads
    for thing in here.things:
        if heads is None or thing.type != "JointDeclaration" or thing.part_of is not main:
            continue
        if here.is_told(thing, "hasParty", "hasSignatory", "hasSignatureAct"):
            continue
        signed = [f for f in here.facts if f.subject is thing and f.predicate == "signedAt"]
        spans = (*(signed[0].spans if signed else thing.spans[:1]), *heads.spans[:1])
        here.say(thing, "hasSignatory", heads, spans, status=Status.IMPLIED)
        hosts = [f.subject for f in here.facts if f.predicate == "organises" and f.object is main]
        offices = [post.owner for post in heads.members if post.owner]
        for body in dict.fromkeys([*offices, *hosts]):
            here.say(thing, "hasParty", body, [*spans, *body.spans[:1]], status=Status.IMPLIED)


def _counted(here: Discourse, main: Thing) -> None:
    """Countries that are as many as the text counts are those that it counts."""
    stated = [f for f in here.facts if f.subject is main and f.predicate == "statedCountryCount"]
    listed = {id(office.owner): office for office in _represented(here, main) if office.owner}
    if not stated or not isinstance(stated[0].object, Literal):
        return
    if stated[0].object.toPython() != len(listed) or not listed:
        return
    host = [f.subject for f in here.facts if f.predicate == "organises" and f.object is main]
    if host and not any(office in host for office in listed.values()):
        here.say(
            main,
            "countsHostCountry",
            Literal(lexical_or_value=False),
            stated[0].spans,
            status=Status.IMPLIED,
        )
    region = _region(here, stated[0])
    for office in listed.values() if region else []:
        here.say(office.owner, "isLocatedIn", region, [*stated[0].spans, *office.spans[:1]])


def _represented(here: Discourse, main: Thing) -> list[Thing]:
    """Return the national offices whose heads attended."""
    posts = [k.key[1] for k in here.links if k.type == "Participation" and k.key[0] is main]
    return [post.owner for post in posts if post.family == "post" and post.owner]


def _region(here: Discourse, counted: Fact) -> Thing | None:
    text = here.source.document.text
    words = {w.casefold() for s in counted.spans for w in text[s.start : s.end].split()}
    names = [name for adjective, name in _REGIONS.items() if adjective in words]
    if len(names) != 1:
        return None
    iri = str(ID[f"place/{names[0]}"])
    return here.thing(
        iri, Thing("place", "Region", here.reference.label(iri), [Span(0, 0)], iri=iri)
    )

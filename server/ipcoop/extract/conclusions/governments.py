"""A state acts through its government: a country cannot hold, pay or speak, for it is a place."""

import re
from dataclasses import replace

from rdflib import Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Fact, Link, Thing
from ipcoop.namespaces import ID

_ACTING_SUBJECTS = frozenset({"organises", "isMemberOf", "cooperatesWith"})
_ACTING_OBJECTS = frozenset(
    {
        "isHeldInCooperationWith",
        "isFundedBy",
        "isAdministeredBy",
        "hasSpeaker",
        "hasSignatory",
        "isContributionOf",
        "hasParticipant",
        "actsOnBehalfOf",
        "involvesOrganisation",
        "isPostIn",
        "cooperatesWith",
        "hasParty",
    }
)


def let_governments_act(here: Discourse) -> None:
    """Put the government for the country wherever only somebody who acts can stand."""
    for thing in here.things:
        if thing.family == "post" and thing.owner and thing.owner.family == "country":
            thing.owner = _government(here, thing.owner)
    here.facts = [_fact(here, fact) for fact in here.facts]
    here.links = [_link(here, link) for link in here.links]


def _fact(here: Discourse, fact: Fact) -> Fact:
    subject, value = fact.subject, fact.object
    if fact.predicate in _ACTING_SUBJECTS:
        subject = _actor(here, subject)
    if fact.predicate in _ACTING_OBJECTS and isinstance(value, Thing):
        is_state = fact.predicate == "hasParty" and value.family == "country"  # a state may be one
        value = value if is_state else _actor(here, value)
    is_same = subject is fact.subject and value is fact.object
    return fact if is_same else replace(fact, subject=subject, object=value)


def _link(here: Discourse, link: Link) -> Link:
    def value(name: str, told: Thing | Literal | str) -> Thing | Literal | str:
        acts = name in _ACTING_OBJECTS and isinstance(told, Thing)
        return _actor(here, told) if acts and isinstance(told, Thing) else told

    if _ACTING_OBJECTS.isdisjoint(name for name, _ in link.links):
        return link
    return replace(link, links=tuple((name, value(name, told)) for name, told in link.links))


def _actor(here: Discourse, thing: Thing) -> Thing:
    if thing.family == "country":
        return _government(here, thing)
    return _organisation(here, thing) if thing.family == "group" and thing.iri else thing


def _organisation(here: Discourse, group: Thing) -> Thing:
    """Return the organisation that a group of countries has formed, as ASEAN has."""
    iri = str(ID[f"organisation/{group.iri.rsplit('/', 1)[-1]}"])
    if not here.reference.types(iri):
        return group
    return here.thing(iri, Thing("organisation", "", group.label, group.spans[:1], iri=iri))


def _government(here: Discourse, country: Thing) -> Thing:
    code = here.reference.code(country.iri)
    iri = str(ID[f"organisation/{code}-government"])
    span = country.spans[0]
    words = here.source.document.text[span.start : span.end]
    named = re.sub(r"^[Tt]he ", "", words)
    label = named if "overnment" in named else f"Government of {words}"
    return here.thing(iri, Thing("organisation", "Government", label, country.spans[:1], iri=iri))

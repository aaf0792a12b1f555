"""The head of an office who is named is not also there without a name."""

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Link, Thing


def name_heads(here: Discourse) -> None:
    """Take back that an unnamed head took part or signed where the same head is named."""
    for thing in [t for t in here.things if t.family == "instrument"]:
        signed = [k for k in here.links if k.type == "SignatureAct" and k.key[0] is thing]
        unnamed = [k for k in signed if k.key[1].family == "post" and not k.claim]
        named = [k for k in signed if k.key[1].family == "person" and not k.claim]
        if len(unnamed) == len(named) > 1:
            gone = {id(link) for link in unnamed}
            here.links = [link for link in here.links if id(link) not in gone]
    here.links = [link for link in here.links if not _is_doubled(here, link)]


def _is_doubled(here: Discourse, link: Link) -> bool:
    """Tell whether “the head of KIPO” stands beside “Commissioner Lee of KIPO” at one event."""
    if link.type not in ("Participation", "SignatureAct") or link.claim:
        return False
    where, who = link.key[0], link.key[1]
    if who.family != "post":
        return False
    if who.head != "head":
        return any(
            other.type == link.type and other.key[0] is where and who in other.key[1].parties
            for other in here.links
            if other.claim is None and other.key[1].family == "person"
        )
    return any(
        other.type == link.type
        and other.key[0] is where
        and other.claim is None
        and _heads(other.key[1], who.owner)
        for other in here.links
    )


def _heads(agent: Thing, office: Thing | None) -> bool:
    """Tell whether somebody holds a named post at the head of an office."""
    posts = agent.parties if agent.family == "person" else ()
    return any(post.type == "HeadPost" and post.owner is office for post in posts)

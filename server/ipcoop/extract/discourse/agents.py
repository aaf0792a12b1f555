"""Who acts: people and bodies, and those whom “the two offices” or “the heads” stands for."""

import re
from collections.abc import Iterable

from rdflib import URIRef

from ipcoop.extract.discourse.known_people import People, is_former, stands_for
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Kind, Phrase
from ipcoop.namespaces import IPCOOP

_TWO = 2
_LEADING = re.compile(
    r"(?:ceo|chief executive|director[- ]general|president|commissioner|minister|head|chair|"
    r"(?:executive|national|managing) director|comptroller|controller|registrar|secretary[- ]general)(?!\w)",
    re.IGNORECASE,
)
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_TITLED = re.compile(r" (?:Office|Organi[sz]ation)$")
_TOGETHER = ("office", "organisation", "group", "country")


class Agents(People):
    """Ties phrases to people, posts and bodies."""

    def agents(self, phrases: Iterable[Phrase]) -> list[Thing]:
        """Return the people and bodies that phrases denote; the unknown are left out."""
        return [thing for phrase in phrases for thing in self.agent(phrase)]

    def agent(self, phrase: Phrase) -> list[Thing]:
        """Return the people, posts or bodies that one phrase denotes."""
        if phrase.kind in (Kind.ORG, Kind.GRP, Kind.CTY):
            return _some(self.body(phrase))
        if phrase.kind is Kind.UNI:
            return _some(self.unit(phrase))
        if phrase.kind is Kind.PER:
            return _some(self.a_person(phrase))
        if phrase.kind is Kind.PST:
            return [] if is_former(phrase) else _some(self.holder(phrase))
        if phrase.kind is Kind.HDS:
            return self.several(phrase)
        if phrase.kind is Kind.PRO:
            return self.meant(phrase)
        return []

    def several(self, phrase: Phrase) -> list[Thing]:
        """Return the posts or bodies that “the heads of the IP offices of …” stands for."""
        role, bodies = phrase.value, phrase.parts.get("bodies", [])
        heads = role in ("heads", "leaders", "commissioners", "chiefs")
        if not bodies:
            return [self.heads] if heads and self.heads else []
        of_offices = (
            "ffice" in phrase.parts["head"][0].text or "uthorit" in phrase.parts["head"][0].text
        )
        name = self.office if heads or of_offices or role == "offices" else self.body
        found = [name(body) for body in bodies]
        known = [body for body in found if body]
        return [self.head_post(body) for body in known] if heads else known

    def meant(self, phrase: Phrase) -> list[Thing]:
        """Return whom a pronoun or “the two offices” stands for, if that is plain."""
        said = phrase.value
        if said in ("he", "she"):
            return _some(self.one_meant(said, phrase.span.start))
        if said in ("the office", "the organization"):
            return self._the_body(phrase)
        if said.startswith(("the two", "both")) or said == "they":
            if len(self.pair) == _TWO or said == "they":
                return self.pair
            return self._two_named() or (self._only_two() if "offices" in said else [])
        number = number_in(said)
        if number or said.startswith("the partner"):
            if len(self.pair) != number or not number:
                self.together(self._partners(number))
            return self.pair if len(self.pair) == (number or len(self._partners(0))) else []
        if said.startswith(("the parties", "the same")):
            return self.pair
        return []

    def _the_body(self, phrase: Phrase) -> list[Thing]:
        """Return whom “the Office” stands for: the publisher, or the last that is not named beside."""
        publisher = self.publisher()
        family = "office" if "ffice" in phrase.text else "organisation"
        if publisher and publisher.family == family and _TITLED.search(phrase.text):
            return [publisher]
        beside = {id(thing) for number, _, thing in self.named if number == self.sentence}
        before = [b for b in self.bodies if id(b) not in beside]
        return before[-1:]

    def _two_named(self) -> list[Thing]:
        """Return the bodies of the last sentence that names any, if they are exactly two."""
        before = [(n, t) for n, _, t in self.named if n < self.sentence and t.family != "group"]
        last = [thing for number, thing in before if number == before[-1][0]]
        bodies = list({id(thing): thing for thing in last}.values())
        return bodies if len(bodies) == _TWO else []

    def _only_two(self) -> list[Thing]:
        """Return the offices that the text has named, if they are exactly two."""
        named = [t for t in self.things if t.family == "office" and id(t) in self.mentioned]
        return named if len(named) == _TWO else []

    def _partners(self, number: int) -> list[Thing]:
        """Return the members of the one group named, if all are named, and are as many as said."""
        groups = [thing for thing in self.things if thing.family == "group" and thing.iri]
        if len(groups) != 1:
            return []
        members = self.reference.graph.subjects(IPCOOP.isMemberOf, URIRef(groups[0].iri))
        iris = sorted(str(member) for member in members)
        named = [self.known[iri] for iri in iris if iri in self.known]
        return named if len(named) == len(iris) == (number or len(iris)) else []

    def headed(self, sentence: int) -> list[Phrase]:
        """Return the bodies that head an item, “CIPO / USPTO.”, right before a sentence."""
        number, bodies = self.heading_pair
        return bodies if number == sentence - 1 else []

    def together(self, bodies: list[Thing]) -> None:
        """Remember bodies that act together, for “the two offices”."""
        offices = [b for b in map(stands_for, bodies) if b.family in _TOGETHER]
        if len(set(map(id, offices))) == len(offices) > 1:
            self.pair = offices

    def who(self, agent: Thing) -> str:
        """Return what to call an agent in a label."""
        if agent.family == "post" and agent.owner:
            return f"the {agent.label[0].lower()}{agent.label[1:]} of {self.short(agent.owner)}"
        if agent.family == "group" and not agent.iri:
            return re.sub(r"^The (.*?)(?: \(unnamed\))?$", r"the \1", agent.label)
        return self.short(agent)

    def each(self, phrase: Phrase) -> list[Thing]:
        """Return the single people, posts and bodies behind a phrase, also behind “the heads”."""
        agents = self.agent(phrase)
        if phrase.kind is Kind.HDS and not phrase.parts.get("bodies"):
            members = [member for agent in agents for member in agent.members]
            return members or self._as_many_heads(phrase)
        return agents

    def _as_many_heads(self, phrase: Phrase) -> list[Thing]:
        """Return who leads those that act together, as many as “the two heads” counts."""
        if "delegation" in phrase.text:
            return self.leaders
        number = number_in(phrase.text)
        leaders = self.leaders if not number or len(self.leaders) == number else []
        if leaders and self._are_of_pair(leaders):
            return leaders
        return self._heads_of_pair() if not number or len(self.pair) == number else []

    def _are_of_pair(self, leaders: list[Thing]) -> bool:
        """Tell whether leaders may be those of the bodies that act together now."""
        bodies = [stands_for(leader) for leader in leaders if leader.parties]
        return not self.pair or not bodies or any(body in self.pair for body in bodies)

    def _heads_of_pair(self) -> list[Thing]:
        """Return the heads of the offices that act together: by name where they are known."""
        leading = [person for person in self.things if self._is_leading(person)]
        if len(leading) == len(self.pair) == _TWO:
            return leading
        heads = []
        for body in self.pair:
            named = [
                thing
                for thing in self.things
                if thing.family == "person"
                and any(
                    post.owner is body and (post.type == "HeadPost" or thing in self.leaders)
                    for post in thing.parties
                )
            ]
            named = named or self._leading(body)
            heads += named[:1] if len(named) == 1 else [self.head_post(body)]
        return heads

    def _is_leading(self, person: Thing) -> bool:
        """Tell whether a person is called by the title of a leader."""
        titles = self.titles.get(id(person), ())
        return person.family == "person" and any(_LEADING.match(title) for title in titles)

    def _leading(self, body: Thing) -> list[Thing]:
        """Return whoever holds a post of a body whose title is that of a leader."""
        return [
            thing
            for thing in self.things
            if thing.family == "person"
            and any(post.owner is body and _LEADING.match(post.label) for post in thing.parties)
        ]

    def introduce(self, phrase: Phrase) -> None:
        """Take up a group of heads, so that “the heads” can stand for it later."""
        agents = self.agent(phrase)
        if phrase.kind is Kind.HDS and phrase.parts.get("bodies"):
            self.together([a.owner if a.family == "post" and a.owner else a for a in agents])
            posts = [agent for agent in agents if agent.family == "post"]
            if posts and self.heads is None:
                label = "The heads of the IP offices (unnamed)"
                spans = [part.span for part in phrase.parts["head"]]
                group = Thing("group", "AgentGroup", label, spans, members=posts)
                self.heads = self.thing(("group", "heads"), group)


def number_in(text: str) -> int:
    """Return how many “both heads” or “all three” are; zero where the words do not count."""
    return next((_NUMBERS[word] for word in text.casefold().split() if word in _NUMBERS), 0)


def _some(thing: Thing | None) -> list[Thing]:
    return [thing] if thing else []

"""The people and posts that phrases name."""

import re
from collections.abc import Iterable

from ipcoop.extract.discourse.known_bodies import Bodies
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.statements import Met
from ipcoop.extract.discourse.things import Thing, join
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase
from ipcoop.extract.phrases.name_grammar import OF_STATE, SEATED

_OF_OFFICE = re.compile(
    r"(?:\w+ )*(?:commissioner|director|controller|comptroller|registrar|examiner)s?\b",
    re.IGNORECASE,
)
_OF_IP = re.compile(
    r" (?:of|for) (?:.*(?:Intellectual|Industrial) Property|Patents|Trade ?[Mm]arks|Designs|Copyrights?)"
)
_MALE, _FEMALE = (
    re.compile(r"\b(?:Mr|Sir|Shri)\b|\bHis\b"),
    re.compile(r"\b(?:Ms|Mrs|Miss|Mme|Dame|Her)\b"),
)
_ONE_FORMER = re.compile(r"\ban? (?:former |ex-)$")
_WORDS = re.compile(r"[ ,]+")
_EXCELLENCY = re.compile(r"^(?:H\. ?E\.|HE) ")


class People(Bodies):
    """Ties phrases to people and posts."""

    def holder(self, phrase: Phrase) -> Thing | None:
        """Return the post that a phrase names; it stands for its unnamed holder."""
        title = phrase.part("title") or phrase
        text = getattr(title.value, "title", title.text)
        body = self.seat(phrase, text)
        if body is None:
            return None
        cls = "HeadPost" if self.leads(title, body) else "Post"
        thing = Thing("post", cls, text, [phrase.span], head=text.lower(), owner=body)
        return self.thing(("post", id(body), words(text)), thing)

    def seat(self, phrase: Phrase, title: str = "") -> Thing | None:
        """Return the body or unit that a post belongs to."""
        own = phrase.part("own")
        if own:
            own.thing = own.thing or self._owner_meant(own)
            return own.thing if isinstance(own.thing, Thing) else None
        for part in phrase.parts.get("org", []):
            found = self._seat_in(part, title)
            if found:
                return found
        side = phrase.part("side")
        return self.office_of_side(side) if side else None

    def _seat_in(self, part: Phrase, title: str) -> Thing | None:
        if part.kind is Kind.PLC:
            town = Thing("organisation", "LocalGovernment", part.text, [part.span], named=True)
            return self.thing(("organisation", words(part.text)), town)
        if part.kind is Kind.UNI:
            return self.unit(part)
        if part.kind is Kind.DEM and len(part.iris) == 1:
            office = self.reference.office_of(part.iris[0])
            if OF_STATE.match(title):
                return self.linked(part.iris[0], part)
            return self.linked(office, part) if office and _OF_OFFICE.match(title) else None
        if part.kind is Kind.CTY and _OF_OFFICE.match(title):
            return self.office(part) if _OF_IP.search(title) else None
        return self.body(part)

    def _unit_owner(self, phrase: Phrase) -> Thing | None:
        """Return the body of a unit: of whom its member accompanies, or the one named nearby."""
        side = phrase.part("side")
        if side:
            return self.office_of_side(side)
        leader = phrase.part("with")
        if leader is None:
            return super()._unit_owner(phrase)
        if leader.kind is Kind.PER:
            person = self.a_person(leader)
        else:
            person = self.one_meant(leader.text.casefold(), leader.span.start)
        body = stands_for(person) if person and person.parties else None
        return body if body and body.family in ("office", "organisation") else None

    def _owner_meant(self, pronoun: Phrase) -> Thing | None:
        """Return the body that “its” or “her” means before the title of a post."""
        said = pronoun.text.casefold()
        if pronoun.kind is Kind.PER:
            person = self.a_person(pronoun)
            return stands_for(person) if person and person.parties else None
        if said in ("his", "her"):
            person = self.one_meant("he" if said == "his" else "she", pronoun.span.start)
            return stands_for(person) if person and person.parties else None
        if said == "our":
            return self.publisher()
        noun = said.removeprefix("the ").rstrip("s").rstrip("'") if said != "its" else ""
        bodies = [b for b in reversed(self.bodies) if b.family in ("office", "organisation")]
        return next((b for b in bodies if not noun or self.is_called(b, noun)), None)

    def one_meant(self, pronoun: str, before: int) -> Thing | None:
        """Return whom “he” or “she” stands for: the first who fits in the last sentence with any."""
        met = [one for one in self.met if one.start < before]
        for sentence in sorted({one.sentence for one in met}, reverse=True):
            people = [one.person for one in met if one.sentence == sentence]
            fitting = [p for p in people if self.gender.get(id(p), pronoun) == pronoun]
            sure = [p for p in fitting if id(p) in self.gender]
            if fitting:
                return (sure or fitting)[0]
        return None

    def a_person(self, phrase: Phrase) -> Thing | None:
        """Return the person whom a phrase names, and record post and body that it tells."""
        name = phrase.part("name") or phrase
        mention = name.value
        text = _EXCELLENCY.sub("", getattr(mention, "name", name.text))
        person = self.named_before(text)
        if person is None:
            if getattr(mention, "surname_only", False) or " " not in text:
                return None
            person = Thing("person", "Person", text, [name.span], named=True)
            self.thing(("person", text), person)
        self.person = person
        self._meet(person, name, getattr(mention, "honorific", ""))
        self._describe(person, phrase, name)
        return person

    def _meet(self, person: Thing, name: Phrase, honorific: str) -> None:
        if _MALE.search(honorific):
            self.gender[id(person)] = "he"
        elif _FEMALE.search(honorific):
            self.gender[id(person)] = "she"
        here = Met(self.sentence, name.span.start, person)
        if here not in self.met:
            self.met.append(here)

    def named_before(self, text: str) -> Thing | None:
        """Return the person named before whose name has the same words, or has them too."""
        parts = {_fold(word) for word in _WORDS.split(text)}
        for thing in self.things:
            if thing.family == "person":
                known = {_fold(word) for word in _WORDS.split(thing.label)}
                if parts == known or (parts and parts < known):
                    return thing
        return None

    def _describe(self, person: Thing, phrase: Phrase, name: Phrase) -> None:
        bodies = phrase.parts.get("org", [])
        for post in phrase.parts.get("post", []):
            title = str(getattr(post.value, "title", post.text)).casefold()
            self.titles.setdefault(id(person), set()).add(title)
            if self._was_one_of_several(post):
                continue
            held = self.holder(post) or self._unseated(person, post, bodies)
            if held:
                seats = [part.span for part in post.parts.get("apart", [])]
                spans = join(name.span, post.span, *seats)
                self.hold_post(person, held, spans, former=is_former(post))
        for body in bodies:
            at = self.body(body) if body.kind is Kind.ORG else None
            if at and at.family in ("office", "organisation"):
                self.say(person, "isAffiliatedWith", at, join(name.span, body.span))

    def _was_one_of_several(self, post: Phrase) -> bool:
        """Tell whether somebody is “a former judge”: one of many, at a time that is not told."""
        start = post.span.start
        before = self.source.document.text[max(0, start - len("an ex-  former ")) : start]
        return is_former(post) and _ONE_FORMER.search(before) is not None

    def _unseated(self, person: Thing, post: Phrase, bodies: list[Phrase]) -> Thing | None:
        """Return the post of a title whose body stands behind the name, or is the only one named."""
        title = getattr(post.value, "title", post.text)
        is_settled = "org" in post.parts and not bodies
        if is_settled or post.parts.get("org") or post.parts.get("own") or person.parties:
            return None
        seats = [seat for body in bodies for seat in [self._seat_in(body, title)] if seat]
        if not seats and not bodies:
            is_of_state = OF_STATE.match(title) is not None
            seats = (
                self.only("country" if is_of_state else "office") or self._at_home(title)
                if is_of_state or SEATED.fullmatch(title)
                else []
            )
        if len(seats) != 1:
            return None
        cls = "HeadPost" if self.leads(post, seats[0]) else "Post"
        thing = Thing("post", cls, title, [post.span], head=title.lower(), owner=seats[0])
        return self.thing(("post", id(seats[0]), words(title)), thing)

    def _at_home(self, title: str) -> list[Thing]:
        """Return the publisher, if it is an office and no other body is spoken of around here."""
        home = self.publisher() if SEATED.fullmatch(title) else None
        around = {id(body): body for n, _, body in self.named if n >= self.sentence - 1}
        others = [b for b in around.values() if b is not home and b.family != "group"]
        return [home] if home and home.iri and not others else []

    def hold_post(
        self,
        person: Thing,
        post: Thing,
        spans: Iterable[Span],
        clause: Clause | None = None,
        *,
        former: bool = False,
    ) -> None:
        """Record that a person holds a post, or held it once."""
        if any(link.type == "Tenure" and link.key == (person, post) for link in self.links):
            return
        label = f"{person.label} as {self.title(post)}"
        links = (("isTenureOf", person), ("inPost", post))
        self.relate("tenure", "Tenure", label, (person, post), links, spans, clause)
        warrant = self.warrant(clause)
        if not former and warrant:
            person.parties.append(post)


def is_former(post: Phrase) -> bool:
    """Tell whether a post is said to have been held once."""
    title = post.part("title") or post
    return bool(getattr(title.value, "is_former", False))


def stands_for(agent: Thing) -> Thing:
    """Return the body that a person or post acts for, or else the agent itself."""
    post = agent.parties[0] if agent.family == "person" and len(agent.parties) == 1 else agent
    owner = post.owner if post.family in ("post", "unit") else None
    return stands_for(owner) if owner else post


def _fold(word: str) -> str:
    return word.casefold().replace("-", "")

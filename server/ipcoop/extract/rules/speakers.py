"""Who speaks: the people and bodies that a verb of speech is said of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import URIRef

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase
from ipcoop.extract.rules.near_verb import SPEAKING_KINDS, near
from ipcoop.namespaces import IPCOOP

SPEAKERS = ("person", "post", "office", "organisation", "group", "unit")
_SEVERAL = re.compile(
    r"(?:^|, )(?:the|both|all|its) (?:\w+ ){0,2}(?:partners|participants|parties|sides|offices|"
    r"delegates|"
    r"delegations|members|heads|leaders|officials|experts|representatives|countries|group|"
    r"committee|"
    r"council|board|assembly|panel|panellists|panelists|speakers|judges|examiners|session)(?!\w)[^;]*$",
    re.IGNORECASE,
)
_FAR = 5
"""Over how many sentences “she” can still mean whoever spoke last."""
_OFFICES = re.compile(r"(?:offices|partners|members)$", re.IGNORECASE)
_UNNAMED = ("representatives", "officials", "experts", "examiners", "participants", "officers")
_TWO = re.compile(r"(?<!\w)(?:two|both)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever is heard in a sentence, and the words that say so.

    Attributes:
        phrases: who is heard.
        span: the words that make them speak.
        said: the clause that does, or the sentence where no clause does.
        verb: the verb, where no clause has it.
    """

    phrases: list[Phrase]
    span: Span
    said: Clause | Masked
    verb: str = "say"

    @property
    def spans(self) -> list[Span]:
        """The words that name the speakers, and those that make them speak."""
        return [*(phrase.span for phrase in self.phrases), self.span]

    @property
    def masked(self) -> Masked:
        """The sentence."""
        return self.said.masked if isinstance(self.said, Clause) else self.said

    @property
    def clause(self) -> Clause | None:
        """The clause, if there is one."""
        return self.said if isinstance(self.said, Clause) else None

    @property
    def lemma(self) -> str:
        """The verb, in the form of dictionaries."""
        return self.said.group.verb.lemma if isinstance(self.said, Clause) else self.verb


def voice_of(clause: Clause, phrases: list[Phrase] | None = None) -> Voice:
    """Return who speaks in a clause: whoever stands right before the verb, or else its subject."""
    return Voice(near(clause) if phrases is None else phrases, clause.verb, clause)


def speakers(here: Discourse, phrases: Iterable[Phrase], number: int) -> list[Thing]:
    """Return the people and bodies that speak; a “she” goes on with the last act of speech."""
    found: list[Thing] = []
    for phrase in phrases:
        if phrase.kind is Kind.PRO and phrase.value in ("he", "she"):
            person = same_person(here, number, phrase.value)
            found += [person] if person else []
        elif phrase.kind in SPEAKING_KINDS and not _are_people_of(phrase):
            agents = here.agent(phrase) or _by_title(here, phrase)
            if phrase.kind is Kind.PRO and phrase.value == "they":
                goes_on = _is_debating(here, number)
                agents = _spoke_before(here, number) if goes_on or not agents else agents
            agents = [one for agent in agents for one in _members(here, agent, phrase)]
            found += [_named(here, thing) for thing in agents if thing.family in SPEAKERS]
    if len(found) == 1 and found[0].family == "person":
        here.person = found[0]
    return found


def _named(here: Discourse, agent: Thing) -> Thing:
    """Return the one person who is known to hold a post, or else the agent itself."""
    holders = [t for t in here.things if t.family == "person" and agent in t.parties]
    return holders[0] if agent.family == "post" and len(holders) == 1 else agent


def _are_people_of(phrase: Phrase) -> bool:
    """Tell whether some people of bodies are meant, whom nobody names: “experts of the JPO”."""
    return phrase.kind is Kind.HDS and phrase.value in _UNNAMED and "bodies" in phrase.parts


def _is_debating(here: Discourse, number: int) -> bool:
    """Tell whether the sentence before tells of talks, whose speakers “they” then means."""
    last = here.speaking
    return last is not None and last.type == "Discussion" and here.spoken_in >= number - 1


def _spoke_before(here: Discourse, number: int) -> list[Thing]:
    """Return whoever spoke together in the sentence before, or else whoever acted in it."""
    if here.speaking and here.spoken_in >= number - 1:
        told = (f for f in here.facts if f.subject is here.speaking)
        found = [fact.object for fact in told if fact.predicate == "hasSpeaker"]
        return [thing for thing in found if isinstance(thing, Thing)]
    said_in, actors = here.actors
    if said_in < number - 1:
        return []
    return [one for p in actors for agent in here.agent(p) for one in _members(here, agent, p)]


def _members(here: Discourse, agent: Thing, phrase: Phrase) -> list[Thing]:
    """Return the offices that “the IP5 offices” stands for; a group speaks for itself otherwise."""
    if agent.family != "group" or not agent.iri or not _OFFICES.search(phrase.text):
        return [agent]
    graph = here.reference.graph
    offices = sorted(str(one) for one in graph.subjects(IPCOOP.isMemberOf, URIRef(agent.iri)))
    return [here.linked(iri, phrase) for iri in offices] or [agent]


def _by_title(here: Discourse, phrase: Phrase) -> list[Thing]:
    """Return whom “the Director General” or “the two presidents” stands for, by the posts told."""
    if phrase.kind is Kind.PST:
        title = getattr(phrase.value, "title", phrase.text).casefold()
        holders = _holders(here, title)
        return holders if len(holders) == 1 else []
    if phrase.kind is not Kind.HDS:
        return []
    holders = _holders(here, str(phrase.value).removesuffix("s"))
    pair = _TWO.search(phrase.text) and len(holders) == len(("one", "other"))
    return holders if pair else here.each(phrase)


def _holders(here: Discourse, title: str) -> list[Thing]:
    return [
        thing
        for thing in here.things
        if thing.family == "person"
        and any(
            re.match(
                rf"(?:(?!deputy|vice|assistant|associate|former|under|state)\w+ )?"
                rf"{re.escape(title)}(?: of | for |$)",
                held,
            )
            for held in (
                *here.titles.get(id(thing), ()),
                *(p.label.casefold() for p in thing.parties),
            )
        )
    ]


def are_several(clause: Clause, agents: list[Phrase]) -> bool:
    """Tell whether people who are not named act together: “the partners discussed …”."""
    if any(phrase.kind is Kind.PRO and phrase.value in ("he", "she") for phrase in agents):
        return False
    if any(phrase.kind in (Kind.PRO, Kind.HDS, Kind.EVT) for phrase in agents):
        return True
    return _SEVERAL.search(clause.masked.text[: clause.group.start]) is not None


def same_person(here: Discourse, number: int, said: str) -> Thing | None:
    """Return whom “she” goes on with: the last speaker, or whom the last sentence begins with."""
    last = here.speaking.owner if here.speaking else None
    speaker = last if last and last.family == "person" and _can_be(here, last, said) else None
    people = [one for one in here.people if _can_be(here, one, said)]
    people = [one for one in people if id(one) in here.gender] or people
    if speaker and here.spoken_in >= number - 1:
        return speaker
    if people and here.people_in == number - 1:
        return people[0]
    others = (one for one in here.things if one.family == "person" and one is not speaker)
    if speaker and (
        here.spoken_in >= number - _FAR or not any(_can_be(here, one, said) for one in others)
    ):
        return speaker
    return people[0] if len(people) == 1 and here.people_in >= number - 3 else None


def _can_be(here: Discourse, person: Thing, said: str) -> bool:
    """Tell whether nothing speaks against “he” or “she” for a person."""
    return here.gender.get(id(person), said) == said

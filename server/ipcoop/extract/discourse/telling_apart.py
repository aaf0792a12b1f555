"""What tells one instrument from another: its date, its parties, its subject."""

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Phrase


def differs(here: Discourse, thing: Thing, phrase: Phrase) -> bool:
    """Tell whether a phrase gives a date, parties or a subject that are not those of a thing."""
    dated = phrase.part("dated")
    if dated is not None and thing.date is not dated.value:
        return True
    named = here.agents(phrase.parts.get("parties", []))
    known = [*thing.parties, *_parties(here, thing)]
    if named and known and not any(party in known for party in named):
        return True
    about = phrase.part("about")
    subjects = _subjects(here, thing) if about else set()
    return bool(about and subjects and not subjects & set(words(about.text).split()))


def _parties(here: Discourse, thing: Thing) -> list[Thing]:
    told = (f.object for f in here.facts if f.subject is thing and f.predicate == "hasParty")
    return [party for party in told if isinstance(party, Thing)]


def _subjects(here: Discourse, thing: Thing) -> set[str]:
    """Return the words that tell what an instrument is about."""
    told = (f.object for f in here.facts if f.subject is thing and f.predicate == "hasTheme")
    labels = [theme.label for theme in told if isinstance(theme, Thing)]
    return {
        word
        for label in [*labels, thing.label.partition(" on ")[2]]
        for word in words(label).split()
    }

"""What a briefing tells."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ipcoop.http.choices import DATED
from ipcoop.http.entity.assertions import Sentence, joined
from ipcoop.http.entity.model import Shown, Told


@dataclass(frozen=True)
class Way:
    """How somebody has to do with something: in words, its mark, and the sentences behind it."""

    parts: Sequence[Shown]
    mark: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """All of its words."""
        return " ".join(one.text for one in self.parts)


@dataclass(frozen=True)
class Entry:
    """One thing that was done, or one post, and who has to do with it.

    Attributes:
        iri: of the thing.
        thing: as it is shown.
        date: when it began; empty where that is not known.
        end: when it ended; empty where that is not known.
        ways: who has to do with it, and how.
        sources: of what the reference data tell of it; none where they do not tell of it.
    """

    iri: str
    thing: Shown
    date: str
    end: str
    ways: Sequence[Way]
    sources: Sequence[Shown] | None = None

    @property
    def when(self) -> str:
        """Its day, or its first and last ones."""
        return " – ".join(dict.fromkeys(filter(None, (self.date, self.end))))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that it rests on."""
        return joined(sentence for way in self.ways for sentence in way.sentences)

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """Its first and last day, where at least the first is known."""
        first, last = _day(self.date), _day(self.end)
        return (first, max(first, last or first)) if first else None

    @property
    def marks_reference(self) -> bool:
        """Whether the reference data tell of it, and no way of its says so."""
        return self.sources is not None and all(way.mark != "reference" for way in self.ways)


@dataclass(frozen=True)
class Statement:
    """What is no fact, and its status, by its key and in words."""

    told: Told
    mark: str
    status: Shown


@dataclass(frozen=True)
class Briefing:
    """What one needs to know of a country or an office, or of what two have done together.

    Attributes:
        subjects: one or two.
        contacts: by kind, the latest first.
        posts: who holds them.
        statements: what is only implied, and what is only claimed, by the key of their part.
        questions: what the documents do not say.
        is_cut_off: whether there are earlier contacts, or may be more statements, than these.
    """

    subjects: Sequence[Shown]
    contacts: Mapping[str, Sequence[Entry]]
    posts: Sequence[Entry] = ()
    statements: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    questions: Sequence[Told] = ()
    is_cut_off: bool = False

    @property
    def last(self) -> Entry | None:
        """The last dated event or agreement."""
        dated = [one for kind in DATED for one in self.contacts[kind]]
        return max((one for one in dated if one.date), key=lambda one: one.date, default=None)

    @property
    def days(self) -> Sequence[tuple[Entry, tuple[datetime.date, datetime.date]]]:
        """The events and agreements whose day is known, with the first and the last one."""
        dated = (one for kind in DATED for one in self.contacts[kind])
        return [(one, one.days) for one in dated if one.days]

    @property
    def nothing(self) -> str:
        """The key of the words for it that nothing was done; nothing where something was."""
        if any(self.contacts.values()):
            return ""
        return "no contact" if len(self.subjects) > 1 else "nothing done"


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None

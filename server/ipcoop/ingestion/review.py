"""Walk a person through what documents yield, one statement at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ipcoop.errors import BadUsageError
from ipcoop.extract.model import Extraction, Statement, Status
from ipcoop.extract.storing.decisions import Item, accepted, rejected
from ipcoop.extract.storing.review import (
    Candidate,
    Passage,
    Session,
    decide_on_people,
    with_status,
    with_value,
)
from ipcoop.extract.storing.same import Proposal
from ipcoop.extract.storing.wording import Wording
from ipcoop.extract.storing.work import Check, checked
from ipcoop.ingestion.addition import Addition
from ipcoop.ingestion.keys import Keys

_CHOICES = "[a]ccept  [r]eject  [e]dit  [n]ew  [s]kip  [b]ack  [q]uit"
_LAST_CHOICES = "[n]ew  [b]ack  [d]one  [q]uit"
_PEOPLE_CHOICES = "[y]es  [n]o  [s]kip  [q]uit"
_STATUSES = {status.value[0]: status for status in Status}


@dataclass(frozen=True, slots=True)
class Review:
    """A review at the terminal.

    Attributes:
        root: the data folder.
        keys: gives the answers.
        wording: puts statements into words.
        console: shows them.
        check: finds what is wrong with the graphs of a document.
    """

    root: Path
    keys: Keys
    wording: Wording
    console: Console
    check: Check = checked

    def documents(self, extractions: Iterable[Extraction], *, all_judged_too: bool = False) -> bool:
        """Show what nobody has judged yet; return False when the person quits.

        A document of which all is judged is passed over, unless it is asked for.
        """
        for extraction in extractions:
            session = Session(self.root, extraction)
            self.wording.learn(session.extraction)
            if (session.open or all_judged_too) and not self._document(session):
                return False
        return True

    def _document(self, session: Session) -> bool:
        number = 0
        while True:
            is_last = number == len(session.open)
            if is_last:
                self._say(f"{session.document.identifier}: no more to judge. Is anything missing?")
            else:
                self._show(session, number)
            match self._ask(_LAST_CHOICES, "nbdq") if is_last else self._ask(_CHOICES, "arensbq"):
                case "a":
                    session.decide(number, accepted(session.open[number].item))
                case "r":
                    session.decide(number, rejected(session.open[number].item))
                case "e" if not self._edit(session, number):
                    continue
                case "n":
                    self._add(session)
                    continue
                case "d":
                    return True
                case "b":
                    number = max(0, number - 1)
                    continue
                case "q":
                    return False
            number += 1

    def people(self, proposals: Iterable[Proposal]) -> None:
        """Ask which persons are one."""
        for proposal in proposals:
            first, second = proposal.names
            self._say(f"\nAre “{first}” and “{second}” one person? {proposal.reason}")
            match self._ask(_PEOPLE_CHOICES, "ynsq"):
                case "y":
                    decide_on_people(self.root, proposal, same=True)
                case "n":
                    decide_on_people(self.root, proposal, same=False)
                case "q":
                    return

    def _ask(self, choices: str, known: str) -> str:
        self._say(choices)
        while (key := self.keys.key()) not in known:
            self._say(choices)
        return key

    def _show(self, session: Session, number: int) -> None:
        candidate: Candidate = session.open[number]
        place = f"{number + 1} of {len(session.open)}"
        self.console.rule(f"{session.document.identifier}: {place}", align="left")
        for passage in candidate.passages:
            self.console.print(self._marked(passage))
        for line in self.wording.lines(candidate.item):
            self._say("  " + "  ".join(line))
        self._say(f"  ({self.wording.status(candidate.item.warrant)})")

    def _marked(self, passage: Passage) -> Text:
        """Return a sentence with the words that count in reverse, or in brackets on paper."""
        text = Text()
        end = 0
        opening, closing = ("", "") if self.console.is_terminal else ("[", "]")
        for span in passage.spans:
            text.append(passage.text[end : span.start])
            text.append(f"{opening}{passage.text[span.start : span.end]}{closing}", "reverse")
            end = span.end
        return text.append(passage.text[end:])

    def _add(self, session: Session) -> None:
        """Let the person add what the rules have missed."""
        try:
            statement = Addition(self.keys, self.wording, self.console, self.check).ask(session)
        except BadUsageError as error:
            self._say(str(error))
        else:
            session.add(statement)
            self._say("Added: " + "  ".join(*self.wording.lines(statement)))

    def _edit(self, session: Session, number: int) -> bool:
        """Let the person change a value and the status; return whether anything is changed."""
        item = session.open[number].item
        try:
            edited = self._edited(item, session)
        except BadUsageError as error:
            self._say(str(error))
            return False
        if edited == item:
            return False
        session.edit(number, edited)
        return True

    def _edited(self, item: Item, session: Session) -> Item:
        value = item.object if isinstance(item, Statement) else item.label
        self._say(f"Value, now {value}; empty to keep it:")
        if words := self.keys.line():
            item = with_value(item, words, self.wording)
        self._say("Status: stated, implied or claimed; empty to keep it:")
        if words := self.keys.line():
            item = with_status(item, _status(words), session.document)
        return item

    def _say(self, text: str) -> None:
        self.console.print(text, markup=False)


def _status(words: str) -> Status:
    status = _STATUSES.get(words[0].lower())
    if status is None:
        raise BadUsageError(f"“{words}” is no status.", "Write stated, implied or claimed.")
    return status

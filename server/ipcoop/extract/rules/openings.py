"""Who is there when an event is held, and with what it opens or ends."""

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase
from ipcoop.extract.rules.taking_part import attend_by
from ipcoop.extract.rules.when_where import mark, when

_OPENED = ("open", "close", "conclude", "inaugurate")


def two_sides(here: Discourse, thing: Thing, phrase: Phrase | None, clause: Clause) -> None:
    """People who hold a meeting with people both take part in it."""
    if phrase is None or thing.type != "Meeting" or phrase not in clause.object:
        return
    others = [p for p in [*clause.governed("with"), *phrase.parts.get("parties", [])]
              if p.kind in (Kind.PER, Kind.PST, Kind.HDS)]  # fmt: skip
    mine = [p for p in clause.subject if p.kind in (Kind.PER, Kind.PST)]
    for part in [*mine, *others]:
        attend_by(here, thing, part, clause)


def openers(here: Discourse, thing: Thing, clause: Clause) -> None:
    """Whoever opens or closes an event is there."""
    if clause.group.verb.lemma not in _OPENED:
        return
    by = clause.governed("by", "as well as", "together with", "along with")
    for part in by if clause.is_passive else clause.subject:
        if part.kind in (Kind.PER, Kind.PST):
            attend_by(here, thing, part, clause)


def opens_with(here: Discourse, thing: Thing, clause: Clause) -> None:
    """An event that opens or ends with another has it as a part: “closed with a reception”."""
    first = next((p for p in clause.governed("with") if p.kind is Kind.EVT), None)
    part = event(here, first) if first else None
    if not part or part is thing or not first or here.warrant(clause) != (Status.STATED, None):
        return
    days = [p for p in clause.governed("on") if p.kind is Kind.DAT]
    for day in days if thing.date else ():
        when(here, part, day, clause)
    mark(here, part, clause)
    if not part.part_of:
        part.part_of = thing
        here.say(part, "isSubEventOf", thing, [clause.verb, first.span], clause)
        here.beside.append((part, thing, first.span))

"""Who works with whom, where a verb tells it."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.rules.cooperation_nouns import bodies_of, pairs

_TOGETHER = re.compile(
    r" (?:(?:very |so )?\w+ )?(?:together|jointly|hand in hand|side by side)\b"
    r"| (?:very |more )?(?:closely|actively|intensively|smoothly|hard) with\b"
)


def cooperate(here: Discourse, clause: Clause) -> None:
    """Bodies cooperate."""
    if clause.group.verb.lemma == "work" and not _TOGETHER.match(clause.rest()):
        return
    sides = [*clause.subject, *clause.governed("with")]
    bodies = bodies_of(here, sides)
    here.together(bodies)
    pairs(here, bodies, [*(p.span for p in sides), clause.verb], clause)

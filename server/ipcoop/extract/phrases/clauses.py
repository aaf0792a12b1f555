"""Clauses: a verb group with the phrases that it relates.

There is no parser behind this. A clause reaches from the verb group before it to the one after
it; its subject is the last phrase before the verb that no preposition governs, its object the
first such phrase after it.
"""

import re
from dataclasses import dataclass, field

from ipcoop.extract.model import Span
from ipcoop.extract.phrases.governing import LIST, adjuncts_in, first_free
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.subjects import CONJOINED, subject_of
from ipcoop.extract.phrases.verbs import Mood, VerbGroup, verb_groups

_UNDERGONE = (Kind.THM, Kind.ACV, Kind.EVT, Kind.INS)
_INTRANSITIVE = ("take part", "participate", "take place")
_GAP = rule(
    rf"[^\x00-\x7f],? (?:which|that|whom) (?:the )?(?:{LIST})(?: \w+ly| have| has| had)? ?$"
)
_BESIDE = rule(r"(?P<what><ACV|FND|EVT|INS>),? ?$")
"""What a bare participle is said of, whatever governs it: “results of a project run by WIPO”."""
_NEXT_LEAD = rule(r"; (?:(?:in|on|at|by|from|during) (?:the )?)?<DAT|PLC|CTY>")
"""What opens the clause after a semicolon: “will be held in Oslo; in 2022 the offices met in Riga”."""
_ARRIVING = re.compile(
    r"^(?:prior to|before|after|upon|on|since|following|while|when|ahead of) \w+ing\b[^,;]*,",
    re.IGNORECASE,
)
"""What is done before or after the clause, and where: “Before arriving in Munich, …”."""
_HEARSAY = rule(
    r"(?<!\w)(?:reports?|rumou?rs?|allegations?|suggestions?|speculation|proposals?|possibility|idea)"
    r"(?: [\w-]+){0,5} that(?:(?!\bthat\b)[^.;])*$",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"(?<!\w)(?:that|whether|to)(?!\w)", re.IGNORECASE)
_WHETHER = re.compile(r"(?<!\w)whether(?!\w)", re.IGNORECASE)
_INVITED = re.compile(r"(?<!\w)(?:invit|encourag|urg|ask|request)(?:e|es|ed|ing|s)? [^,;.]*$")
_SUBORDINATE = re.compile(r"(?<!\w)(?:if|unless|whether|should)(?!\w)", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Clause:
    """What one verb group relates.

    Attributes:
        masked: the sentence.
        group: the verb group.
        subject: the phrases before it that no preposition governs.
        object: the phrases after it that no preposition governs.
        adjuncts: prepositions in lower case, each with what it governs.
        mood: that of the group, or supposed where the clause depends on an “if”.
        start: the first masked character of the clause.
        end: the masked character after its last.
        is_passive: whether the subject undergoes the act.
        previous: the clause whose subject this one shares or that governs it.
        next: the clause after it.
        reach: where the next clause with a verb of its own begins.
    """

    masked: Masked
    group: VerbGroup
    start: int
    end: int
    mood: Mood
    is_passive: bool = False
    subject: list[Phrase] = field(default_factory=list)
    object: list[Phrase] = field(default_factory=list)
    adjuncts: list[tuple[str, list[Phrase]]] = field(default_factory=list)
    previous: "Clause | None" = None
    reach: int = 0
    next: "Clause | None" = None

    @property
    def act(self) -> str:
        """The act of the verb."""
        return self.group.verb.act

    @property
    def verb(self) -> Span:
        """The characters of the verb group in the stored text."""
        return self.masked.span(self.group.start, self.group.end)

    @property
    def agents(self) -> list[Phrase]:
        """Whoever acts: the subject, or in the passive what “by” governs."""
        return self.governed("by") if self.is_passive else self.subject

    @property
    def patients(self) -> list[Phrase]:
        """Whoever or whatever undergoes the act."""
        return self.subject if self.is_passive else self.object

    def governed(self, *prepositions: str) -> list[Phrase]:
        """Return the phrases that one of the prepositions governs."""
        return [phrase for p, phrases in self.adjuncts if p in prepositions for phrase in phrases]

    def rest(self) -> str:
        """Return the masked text after the verb, up to the end of the sentence."""
        return self.masked.text[self.group.end :]


def clauses(masked: Masked) -> list[Clause]:
    """Return the clauses of a sentence, in order."""
    text = masked.text
    groups = verb_groups(text)
    found: list[Clause] = []
    for place, group in enumerate(groups):
        start = groups[place - 1].end if place else 0
        end = groups[place + 1].start if place + 1 < len(groups) else len(text)
        other = _NEXT_LEAD.search(text, group.end, end) if end < len(text) else None
        end = other.start() if other else end
        previous = found[-1] if found else None
        clause = Clause(masked, group, start, end, group.mood, group.passive, previous=previous)
        if previous:
            previous.next = clause
        _fill(clause)
        found.append(clause)
    _reach(found, len(text))
    return found


def _reach(found: list[Clause], end: int) -> None:
    for clause in reversed(found):
        clause.reach = end
        if not (clause.group.infinitive or clause.group.verb.form == "ing"):
            end = clause.group.start


def _fill(clause: Clause) -> None:
    text, group, masked = clause.masked.text, clause.group, clause.masked
    left, right = text[clause.start : group.start], text[group.end : clause.end]
    clause.subject = subject_of(clause, left)
    clause.object = first_free(masked, right)
    clause.adjuncts = [*adjuncts_in(masked, right), *_leading(clause, left)]
    if not clause.is_passive:
        clause.is_passive = _is_reduced_passive(clause, right)
        if clause.is_passive and not clause.subject:
            beside = _BESIDE.search(text[: group.start])
            clause.subject = masked.of(beside, "what") if beside else []
    elif clause.object and clause.subject and not clause.governed("by"):
        clause.is_passive = clause.object[0].kind not in _UNDERGONE
    if not clause.is_passive and not clause.object:
        clause.object = _antecedent(clause, left)
    if clause.mood is Mood.PLAN and (_WHETHER.search(left) or _is_invited(clause, left)):
        clause.mood = Mood.SUPPOSED
    if clause.mood is Mood.FACT and _is_dependent(clause, left):
        clause.mood = Mood.SUPPOSED
    if clause.mood is Mood.FACT and clause.previous and _goes_on(clause, clause.previous, left):
        clause.mood = clause.previous.mood


def _goes_on(clause: Clause, previous: Clause, left: str) -> bool:
    """Tell whether a bare verb shares the auxiliary before: “will chair the talks and attend”."""
    bare = clause.group.verb.form == "base" and not clause.group.infinitive
    shared = previous.group.verb.form == "base" and previous.mood is not Mood.FACT
    return bare and shared and CONJOINED.search(left) is not None


def _antecedent(clause: Clause, left: str) -> list[Phrase]:
    """Return what a relative clause is about: “the agreement which the two offices signed”."""
    match = _GAP.search(left)
    before = clause.masked.inside(left[: match.start() + 1]) if match else []
    return before[-1:]


def _is_invited(clause: Clause, left: str) -> bool:
    """Tell whether others are only asked to do something: “invited the Commissioner to visit”."""
    return clause.group.infinitive and _INVITED.search(left) is not None


def _is_dependent(clause: Clause, left: str) -> bool:
    """Tell whether the clause hangs on an “if”, or on what is itself denied or supposed."""
    if _SUBORDINATE.search(left) or _HEARSAY.search(clause.masked.text, 0, clause.group.start):
        return True
    governing = clause.previous
    return (
        governing is not None
        and governing.mood in (Mood.DENIED, Mood.SUPPOSED)
        and _COMPLEMENT.search(left) is not None
    )


def _leading(clause: Clause, left: str) -> list[tuple[str, list[Phrase]]]:
    """Return what stands before the verb in phrases of its own, as “In May, at the meeting, …”."""
    if clause.previous is None:
        arriving = _ARRIVING.match(left)
        own = left[arriving.end() :] if arriving else left
        return adjuncts_in(clause.masked, own, leading=True)
    cut = max(left.rfind("; "), left.rfind(" and "), left.rfind(", "))
    return adjuncts_in(clause.masked, left[cut:]) if cut >= 0 else []


def _is_reduced_passive(clause: Clause, right: str) -> bool:
    """Tell whether a bare participle follows what it is said of: “a meeting held in Geneva”."""
    group = clause.group
    if group.verb.form not in ("participle", "past") or group.start != group.end - len(
        clause.masked.text[group.start : group.end].strip()
    ):
        return False
    is_by = re.match(r" (?:out )?(?:jointly )?by\b(?! (?:video|tele|phone|Zoom|web|remote))", right)
    return is_by is not None and not clause.object and group.verb.lemma not in _INTRANSITIVE

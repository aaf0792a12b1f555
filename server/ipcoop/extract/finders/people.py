"""Find personal names in a sentence by the words around them.

A run of capitalised words is a name only with a cue: an honorific, the title of a post, a body in
the genitive, a verb of speech, another place where only people stand, or a known given name. Phrases that are masked as one private-use character (see
``masking``) count as bodies.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ipcoop.extract.finders.name_cues import (
    Cues,
    find_cues,
    has_cue,
    has_title_before,
    honorific_before,
    reaches_next,
)
from ipcoop.extract.finders.name_places import (
    calls_for_several,
    goes_on,
    is_in_list,
    is_place_of_person,
    may_hold,
)
from ipcoop.extract.finders.name_runs import NameRun, find_runs
from ipcoop.extract.finders.name_words import NO_NAMES, OF_BODIES, UPPER, is_acronym
from ipcoop.extract.finders.titles import PostMention, find_posts

_GIVEN_NAME = re.compile(rf", (?P<given>{UPPER}[\w'-]*)(?=[,.;)]|$)")


@dataclass(frozen=True, slots=True)
class PersonMention:
    """The name of a person.

    Attributes:
        start: the first character of the honorific, or of the name if there is none.
        end: one past the last character of the name.
        name: the name as written, without honorific; it ends at ``end``.
        honorific: what stands before it, such as "Mr." or "H.E. Dr."; empty without.
        surname_only: whether it is one word, so that the person must be known from elsewhere.
    """

    start: int
    end: int
    name: str
    honorific: str = ""
    surname_only: bool = False


def find_people(
    sentence: str,
    taken: Sequence[tuple[int, int]] = (),
    known: Collection[str] = (),
    posts: Sequence[PostMention] | None = None,
) -> list[PersonMention]:
    """Find the people that a sentence names, in reading order.

    Args:
        sentence: one sentence, cleaned.
        taken: places of the sentence where no name can be.
        known: family names, in lower case, of people named before: they need no cue.
        posts: what ``find_posts`` gives for the sentence, if that is known.
    """
    cues = find_cues(sentence, find_posts(sentence) if posts is None else posts)
    noun = may_hold(sentence)
    found: list[PersonMention] = []
    last = 0
    for run in find_runs(sentence, [*taken, *((post.start, post.end) for post in cues.posts)]):
        mention = _titled(sentence, run) if cues.honorific else None
        if mention is None and (
            has_cue(sentence, run, cues)
            or is_place_of_person(sentence, run, noun=noun)
            or (last and goes_on(sentence, last, run))
            or (found and is_in_list(sentence, run))
            or (not run.is_full and run.words[0].lower() in known)
            or " ".join(run.words).casefold() in known
        ):
            name = sentence[run.start : run.end]
            mention = PersonMention(run.start, run.end, name, surname_only=not run.is_full)
        if mention:
            mention = _with_given_name(sentence, mention, cues)
            found.append(mention)
            reaches = (
                last
                or calls_for_several(sentence, mention.start)
                or reaches_next(sentence, mention.start, mention.honorific, cues)
            )
            last = mention.end if reaches else 0
    return found


def _titled(sentence: str, run: NameRun) -> PersonMention | None:
    match = honorific_before(sentence, run)
    if match is None:
        return None
    name = sentence[match.end("honorific") + 1 : run.end]
    return PersonMention(match.start(), run.end, name, match["honorific"], not run.is_full)


def _with_given_name(sentence: str, mention: PersonMention, cues: Cues) -> PersonMention:
    """Take in the given name that stands after the family name: "Mr. Tang, Daren"."""
    match = _GIVEN_NAME.match(sentence, mention.end) if mention.surname_only else None
    if match is None or not (mention.honorific or has_title_before(mention.start, cues)):
        return mention
    given = match["given"]
    if given in NO_NAMES or given in OF_BODIES or is_acronym(given):
        return mention
    name = mention.name + match.group()
    return replace(mention, end=match.end(), name=name, surname_only=False)

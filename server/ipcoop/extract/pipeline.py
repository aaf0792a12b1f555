"""From a document to statements with evidence: the stages, one after the other."""

from datetime import date

from ipcoop.extract.conclusions.resolve import resolve
from ipcoop.extract.conclusions.soundness import sound
from ipcoop.extract.conclusions.wrapping_up import wrap_up
from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.reference import Reference, reference
from ipcoop.extract.finders.gazetteer import Gazetteer, gazetteer
from ipcoop.extract.model import Extraction, SourceText
from ipcoop.extract.phrases.finding import mask
from ipcoop.extract.rules.reading_on import read_on


def extract(
    source: SourceText, names: Gazetteer | None = None, known: Reference | None = None
) -> Extraction:
    """Return what a document yields.

    Args:
        source: the document.
        names: the names to look for; by default those of the reference data.
        known: what is known of them; by default the reference data.
    """
    here = Discourse(source, known or reference())
    issued = date.fromisoformat(source.metadata.issued) if source.metadata.issued else None
    finder = names or gazetteer()
    for sentence in source.document.sentences:
        read_on(here, mask(sentence, finder, here, issued))
    wrap_up(here)
    return sound(resolve(here), here.reference)

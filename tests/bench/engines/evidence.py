"""The evidence for the statements of one part of a made-up document, in the manner of the house.

Each part has a sentence with a span for each thing that it tells of, and each assertion rests on
one or two of them. The slots ``__doc__`` and
``__k__`` are filled with seven and two digits; a part begins at the character of its number and
four more digits.
"""

from itertools import count

import pyoxigraph as ox

from ipcoop.namespaces import EVIDENCE_GRAPHS, ID, IPCOOP, OA, PREFIXES, RDF, RDFS, SCHEME

_STATUS = {"stated": "stated", "implied": "implied", "claims": "claimed"}
_RELATIONS = {IPCOOP[name] for name in ("Participation", "Tenure", "ActivityInvolvement")}
_GRAPH = ox.NamedNode(f"{EVIDENCE_GRAPHS}bench-__doc__")
_CONTEXT = 20
_TYPE, _LABEL = str(RDF.type), str(RDFS.label)
_INTEGER = ox.NamedNode(f"{PREFIXES['xsd']}integer")


def evidence(graphs):
    """Return the quads of evidence for the statements in graphs, and of what is left open."""
    text = _Text()
    quads = [
        quad
        for name, status in _STATUS.items()
        for about in _assertions(graphs[name])
        for quad in text.asserted(about, status, _claimant(graphs) if status == "claimed" else {})
    ]
    for asked in graphs["open"]:
        quads += text.question(asked)
    return [*quads, *text.spans(), *text.sentence()]


def _assertions(quads):
    """Return what is asserted: a node, by its type; else a statement."""
    kinds = {quad.subject: quad.object.value for quad in quads if quad.predicate.value == _TYPE}
    for quad in quads:
        whole = {_TYPE, _LABEL} if quad.subject in kinds else set()
        if quad.predicate.value == _TYPE:
            yield {"assertsNode": quad.subject}
        elif quad.predicate.value not in whole and kinds.get(quad.subject) not in _RELATIONS:
            parts = ("assertedSubject", "assertedPredicate", "assertedObject")
            yield dict(zip(parts, quad.triple, strict=True))


def _claimant(graphs):
    for quad in graphs["stated"]:
        if quad.predicate.value == str(IPCOOP.hasSpeaker):
            return {
                "claimedBy": quad.object,
                "claimedIn": quad.subject,
                "hasModality": ox.NamedNode(SCHEME["modality/present"]),
            }
    return {}


class _Text:
    """The sentence of a part, which grows by the words that are quoted from it."""

    def __init__(self):
        self._text, self._spans, self._numbers = "In", {}, count(1)
        self._document = ox.NamedNode(ID["document/bench-__doc__"])
        self._sentence = _node("sentence")

    def asserted(self, about, status, more):
        kind, number = ("Claim" if more else "Assertion"), next(self._numbers)
        node = _node("assertion", number)
        label = " ".join(_name(term) for term in about.values())
        own = self._span(_name(next(iter(about.values()))))
        other = self._span(next(iter(self._spans)))
        yield from _described(node, kind, label)
        yield from _told(
            node,
            **about,
            **more,
            hasMethod=ox.NamedNode(SCHEME["method/by-rule"]),
            hasStatus=ox.NamedNode(SCHEME[f"status/{status}"]),
            inDocument=self._document,
        )
        for span in {own, other} if number % 2 else {own}:
            yield from _told(node, hasEvidence=span)

    def question(self, asked):
        node = _node("question", next(self._numbers))
        yield from _described(node, "OpenQuestion", asked.object.value)
        yield from _told(
            node,
            hasEvidence=self._span(_name(asked.subject)),
            inDocument=self._document,
            questionProperty=asked.predicate,
            questionSubject=asked.subject,
        )

    def _span(self, about):
        """Return the span whose words are about something; they are added if they are new."""
        if about not in self._spans:
            words = f"passage {len(self._spans):02} of part __k__ of report __doc__"
            start = len(self._text) + 1
            self._text += f" {words}"
            self._spans[about] = (_node("evidence", len(self._spans)), start, words)
        return self._spans[about][0]

    def spans(self):
        for node, start, words in self._spans.values():
            end = start + len(words)
            yield from _described(node, "Evidence", f"“{words}”")
            yield from self._placed(node, start, end)
            yield from _told(node, inSentence=self._sentence)
            yield _quad(node, OA.prefix, ox.Literal(self._text[max(0, start - _CONTEXT) : start]))
            yield _quad(node, OA.suffix, ox.Literal(self._text[end : end + _CONTEXT]))

    def sentence(self):
        yield from _described(self._sentence, "Sentence", "Sentence __k__ of report __doc__")
        yield from self._placed(self._sentence, 0, len(self._text))
        yield from _told(self._sentence, sentenceNumber=ox.Literal("__k__", datatype=_INTEGER))

    def _placed(self, node, start, end):
        for link, place in ((OA.start, start), (OA.end, end)):
            there = len(_filled(self._text[:place]))
            yield _quad(node, link, ox.Literal(f"__k__{there:04}", datatype=_INTEGER))
        yield _quad(node, OA.exact, ox.Literal(self._text[start:end]))
        yield from _told(node, isSpanOf=self._document)


def _filled(text):
    return text.replace("__k__", "10").replace("__doc__", "0000001")


def _node(kind, *numbers):
    return ox.NamedNode(ID["-".join([f"{kind}/bench-__doc__-__k__", *map(str, numbers)])])


def _described(node, kind, label):
    yield _quad(node, RDF.type, ox.NamedNode(IPCOOP[kind]))
    yield _quad(node, RDFS.label, ox.Literal(label, language="en"))


def _told(node, **links):
    return [_quad(node, IPCOOP[link], value) for link, value in links.items()]


def _quad(node, link, value):
    return ox.Quad(node, ox.NamedNode(link), value, _GRAPH)


def _name(term):
    """Return the end of an IRI, or a literal as it is."""
    if isinstance(term, ox.Literal):
        return term.value
    return term.value.replace("#", "/").rsplit("/", 1)[-1]

"""Validation reports as answers, in JSON or as RDF."""

import json

from flask import Response
from rdflib import Graph

from ipcoop.errors import NotAcceptableError
from ipcoop.graph.report import ChangeReport
from ipcoop.http.negotiate import negotiate
from ipcoop.http.service import accept, negotiated
from ipcoop.http.triples import as_text
from ipcoop.sparql.formats import GRAPHS, Format
from ipcoop.sparql.writes import Written

_JSON = Format("json", "application/json", "json")


def written(write: Written, graph: str = "") -> Response:
    """Make the answer to a write that was made: what is doubtful about it, if anything is.

    Args:
        write: what was made.
        graph: the graph that it was about; the answer tells whether that is new.
    """
    is_new = graph in write.created
    if not write.report.triples:
        return Response(status=201 if is_new else 204)
    status = 201 if is_new else 200
    chosen, media_type = chosen_format(_JSON)
    if chosen in GRAPHS:
        return as_rdf(write.report, chosen, media_type, status)
    body = json.dumps({"report": write.report.to_json()}, ensure_ascii=False)
    return negotiated(body, media_type, status)


def as_rdf(report: ChangeReport, to: Format, media_type: str, status: int) -> Response:
    """Make an answer of a report in one of the formats for graphs."""
    graph = Graph().parse(data=report.triples, format="nt")
    return negotiated(as_text(graph, to), media_type, status)


def chosen_format(first: Format, *others: Format) -> tuple[Format, str]:
    """Return the format for a report, and its media type: RDF or another, the first if in doubt."""
    try:
        return negotiate(accept(), (first, *GRAPHS, *others))
    except NotAcceptableError:
        return first, first.media_type

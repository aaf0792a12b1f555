"""Read what an engine answered, and take nothing for an answer that is not whole."""

from collections.abc import Iterable
from http import HTTPStatus

import pyoxigraph as ox

from ipcoop.errors import EngineFaultError, TooSlowError
from ipcoop.sparql.formats import JSON, N_TRIPLES, Format
from ipcoop.sparql.remote.connection import Reply
from ipcoop.sparql.remote.failures import LESS, failure, partial
from ipcoop.sparql.remote.kinds import Kind
from ipcoop.sparql.syntax import Form

Evaluated = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]

_MOST_SAID = 200
_RESULTS = {Form.SELECT: ox.QuerySolutions, Form.ASK: ox.QueryBoolean}


def wanted(form: Form) -> Format:
    """Return the format in which an engine is asked for the answer to a query of this form."""
    return JSON if form in _RESULTS else N_TRIPLES


def read(reply: Reply, form: Form, kind: Kind) -> Evaluated:
    """Return what an engine answered.

    What it yields may still turn out to be broken, which ``broken`` makes an error of.

    Raises:
        IpcoopError: the one that ``failure`` makes, if the engine says that it failed.
        TooSlowError: if it gave up for want of time.
        EngineFaultError: if this is no answer, or a part of one.
    """
    if reply.status != HTTPStatus.OK:
        raise failure(reply)
    _require_whole(reply, kind)
    to = wanted(form)
    told = reply.headers.get_content_type()
    if told not in {to.media_type, *to.aliases}:
        cause = f"The engine answers in “{told[:_MOST_SAID]}”, not in {to.media_type}."
        raise EngineFaultError(cause, "See whether its address is that of the endpoint.")
    body = reply.body
    for own, standard in kind.spellings:
        body = body.replace(own, standard)
    if form not in _RESULTS:
        quads = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
        return (quad.triple for quad in quads)
    try:
        answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise broken(error) from error
    if not isinstance(answer, _RESULTS[form]):
        raise EngineFaultError(f"The engine gives no answer to {form.value}.")
    return answer


def broken(error: Exception) -> EngineFaultError:
    """Make the error for an answer that is not in its format."""
    said = str(error)[:_MOST_SAID]
    return EngineFaultError(f"The answer of the engine cannot be read: {said}.", "Ask again.")


def _require_whole(reply: Reply, kind: Kind) -> None:
    """Raise if an answer that looks well tells that it is a part only."""
    late = "X-SQL-State" in reply.headers or (kind.gave_up and reply.body.endswith(kind.gave_up))
    if late:
        raise TooSlowError("This takes the engine too long, and it gave up.", LESS)
    if "X-SPARQL-MaxRows" in reply.headers:
        raise partial()

"""Who may write: whoever sends one of the tokens that the server was started with."""

import hmac
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from flask import request

from ipcoop.errors import UnauthorizedError
from ipcoop.http.service import only_reads, service

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_SCHEME = "bearer"


def for_writers(
    view: Callable[Concatenate[str, Arguments], Result],
) -> Callable[Arguments, Result]:
    """Let a view answer only who may write; it is given the name of the token.

    Raises:
        ReadOnlyError: if nobody may.
        UnauthorizedError: if the request has no token, or another one.
    """

    @wraps(view)
    def checked(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        return view(_name(service().settings.tokens), *arguments, **named)

    return checked


def _name(tokens: Mapping[str, str]) -> str:
    if not tokens:
        raise only_reads()
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    shown = given.strip().encode("utf-8", "replace")
    # All are compared, so that the time tells nothing.
    fitting = [name for name, one in tokens.items() if hmac.compare_digest(shown, one.encode())]
    if scheme.lower() != _SCHEME or not fitting:
        cause = "Writing needs a token of this service."
        raise UnauthorizedError(cause, "Send it as Authorization: Bearer TOKEN.")
    return fitting[0]

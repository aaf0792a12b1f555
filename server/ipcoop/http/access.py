"""Who may write: whoever sends the token that the server was started with."""

import hmac
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import request

from ipcoop.errors import ReadOnlyError, UnauthorizedError
from ipcoop.http.service import service

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_SCHEME = "bearer"


def for_writers(view: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Let a view answer only who may write.

    Raises:
        ReadOnlyError: if nobody may.
        UnauthorizedError: if the request has no token, or another one.
    """

    @wraps(view)
    def checked(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        _check(service().settings.token)
        return view(*arguments, **named)

    return checked


def _check(token: str | None) -> None:
    if token is None:
        raise ReadOnlyError("This service only reads.", "Start it with a write token.")
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    fits = hmac.compare_digest(given.strip().encode("utf-8", "replace"), token.encode())
    if scheme.lower() != _SCHEME or not fits:
        cause = "Writing needs the token of this service."
        raise UnauthorizedError(cause, "Send it as Authorization: Bearer TOKEN.")

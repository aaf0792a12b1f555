"""Headers that go with every answer."""

from flask import Response, request

HINT = "Ipcoop-Hint"
"""Says what may have kept an answer empty."""

_READABLE = f"{HINT}, ETag, Retry-After, X-Request-Id"
_SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def add_headers(response: Response) -> Response:
    """Keep browsers strict, and let scripts of other sites read.

    They may send no token, so no page of another site can write, or guess at the token from
    the browsers of its visitors.
    """
    response.headers.extend(_SECURITY)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = _READABLE
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "")
        response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response

"""The address of another engine."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from ipcoop.config import STORE_AUTHORIZATION
from ipcoop.errors import BadUsageError

_IS_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_PLAIN = re.compile(r"[!-~]+")


class Address(NamedTuple):
    """Where an engine listens, and what is asked for there."""

    secure: bool
    host: str
    port: int
    target: str


def is_address(text: str) -> bool:
    """Tell whether a text is the address of an engine, not the name of a folder."""
    return _IS_ADDRESS.match(text) is not None


def read_address(url: str) -> Address:
    """Read the address of an engine.

    Raises:
        BadUsageError: if it is none.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _no_address(url) from error
    if not parts.hostname or not _PLAIN.fullmatch(url) or parts.fragment or port == 0:
        raise _no_address(url)
    if parts.username is not None:
        cause = "The address of an engine has no place for a password: others can see it."
        raise BadUsageError(cause, f"Set {STORE_AUTHORIZATION} to the Authorization header.")
    secure = parts.scheme == "https"
    target = f"{parts.path or '/'}?{parts.query}".removesuffix("?")
    return Address(secure, parts.hostname, port or (443 if secure else 80), target)


def _no_address(url: str) -> BadUsageError:
    cause = f"“{url}” is not the address of an endpoint."
    return BadUsageError(cause, "Write one such as https://sparql.example.org/query.")

"""Send answers in gzip to who takes it (section 12.5.3 of RFC 9110)."""

import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from tempfile import SpooledTemporaryFile

from ipcoop.http.front.messages import Reply
from ipcoop.sparql.answers import IN_MEMORY

_LEVEL = 1
_GZIP = 16 + zlib.MAX_WBITS
_SHORT = 1_000
"""Bytes below which packing does not pay."""

_VARYING = b"Accept-Encoding"
_CHUNK = 64 * 1024
_PACKED = ("image/png", "application/zip")


def takes_gzip(accept_encoding: str) -> bool:
    """Tell whether an Accept-Encoding header takes gzip."""
    for element in accept_encoding.lower().split(","):
        name, _, parameter = element.partition(";")
        if name.strip() in {"gzip", "x-gzip"}:
            quality = parameter.replace(" ", "").removeprefix("q=") or "1"
            return quality.strip("0.") != ""
    return False


def pack(reply: Reply, accept_encoding: str) -> None:
    """Pack a reply in gzip where that is taken, unless it is short or packed already.

    What is not to be changed on its way (RFC 9111, section 5.2.2.6) is not.
    """
    length = int(reply.header(b"content-length") or 0)
    if "no-transform" in reply.header(b"cache-control"):
        return
    if length < _SHORT or reply.header(b"content-type").partition(";")[0] in _PACKED:
        return
    _replace(reply, b"vary", b", ".join(filter(None, [reply.header(b"vary").encode(), _VARYING])))
    if not takes_gzip(accept_encoding):
        return
    if isinstance(reply.body, bytes):
        reply.body = b"".join(_packed([reply.body]))
        length = len(reply.body)
    else:
        length = _spool(reply, reply.body)
    _replace(reply, b"content-length", b"%d" % length)
    _replace(reply, b"content-encoding", b"gzip")


def _replace(reply: Reply, name: bytes, value: bytes) -> None:
    reply.headers = [pair for pair in reply.headers if pair[0] != name] + [(name, value)]


def _spool(reply: Reply, parts: Iterable[bytes]) -> int:
    """Put the body, packed, into a file, and return its length."""
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the reply
    try:
        length = sum(file.write(packed) for packed in _packed(parts))
    except BaseException:
        file.close()
        raise
    finally:
        reply.close()
    file.seek(0)
    reply.body, reply.close = iter(partial(file.read, _CHUNK), b""), file.close
    return length


def _packed(parts: Iterable[bytes]) -> Iterator[bytes]:
    packing = zlib.compressobj(_LEVEL, wbits=_GZIP)
    for part in parts:
        yield packing.compress(part)
    yield packing.flush()

import zlib

import pytest


def _numbered(objects):
    """Return a PDF of these objects, of which the first is the root."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return bytes(out)


def _stream(data, more=b""):
    packed = zlib.compress(data, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def _pdf(*contents, resources=b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"):
    """Return a PDF with one page for each content stream."""
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
    ]
    for content in contents:
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<<%s>>>>"
            % (len(objects) + 2, resources)
        )
        objects.append(_stream(content))
    return _numbered(objects)


def _lines(*lines, top=700, size=12, leading=14):
    """Return a content stream that prints lines under each other; None leaves a gap."""
    shown = [
        b"BT /F1 %d Tf 72 %d Td (%s) Tj ET\n"
        % (size, top - leading * number, line.encode("cp1252"))
        for number, line in enumerate(lines)
        if line is not None
    ]
    return b"".join(shown)


@pytest.fixture
def numbered():
    return _numbered


@pytest.fixture
def stream():
    return _stream


@pytest.fixture
def pdf():
    return _pdf


@pytest.fixture
def lines():
    return _lines


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write

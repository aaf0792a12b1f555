"""Which part of a page a fact belongs to, by what it says and what it names."""

from rdflib import RDF, RDFS, SKOS, XSD

from ipcoop.http.asking import Term
from ipcoop.namespaces import ID, IPCOOP, SCHEME

GROUPS = ("kind", "place", "people", "doings", "names", "codes", "incoming", "others")
"""The parts of a page, in their order."""

_NAMES = {
    *map(str, (RDFS.label, SKOS.altLabel, SKOS.prefLabel, SKOS.hiddenLabel)),
    str(IPCOOP.acronym),
}
_TEXTS = set(map(str, (RDF.type, RDFS.comment, SKOS.definition, SKOS.note, SKOS.scopeNote)))
_OWN = (str(IPCOOP), str(RDFS), str(RDF), str(SKOS), "http://purl.org/dc/terms/source")
_TIMES = {str(XSD[name]) for name in ("date", "gYear", "gYearMonth", "dateTime", "time")}
_OF_TYPE = {
    "place": "place",
    "theme": "kind",
    **dict.fromkeys(
        "agent country group involvement jurisdiction membership office organisation participation"
        " person post signature tenure unit".split(),
        "people",
    ),
    **dict.fromkeys(
        "activity change contribution document event fund instrument series".split(), "doings"
    ),
}


def group_of(prop: str, value: Term) -> str:
    """Return the part of the page for a fact."""
    if not prop.startswith(_OWN) or (prop == str(RDF.type) and not value.value.startswith(_OWN[0])):
        return "others"
    if prop in _NAMES:
        return "names"
    if prop in _TEXTS:
        return "kind"
    return "place" if value.datatype in _TIMES else _by_value(value)


def _by_value(value: Term) -> str:
    if value.kind == "uri" and value.value.startswith(str(SCHEME)):
        return "kind"
    if value.kind == "uri" and value.value.startswith(str(ID)):
        return _OF_TYPE.get(value.value.removeprefix(str(ID)).partition("/")[0], "doings")
    return "codes"

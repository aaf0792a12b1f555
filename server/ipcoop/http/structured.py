"""Descriptions in the terms of schema.org, for pages to carry as JSON-LD."""

from typing import Any

from flask import url_for
from rdflib import RDF, SDO

from ipcoop.config import LICENCE
from ipcoop.http.asking import Asking
from ipcoop.http.service import has_files
from ipcoop.sparql.dumps.files import DATASET, FACTS
from ipcoop.sparql.profiles import profile_query

_MOST = 100
_SDO = str(SDO)


def structured(asking: Asking, iri: str) -> dict[str, Any] | None:
    """Return what schema.org has terms for of the facts about a thing; None if it has for none."""
    nodes = asking.json_ld(f"{profile_query('schema')} LIMIT {_MOST}", iri)
    # Of a thing with more than is asked for, the types may not be among it.
    typed = (node for node in nodes if node["@id"] == iri and str(RDF.type) in node)
    about = next(typed, None)
    return about and _compacted(about)


def dataset() -> dict[str, Any]:
    """Return what the service publishes, as a dataset with its downloads."""
    files = DATASET | FACTS if has_files() else {}
    downloads = [
        {
            "@type": "DataDownload",
            "contentUrl": url_for("dumps.file", name=name),
            "encodingFormat": form.media_type,
        }
        for name, form in files.items()
    ]
    return {
        "@context": _SDO,
        "@type": "Dataset",
        "name": "Cooperation between intellectual-property offices",
        "description": "How intellectual-property offices work together, in statements that show "
        "the words of the documents that they were taken from.",
        "url": url_for("pages.start"),
        "license": LICENCE,
        "isAccessibleForFree": True,
        **({"distribution": downloads} if downloads else {}),
    }


def _compacted(node: dict[str, Any]) -> dict[str, Any]:
    """Write a node with the names of schema.org's own context (JSON-LD 1.1, section 4.1)."""
    types = [one["@id"].removeprefix(_SDO) for one in node[str(RDF.type)]]
    told = {
        name.removeprefix(_SDO): [_value(one) for one in values]
        for name, values in node.items()
        if name.startswith(_SDO)
    }
    return {"@context": _SDO, "@id": node["@id"], "@type": types, **told}


def _value(told: dict[str, str]) -> dict[str, str] | str:
    """Leave out the datatype, which the context knows."""
    return told if "@id" in told or "@language" in told else told["@value"]

"""Codes of countries and of the organisations beside them, as things of the graph."""

from pycountry import countries
from rdflib import URIRef

from ipcoop.errors import BadDataError
from ipcoop.graph.reference.describe import thing


def country_iri(code: str) -> URIRef:
    """Return the country or territory with an ISO 3166-1 alpha-2 code.

    Raises:
        BadDataError: if there is none.
    """
    return thing("country", alpha3(code))


def alpha3(code: str) -> str:
    """Return the alpha-3 code, in lower case, that goes with an alpha-2 code.

    Raises:
        BadDataError: if ISO 3166-1 has no such code.
    """
    found = countries.get(alpha_2=code)
    if found is None:
        raise BadDataError(f"“{code}” is no country code of ISO 3166-1.", "Mend the table.")
    return found.alpha_3.lower()


def jurisdiction(code: str) -> URIRef:
    """Return the jurisdiction of a code of ST.3: that of a country, or of a regional office."""
    if countries.get(alpha_2=code):
        return country_iri(code)
    return thing("jurisdiction", code.lower())

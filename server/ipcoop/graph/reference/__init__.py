"""The generated part of the reference data: curated tables, ISO 3166 and Unicode CLDR, as RDF."""

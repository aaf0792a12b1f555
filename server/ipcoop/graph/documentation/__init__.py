"""The documentation of the ontology, made from what the ontology says."""

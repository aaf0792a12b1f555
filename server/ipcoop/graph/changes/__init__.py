"""The comparison of two versions of the ontology, a part at a time."""

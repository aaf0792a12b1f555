"""Build, check, reason over and export the graph with rdflib."""

"""All that can be checked about the ontology, the data and the queries, and the reports."""

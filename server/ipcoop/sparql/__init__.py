"""The SPARQL engine behind an interface of its own."""

"""Another engine that has the graph, asked over the SPARQL 1.1 Protocol."""

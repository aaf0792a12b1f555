"""SPARQL updates and graph replacements as deltas: quads added and removed."""

"""From documents to statements with evidence."""

"""Sentences in which phrases are single characters, and the clauses that they make up."""

"""The SPARQL engine behind an interface of its own.

``keeper`` starts the ``holder``, which has the graph and forks workers that answer one query at a
time; ``pool`` is the store that the service asks, and ``updates`` says what a write changes.
"""

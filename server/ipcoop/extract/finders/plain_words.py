"""The words of a sentence, roughly: to tell fast whether a slower look is worth while."""

from functools import lru_cache


@lru_cache(maxsize=8)
def plain_words(sentence: str) -> frozenset[str]:
    """Split a sentence at spaces and at the marks that touch words; much faster than a pattern.

    Several finders in turn ask for the words of the same sentence.
    """
    for mark in ",.-'\"():;":
        sentence = sentence.replace(mark, " ")
    return frozenset(sentence.split())

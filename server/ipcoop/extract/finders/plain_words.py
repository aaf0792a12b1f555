"""The words of a sentence, roughly: to tell fast whether a slower look is worth while."""


def plain_words(sentence: str) -> list[str]:
    """Split a sentence at spaces and at the marks that touch words; much faster than a pattern."""
    for mark in ",.-'\"():;":
        sentence = sentence.replace(mark, " ")
    return sentence.split()

"""What is wrong above a query, where its prefixes are declared."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from ipcoop.errors import BadQueryError
from ipcoop.namespaces import well_known
from ipcoop.sparql.tokens import Token, refusal

_CUTOFF = 0.65
_SHORTEST = 3
_END = Token("sign", "", 0)


def prologue_fault(text: str, tokens: Sequence[Token]) -> BadQueryError | None:
    """Say what is wrong with the first declaration that is, if one is."""
    i = 0
    while i < len(tokens):
        token, first, second = (*tokens[i:], _END, _END)[:3]
        word = token.text.upper()
        if word in {"@PREFIX", "@BASE"}:
            remedy = f"SPARQL has {word[1:]} without the @, and no full stop after it."
            return refusal(text, token.start, f"{token.text} is Turtle.", remedy)
        if word == "." and i:
            return refusal(text, token.start, "No full stop stands here in SPARQL.", "Remove it.")
        if word == "PREFIX" and not first.text.endswith(":"):
            cause = f"“{first.text}” stands where a prefix and its colon should stand."
            return refusal(text, first.start, cause, "Write a line such as PREFIX foaf: <…>")
        iri = {"PREFIX": second, "BASE": first}.get(word)
        if iri is None:
            return None
        if iri.kind != "iri":
            cause = f"“{iri.text}” stands where an IRI should stand."
            return refusal(text, iri.start or len(text), cause, "Write the IRI between < and >.")
        i += 2 + (word == "PREFIX")
    return None


def undeclared(prefix: str, declared: Mapping[str, object]) -> str:
    """Say how to mend that a prefix is not declared."""
    known = well_known()
    if prefix in known:
        return f"Put this line at the top: PREFIX {prefix}: <{known[prefix]}>"
    lower = {one.lower(): one for one in (*known, *declared) if len(one) >= _SHORTEST}
    near = [lower[one] for one in get_close_matches(prefix.lower(), lower, n=1, cutoff=_CUTOFF)]
    if near and near[0] in declared:
        return f"Did you mean {near[0]}:?"
    if near:
        return f"Did you mean {near[0]}:? Then put at the top: PREFIX {near[0]}: <{known[near[0]]}>"
    return f"Put a line at the top that says what it stands for: PREFIX {prefix}: <…>"

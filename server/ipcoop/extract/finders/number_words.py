"""Numbers written out in words."""

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_NTHS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _up_to_99(ones: list[str], tens: list[str]) -> dict[str, int]:
    words = {word: number for number, word in enumerate(ones, start=1)}
    for place, (ten, alone) in enumerate(zip(_TENS, tens, strict=True), start=2):
        words[alone] = 10 * place
        words |= {f"{ten}-{word}": 10 * place + n for n, word in enumerate(ones[:9], start=1)}
    return words


CARDINALS = _up_to_99(_ONES, _TENS) | {"a dozen": 12, "a hundred": 100, "one hundred": 100}
ORDINALS = _up_to_99(_NTHS, [f"{ten[:-1]}ieth" for ten in _TENS])

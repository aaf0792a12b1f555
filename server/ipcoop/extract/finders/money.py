"""Find sums of money in a sentence: "USD 147,000", "1.2 billion won"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ipcoop.extract.phrases.masking import rule

_CODES = (
    "USD|EUR|CHF|KRW|JPY|CNY|GBP|RMB|SGD|AUD|CAD|NZD|HKD|INR|PHP|THB|VND|MYR|IDR|RUB|SEK|NOK|DKK"
    "|BRL|MXN|ZAR|TRY|AED|SAR"
)
_SIGNS = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "Fr.": "CHF", "SFr.": "CHF", "RMB": "CNY",
    "AUD$": "AUD", "AU$": "AUD", "CAD$": "CAD", "NZD$": "NZD", "SGD$": "SGD", "US$": "USD", "USD$": "USD", "S$": "SGD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "$": "", "Rs.": "INR", "PhP": "PHP", "Php": "PHP", "₱": "PHP", "₹": "INR", "฿": "THB", "₫": "VND", "RM": "MYR",
    "Sw F": "CHF", "SwF": "CHF", "ChF": "CHF", "Rp": "IDR", "R$": "BRL",
}  # fmt: skip
_NAMES = {
    r"(?:US|U\.S\.|United States|American) [Dd]ollars?": "USD",
    r"(?:Australian|Aussie) [Dd]ollars?": "AUD",
    r"Canadian [Dd]ollars?": "CAD",
    r"Singapore [Dd]ollars?": "SGD",
    r"New Zealand [Dd]ollars?": "NZD",
    r"Hong Kong [Dd]ollars?": "HKD",
    r"dollars?": "",
    r"euros?|Euros?": "EUR",
    r"Swiss [Ff]rancs?|ChF": "CHF",
    r"(?:South )?(?:Korean )?[Ww]on": "KRW",
    r"(?:Japanese )?[Yy]en": "JPY",
    r"(?:Chinese )?[Yy]uan|[Rr]enminbi": "CNY",
    r"(?:British )?[Pp]ounds [Ss]terling|British [Pp]ounds?": "GBP",
    r"Indian [Rr]upees?": "INR",
    r"Philippine [Pp]esos?": "PHP",
    r"Mexican pesos?": "MXN",
    r"Thai baht|baht": "THB",
    r"(?:Malaysian )?ringgit": "MYR",
    r"(?:Indonesian )?rupiah": "IDR",
    r"(?:Russian )?rou?bles?": "RUB",
    r"Vietnamese dong": "VND",
}
_SCALES = {
    "thousand": 3, "k": 3, "K": 3, "million": 6, "mn": 6, "m": 6, "M": 6, "mio": 6,
    "billion": 9, "bn": 9, "B": 9, "trillion": 12,
}  # fmt: skip
_FIGURES = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_SCALE = r"(?: ?(?P<{}>thousand|million|billion|trillion|mn|mio|bn|[mMkKB])\.?(?!\w))?"
_NAMED = re.compile("|".join(f"({name})" for name in _NAMES))
_MONEY = re.compile(
    rf"(?<![\w$])(?P<sign>{'|'.join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))}"
    rf"|(?:{_CODES})(?!\w)) ?(?P<a>{_FIGURES})(?![\w-]*-\d){_SCALE.format('s')}(?![\d-])"
    rf"|(?<![\w.,$-])(?P<b>{_FIGURES}){_SCALE.format('t')} ?(?P<code>(?:{_CODES})(?!\w)|€|"
    rf"(?:{'|'.join(_NAMES)})(?!\w))"
)
_FIGURE = rule("[0-9]")
_CURRENCY = rule(
    rf"{_CODES}|[$€£¥₩₱₹฿₫]|dollar|Dollar|euro|Euro|franc|Franc|ChF|Sw ?F|P[hH][pP]|RM|Rp|Pesos?|Rupee|Sterling|[wW]on\b|[yY]en\b|[yY]uan|"
    r"enminbi|pound|rupee|peso|baht|ringgit|rupiah|ouble|dong\b|Fr\.|Rs\."
)
_LEAST_WITHOUT_SCALE = 1000
_WIDTH = 20
APPROXIMATE = re.compile(
    r"\b(?:more than|over|above|at least|no fewer than|about|around|some|nearly|almost|roughly"
    r"|approximately|up to|fewer than|less than|under|as many as|close to|estimated) (?:the )?$",
    re.IGNORECASE,
)
"""What stands before a number that is not meant exactly."""


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """A sum of money; ``currency`` is its ISO 4217 code, or empty when the words leave it open."""

    start: int
    end: int
    amount: Decimal
    currency: str
    exact: bool = True


def find_money(sentence: str) -> list[MoneyMention]:
    """Find the sums of money of a sentence; of a stretch ("USD 1-2 million"), none."""
    if not (_FIGURE.search(sentence) and _CURRENCY.search(sentence)):
        return []
    matches = _MONEY.finditer(sentence)
    return [mention for match in matches if (mention := _sum(match, sentence))]


def _sum(match: re.Match[str], sentence: str) -> MoneyMention | None:
    scale = _SCALES.get(match["s"] or match["t"] or "", 0)
    figures = (match["a"] or match["b"]).replace(",", "").replace(" ", "")
    amount = Decimal(figures) * 10**scale
    amount = Decimal(int(amount)) if amount == int(amount) else amount
    unit = match["sign"] or match["code"]
    if unit.lower() == "won" and amount < _LEAST_WITHOUT_SCALE:
        return None  # "Team 5 won the prize"
    before = sentence[max(0, match.start() - _WIDTH) : match.start()]
    return MoneyMention(
        *match.span(), amount, _currency(unit), exact=APPROXIMATE.search(before) is None
    )


def _currency(unit: str) -> str:
    if unit in _SIGNS:
        return _SIGNS[unit]
    named = _NAMED.fullmatch(unit)
    if named and named.lastindex:
        return list(_NAMES.values())[named.lastindex - 1]
    return unit

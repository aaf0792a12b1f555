"""The family names in full names."""


def family_name(name: str) -> str:
    """Return the family name in a full name: “Park Min-seo”, “SHEN Guoqiang”, “Ji-won Han”."""
    parts = name.split()
    capital = [part for part in parts if part.isupper() and len(part) > 1]
    if capital:
        return capital[0]
    plain = [part for part in parts if "-" not in part]
    return (plain or parts)[-1]

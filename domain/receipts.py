"""Receipt codes 回执码 and invitation codes: short, random, easy to read aloud."""

# Crockford's base 32: no I, L, O or U, so that nothing is misread on paper.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8  # 40 random bits
_MISREAD = str.maketrans("ILOU", "110V")


def from_bytes(random: bytes) -> str:
    """A receipt code from at least five random bytes."""
    number = int.from_bytes(random[:5], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def find_code(text: str) -> str | None:
    """Read what someone copied from paper; `None` when it cannot be a receipt code."""
    code = text.upper().replace("-", "").replace(" ", "").translate(_MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def spell(code: str) -> str:
    """A code as it is shown: two groups of four."""
    return f"{code[:4]}-{code[4:]}"

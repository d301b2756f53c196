"""The recovery code: 130 random bits that a person can write down, read out and type.

28 letters and digits of Crockford's base32 (no I, L, O or U) in groups of four: 26 carry the bits, the last two
check them. As a number, a code leaves 1 when divided by 1021, a prime: one wrong character or any two swapped
change the remainder, whatever they are, and other slips pass once in a thousand times. So a slip is told apart
from a code of another vault, before anything is tried.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

from goodterms.vault.errors import MistypedCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BITS = 130
CHECK_BITS = 10
CHARACTERS = (RANDOM_BITS + CHECK_BITS) // 5
MODULUS = 1021
REMAINDER = 1  # not 0, so that a row of zeros is no code
GROUP = 4
MOST_TYPED = 200

WORTH = {letter: worth for worth, letter in enumerate(ALPHABET)}
WORTH |= {letter.lower(): worth for letter, worth in WORTH.items()}
WORTH |= dict.fromkeys("Oo", 0) | dict.fromkeys("IiLl", 1)

BETWEEN = re.compile("[\\s\\-\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff]+")


def new_code() -> str:
    """Make a recovery code, written in groups of four."""
    return spell(secrets.randbits(RANDOM_BITS))


def spell(number: int) -> str:
    """Write a number of 130 bits as a recovery code."""
    whole = number << CHECK_BITS
    whole += (REMAINDER - whole) % MODULUS
    letters = "".join(ALPHABET[(whole >> shift) & 31] for shift in range(5 * (CHARACTERS - 1), -1, -5))
    return "-".join(letters[start : start + GROUP] for start in range(0, CHARACTERS, GROUP))


def read(code: str) -> bytes:
    """Read a code as typed, forgiving case, spaces, hyphens, o for 0, and i or l for 1. Raise MistypedCode."""
    if len(code) > MOST_TYPED:
        raise MistypedCode(f"That is far longer than a recovery code; it has {CHARACTERS} letters and digits.")
    letters = BETWEEN.sub("", unicodedata.normalize("NFKC", code))
    for letter in letters:
        if letter not in WORTH:
            raise MistypedCode(_never(letter))
    if len(letters) != CHARACTERS:
        raise MistypedCode(
            f"A recovery code has {CHARACTERS} letters and digits, and {len(letters)} were typed; "
            "compare them with the written one, group by group."
        )
    return _checked(letters)


def _checked(letters: str) -> bytes:
    whole = 0
    for letter in letters:
        whole = whole << 5 | WORTH[letter]
    number, check = divmod(whole, 1 << CHECK_BITS)
    if check >= MODULUS or whole % MODULUS != REMAINDER:
        raise MistypedCode(
            "There is a slip in the recovery code: a wrong character, or two that changed places; "
            "compare it with the written one, group by group."
        )
    return number.to_bytes(-(-RANDOM_BITS // 8), "big")


def _never(letter: str) -> str:
    hint = "perhaps it is a V" if letter in "Uu" else "compare it with the written one, group by group"
    shown = letter if letter.isprintable() else "A character that cannot be shown"
    return f"“{shown}” never stands in a recovery code; {hint}."

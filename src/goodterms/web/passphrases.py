"""What a new passphrase must be, so that it protects something."""

from __future__ import annotations

import re

from goodterms.errors import BadInput
from goodterms.vault import settled

SHORTEST = 12
LEAST_DIFFERENT = 5
ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")


class BadPassphrase(BadInput):
    """A passphrase that would protect nothing, or two that differ."""


def new_passphrase(once: str, again: str) -> str:
    """Take a new passphrase that was typed twice. Raise BadPassphrase or BadVault for one that cannot be taken."""
    check_passphrase(once)
    if settled(once) != settled(again):
        raise BadPassphrase("The two are not the same; type it once more in both fields.")
    return once


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that somebody could guess."""
    plain = settled(passphrase)
    if len(plain) < SHORTEST:
        raise BadPassphrase(f"That is too short; take at least {SHORTEST} characters, such as four or five words.")
    if len(set(plain.casefold())) < LEAST_DIFFERENT:
        raise BadPassphrase("That repeats a few characters; take words that only you would put together.")
    joined = plain.casefold().replace(" ", "")
    if joined.isdigit() or _is_common(joined):
        raise BadPassphrase(
            "That is among the first that anyone would try; take words that only you would put together."
        )


def _is_common(joined: str) -> bool:
    """Tell whether this, or what is left without digits and signs at its ends, is on Django's list of common ones."""
    from django.contrib.auth.password_validation import CommonPasswordValidator

    common = CommonPasswordValidator().passwords
    bare = ENDS.sub("", joined)
    half = bare[: len(bare) // 2]
    return joined in common or bare in common or (half * 2 == bare and half in common)

"""What the two people are called on a screen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.content.sentences import say

if TYPE_CHECKING:
    import polars as pl

# Marks that turn the direction of writing: in a name they would turn the rest of the line as well.
TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class People:
    """The names of me and them, safe to print."""

    me: str
    them: str


def people_of(messages: pl.DataFrame, language: str = "en") -> People:
    """Take the names from a message table whose owner is known; who never wrote has no name in it."""
    named = messages.lazy().filter(messages["who"].is_not_null()).group_by("who").first().select("who", "sender")
    names = {who: printable(sender) for who, sender in named.collect().iter_rows()}
    return People(names.get("me") or say("you", language), names.get("them") or say("the-other", language))


def at_start(text: str, language: str) -> str:
    """Begin a sentence or label with a capital where a stand-in for a name begins it; names stay as they are."""
    return text[:1].upper() + text[1:] if text.startswith(say("the-other", language)) else text


def printable(name: str) -> str:
    """Take out of a name what would disturb the line it stands in."""
    spaced = " ".join(name.split())
    return "".join(letter for letter in spaced if letter not in TURNING and unicodedata.category(letter) != "Cc")

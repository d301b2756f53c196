"""What the two people are called on a screen."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from goodterms.content.sentences import say

if TYPE_CHECKING:
    import polars as pl

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
# Marks that turn the direction of writing: in a name they would turn the rest of the line as well.
TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
JOINER = "\u200d"
SKIN_TONES = frozenset("🏻🏼🏽🏾🏿")


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


def isolated(people: People, language: str = "en") -> People:
    """Call them as a page does: a real name between marks, so that its script does not turn the words around it.

    A terminal shows the marks as rubbish; stand-ins such as `you` are words of the sentence and get none.
    """
    stand_ins = (say("you", language), say("the-other", language))
    marked = (name if name in stand_ins else f"{ISOLATE}{name}{END_ISOLATE}" for name in (people.me, people.them))
    return People(*marked)


def shortened(name: str, most: int = 16) -> str:
    """Fit a name into so many columns, for a label; cut between letters that can stand alone, and marked by …."""
    marked = name.startswith(ISOLATE) and name.endswith(END_ISOLATE)
    bare = name[1:-1] if marked else name
    ends = list(accumulate(_columns(letter) for letter in bare))
    if not ends or ends[-1] <= most:
        return name
    fitting = bisect_left(ends, most)
    while fitting and _drawn_as_one(bare[fitting - 1], bare[fitting]):
        fitting -= 1
    cut = f"{bare[:fitting].rstrip()}…"
    return f"{ISOLATE}{cut}{END_ISOLATE}" if marked else cut


def _columns(letter: str) -> int:
    """Count columns: a wide letter or a picture takes two, a mark on a letter none."""
    return 0 if _is_mark(letter) else 1 + (east_asian_width(letter) in "WF")


def _drawn_as_one(before: str, after: str) -> bool:
    return JOINER in (before, after) or _is_mark(after) or after in SKIN_TONES


def _is_mark(letter: str) -> bool:
    return letter == JOINER or category(letter).startswith("M")


def at_start(text: str, language: str) -> str:
    """Begin a sentence or label with a capital where a stand-in for a name begins it; names stay as they are."""
    return text[:1].upper() + text[1:] if text.startswith(say("the-other", language)) else text


def printable(name: str) -> str:
    """Take out of a name what would disturb the line it stands in."""
    spaced = " ".join(name.split())
    return "".join(letter for letter in spaced if letter not in TURNING and category(letter) != "Cc").strip()


def visible(name: str) -> bool:
    """Tell whether there is anything to see in a name: not only spaces and marks that show nothing."""
    return any(category(letter)[0] not in "ZC" for letter in name)

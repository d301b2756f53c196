"""Fit words into a chart, where nothing wraps: how wide they may be at most, and in which direction they run."""

from __future__ import annotations

from unicodedata import bidirectional, category, east_asian_width

SIZE = 13
"""Of letters, where a chart is drawn 320 wide: never below 12 px on a phone of 390 px."""

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
NARROW = frozenset("iIjl.,:;'’|!tfr()[] ")
CAPITAL = frozenset("w&+=<>#")
BROAD = frozenset("mMW@%…—")
# In parts of the letter size, as in DejaVu Sans, which is wider than the faces of the usual systems.
NARROW_WIDTH, USUAL_WIDTH, CAPITAL_WIDTH, BROAD_WIDTH, WIDE_WIDTH = 0.4, 0.64, 0.84, 1.0, 1.3


def width(words: str) -> float:
    """Say how wide words are at most, whatever face the system draws them in."""
    return SIZE * sum(map(_width, words))


def fit(words: str, room: float) -> str:
    """Cut words that are wider than the room, and mark the cut by …; let their own script say how they run."""
    if width(words) > room:
        while words and width(words) + SIZE > room:
            words = words[:-1]
        words = f"{words.rstrip()}…" + END_ISOLATE * (words.count(ISOLATE) - words.count(END_ISOLATE))
    turns = any(bidirectional(letter) in ("R", "AL") for letter in words)
    return f"{ISOLATE}{words}{END_ISOLATE}" if turns else words


def _width(letter: str) -> float:
    if category(letter).startswith(("M", "C")):
        return 0
    if east_asian_width(letter) in "WF":
        return WIDE_WIDTH
    if letter in NARROW:
        return NARROW_WIDTH
    if letter in BROAD:
        return BROAD_WIDTH
    return CAPITAL_WIDTH if letter.isupper() or letter in CAPITAL else USUAL_WIDTH

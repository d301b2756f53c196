"""Make a measure of how much of what each of the two writes is of one kind of words: see word_counts.py, shares.py.

Only messages whose words were counted so are units: older code that kept them did not. The lists are for English, so
nothing is counted of a person and a period in which fewer than a tenth of the words are those by which English is
known: of 5,000 English words of a dozen manners it was 0.22 to 0.39, in text-speak 0.13, in 15 other languages
at most 0.02.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.results import NOTHING
from goodterms.reading.shares import Counted, share_by_day, with_changes

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Side, Timeline

ENGLISH = 0.1
TEXTS = 100
WORDS = 1000


def share_of_texts(id_: str, *, place: int, hits: str) -> Definition:
    """Define the share of each one's texts that hold such words, from 100 texts."""
    return _share(id_, place=place, hits=hits, units="texts", needed=TEXTS)


def share_of_words(id_: str, *, place: int, hits: str) -> Definition:
    """Define the share of each one's words that are such words, from 1,000 words."""
    return _share(id_, place=place, hits=hits, units="words", needed=WORDS)


def in_english(timeline: Timeline, who: Side, period: Period) -> bool:
    """Tell whether what one wrote in a period is in the language of the lists."""
    mine = (pl.col("who") == who) & pl.col("day").is_between(period.first, period.last)
    english, words = timeline.word_days.filter(mine).select(pl.sum("english_words", "words")).row(0)
    return bool(english >= ENGLISH * words > 0)


def _share(id_: str, *, place: int, hits: str, units: str, needed: int) -> Definition:
    def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
        def count(who: Side, period: Period) -> Counted:
            if not in_english(timeline, who, period):
                return Counted(0, 0, NOTHING)
            days = timeline.word_days.lazy().filter(pl.col("who") == who)
            return share_by_day(days.select("day", hits=hits, units=units), period, needed)

        return with_changes(count, periods, needed=needed, given={})

    return Definition(id_, "share", place, estimate)

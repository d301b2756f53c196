from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module

import polars as pl
import pytest

from goodterms import reading
from goodterms.reading import Event, Features, features
from goodterms.reading.timeline import KINDS_OF_WORDS
from tests.tables import at, columns

WORDS = ("thanks", "apologies", "affection", "criticism", "we-words", "i-words", "you-words")
PLAIN = "that is what they told me about it"
GERMAN = "das war gestern aber wirklich ein langer Tag"


def chat(*mine: str, theirs: str = PLAIN, days: int = 200) -> pl.DataFrame:
    """Write a text each a day, mine in turn, theirs always the same."""
    times = [at("2025-01-01 10:00") + timedelta(days=day, minutes=5 * side) for day in range(days) for side in (0, 1)]
    texts = [text for day in range(days) for text in (mine[day % len(mine)], theirs)]
    return columns(times, ["me", "them"] * days).with_columns(text=pl.Series(texts))


def level(taken: Features, measure: str, who: str = "me", period: str = "all") -> reading.Estimate:
    (found,) = [each for each in reading.read_features(taken).measures if each.id == measure]
    return next(each for each in found.estimates if each.who == who and each.period == period)


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ("thanks", "thank you for the lift"),
        ("apologies", "I’m sorry about that"),
        ("affection", "I miss you"),
        ("criticism", "you never listen to what they say"),
    ],
)
def test_a_quarter_of_texts_is_a_quarter_of_texts(measure: str, text: str) -> None:
    found = level(features(chat(text, PLAIN, PLAIN, PLAIN), "UTC"), measure)
    assert (found.value, found.n, found.there, found.needed) == (0.25, 200, 200, 100)
    # Against SciPy's Wilson: days that are all alike tell of no more than independent texts.
    wilson = import_module("scipy.stats").binomtest(50, 200).proportion_ci(method="wilson")
    assert found.low is not None
    assert found.high is not None
    assert (found.low, found.high) == pytest.approx((wilson.low, wilson.high), abs=1e-9)
    assert level(features(chat(PLAIN), "UTC"), measure).value == 0


@pytest.mark.parametrize(
    ("measure", "text", "share"),
    [
        ("we-words", "we had our tea there before", 2 / 6),
        ("i-words", "I had my tea there before", 2 / 6),
        ("you-words", "you had ur tea there before", 2 / 6),
    ],
)
def test_words_are_counted_among_words(measure: str, text: str, share: float) -> None:
    found = level(features(chat(text), "UTC"), measure)
    assert found.value == pytest.approx(share)
    assert (found.n, found.needed) == (1200, 1000)


@pytest.mark.parametrize("measure", WORDS)
def test_a_chat_in_another_language_is_not_counted(measure: str) -> None:
    taken = features(chat(GERMAN, theirs="thank you for what you told me", days=400), "UTC")
    mine, theirs = level(taken, measure), level(taken, measure, "them")
    assert (mine.value, mine.enough, mine.there, mine.n) == (None, False, 0, 0)
    assert theirs.enough


@pytest.mark.parametrize("measure", WORDS)
def test_too_few_texts_or_words_say_nothing(measure: str) -> None:
    found = level(features(chat(PLAIN, days=99), "UTC"), measure)
    assert (found.value, found.enough) == (None, False)
    assert found.there == (99 if found.needed == 100 else 99 * 8)


def test_rows_that_older_code_kept_are_no_units() -> None:
    new = features(chat("thanks for that", PLAIN), "UTC")
    older = new.frame.with_columns(sent_at=pl.col("sent_at").dt.offset_by("-1y")).drop(KINDS_OF_WORDS)
    both = Features(pl.concat([older, new.frame], how="diagonal"), 2, "UTC", new.span)
    found, alone = level(both, "thanks"), level(new, "thanks")
    assert (found.value, found.n) == (alone.value, alone.n) == (0.5, 200)
    assert level(both, "words", "me").n == 2 * level(new, "words", "me").n
    nothing = level(Features(older, 2, "UTC", new.span), "thanks")
    assert (nothing.there, nothing.enough) == (0, False)


def test_a_change_of_language_leaves_no_change_of_words() -> None:
    first, second = chat("thanks for that", PLAIN), chat(GERMAN)
    later = second.with_columns(sent_at=pl.col("sent_at").dt.offset_by("200d"))
    table = pl.concat([first, later]).with_columns(id=pl.int_range(pl.len(), dtype=pl.UInt64))
    read = reading.read(table, zone="UTC", events=[Event("breakup", date(2025, 7, 20))])
    (found,) = [each for each in read.measures if each.id == "thanks"]
    mine = {each.period: each for each in found.estimates if each.who == "me" and each.kind == "level"}
    change = next(each for each in found.estimates if each.who == "me" and each.kind == "change")
    assert mine["before:breakup"].value == 0.5
    assert (mine["since:breakup"].value, change.value, change.enough) == (None, None, False)

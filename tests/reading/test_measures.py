"""Measures counted by hand on small chats."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl
import pytest

from goodterms import reading
from goodterms.messages import KIND
from goodterms.reading.timeline import Timeline
from tests.reading.invented import chat
from tests.tables import at, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

START = at("2026-01-05 08:00")
HOUR = timedelta(hours=1)


def estimate(found: reading.Reading, measure: str, who: str, period: str = "all", **given: float) -> reading.Estimate:
    """Find a level, or a detail of it by what is given."""
    return next(
        one
        for each in found.measures
        for one in each.estimates
        if each.id == measure and (one.who, one.period) == (who, period) and one.kind == "level"
        if given.items() <= one.given.items() and (one.main or given)
    )


def days_of(*day: tuple[float, str], days: int, text: Sequence[str] | None = None) -> pl.DataFrame:
    """Write the same messages every day: (hours from eight in the morning, who)."""
    times = [START + timedelta(days=number) + hours * HOUR for number in range(days) for hours, _ in day]
    table = columns(times, [who for _ in range(days) for _, who in day])
    return table if text is None else table.with_columns(text=pl.Series(list(text) * days))


def test_the_last_word_is_whose_message_comes_before_the_long_gap() -> None:
    found = reading.read(days_of((0, "me"), (1, "them"), (2, "me"), days=40), zone="UTC")
    assert estimate(found, "ends", "me").value == 1
    assert estimate(found, "ends", "them").value == 0
    assert estimate(found, "ends", "me").n == 40


def test_writing_again_before_an_answer_competes_with_the_answer() -> None:
    # Mine in the morning has an answer every other day only; before the next one I write again.
    rows = [(day, 0, "me") for day in range(80)] + [(day, 1, "them") for day in range(0, 80, 2)]
    ordered = sorted(rows)
    messages = columns(
        [START + timedelta(days=day) + hour * HOUR for day, hour, _ in ordered], [who for *_, who in ordered]
    )
    found = reading.read(messages, zone="UTC")
    again, answered = estimate(found, "writes-again", "me"), estimate(found, "answered-in-a-day", "them")
    assert again.n == answered.n == 80
    assert again.value == pytest.approx(39 / 80, abs=0.02)
    assert (again.value or 0) + (answered.value or 0) == pytest.approx(1, abs=0.02)


def test_shares_of_messages_and_words_are_of_both() -> None:
    found = reading.read(
        days_of((0, "me"), (1, "them"), (2, "me"), days=300, text=["one", "one two three four", "one two"]), zone="UTC"
    )
    assert estimate(found, "balance", "me").value == pytest.approx(2 / 3)
    assert estimate(found, "words", "me").value == pytest.approx(3 / 7)
    assert estimate(found, "words", "me").n == 7 * 300


def test_a_question_is_followed_by_whatever_the_other_writes_within_a_day() -> None:
    asked = days_of((0, "me"), (1, "them"), (5.5, "me"), days=60, text=["how are you?", "fine", "good"])
    found = reading.read(asked, zone="UTC")
    assert estimate(found, "asks", "me").value == pytest.approx(0.5)
    theirs = estimate(found, "questions-answered", "them")
    assert (theirs.value, theirs.n) == (1, 60)  # what asks nothing is not among them
    assert estimate(found, "questions-answered", "me").value is None


def test_pictures_voice_and_calls_are_counted_by_their_kind() -> None:
    table = days_of((0, "me"), (1, "them"), (2, "me"), (3, "them"), days=120)
    kinds = pl.Series(["media", "text", "voice", "call"] * 120).cast(KIND)
    found = reading.read(table.with_columns(kind=kinds), zone="UTC")
    assert estimate(found, "media", "me").value == 1
    assert estimate(found, "voice", "me").value == pytest.approx(0.5)
    assert estimate(found, "media", "them").value == 0
    assert estimate(found, "calls-a-week", "them").value == 7
    assert estimate(found, "calls-a-week", "me").value == 0


def test_the_hours_are_local_and_add_up_to_all() -> None:
    found = reading.read(days_of((0, "me"), (14, "them"), days=120), zone="America/New_York")
    assert estimate(found, "rhythm", "me").value == pytest.approx(1, abs=0.01)  # at 3 in winter, at 4 in summer
    assert estimate(found, "rhythm", "me", hour=3.0).value == pytest.approx(62 / 120, abs=0.01)  # until 8 March
    assert estimate(found, "rhythm", "them", hour=18.0).value == pytest.approx(58 / 120, abs=0.01)
    for who in ("me", "them"):
        assert sum(estimate(found, "rhythm", who, hour=float(hour)).value or 0 for hour in range(24)) == pytest.approx(
            1
        )


def test_silences_are_from_the_end_of_a_conversation_to_the_next_and_the_longest_has_its_day() -> None:
    table = days_of((0, "me"), (1, "them"), days=40)
    later = days_of((0, "me"), (1, "them"), days=20).with_columns(pl.col("sent_at") + timedelta(days=45))
    found = reading.read(pl.concat([table, later]), zone="UTC")
    assert estimate(found, "silences", "both").value == 23 * 3600
    assert estimate(found, "silences", "both").n == 59
    longest = estimate(found, "silences", "both", longest=1.0)
    assert (longest.value, longest.at) == (5 * 24 * 3600 + 23 * 3600, date(2026, 2, 13))


def test_a_conversation_ends_where_short_and_long_gaps_part() -> None:
    """Gaps of a minute or so, and of some ten hours: the cut lies between."""
    found = reading.read(chat(3, 700), zone="UTC")
    gap = estimate(found, "conversations", "both")
    assert gap.value == found.gap.total_seconds()
    assert gap.low is not None
    assert gap.high is not None
    assert 3600 <= gap.low <= (gap.value or 0) <= gap.high <= 12 * 3600
    few = reading.read(days_of((0, "me"), (1, "them"), days=40), zone="UTC")
    assert estimate(few, "conversations", "both").value is None
    assert few.gap == 4 * HOUR


def test_with_other_thresholds_the_share_of_starts_is_what_a_reading_with_them_says() -> None:
    found = reading.read(chat(3, 300), zone="UTC")
    used = estimate(found, "starts", "them").value or 0
    others = [
        one for each in found.measures for one in each.estimates if one.kind == "difference" and one.who == "them"
    ]
    assert [one.given["gap_h"] for one in others] == [1, 4, 8]
    for one in others:
        conversations = Timeline(reading.features(chat(3, 300), "UTC"), one.given["gap_h"] * HOUR).conversations
        assert used + (one.value or 0) == pytest.approx((conversations["who"] == "them").mean())
        assert one.n == conversations.height


def test_zero_one_and_twelve_messages_are_no_error() -> None:
    with pytest.raises(reading.BadRequest):
        reading.read(columns([], []), zone="UTC")
    for number in (1, 12):
        found = reading.read(columns([START + hour * HOUR for hour in range(number)], ["me"] * number), zone="UTC")
        assert not any(measure.enough for measure in found.measures)


def test_every_estimate_becomes_a_row_of_the_frame() -> None:
    found = reading.read(chat(3, 100), zone="UTC", events=[reading.Event("breakup", date(2026, 2, 10))])
    frame = found.frame()
    assert frame.height == sum(len(measure.estimates) for measure in found.measures)
    starts = frame.filter(pl.col("measure") == "starts", pl.col("who") == "me", pl.col("period") == "all").row(
        0, named=True
    )
    assert (starts["value"], starts["n"]) == (estimate(found, "starts", "me").value, estimate(found, "starts", "me").n)

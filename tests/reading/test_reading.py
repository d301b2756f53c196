from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import reading
from goodterms.messages import KIND, WHO, Import, Skipped, empty
from goodterms.reading import Estimate, Event, Reading
from tests.reading.invented import chat
from tests.tables import at, columns, table

if TYPE_CHECKING:
    from random import Random

BREAKUP = Event("breakup", date(2026, 4, 6))
OTHER = {"me": "them", "them": "me", "both": "both"}


@cache
def two_halves() -> Reading:
    return reading.read(chat(7, 26 * 7), zone="UTC", events=[BREAKUP])


def estimates(found: Reading, measure: str) -> tuple[Estimate, ...]:
    return next(one.estimates for one in found.measures if one.id == measure)


def one(found: Reading, measure: str, who: str, period: str = "all", kind: str = "level") -> Estimate:
    return next(
        estimate
        for estimate in estimates(found, measure)
        if (estimate.who, estimate.period, estimate.kind) == (who, period, kind) and estimate.at is None
    )


def conversations(mine: int, theirs: int) -> pl.DataFrame:
    """Write one message every ten hours, so that each starts a conversation."""
    start = at("2026-01-05 08:00")
    return columns(
        [start + timedelta(hours=10 * place) for place in range(mine + theirs)], ["me"] * mine + ["them"] * theirs
    )


def exchanges(number: int, wait: timedelta) -> pl.DataFrame:
    """Write a message of mine every two days, each answered after `wait`."""
    start = at("2026-01-05 08:00")
    times = [start + timedelta(days=2 * place) + part * wait for place in range(number) for part in (0, 1)]
    return columns(times, ["me", "them"] * number)


def test_the_measures_come_in_their_order() -> None:
    units = {measure.id: measure.unit for measure in two_halves().measures}
    first = ("starts", "reply-time", "answered-in-a-day", "messages-a-week")
    assert [id_ for id_ in units if id_ in first] == list(first)
    assert [units[id_] for id_ in first] == ["share", "seconds", "share", "messages"]


def test_starts_count_who_begins() -> None:
    found = one(reading.read(conversations(10, 20), zone="UTC"), "starts", "them")
    assert (found.n, found.enough, found.given) == (30, True, {"gap_h": 4})
    assert found.value == pytest.approx(2 / 3)


def test_below_thirty_conversations_there_is_an_n_and_no_value() -> None:
    found = one(reading.read(conversations(9, 20), zone="UTC"), "starts", "them")
    assert (found.n, found.value, found.low, found.high, found.enough) == (29, None, None, None, False)
    assert (found.there, found.needed) == (29, 30)


def test_replies_are_told_from_thirty_answers() -> None:
    enough = reading.read(exchanges(30, timedelta(hours=3)), zone="UTC")
    assert one(enough, "reply-time", "them").value == 3 * 3600
    assert one(enough, "answered-in-a-day", "them").value == 1
    few = reading.read(exchanges(29, timedelta(hours=3)), zone="UTC")
    for measure in ("reply-time", "answered-in-a-day"):
        found = one(few, measure, "them")
        assert (found.n, found.there, found.value, found.enough) == (29, 29, None, False)


def test_an_answer_after_exactly_a_day_is_within_a_day() -> None:
    whole = reading.read(exchanges(40, timedelta(hours=24)), zone="UTC")
    assert one(whole, "answered-in-a-day", "them").value == 1
    late = reading.read(exchanges(40, timedelta(hours=24, seconds=1)), zone="UTC")
    assert one(late, "answered-in-a-day", "them").value == 0
    assert one(late, "answered-in-a-day", "them").high == pytest.approx(0.0876, abs=1e-4)  # Wilson, 0 of 40


def test_bursts_without_an_answer_count_in_the_time_to_half() -> None:
    start = at("2026-01-05 08:00")
    times, who = [], []
    for place in range(80):
        times.append(start + timedelta(days=place))
        who.append("me")
        if place % 2:
            times.append(start + timedelta(days=place, hours=1 + place / 100))
            who.append("them")
    found = reading.read(columns(times, who), zone="UTC")
    mine = one(found, "reply-time", "them")
    assert mine.n == 80
    assert mine.value == pytest.approx(3600 * (1 + 79 / 100))  # the slowest of the 40 answers to 80
    assert mine.high is None
    fewer = reading.read(columns(times[1:-2], who[1:-2]), zone="UTC")
    assert one(fewer, "reply-time", "them").n == 78
    third = pl.concat([columns([start - timedelta(days=1)], ["me"]), columns(times, who)])
    unreached = one(reading.read(third, zone="UTC"), "reply-time", "them")
    assert (unreached.n, unreached.value, unreached.enough) == (81, None, True)


def test_before_and_since_share_out_what_there_is() -> None:
    found = two_halves()
    for measure in ("starts", "reply-time", "answered-in-a-day"):
        for who in ("me", "them"):
            parts = [one(found, measure, who, period).n for period in ("before:breakup", "since:breakup")]
            assert sum(parts) == one(found, measure, who).n


def test_a_change_is_since_minus_before_and_comes_after_the_levels() -> None:
    found = two_halves()
    for measure in ("starts", "answered-in-a-day", "messages-a-week"):
        before, since = (one(found, measure, "them", f"{side}:breakup").value for side in ("before", "since"))
        change = one(found, measure, "them", "since:breakup", "change")
        assert before is not None
        assert since is not None
        assert change.value == pytest.approx(since - before)
        kinds = [estimate.kind for estimate in estimates(found, measure) if estimate.at is None]
        assert kinds == sorted(kinds, key=["level", "change", "difference"].index)
    assert not [estimate for estimate in estimates(found, "reply-time") if estimate.kind == "change"]


def test_no_change_is_told_from_fewer_than_twelve_weeks_on_a_side() -> None:
    late = reading.read(chat(7, 26 * 7), zone="UTC", events=[Event("offer", date(2026, 4, 27))])
    change = one(late, "messages-a-week", "both", "since:offer", "change")
    assert (change.n, change.there, change.needed, change.enough) == (26, 10, 12, False)
    assert change.value is None
    assert one(late, "messages-a-week", "both", "since:offer").enough


def test_an_event_begins_at_local_midnight() -> None:
    rows = [("me", "2026-04-05 22:30"), ("me", "2026-04-06 04:30")]
    berlin, new_york = (
        reading.read(table(rows), zone=zone, events=[BREAKUP]) for zone in ("Europe/Berlin", "America/New_York")
    )
    assert one(berlin, "starts", "me", "since:breakup").n == 2
    assert one(new_york, "starts", "me", "since:breakup").n == 1


def test_an_answer_after_the_event_still_answers_what_came_before() -> None:
    rows = [("me", "2026-04-05 22:00"), ("them", "2026-04-06 08:00")]
    found = reading.read(table(rows), zone="UTC", events=[BREAKUP])
    before = one(found, "reply-time", "them", "before:breakup")
    assert (before.n, before.there) == (1, 1)


def test_an_event_outside_the_export_leaves_one_side_empty() -> None:
    for on in (date(1990, 1, 1), date(2050, 1, 1)):
        found = reading.read(chat(7, 100), zone="UTC", events=[Event("met", on)])
        sides = [one(found, "starts", "me", f"{side}:met").n for side in ("before", "since")]
        assert sorted(sides) == [0, one(found, "starts", "me").n]


def weekly(*days: str, zone: str = "UTC", events: tuple[Event, ...] = ()) -> Reading:
    return reading.read(table([("me", day) for day in days]), zone=zone, events=events)


def test_only_whole_weeks_count_and_empty_ones_do() -> None:
    # Monday 5 January to Sunday 1 March 2026 are eight weeks.
    whole = one(weekly("2026-01-05 10:00", "2026-03-01 10:00"), "messages-a-week", "me")
    assert (whole.n, whole.enough, whole.value) == (8, True, 2 / 8)
    assert one(weekly("2026-01-05 10:00", "2026-02-28 10:00"), "messages-a-week", "me").n == 7
    assert one(weekly("2026-01-06 10:00", "2026-03-01 10:00"), "messages-a-week", "me").n == 7
    assert one(weekly("2026-01-07 10:00", "2026-01-09 10:00"), "messages-a-week", "me").n == 0


def test_weeks_are_local_also_where_the_clock_changes() -> None:
    # In Berlin the week from 23 March 2026 has 167 hours; both messages lie in the week they seem to lie in.
    days = ("2026-02-22 23:30", "2026-03-29 21:30", "2026-03-29 22:30", "2026-05-24 21:30")
    found = weekly(*days, zone="Europe/Berlin")
    counts = {e.at: e.value for e in estimates(found, "messages-a-week") if e.at is not None and e.who == "me"}
    assert counts[date(2026, 2, 23)] == 1
    assert counts[date(2026, 3, 23)] == 1
    assert counts[date(2026, 3, 30)] == 1
    assert counts[date(2026, 5, 18)] == 1
    assert len(counts) == 13


def test_a_day_that_a_zone_left_out_does_no_harm() -> None:
    found = weekly("2011-11-07 20:00", "2011-12-29 20:00", "2011-12-31 20:00", "2012-01-30 20:00", zone="Pacific/Apia")
    assert one(found, "messages-a-week", "me").n == 12


def test_an_event_cuts_a_week_in_two_and_neither_side_has_it() -> None:
    found = weekly("2026-01-05 10:00", "2026-03-01 10:00", events=(Event("offer", date(2026, 2, 4)),))
    assert one(found, "messages-a-week", "me", "before:offer").n == 4
    assert one(found, "messages-a-week", "me", "since:offer").n == 3


def test_the_series_is_plain_counts_that_add_up() -> None:
    points = [e for e in estimates(two_halves(), "messages-a-week") if e.at is not None]
    mean = one(two_halves(), "messages-a-week", "them")
    theirs = [point for point in points if point.who == "them"]
    assert len(theirs) == mean.n
    assert sum(point.value or 0 for point in theirs) / mean.n == pytest.approx(mean.value)
    assert all(point.at and point.at.weekday() == 0 for point in points)
    assert all(point.low is point.high is None for point in points)
    both = {point.at: point.value for point in points if point.who == "both"}
    assert all(point.n == both[point.at] for point in points)


def test_below_eight_weeks_there_is_no_series() -> None:
    found = reading.read(chat(7, 40), zone="UTC")
    assert not [e for e in estimates(found, "messages-a-week") if e.at is not None]
    assert not next(measure for measure in found.measures if measure.id == "messages-a-week").enough


def test_a_reading_hands_on_what_the_import_skipped() -> None:
    imported = Import(chat(7, 40), (Skipped("chat.txt", "line 3", "no header", 2),))
    found = reading.read(imported, zone="UTC")
    assert found.skipped == 2
    assert found.messages == imported.messages.height


def test_there_is_no_reading_of_nothing() -> None:
    with pytest.raises(reading.BadRequest):
        reading.read(empty(), zone="UTC")


def test_a_table_whose_owner_is_not_known_is_refused_in_words_for_both_kinds_of_reader() -> None:
    unknown = chat(7, 40).with_columns(who=pl.lit(None, dtype=WHO))
    with pytest.raises(reading.BadRequest, match=r"give --me, or in Python use companion\.bring_in\."):
        reading.read(unknown, zone="UTC")


def swapped(messages: pl.DataFrame) -> pl.DataFrame:
    return messages.with_columns(who=pl.col("who").cast(pl.String).replace(OTHER).cast(WHO))


seeds = st.integers(0, 10_000)
lengths = st.integers(10, 200)
few = settings(max_examples=15)


@few
@given(seeds, lengths)
def test_swapping_the_two_swaps_the_estimates(seed: int, days: int) -> None:
    messages = chat(seed, days)
    straight = reading.read(messages, zone="UTC", events=[BREAKUP])
    crossed = reading.read(swapped(messages), zone="UTC", events=[BREAKUP])
    for measure, other in zip(straight.measures, crossed.measures, strict=True):
        mirrored = {(OTHER[e.who], e.period, e.kind, e.at, *e.given.items()): e for e in other.estimates}
        for estimate in measure.estimates:
            mirror = mirrored[estimate.who, estimate.period, estimate.kind, estimate.at, *estimate.given.items()]
            assert (estimate.value, estimate.low, estimate.high) == pytest.approx(
                (mirror.value, mirror.low, mirror.high), abs=1e-12
            )
            assert (estimate.n, estimate.there) == (mirror.n, mirror.there)


@few
@given(seeds, lengths, st.sampled_from(["system", "call", "reaction"]), st.integers(-9000, 900_000))
def test_rows_that_do_not_count_change_nothing_before_the_end(seed: int, days: int, kind: str, minutes: int) -> None:
    messages = chat(seed, days)
    time = min(at("2026-01-05 00:00") + timedelta(minutes=minutes), messages["sent_at"].sort()[-1])
    other = columns([time], ["them"]).with_columns(kind=pl.lit(kind, dtype=KIND))
    with_it, without = (
        reading.read(table, zone="UTC", events=[BREAKUP]) for table in (pl.concat([messages, other]), messages)
    )
    for measure, same in zip(with_it.measures, without.measures, strict=True):
        assert measure == same or (measure.id, kind) == ("calls-a-week", "call")


def test_the_export_ends_with_its_last_row_of_any_kind() -> None:
    messages = chat(7, 70)
    last = messages["sent_at"].sort()[-1]
    call = columns([last + timedelta(weeks=4)], ["app"]).with_columns(kind=pl.lit("system", dtype=KIND))
    short, long = (reading.read(found, zone="UTC") for found in (messages, pl.concat([messages, call])))
    assert one(long, "messages-a-week", "both").n == one(short, "messages-a-week", "both").n + 4
    assert long.span == (short.span[0], last + timedelta(weeks=4))


@few
@given(seeds, lengths)
def test_the_starts_of_both_are_all_starts(seed: int, days: int) -> None:
    found = reading.read(chat(seed, days), zone="Europe/Berlin")
    mine, theirs = one(found, "starts", "me"), one(found, "starts", "them")
    assert mine.enough == theirs.enough
    if mine.value is not None and theirs.value is not None:
        assert mine.value + theirs.value == pytest.approx(1)
        assert mine.low == pytest.approx(1 - (theirs.high or 0))


@few
@given(seeds, lengths, st.integers(-300, 300))
def test_moving_everything_by_whole_weeks_changes_nothing(seed: int, days: int, weeks: int) -> None:
    messages = chat(seed, days)
    moved = reading.read(
        messages.with_columns(pl.col("sent_at") + timedelta(weeks=weeks)),
        zone="UTC",
        events=[Event("breakup", BREAKUP.on + timedelta(weeks=weeks))],
    )
    there = reading.read(messages, zone="UTC", events=[BREAKUP])
    for measure, other in zip(there.measures, moved.measures, strict=True):
        assert [(e.value, e.low, e.high, e.n) for e in measure.estimates] == [
            (e.value, e.low, e.high, e.n) for e in other.estimates
        ]


@few
@given(seeds, lengths, st.randoms(use_true_random=False))
def test_the_order_of_rows_matters_only_within_one_time(seed: int, days: int, random: Random) -> None:
    messages = chat(seed, days)
    order = list(range(messages.height))
    random.shuffle(order)
    assert reading.read(messages[order], zone="UTC") == reading.read(messages, zone="UTC")


@few
@given(seeds, lengths)
def test_limits_hold_their_value_and_nothing_is_told_without_enough(seed: int, days: int) -> None:
    found = reading.read(chat(seed, days), zone="UTC", events=[BREAKUP])
    for measure in found.measures:
        for estimate in measure.estimates:
            if not estimate.enough:
                assert (estimate.value, estimate.low, estimate.high) == (None, None, None)
            elif estimate.value is not None and estimate.at is None:
                assert estimate.low is not None
                assert estimate.low <= estimate.value
                assert estimate.high is None or estimate.value <= estimate.high

"""Two stretches against each other: the same numbers as a reading of each alone would give."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from goodterms import reading
from goodterms.reading import Comparison, Stretch
from tests.reading.invented import chat
from tests.reading.test_measures import estimate

FIRST = Stretch(date(2026, 1, 5), date(2026, 4, 5))
SECOND = Stretch(date(2026, 4, 6), date(2026, 7, 5))
BREAKUP = reading.Event("breakup", date(2026, 4, 6))


def taken(zone: str = "UTC") -> reading.Features:
    return reading.features(chat(7, 26 * 7), zone)


def test_two_halves_are_what_before_and_since_an_event_are() -> None:
    compared, split = (
        reading.compare(taken(), Comparison(FIRST, SECOND)),
        reading.read_features(taken(), events=[BREAKUP]),
    )
    for one, other in zip(compared.measures, split.measures, strict=True):
        told = [(e.who, e.period.partition(":")[0], e.kind, e.value, e.low, e.high, e.n) for e in one.estimates]
        assert told == [
            (e.who, e.period.partition(":")[0], e.kind, e.value, e.low, e.high, e.n) for e in other.estimates
        ]


def test_turning_the_stretches_round_turns_the_changes_round() -> None:
    forth, back = (
        reading.compare(taken(), Comparison(FIRST, SECOND)),
        reading.compare(taken(), Comparison(SECOND, FIRST)),
    )
    changes = [
        next(e for m in each.measures for e in m.estimates if m.id == "starts" and e.kind == "change")
        for each in (forth, back)
    ]
    assert changes[0].value == pytest.approx(-(changes[1].value or 0))
    assert changes[0].low == pytest.approx(-(changes[1].high or 0))


def test_only_what_was_chosen_enters() -> None:
    night = Comparison(FIRST, SECOND, hours=(20, 8))
    hours = taken("Europe/Berlin").frame["sent_at"].dt.convert_time_zone("Europe/Berlin").dt.hour()
    assert reading.compare(taken("Europe/Berlin"), night).messages == int(((hours >= 20) | (hours < 8)).sum())
    of_two = taken()
    channels = pl.when(pl.int_range(pl.len()) % 3 == 0).then(pl.lit("sms")).otherwise("channel").alias("channel")
    frame = of_two.frame.with_columns(channels)
    mixed = reading.Features(frame, of_two.version, of_two.zone, of_two.span)
    found = reading.compare(mixed, Comparison(FIRST, SECOND, channels={"sms"}))
    assert found.messages == int((frame["channel"] == "sms").sum())
    assert estimate(found, "balance", "me").n == found.messages


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (Comparison(Stretch(FIRST.last, FIRST.first), SECOND), r"to \d+ [A-Z]\w+ \d{4} ends before it begins"),
        (Comparison(FIRST, Stretch(FIRST.last, SECOND.last)), "share days"),
        (Comparison(FIRST, SECOND, kinds={"wish"}), "no kind “wish”"),
        (Comparison(FIRST, SECOND, hours=(0, 24)), "from 0 to 23"),
        (Comparison(FIRST, SECOND, channels={"pigeon"}), "no message of that kind"),
    ],
)
def test_what_cannot_be_compared_is_said(asked: Comparison, sentence: str) -> None:
    with pytest.raises(reading.BadRequest, match=sentence):
        reading.compare(taken(), asked)


def test_days_that_are_not_known_are_left_out() -> None:
    beyond = reading.compare(taken(), Comparison(FIRST, Stretch(SECOND.last + timedelta(days=30), date(2030, 1, 1))))
    assert estimate(beyond, "starts", "me", "since:stretch").n == 0
    assert estimate(beyond, "starts", "me", "before:stretch").n > 0

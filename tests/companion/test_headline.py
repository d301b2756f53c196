"""The short sentence over a reading."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from goodterms.companion.headline import headline
from goodterms.companion.told import ToldEstimate
from goodterms.reading import Event
from tests.companion.showing import BREAKUP, found
from tests.tables import table

if TYPE_CHECKING:
    from goodterms.companion.found import Found

FOUND = found()


def with_share(value: float) -> str:
    """Say the headline where their share is this."""
    starts, *others = FOUND.told.measures
    assert starts.id == "starts"
    told = ToldEstimate(who="them", period="all", value=value, low=0, high=1, n=90, enough=True)
    measures = (msgspec.structs.replace(starts, estimates=(told,)), *others)
    return headline(msgspec.structs.replace(FOUND, told=msgspec.structs.replace(FOUND.told, measures=measures)))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "Alex started hardly any conversations."),
        (0.04, "Alex started hardly any conversations."),
        (0.12, "Alex started about one conversation in ten."),
        (0.33, "Alex started about one conversation in three."),
        (0.48, "Alex started about half of the conversations."),
        (0.64, "Alex started about two conversations in three."),
        (0.97, "Alex started nearly all conversations."),
    ],
)
def test_a_share_is_said_as_one_that_can_be_pictured(value: float, said: str) -> None:
    assert with_share(value) == said


@pytest.mark.parametrize("hundredth", range(101))
def test_no_share_is_said_more_than_five_in_a_hundred_wrong(hundredth: int) -> None:
    from goodterms.companion.headline import PICTURED

    assert min(abs(hundredth / 100 - share) for share in PICTURED.values()) <= 0.05
    assert with_share(hundredth / 100).endswith(".")


def test_after_an_event_it_speaks_of_the_time_since() -> None:
    assert headline(found(BREAKUP)).endswith(" since the breakup.")


def test_where_there_is_too_little_since_an_event_it_speaks_of_all() -> None:
    assert "since" not in headline(found(Event("no", date(2026, 7, 4))))
    assert headline(found(Event("no", date(2026, 7, 4))))


def turned(*events: Event) -> Found:
    """Read 120 days: on the first 60 Alex begins, on the others Kim."""
    days = (date(2026, 1, 5) + timedelta(days=day) for day in range(120))
    turns = (("them", "me") if day < 60 else ("me", "them") for day in range(120))
    rows = [
        (who, f"{day} 10:0{minute}") for day, pair in zip(days, turns, strict=True) for minute, who in enumerate(pair)
    ]
    return found(*events, messages=table(rows))


@pytest.mark.parametrize("last", [date(2026, 4, 26), date(2026, 5, 4), date(2027, 1, 1)])
def test_a_mark_with_too_little_after_it_does_not_mix_what_the_breakup_parts(last: date) -> None:
    made = turned(Event("breakup", date(2026, 3, 6)), Event("no", last))
    assert headline(made) == "Alex started hardly any conversations since the breakup."
    starts = made.told.measures[0].said
    assert starts.startswith("Alex started 0 of the 60 conversations since the breakup")
    assert ("since the no" in starts) is (last.year == 2026)


def test_where_there_is_too_little_or_one_alone_wrote_there_is_none() -> None:
    assert headline(found(messages=table([("me", "2026-01-05 10:00"), ("them", "2026-01-05 11:00")]))) == ""
    alone = table([("them", f"2026-01-{day:02} 10:00") for day in range(1, 32)])
    assert headline(found(messages=alone)) == ""

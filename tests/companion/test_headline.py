"""The short sentence over a reading."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from goodterms.companion.headline import headline
from goodterms.companion.told import ToldEstimate
from goodterms.reading import Event
from tests.companion.showing import BREAKUP, found
from tests.tables import table

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


def test_where_there_is_too_little_or_one_alone_wrote_there_is_none() -> None:
    assert headline(found(messages=table([("me", "2026-01-05 10:00"), ("them", "2026-01-05 11:00")]))) == ""
    alone = table([("them", f"2026-01-{day:02} 10:00") for day in range(1, 32)])
    assert headline(found(messages=alone)) == ""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from goodterms.companion.people import People
from goodterms.companion.tell_excitation import tell_excitation
from goodterms.reading.experts.excitation import Drawn, Excitation
from goodterms.reading.experts.rescaling import Check
from goodterms.reading.results import Interval

KIM = People("Ada", "Kim")
CHECK = Check(0.01, 0.9, 0.0, 0.8)
NEVER = Interval(None, None, None)
LIFE = Interval(600.0, 540.0, 720.0)


def found(reason: str | None = None, *, left_out: int = 0, grain: float = 1.0) -> Excitation:
    drawn = (
        Drawn("me", "me", Interval(0.37, 0.34, 0.40), LIFE),
        Drawn("me", "them", Interval(0.31, 0.28, 0.34), LIFE),
        Drawn("them", "me", Interval(0.22, 0.18, 0.25), Interval(900.0, 800.0, None)),
        Drawn("them", "them", Interval(0.0, 0.0, 0.04), NEVER),
    )
    unprompted = {"me": Interval(0.45, 0.41, 0.49), "them": Interval(0.36, 0.31, 0.41)}
    return Excitation(
        datetime(2026, 1, 5, 9, tzinfo=UTC),
        {"me": 700, "them": 650 if reason != "few" else 300},
        left_out,
        grain,
        reason,  # type: ignore[arg-type]
        () if reason else drawn,
        {} if reason else unprompted,  # type: ignore[arg-type]
        {} if reason == "few" else {"me": CHECK, "them": CHECK},
    )


def said(**what: object) -> str:
    return tell_excitation(found(**what), KIM, "UTC").said  # type: ignore[arg-type]


def test_who_writes_after_whom_is_told_both_ways() -> None:
    assert said() == (
        "After 100 messages by you there come 31 by Kim (from 28 to 34) on top of those usual at the hour, half of "
        "these within 10 minutes (from 9 minutes to 12 minutes); after 100 by Kim, 22 by you (from 18 to 25), half of "
        "these within 15 minutes. "
        "After 100 by you there come 37 more of your own (from 34 to 40), half of these within 10 minutes "
        "(from 9 minutes to 12 minutes), and after 100 by Kim, 0 more of theirs (from 0 to 4). "
        "45 in 100 (from 41 to 49) of your messages come unprompted, on top of no message before, and 36 in 100 "
        "(from 31 to 41) of those by Kim. "
        "That is a pattern in time, described here, not explained: what comes after need not come because of it."
    )


def test_what_was_left_out_and_moved_is_said() -> None:
    told = said(left_out=20, grain=60.0)
    assert "It rests on the latest 1,350 messages, from 5 January 2026 on; 20 earlier ones are left out." in told
    assert told.endswith("times of a few minutes are rough.")


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("few", "it takes 500 messages of each, and so far it is 700 by you and 300 by Kim"),
        ("runaway", "without end"),
        ("misfit", "does not describe these messages well enough"),
    ],
)
def test_a_reason_stands_where_nothing_is_shown(reason: str, words: str) -> None:
    told = tell_excitation(found(reason), KIM, "UTC")
    assert (told.enough, told.reason, told.drawn) == (False, reason, ())
    assert words in told.said
    assert all(side.unprompted is None for side in told.sides)
    assert (told.sides[0].p is None) == (reason == "few")

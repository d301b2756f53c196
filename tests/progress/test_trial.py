"""A trial: what it is on a day follows from what was written and from the steps after that, which are only added."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from goodterms.progress import OUTCOMES, Outcome, Step, Trial
from goodterms.progress.trial import LONGEST, What, come, ended_on, noes_since, outcome_of, state_of, still_open

AT = datetime(2026, 3, 1, 21, 4, tzinfo=UTC)
FIRST, REVIEW = date(2026, 3, 2), date(2026, 4, 13)
ONE = Trial(id="0a1b2c3d4e5f", at=AT, begins=FIRST, review=REVIEW, if_so="a", if_not="b", rules=("they say no", "x"))
OTHER = replace(ONE, id="1a1b2c3d4e5f", noes=1)


def step(what: What, day: int = 10, rule: int | None = None, of: Trial = ONE) -> Step:
    return Step(of=of.id, at=AT, on=date(2026, 3, day), what=what, rule=rule)


@pytest.mark.parametrize(
    ("steps", "today", "state"),
    [
        ((), date(2026, 3, 1), "ahead"),
        ((), FIRST, "running"),
        ((), REVIEW - timedelta(days=1), "running"),
        ((), REVIEW, "due"),
        ((step("came", rule=0),), date(2026, 3, 11), "running"),
        ((step("ended"),), date(2026, 3, 11), "ended"),
        ((step("ended"),), REVIEW, "ended"),
        ((step("ended"), step("let-go", 12)), REVIEW, "decided"),
        ((step("go-on"),), date(2026, 3, 11), "decided"),
        ((step("ended", of=OTHER),), FIRST, "running"),
    ],
)
def test_where_a_trial_is_follows_from_its_steps_and_the_day(steps: tuple[Step, ...], today: date, state: str) -> None:
    assert state_of(ONE, steps, today) == state


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_decides_it(outcome: Outcome) -> None:
    assert outcome_of(ONE, [step("ended", 9), step(outcome)]) == outcome
    assert ended_on(ONE, [step("ended", 9), step(outcome)]) == date(2026, 3, 9)


def test_the_last_trial_that_is_not_decided_is_the_open_one() -> None:
    assert still_open((ONE, OTHER), [step("go-on")]) == OTHER
    assert still_open((ONE, OTHER), [step("go-on"), step("friends", of=OTHER)]) is None
    assert still_open((), ()) is None


def test_a_rule_has_come_on_the_day_on_which_that_was_said_first() -> None:
    said = [step("came", 5, 1), step("came", 9, 1), step("came", 8, 0, OTHER)]
    assert come(ONE, said) == {1: date(2026, 3, 5)}


def test_only_noes_that_were_not_known_before_count_as_said_since() -> None:
    assert noes_since(None, 2) == 0
    assert noes_since(ONE, 2) == 2
    assert noes_since(OTHER, 2) == 1
    assert noes_since(OTHER, 0) == 0


@pytest.mark.parametrize("review", [FIRST, FIRST - timedelta(days=1), FIRST + LONGEST + timedelta(days=1)])
def test_a_trial_has_an_end_and_not_too_far_away(review: date) -> None:
    with pytest.raises(ValueError, match="within half a year"):
        Trial(id=ONE.id, at=AT, begins=FIRST, review=review)
    kept = msgspec.json.encode(ONE).replace(REVIEW.isoformat().encode(), review.isoformat().encode())
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(kept, type=Trial)


def test_it_comes_back_as_it_was_kept() -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(ONE), type=Trial) == ONE

"""The narrower of two limits: the same in whatever order, and never looser than either."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.limits import KINDS, Calls, Channels, Hours, Limit, QuietHours, TextsADay, TextsAWeek
from goodterms.terms import Act, allows, narrower, narrowest
from tests.terms.limits import acts, limits, of_each_kind

if TYPE_CHECKING:
    from random import Random

    from hypothesis.strategies import DrawFn


@st.composite
def alike(draw: DrawFn, many: int) -> list[Limit]:
    """Draw limits of one kind."""
    kind = of_each_kind[draw(st.sampled_from(KINDS))]
    return [draw(kind) for _ in range(many)]


def test_every_kind_of_limit_is_drawn() -> None:
    assert set(of_each_kind) == set(KINDS)


@given(alike(2), acts)
def test_it_leaves_room_for_exactly_what_both_leave_room_for(two: list[Limit], act: Act) -> None:
    one, other = two
    assert allows(narrower(one, other), act) == (allows(one, act) and allows(other, act))


@given(alike(3))
def test_it_does_not_hang_on_the_order(three: list[Limit]) -> None:
    one, other, third = three
    assert narrower(one, other) == narrower(other, one)
    assert narrower(narrower(one, other), third) == narrower(one, narrower(other, third))


@given(alike(1), acts)
def test_beside_itself_a_limit_stays_what_it_is(only: list[Limit], act: Act) -> None:
    (one,) = only
    once = narrower(one, one)
    assert narrower(once, once) == once
    assert allows(once, act) == allows(one, act)


@given(st.lists(limits, max_size=8), acts, st.randoms(use_true_random=False))
def test_of_many_limits_every_one_is_kept(many: list[Limit], act: Act, random: Random) -> None:
    mixed = list(many)
    random.shuffle(mixed)
    found = narrowest(many)
    assert found == narrowest(mixed)
    assert all(allows(each, act) for each in found) == all(allows(each, act) for each in many)


def test_hours_that_touch_are_one_and_midnight_is_no_edge() -> None:
    evening, night = QuietHours((Hours("21:00", "23:30"),)), QuietHours((Hours("23:30", "08:00"),))
    assert narrower(evening, night) == QuietHours((Hours("21:00", "08:00"),))
    assert narrower(night, QuietHours((Hours("08:00", "23:30"),))) == QuietHours((Hours("00:00", "00:00"),))


def test_no_and_ask_first_is_no() -> None:
    assert narrower(Calls("ask-first"), Calls("no")) == Calls("no")
    assert narrower(Calls("ask-first"), Calls("yes")) == Calls("ask-first")


def test_channels_without_one_in_common_leave_none() -> None:
    assert narrower(Channels(("sms",)), Channels(("mail", "whatsapp"))) == Channels(())


def test_limits_of_two_kinds_both_hold() -> None:
    assert narrowest([TextsAWeek(9), TextsADay(3), TextsAWeek(5)]) == (TextsADay(3), TextsAWeek(5))
    with pytest.raises(ValueError, match="both hold"):
        narrower(TextsADay(3), TextsAWeek(5))

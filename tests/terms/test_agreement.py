"""What holds on a day: nothing is written over, understood is not agreed, silence is a no."""

from __future__ import annotations

from datetime import datetime

import pytest

from goodterms.limits import Calls, Hours, QuietHours, TextsADay
from goodterms.terms import STATES, Act, Agreement, crossed
from tests.terms.cast import LATE, day, term


def test_what_held_on_a_day_can_be_shown_after_it_changed() -> None:
    first, later = term("2026-03-02", text="Not after ten."), term("2026-04-01", text="Not after nine.")
    agreement = Agreement((first, later))
    assert agreement.on(day("2026-03-01")) == ()
    assert agreement.on(day("2026-03-31")) == (first,)
    assert agreement.on(day("2026-04-01")) == (later,)
    assert agreement.history("late") == (first, later)


def test_of_one_day_what_was_told_last_holds() -> None:
    assert Agreement((term(state="proposed"), term(state="agreed"))).on(day("2026-03-02")) == (term(state="agreed"),)


def test_what_is_told_afterwards_of_an_earlier_day_does_not_undo_a_later_one() -> None:
    ended, told_late = term("2026-03-20", state="ended"), term("2026-03-10", state="agreed")
    agreement = Agreement((term(), ended, told_late))
    assert agreement.holding(day("2026-03-15")) == (told_late,)
    assert agreement.holding(day("2026-03-20")) == ()


@pytest.mark.parametrize("state", ["ended", "paused"])
def test_who_ends_or_pauses_it_from_a_day_on_does_so_whatever_was_told_before_of_later_days(state: str) -> None:
    looked_at = term("2026-03-20", review=day("2026-06-01"))
    agreement = Agreement((term(), looked_at, term("2026-03-10", state=state)))
    assert agreement.holding(day("2026-03-09")) == (term(),)
    assert agreement.holding(day("2026-03-20")) == ()
    assert agreement.told("late") == (term(), looked_at, term("2026-03-10", state=state))
    again = term("2026-04-01")
    assert Agreement((*agreement.steps, again)).holding(day("2026-04-01")) == (again,)


@pytest.mark.parametrize("state", STATES)
def test_only_what_was_said_agreed_or_understood_is_kept_to(state: str) -> None:
    known = "understood" if state == "understood" else "said"
    held = Agreement((term(state=state, known=known),)).holding(day("2026-05-01"))
    assert bool(held) == (state in {"understood", "said-by-them", "said-by-me", "agreed"})


def test_nothing_but_what_was_agreed_counts_as_agreed() -> None:
    others = [term(id=state, topic="space", state=state) for state in STATES if state not in {"agreed", "understood"}]
    guessed = term(id="guess", topic="space", state="understood", known="understood")
    agreement = Agreement((term(), *others, guessed))
    assert agreement.agreed_topics(day("2026-03-02")) == ("contact",)


def test_what_was_understood_cannot_be_agreed() -> None:
    with pytest.raises(ValueError, match="not agreed"):
        term(known="understood")


def test_either_side_ends_a_term_alone_and_at_once() -> None:
    for who in ("me", "them"):
        agreement = Agreement((term(limit=LATE), term("2026-03-10", limit=LATE, state="ended", by=who)))
        assert agreement.held(day("2026-03-09")) != ()
        assert agreement.held(day("2026-03-10")) == ()


def test_after_its_last_day_a_term_has_ended() -> None:
    agreement = Agreement((term(until=day("2026-03-09")),))
    assert [each.state for each in agreement.on(day("2026-03-09"))] == ["agreed"]
    assert [each.state for each in agreement.on(day("2026-03-10"))] == ["ended"]


def test_of_two_limits_the_narrower_holds_and_says_where_it_comes_from() -> None:
    ours = term(id="ours", limit=LATE)
    theirs = term(id="theirs", state="said-by-them", limit=QuietHours((Hours("21:00", "08:00"),)))
    (held,) = Agreement((ours, theirs)).held(day("2026-03-02"))
    assert (held.limit, held.terms, held.deciding) == (theirs.limit, (ours, theirs), (theirs,))


def test_where_two_limits_only_overlap_both_decide() -> None:
    evening = term(id="evening", limit=QuietHours((Hours("20:00", "23:00"),)))
    night = term(id="night", limit=QuietHours((Hours("22:00", "06:00"),)))
    (held,) = Agreement((evening, night)).held(day("2026-03-02"))
    assert held.limit == QuietHours((Hours("20:00", "06:00"),))
    assert set(held.deciding) == {evening, night}


def test_what_they_said_of_themselves_binds_me_no_more_than_what_i_only_understood_binds_them() -> None:
    of_themselves = term(id="own", state="said-by-them", binds="them", limit=Calls("no"))
    guessed = term(id="guess", state="understood", known="understood", limit=TextsADay(2))
    agreement = Agreement((of_themselves, guessed))
    assert [held.limit for held in agreement.held(day("2026-03-02"), "me")] == [TextsADay(2)]
    assert agreement.held(day("2026-03-02"), "them") == ()


def test_every_agreement_has_a_day_to_look_at_it_again() -> None:
    chosen, not_chosen = term(id="a", review=day("2026-03-20")), term(id="b")
    agreement = Agreement((not_chosen, chosen, term(id="c", state="said-by-me")))
    assert not_chosen.reviewed_on == day("2026-04-13")
    assert agreement.due(day("2026-03-19")) == ()
    assert agreement.due(day("2026-03-20")) == (chosen,)
    assert agreement.due(day("2026-05-01")) == (chosen, not_chosen)


def test_what_is_about_to_be_done_is_held_against_what_holds_that_day() -> None:
    agreement = Agreement((term(limit=LATE), term("2026-04-01", state="paused", limit=LATE)))
    late, early = datetime(2026, 3, 5, 22, 14), datetime(2026, 3, 5, 21, 59)  # noqa: DTZ001
    assert [held.limit for held in crossed(agreement, Act("text", late))] == [LATE]
    assert crossed(agreement, Act("text", early)) == ()
    assert crossed(agreement, Act("text", late.replace(month=4))) == ()

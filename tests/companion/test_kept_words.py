"""What a page says of a kept no."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from goodterms.companion.kept_no import kept
from goodterms.companion.kept_words import KeptWords, kept_words, noted
from goodterms.companion.noes import NOES, REASONS, Ending, No, Record, ToldNo

BERLIN = ZoneInfo("Europe/Berlin")
TOLD = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # the second of March in Berlin
WROTE = TOLD + timedelta(days=2)


def words(no: No, now: datetime, *more: Record) -> KeptWords:
    (found,) = kept((ToldNo(no, TOLD), *more), now)
    return kept_words(found, BERLIN)


def ended(no: No) -> Ending:
    return Ending(no, REASONS[no][0], "They wrote: come for tea.", WROTE)


@pytest.mark.parametrize("no", NOES)
def test_the_day_is_the_day_where_one_is(no: No) -> None:
    said = words(no, TOLD)
    assert said.told == "You said this on 2 March 2026."
    assert "2 March 2026" in said.stays


@pytest.mark.parametrize("no", NOES)
def test_each_stage_says_what_can_be_done_and_when(no: No) -> None:
    assert "until 00:40" in (words(no, TOLD).now or "")
    assert words(no, TOLD + timedelta(minutes=10)).now is None
    waiting = words(no, WROTE, ended(no)).now or ""
    assert "4 March 2026" in waiting
    assert "11 March 2026, 00:30" in waiting
    assert "Seven days have passed" in (words(no, WROTE + timedelta(days=7), ended(no)).now or "")


@pytest.mark.parametrize("no", NOES)
def test_what_choosing_it_again_does_is_said_while_an_entry_waits(no: No) -> None:
    assert words(no, TOLD).again is None
    assert "counts anew" in (words(no, WROTE, ended(no)).again or "")
    assert "counts anew" in (words(no, WROTE + timedelta(days=7), ended(no)).again or "")


def test_a_no_told_again_on_another_day_names_both_days() -> None:
    again = TOLD + timedelta(days=3)
    assert words("afraid_of_them", again, ToldNo("afraid_of_them", again)).told == (
        "You said this on 2 March 2026, and again on 5 March 2026."
    )
    later = TOLD + timedelta(minutes=2)
    assert words("afraid_of_them", later, ToldNo("afraid_of_them", later)).told == "You said this on 2 March 2026."


@pytest.mark.parametrize("no", NOES)
def test_the_form_offers_what_can_have_changed(no: No) -> None:
    said = words(no, TOLD)
    assert [each.reason for each in said.reasons] == list(REASONS[no])
    assert all(each.name and each.words.endswith("?") and each.hint.endswith(".") for each in said.reasons)


@pytest.mark.parametrize("no", NOES)
def test_what_is_kept_and_why_is_said_in_its_own_words(no: No) -> None:
    said = words(no, TOLD)
    others = [words(other, TOLD) for other in NOES if other != no]
    assert said.what not in [other.what for other in others]
    assert said.how not in [other.how for other in others] or no.startswith("order")
    assert "stays" in said.why


@pytest.mark.parametrize("no", ["afraid_of_them", "hurt_by_them"])
def test_someone_who_is_afraid_need_not_change_it_ever(no: No) -> None:
    assert "You need not change this, ever" in words(no, TOLD).how
    assert "You are believed here" in (words(no, TOLD).now or "")
    assert "helpline" in words(no, TOLD).reasons[0].hint


def test_what_is_written_down_is_said_back_with_the_day() -> None:
    assert noted(WROTE + timedelta(days=7), BERLIN) == (
        "It is written down. From 11 March 2026, 00:30, you are asked about safety again."
    )

"""A told no: it closes what reaches out, and stays, whatever is answered later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.clock import Clock
from tests.browser.person import HEADLINE, ON_THE_WAY, SAFE, where

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.browser.person import Person

NO: Mapping[str, Sequence[str]] = {**SAFE, **ON_THE_WAY, "distance": ["no-contact"]}
RESPECT = "They asked you for no contact."
STAYS = "a new answer does not change it"
ASKED_AGAIN = {question: choices for question, choices in SAFE.items() if question != "own-conduct"}


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path / "clock")


def test_after_a_while_it_cannot_be_answered_away(person: Person, clock: Clock) -> None:
    person.has_told(NO).opens("/plan").sees(RESPECT)
    clock.goes_on(minutes=11)
    person.opens(where("distance")).answers("distance").sees(STAYS)
    person.opens("/plan").sees(RESPECT)
    assert HEADLINE not in person.main.inner_text()
    person.opens(where("distance")).leaves_by("I would rather not say").sees(STAYS)
    person.opens("/plan").sees(RESPECT)


def test_a_slip_of_the_finger_can_be_mended_for_ten_minutes(person: Person, clock: Clock) -> None:
    person.has_told(NO)
    clock.goes_on(minutes=9)
    person.opens(where("distance")).answers("distance").is_at("/plan").sees(HEADLINE)


def test_it_ends_by_an_entry_seven_days_and_safety_asked_again(person: Person, clock: Clock) -> None:
    person.has_told(NO).keeps()
    clock.goes_on(hours=1)
    person.opens("/answers/changed/1").page.get_by_text("Something has changed").click()
    person.fills(words="How are you? Write if you like.").presses("Write it down").sees(
        "you are asked about safety again."
    )
    clock.goes_on(days=6, hours=23)
    person.opens(where("distance")).answers("distance").sees("Until then everything stays as it is.")
    person.opens("/plan").sees(RESPECT)
    clock.goes_on(hours=2)
    person.opens("/").sees("You are asked about safety again").follows("Go on with the questions")
    person.answers_all(ASKED_AGAIN).is_at("/plan").sees(HEADLINE)


def test_keeping_locking_and_starting_anew_do_not_end_it(person: Person, clock: Clock) -> None:
    person.has_told(NO).keeps()
    clock.goes_on(hours=1)
    person.program.stop()
    person.program.start()
    person.comes_in().unlocks().is_at("/")
    person.opens(where("distance")).answers("distance").sees(STAYS)
    person.opens("/plan").sees(RESPECT)

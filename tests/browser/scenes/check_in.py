"""Check-ins: the first, one that is due, hard ones with help and a proposal, weeks over time, and stepping back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.person import ON_THE_WAY, SAFE
from tests.browser.scenes.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

HOPING = {"feelings-told", "what-they-said"}
LIVING = {**SAFE, **{name: said for name, said in ON_THE_WAY.items() if name not in HOPING}}
LIVING |= {"goal": ["friendship"], "terms": ["one-thing"]}
CALM = {"nervous": "1", "worrying": "0", "down": "1", "little-interest": "0"}
HARD = {"nervous": "3", "worrying": "2", "down": "3", "little-interest": "2"}
WORDS = "Saw them at the market and was all right until the evening. Cooked for once, and slept before midnight."
HEBREW = "היה שבוע ארוך, אבל הלכתי הרבה ברגל."
QUIET_WEEKS = (
    (1, 4, 1, 2, 9), (1, 3, 2, 2, 11), (2, 3, 1, 2, 4), (1, 3, 2, 3, 0), (2, 2, 1, 2, 5), (3, 2, 2, 1, 3),
    (3, 1, 2, 3, 2), (2, 1, 1, 3, 2), (3, 0, 2, 2, 1),
)  # fmt: skip
"""Acceptance, longing, sleep, own life and contact, week by week."""


def _chooses(person: Person, **answers: str) -> Person:
    for name, value in answers.items():
        person.main.locator(f'[name="{name}"][value="{value}"]').check()
    return person


def _checks_in(person: Person, week: tuple[int, ...], words: str = "", **more: str) -> None:
    """Fill in the form and keep it."""
    names = ("acceptance", "longing", "sleep", "own-life")
    person.opens("/check-in")
    _chooses(person, **dict(zip(names, map(str, week), strict=False)), **more)
    person.fills(contact=str(week[4]), words=words).presses("Keep it").sees("Each by itself")


def _has_checked_in(person: Person, clock: Clock, *weeks: tuple[int, ...]) -> None:
    """Have checked in week after week, without being looked at."""
    names = ("acceptance", "longing", "sleep", "own-life", "contact")
    for number, week in enumerate(weeks):
        clock.goes_on(weeks=1)
        four = {} if number % 2 else {**CALM, "down": str(2 - min(number // 4, 2))}
        person.has_sent("/check-in", {"seen": "", **dict(zip(names, map(str, week), strict=True)), **four})


def checks_in_for_weeks(person: Person, clock: Clock) -> Iterator[str]:
    """Check in for the first time, with a slip; again when it is due; then week after week, and delete one."""
    person.opens("/").has_told(LIVING)
    person.opens("/").sees("How are you?")
    yield "home-check-in"
    person.opens("/check-in/all").sees("Nothing is kept here yet.")
    yield "check-ins-none"
    person.opens("/").follows("How are you?").sees("not a test")
    yield "check-in"
    _chooses(person, acceptance="1", longing="4", sleep="1", **CALM)
    person.fills(contact="a lot", words=WORDS).presses("Keep it").sees("Write a whole number from 0 to 1000")
    yield "check-in-slip"
    person.fills(contact="6")
    _chooses(person, was="mixed").presses("Keep it").sees("Too little to say yet: 1 answer")
    yield "check-ins-first"
    person.opens("/check-in").sees("How was that?")
    yield "check-in-change"
    clock.goes_on(weeks=1)
    person.opens("/check-in").sees("in touch since 24 November 2026?")
    yield "check-in-due"
    _checks_in(person, (2, 4, 2, 2, 4), HEBREW, was="good")
    _has_checked_in(person, clock, *QUIET_WEEKS)
    person.opens("/check-in/all").sees("longing went down", "No direction in")
    yield "check-ins-over-time"
    person.main.get_by_text("As a table").first.click()
    yield "check-ins-table"
    person.main.get_by_role("link", name="Open").last.click()
    person.main.get_by_text("Delete it", exact=True).click()
    person.sees("cannot be undone")
    yield "check-in-one"
    person.presses("Delete it for good").sees("Forgotten.")


def has_hard_weeks(person: Person, clock: Clock) -> Iterator[str]:
    """Check in twice in a hard time, let the plan count with it, and be asked again when it is lighter."""
    person.opens("/").has_told(LIVING)
    clock.goes_on(weeks=1)
    _checks_in(person, (0, 4, 0, 1, 12), **HARD)
    person.sees("Someone to talk to")
    yield "check-ins-help"
    clock.goes_on(weeks=1)
    _checks_in(person, (0, 4, 1, 1, 14))
    person.sees("Shall your plan count with it")
    yield "check-ins-hard-time"
    clock.goes_on(weeks=1)
    _checks_in(person, (0, 4, 1, 1, 14), **HARD)
    person.sees("Someone to talk to", "Shall your plan count with it")
    yield "check-ins-help-and-hard-time"
    person.presses("Yes").sees("Your plan counts with it from now on.")
    yield "plan-hard-time"
    clock.goes_on(weeks=1)
    _checks_in(person, (3, 1, 3, 3, 2))
    clock.goes_on(weeks=1)
    _checks_in(person, (3, 1, 3, 3, 1), **CALM)
    person.sees("steady enough again")
    yield "check-ins-lighter"
    person.presses("No, leave it").sees("Left as it is.")
    person.has_told({"thoughts": ["yes"]})
    person.opens("/check-in").sees("This can wait")
    yield "check-in-later"


SCENES = (
    Scene(
        "checks in for weeks",
        checks_in_for_weeks,
        {
            "home-check-in": "home",
            "check-ins-none": "check-ins",
            "check-in": "check-in",
            "check-in-slip": "check-in",
            "check-ins-first": "check-ins",
            "check-in-change": "check-in",
            "check-in-due": "check-in",
            "check-ins-over-time": "check-ins",
            "check-ins-table": "check-ins",
            "check-in-one": "check-in-one",
        },
    ),
    Scene(
        "check in hard weeks",
        has_hard_weeks,
        {
            "check-ins-help": "check-ins",
            "check-ins-hard-time": "check-ins",
            "check-ins-help-and-hard-time": "check-ins",
            "plan-hard-time": "plan",
            "check-ins-lighter": "check-ins",
            "check-in-later": "check-in",
        },
    ),
)

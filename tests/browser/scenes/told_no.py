"""A told no, from the slip of a finger to the day on which safety is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.person import ON_THE_WAY, SAFE, where
from tests.browser.scenes.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

NO = {"distance": ["no-contact"]}


def is_told_no(person: Person, clock: Clock) -> Iterator[str]:
    """Be asked for no contact, and try to undo it."""
    person.opens("/").has_told({**SAFE, **ON_THE_WAY, **NO})
    person.sees_the_plan("respect-no-contact").sees("They asked you for no contact.")
    yield "plan-respect-no-contact"
    person.opens("/answers/changed/1").sees("If that was a slip")
    yield "stays-a-slip"
    clock.goes_on(minutes=11)
    person.opens("/answers").sees("Why it stays")
    yield "answers-with-what-stays"
    person.opens(where("distance")).answers("distance").sees("a new answer does not change it")
    yield "stays-when-answered-otherwise"
    person.page.get_by_text("Something has changed").click()
    person.presses("Write it down").sees("Please write what they wrote")
    yield "stays-without-words"
    person.page.get_by_role("textbox").fill("Hello. I would like to hear how you are. Only if you want to.")
    person.presses("Write it down").sees("you are asked about safety again.")
    yield "answers-put-down"
    person.opens("/answers/changed/1").sees("Until then everything stays as it is.")
    yield "stays-waiting"
    clock.goes_on(days=8)
    person.opens("/").sees("You are asked about safety again")
    yield "home-asked-again"
    person.opens("/answers/changed/1").sees("Seven days have passed")
    yield "stays-due"
    person.opens("/questions").sees("ending your life")
    yield "question-asked-again"


SCENES = (
    Scene(
        "a told no",
        is_told_no,
        {
            "plan-respect-no-contact": "plan",
            "stays-a-slip": "changed",
            "answers-with-what-stays": "answers",
            "stays-when-answered-otherwise": "changed",
            "stays-without-words": "changed",
            "answers-put-down": "answers",
            "stays-waiting": "changed",
            "home-asked-again": "home",
            "stays-due": "changed",
            "question-asked-again": "question",
        },
    ),
)

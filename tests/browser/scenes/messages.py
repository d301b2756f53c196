"""Messages brought in, from the first file to a reading with dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.children import held_still
from tests.browser.exports import account, android, back_and_forth, chat, photo, story
from tests.browser.person import ON_THE_WAY, SAFE
from tests.browser.scenes.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

MANY = 20_000

OPENED = 4
"""So many tables and notes are opened: a picture cannot be of any length."""


def brings_messages(person: Person, _clock: Clock) -> Iterator[str]:
    """Bring the story of Sam and Alex in, and read it."""
    person.opens("/reading").sees("No messages yet")
    yield "reading-none"
    person.opens("/messages").sees("Bring in your messages")
    yield "messages-none"
    person.brings(photo()).main.get_by_role("alert").wait_for()
    yield "messages-a-photo"
    person.brings(story()).sees("Which of these is you?")
    yield "messages-who"
    person.presses("Continue").sees("Choose which of these names is yours.")
    yield "messages-who-not-chosen"
    person.is_called("Sam").sees("Your messages are in")
    yield "messages-done"
    person.opens("/messages").page.get_by_text("What was brought in, and what was left out").click()
    yield "messages"
    person.opens("/messages/entry").sees("Enter something by hand")
    yield "messages-entry"
    person.fills(day="2026-06-02").presses("Put it in").sees("Choose what it was.")
    yield "messages-entry-not-chosen"
    person.opens("/messages/forget").sees("Remove these messages?")
    yield "messages-forget"
    person.opens("/reading").sees("Dates in your story")
    yield "reading-without-a-date"
    person.opens("/").sees("Where do things stand?")
    yield "home-with-messages-alone"


def marks_dates(person: Person, clock: Clock) -> Iterator[str]:
    """Mark dates in the story, and look at the reading again and again."""
    person.opens("/").has_told({**SAFE, **ON_THE_WAY})
    person.brings(story()).is_called("Sam").sees("Your messages are in")
    person.opens("/reading/dates").sees("Add a date")
    yield "dates-none"
    person.main.locator("form").evaluate("(form) => form.noValidate = true")
    person.presses("Add").sees("Choose what happened on that day.")
    yield "dates-not-chosen"
    for what, day in (("breakup", "2026-04-12"), ("offer", "2026-05-03")):
        person.page.get_by_label("What happened").select_option(what)
        person.fills(day=day).presses("Add").sees("Added.")
    yield "dates"
    person.opens("/reading/dates/1").sees("Remove this date")
    yield "date"
    person.opens("/reading").sees("since the breakup")
    yield "reading"
    for table in person.page.get_by_text("As a table").all()[:OPENED]:
        table.click()
    for method in person.page.get_by_text("How this is counted").all()[:OPENED]:
        method.click()
    yield "reading-with-everything-open"
    for _ in range(2):
        clock.goes_on(minutes=10)
        person.opens("/reading")
    person.sees("You have looked at this three times today.")
    yield "reading-again-and-again"
    person.opens("/reading/compare").sees("Two stretches, side by side")
    yield "compare"
    days = {
        "first-from": "2026-03-01",
        "first-to": "2026-04-11",
        "second-from": "2026-04-12",
        "second-to": "2026-05-31",
    }
    person.fills(**days).presses("Compare").sees("First stretch: 1 March 2026")
    yield "compare-shown"
    person.fills(**{"second-to": "2026-04-01"}).presses("Compare").sees("ends before it begins")
    yield "compare-not-chosen"
    person.opens("/reading/expert").sees("More, for experts")
    yield "expert"
    person.presses("Work it out").sees("How alike you write")
    yield "expert-shown"
    person.opens("/").sees("Read what they show")
    yield "home-with-messages"
    person.opens("/plan").sees("What my messages show")
    yield "plan-with-messages"


def brings_others(person: Person, _clock: Clock) -> Iterator[str]:
    """Bring in files that leave more to choose, and one that takes its time."""
    person.opens("/messages/paste").sees("Copied messages")
    yield "messages-paste"
    person.fills(text="we said we would talk").presses("Bring them in").sees("do not look like messages")
    yield "messages-paste-no-chat"
    person.brings(account()).sees("Which chat is it about?")
    yield "messages-chat"
    person.page.get_by_role("checkbox", name="Summer house").check()
    person.presses("Continue").sees("Who is who?")
    yield "messages-who-of-many"
    person.presses("Cancel").sees("Cancelled. Nothing of these files was kept.")
    yield "messages-cancelled"
    person.brings(chat(("Noa", "hello"), ("Noa", "anybody there"))).sees("Only one person writes here.")
    yield "messages-who-alone"
    person.presses("Cancel").sees("Cancelled.")
    person.opens("/messages").has_been_handed(story())
    person.opens("/messages/shared").sees("These files were handed over")
    yield "messages-handed-over"
    person.presses("Drop them").sees("Dropped.")
    with held_still(person.program):
        person.brings(android(MANY)).sees("Your messages are being read")
        yield "messages-work"
        person.opens("/messages").sees("An import is under way.")
        yield "messages-under-way"
        person.opens("/messages/work").presses("Cancel")
    person.sees("Cancelled.").brings(chat(*back_and_forth("Kim", "Robin", 4)))
    person.is_called("Kim").sees("Your messages are in").opens("/reading").sees("too little")
    yield "reading-too-little"


SCENES = (
    Scene(
        "bringing messages",
        brings_messages,
        {
            "reading-none": "reading",
            "messages-none": "messages",
            "messages-a-photo": "messages",
            "messages-who": "messages-who",
            "messages-who-not-chosen": "messages-who",
            "messages-done": "messages-done",
            "messages": "messages",
            "messages-entry": "messages-entry",
            "messages-entry-not-chosen": "messages-entry",
            "messages-forget": "messages-forget",
            "reading-without-a-date": "reading",
            "home-with-messages-alone": "home",
        },
    ),
    Scene(
        "dates",
        marks_dates,
        {
            "dates-none": "dates",
            "dates-not-chosen": "dates",
            "dates": "dates",
            "date": "date",
            "reading": "reading",
            "reading-with-everything-open": "reading",
            "reading-again-and-again": "reading",
            "compare": "compare",
            "compare-shown": "compare",
            "compare-not-chosen": "compare",
            "expert": "expert",
            "expert-shown": "expert",
            "home-with-messages": "home",
            "plan-with-messages": "plan",
        },
    ),
    Scene(
        "other exports",
        brings_others,
        {
            "messages-paste": "messages-paste",
            "messages-paste-no-chat": "messages-paste",
            "messages-chat": "messages-chat",
            "messages-who-of-many": "messages-who",
            "messages-cancelled": "messages",
            "messages-who-alone": "messages-who",
            "messages-handed-over": "messages-shared",
            "messages-work": "messages-work",
            "messages-under-way": "messages",
            "reading-too-little": "reading",
        },
    ),
)

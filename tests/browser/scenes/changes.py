"""Changes: one is written down, shows now and then, is let go and taken up; and where contact is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.person import SAFE
from tests.browser.scenes.scene import Scene
from tests.browser.scenes.terms import LIVING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

CHANGE = "I listen to the end before I answer."
THEIRS = "You really let me finish. That was nice."
LONG = "I say on Monday whether I can come, and if I cannot I say so then, and not an hour before, " * 11
HEBREW = "אני מקשיב עד הסוף לפני שאני עונה."


def works_on_something(person: Person, clock: Clock) -> Iterator[str]:
    """Write a change down, note moments over weeks, let it go, take it up again, delete it."""
    person.opens("/").has_told({**LIVING, "shared": ["friends", "children"], "terms": ["one-thing"]})
    person.opens("/").follows("What you change").sees("One thing to begin with")
    yield "changes-nothing-yet"
    person.follows("Write it down").sees("What you do from now on")
    yield "change-new"
    person.fills(change=" ").presses("Keep it").sees("Write what you do otherwise")
    yield "change-left-out"
    person.main.get_by_text("What went wrong, if you want").click()
    person.fills(went_wrong="I interrupted, and planned my answer while they spoke.")
    person.main.locator("[name=in-me]").fill("I was afraid of being blamed.")
    person.fills(change=CHANGE, practise="With my sister on Sundays.").presses("Keep it").sees("Nothing is noted yet.")
    person.main.get_by_text("A call", exact=True).click()
    yield "change-begun"
    person.follows("Note a moment").sees("What did you do?")
    yield "moment"
    person.fills(words="On the phone I asked, and then waited.").presses("Keep it").sees("It showed this week.")
    clock.goes_on(weeks=5)
    person.follows("Note a moment").fills(words="They told me about work for half an hour.", theirs=THEIRS)
    person.page.get_by_label("In person").check()
    person.presses("Keep it").sees("It showed in 2 of the last 6 weeks.", "1 of 2 moments")
    yield "change-showed"
    person.follows("Say it otherwise").sees("Since when")
    yield "change-edit"
    person.follows("Back")
    person.main.get_by_role("link", name="Delete").first.click()
    person.sees("with their words in it")
    yield "moment-forget"
    person.follows("Keep it here")
    person.main.get_by_text("Let it go", exact=True).click()
    person.presses("I let it go").sees("You let it go on")
    yield "change-let-go"
    person.follows("All changes").sees("Let go")
    person.main.get_by_text("Let go", exact=True).click()
    yield "changes-let-go"
    person.main.get_by_role("link", name="Open").click()
    clock.goes_on(weeks=3)
    person.presses("Take it up again").sees("taken up again on")
    person.opens("/changes").sees("What you work on")
    yield "changes"
    person.main.get_by_role("link", name="Open").click()
    person.follows("Delete this one").sees("with its 2 moments")
    yield "change-forget"


def works_on_it_where_contact_is_closed(person: Person, _clock: Clock) -> Iterator[str]:
    """Write a change down where they asked for no contact, where somebody was hurt, and where only help matters."""
    person.opens("/").has_told({**LIVING, **SAFE, "distance": ["no-contact"]})
    person.opens("/changes").sees("Contact is closed in your plan")
    yield "changes-closed"
    person.opens("/changes/new").fills(change=CHANGE).presses("Keep it").sees("Contact is closed in your plan")
    yield "change-closed"
    person.follows("Note a moment").sees("it need not be them")
    yield "moment-closed"
    person.has_told({"harm": ["hurt"]})
    person.opens("/changes/new").sees("not yours to change")
    yield "change-new-hurt"
    person.has_told({"thoughts": ["yes"]})
    person.opens("/changes").sees("You come first now.")
    yield "changes-urgent"


def writes_changes_at_length(person: Person, _clock: Clock) -> Iterator[str]:
    """Write as much as may be, and in another script."""
    person.opens("/").has_told(LIVING)
    for text in (HEBREW, LONG[:1000]):
        person.opens("/changes/new").fills(change=text, practise=text).presses("Keep it").sees("Nothing is noted yet.")
        person.follows("Note a moment").fills(words=text, theirs=text).presses("Keep it").sees("They said:")
    yield "change-long"
    person.opens("/changes").sees("What you work on")
    yield "changes-long"


SCENES = (
    Scene(
        "works on a change",
        works_on_something,
        {
            "changes-nothing-yet": "changes",
            "change-new": "change-new",
            "change-left-out": "change-new",
            "change-begun": "change",
            "moment": "moment",
            "change-showed": "change",
            "change-edit": "change-edit",
            "moment-forget": "moment-forget",
            "change-let-go": "change",
            "changes-let-go": "changes",
            "changes": "changes",
            "change-forget": "change-forget",
        },
    ),
    Scene(
        "works on a change where contact is closed",
        works_on_it_where_contact_is_closed,
        {
            "changes-closed": "changes",
            "change-closed": "change",
            "moment-closed": "moment",
            "change-new-hurt": "change-new",
            "changes-urgent": "changes",
        },
    ),
    Scene("writes changes at length", writes_changes_at_length, {"change-long": "change", "changes-long": "changes"}),
)

"""Being in touch: planned, held against the terms, moved, noted as it was; two hard ones; and where it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.scenes.scene import Scene
from tests.browser.scenes.terms import HEBREW, LIVING, LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

TERM = {"text": "Not after nine.", "stands": "they-wrote", "on": "2026-11-20", "binds": "both"}
QUIET = {**TERM, "kind": "quiet-hours", "from": "21:00", "to": "08:00"}
COMPANY = {**TERM, "text": "Only where others are.", "kind": "meeting-in", "meeting-in": "in-company"}
LIMIT = "Could we keep it to once a month? And not after nine, please."


def is_in_touch_for_two_weeks(person: Person, clock: Clock) -> Iterator[str]:
    """Plan a call that goes against a term, move it, note it; meet, and meet again, both hard."""
    person.opens("/").has_told(LIVING)
    person.has_sent("/terms/topics/1/new", QUIET)
    person.has_sent("/terms/topics/1/new", COMPANY)
    person.opens("/contact").sees("Plan something", "Note one that was not planned")
    yield "contact-nothing-yet"
    person.presses("Plan it").sees("Choose what you want to plan.")
    yield "contact-not-chosen"
    person.page.get_by_label("A call", exact=True).check()
    person.presses("Plan it").sees("How it ends")
    yield "contact-plan-a-call"
    person.fills(on="2026-11-26", at="21:30", ends="I go to bed at ten.").presses("Keep the plan")
    person.sees("This goes against what was said", "Here it would be 21:30.")
    yield "contact-against-terms"
    person.follows("Move it").sees("Move it")
    yield "contact-move"
    person.fills(at="19:00").presses("Keep the plan").sees("It goes against nothing")
    yield "contact-planned"
    person.opens("/contact").page.get_by_label("A coffee", exact=True).check()
    person.presses("Plan it").fills(on="2026-11-28", at="16:00", ends="I go at five.", where="The bakery by the park")
    person.page.get_by_label("The two of us alone").check()
    yield "contact-plan-a-coffee"
    person.page.get_by_label("For how long").select_option("60")
    person.presses("Keep the plan").sees("Meet where others are")
    clock.goes_on(days=5)
    person.opens("/contact").sees("How was it?")
    yield "contact-to-note"
    person.main.get_by_role("link", name="Open").first.click()
    person.sees("Note how it was")
    yield "contact-over"
    person.follows("Note how it was").sees("What you guess")
    person.page.get_by_label("Hard", exact=True).check()
    person.fills(words="I could not sleep after.", saw="They yawned twice.", guess="They wanted it to be over?")
    yield "contact-after"
    person.presses("Note it").sees("because nobody said it")
    yield "contact-happened"
    person.opens("/contact").main.get_by_role("link", name="Open").first.click()
    person.follows("Note how it was").page.get_by_label("Hard", exact=True).check()
    person.fills(said=LIMIT).presses("Note it").sees("This may be a limit")
    person.opens("/contact").sees("Less contact for a while may be easier")
    yield "contact-less"
    person.main.get_by_role("link", name="Note it").first.click()
    person.fills(at="23:50").presses("Note it").sees("It cannot be one to come.")
    yield "contact-past"
    person.opens("/reading").sees("you noted one meeting and one call")
    person.main.get_by_text("Month by month", exact=True).click()
    yield "reading-none-with-meetings"
    person.opens("/contact").follows("If they may be seeing someone").sees("What you may ask, once")
    yield "contact-aside"


def finds_it_closed(person: Person, _clock: Clock) -> Iterator[str]:
    """Have planned something when the plan closes it, and when nothing but help matters."""
    person.opens("/").has_told(LIVING)
    person.has_sent("/contact/new/3", {"on": "2026-11-28", "at": "16:00", "company": "in-company"})
    person.has_told({"coping": ["struggling"]})
    person.opens("/contact").sees("Planning to be in touch is closed for now.")
    yield "contact-closed"
    person.main.get_by_role("link", name="Open").click()
    person.sees("Lay it down")
    yield "contact-planned-and-closed"
    person.presses("Lay it down").sees("Laid down.")
    person.has_told({"thoughts": ["yes"]})
    person.opens("/contact").sees("This can wait.")
    yield "contact-help-first"


def notes_at_length(person: Person, _clock: Clock) -> Iterator[str]:
    """Note a meeting in another script, and as long as it may be."""
    person.opens("/").has_told(LIVING)
    person.has_sent(
        "/contact/new/4",
        {"on": "2026-11-28", "at": "16:00", "company": "in-company", "where": LONG[:200], "ends": HEBREW},
    )
    person.opens("/contact").main.get_by_role("link", name="Open").click()
    person.follows("It happened: note how it was").fills(words=HEBREW, saw=LONG * 3, guess="x" * 2000)
    person.presses("Note it").sees("because nobody said it")
    yield "contact-long"


SCENES = (
    Scene(
        "is in touch for two weeks",
        is_in_touch_for_two_weeks,
        {
            "contact-nothing-yet": "contact",
            "contact-not-chosen": "contact",
            "contact-plan-a-call": "contact-new",
            "contact-against-terms": "contact-one",
            "contact-move": "contact-move",
            "contact-planned": "contact-one",
            "contact-plan-a-coffee": "contact-new",
            "contact-to-note": "contact",
            "contact-over": "contact-one",
            "contact-after": "contact-after",
            "contact-happened": "contact-one",
            "contact-less": "contact",
            "contact-past": "contact-past",
            "reading-none-with-meetings": "reading",
            "contact-aside": "contact-aside",
        },
    ),
    Scene(
        "finds being in touch closed",
        finds_it_closed,
        {"contact-closed": "contact", "contact-planned-and-closed": "contact-one", "contact-help-first": "contact"},
    ),
    Scene("notes a meeting at length", notes_at_length, {"contact-long": "contact-one"}),
)

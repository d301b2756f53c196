"""Letting it go: each step alone, where writing is open and where it is closed, and all of it removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.clock import START
from tests.browser.person import ON_THE_WAY, SAFE
from tests.browser.scenes.scene import Scene
from tests.browser.scenes.terms import LIVING, TERM, THEIR_WORDS, chat_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

TWO_NOES = {"what-they-said": ["no-more-than-once"], "feelings-told": ["yes"]}
ORDER = {"court-order": ["i-must"], "harm": ["afraid"]}


def lets_it_go(person: Person, _clock: Clock) -> Iterator[str]:
    """End the terms, put things away, look at them once, and remove all of it."""
    person.opens("/").has_told(LIVING)
    person.opens("/terms/topics/1/new").fills(text=TERM)
    person.page.get_by_label("We both agreed to it", exact=True).check()
    person.presses("Keep it").sees("To look at again")
    person.has_sent("/terms/said", {"text": THEIR_WORDS, "day": f"{START:%Y-%m-%d}", "known": "written"})
    person.opens("/").sees("Coming up")
    yield "home-coming-up"
    person.opens("/settings").sees("Days for a calendar")
    person.brings(chat_until(5)).is_called("Kim").sees("Your messages are in")
    person.opens("/plan").follows("Letting this go").sees("Each step stands alone.")
    yield "way-out"
    person.follows("See the sentences").sees("You owe nobody the story.")
    yield "way-out-friends"
    person.follows("Back").follows("End them").sees("Who ends them?")
    yield "way-out-terms"
    person.fills(day="2031-01-01")
    person.page.locator("form[action$='/steps/terms']").evaluate("form => form.noValidate = true")
    person.presses("End all of them").sees("Choose")
    yield "way-out-terms-day-to-come"
    person.fills(day=person.page.locator("#day").get_attribute("max") or "").presses("End all of them")
    person.sees("One term is ended from").presses("Put it away").sees("Put away.")
    yield "way-out-put-away"
    person.opens("/reading").sees("You put this away")
    yield "put-away"
    person.opens("/terms").sees("What you put away")
    yield "terms-put-away"
    person.presses("Show it until I lock").sees("What friends means for you two")
    person.keeps()
    person.opens("/reading/dates").page.get_by_label("What happened").select_option("breakup")
    person.fills(day="2026-10-10").presses("Add").sees("Added.")
    person.opens("/steps").follows("See what goes").sees("A copy first, if you want one")
    yield "purge"
    person.presses("Remove it").sees("Nothing that was noted as theirs is kept here any more")
    yield "purged"


def finds_writing_closed(person: Person, _clock: Clock) -> Iterator[str]:
    """Come with two noes, then with an order, then with nothing that matters but help."""
    person.opens("/").has_told({**SAFE, **ON_THE_WAY, **TWO_NOES})
    person.opens("/steps").sees("A last kind word on it")
    yield "way-out-with-a-kind-message"
    person.has_told(ORDER)
    person.opens("/steps").sees("your safety comes before every step")
    yield "way-out-in-danger"
    person.opens("/steps/friends").sees("and not where you are")
    yield "way-out-friends-in-danger"
    person.has_told({"thoughts": ["yes"]})
    person.opens("/steps").sees("First, someone to talk to")
    yield "way-out-help-first"


SCENES = (
    Scene(
        "lets it go",
        lets_it_go,
        {
            "home-coming-up": "home",
            "way-out": "way-out",
            "way-out-friends": "way-out-friends",
            "way-out-terms": "way-out-terms",
            "way-out-terms-day-to-come": "way-out-terms",
            "way-out-put-away": "way-out",
            "put-away": "reading",
            "terms-put-away": "terms",
            "purge": "purge",
            "purged": "purged",
        },
    ),
    Scene(
        "finds writing closed on the way out",
        finds_writing_closed,
        {
            "way-out-with-a-kind-message": "way-out",
            "way-out-in-danger": "way-out",
            "way-out-friends-in-danger": "way-out-friends",
            "way-out-help-first": "way-out",
        },
    ),
)

"""A trial with an end: written, run, looked at beside what happened, decided; stopped by a no; and trying again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.person import ON_THE_WAY, SAFE
from tests.browser.scenes.scene import Scene
from tests.browser.scenes.terms import HEBREW, LONG, chat_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

TOLD = {**SAFE, **ON_THE_WAY, "feelings-told": ["yes"], "what-they-said": ["left-open"]}
IF_SO = "They ask about my week without my asking first. They suggest a walk themselves, once at least."
IF_NOT = "I suggest, they find reasons. We write about the flat and nothing else."
RULES = "They say no again.\nI look at their pictures every night.\nI stop seeing my own friends."
ABOUT_SAFETY = ("thoughts", "harm", "distance", "court-order")
WROTE = {"if-so": IF_SO, "if-not": IF_NOT, "rules": RULES}


def begins(person: Person) -> None:
    """Write a trial down."""
    person.opens("/trial/new").fills(**WROTE).presses("Keep it and begin").sees("Your own rules")


def runs_a_trial(person: Person, clock: Clock) -> Iterator[str]:
    """Write one down, say that a rule came, look at it beside what happened, go on, end that early, let go."""
    person.opens("/").has_told(TOLD)
    person.opens("/").follows("A trial with an end").sees("What it is, and is not", "n 65")
    yield "trial-none"
    person.follows("Write one down").sees("Before it begins")
    yield "trial-new"
    person.fills(**WROTE, review="2027-11-24").page.locator("form[autocomplete]").first.evaluate(
        "f => f.noValidate = 1"
    )
    person.presses("Keep it and begin").sees("within six months")
    yield "trial-new-wrong"
    person.fills(review="2027-01-05").presses("Keep it and begin").sees("Nothing of it was changed since.")
    yield "trial-begun"
    person.opens("/").sees("Your trial: to be looked at on 5 January 2027")
    yield "home-with-trial"
    clock.goes_on(days=9)
    person.opens("/trial").main.get_by_role("button", name="This has come").nth(1).click()
    person.sees("that this has come")
    yield "trial-rule-came"
    clock.goes_on(days=1)
    person.brings(chat_until(10)).is_called("Kim").sees("Your messages are in")
    clock.goes_on(weeks=5)
    person.opens("/").sees("Look at your trial.")
    yield "home-trial-due"
    person.follows("Look at it").sees("It is time to look at it")
    yield "trial-due"
    person.follows("Look at it").sees("What happened", "Before, in", "How do you decide?")
    yield "trial-one"
    person.follows("Try again: read more").sees("only they can open it")
    yield "trial-way-closed"
    person.follows("Back").follows("Go on: read more").sees("You write a new trial")
    yield "trial-way-on"
    person.presses("Write a new one").sees("you went on")
    person.fills(**{"if-so": LONG[:1500], "if-not": HEBREW, "rules": f"{HEBREW}\n{LONG[:290]}"})
    person.presses("Keep it and begin").sees("Trials before")
    yield "trial-long"
    person.presses("End it today").sees("ended early, on")
    yield "trial-ended"
    person.follows("Let go: read more").sees("To move on")
    yield "trial-way-let-go"
    person.presses("Yes, I let go").sees("Decided: you let go.")
    yield "plan-after-letting-go"
    person.opens("/trial").sees("you let go", "No trial begins for now.")
    yield "trial-closed"


def is_stopped(person: Person, _clock: Clock) -> Iterator[str]:
    """Hear a no while a trial runs, and then be afraid."""
    person.opens("/").has_told(TOLD)
    begins(person)
    person.has_told({"what-they-said": ["no-once"]})
    person.opens("/").sees("They have said no.")
    yield "home-stopped"
    person.opens("/trial").sees("They have said no.", "Let the plan lead")
    yield "trial-stopped"
    person.presses("End it today").sees("As things stand, one way is left.")
    yield "trial-one-stopped"
    person.has_told({"harm": ["afraid"]})
    person.opens("/").sees("look after safety first")
    yield "home-stopped-by-fear"
    person.opens("/trial").sees("Help: whom to call")
    yield "trial-stopped-by-fear"
    person.has_told({"thoughts": ["yes"]})
    person.opens("/trial").sees("It waits.")
    yield "trial-urgent"


def tries_again(person: Person, clock: Clock) -> Iterator[str]:
    """Be told that they want to try; be asked about safety again; write down with what; look at it."""
    person.opens("/").has_told({**TOLD, "what-they-said": ["want-to-try"]})
    person.opens("/trial").sees("They said they want to try again")
    yield "trial-they-want-to-try"
    person.follows("See how that goes").sees("asked about safety again")
    yield "trial-way-again"
    clock.goes_on(minutes=1)
    person.presses("Answer about safety again").sees("before the two of you try again")
    yield "question-before-trying"
    person.opens("/").sees("You are asked about safety again")
    yield "home-before-trying"
    clock.goes_on(minutes=2)
    person.follows("Go on with the questions").answers_all({each: SAFE[each] for each in ABOUT_SAFETY})
    person.sees("Before you try again")
    yield "trial-again"
    person.fills(ended="I went quiet when it got hard.", different="We say it the same day.", mine="My own evenings.")
    person.fills(theirs="That I ask before I plan, they said.").presses("Keep it and begin").sees("You two try again")
    yield "trial-trying"
    clock.goes_on(weeks=6)
    person.opens("/trial").follows("Look at it").sees("How do you decide?")
    yield "trial-one-trying"


SCENES = (
    Scene(
        "runs a trial",
        runs_a_trial,
        {
            "trial-none": "trial",
            "trial-new": "trial-new",
            "trial-new-wrong": "trial-new",
            "trial-begun": "trial",
            "home-with-trial": "home",
            "trial-rule-came": "trial",
            "home-trial-due": "home",
            "trial-due": "trial",
            "trial-one": "trial-one",
            "trial-way-closed": "trial-way",
            "trial-way-on": "trial-way",
            "trial-long": "trial",
            "trial-ended": "trial-one",
            "trial-way-let-go": "trial-way",
            "plan-after-letting-go": "plan",
            "trial-closed": "trial",
        },
    ),
    Scene(
        "is stopped in a trial",
        is_stopped,
        {
            "home-stopped": "home",
            "trial-stopped": "trial",
            "trial-one-stopped": "trial-one",
            "home-stopped-by-fear": "home",
            "trial-stopped-by-fear": "trial",
            "trial-urgent": "trial",
        },
    ),
    Scene(
        "tries again",
        tries_again,
        {
            "trial-they-want-to-try": "trial",
            "trial-way-again": "trial-way",
            "question-before-trying": "question",
            "home-before-trying": "home",
            "trial-again": "trial-again",
            "trial-trying": "trial",
            "trial-one-trying": "trial-one",
        },
    ),
)

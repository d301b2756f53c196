"""What can be seen before anything is told, and the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.person import ON_THE_WAY, SAFE, where
from tests.browser.scenes.scene import NONE_OF_ITS_OWN, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.browser.clock import Clock
    from tests.browser.person import Person


def looks_around(person: Person, _clock: Clock) -> Iterator[str]:
    """Look at what anyone may see."""
    person.opens("/").sees("They said: let’s be friends.")
    yield "welcome"
    person.opens("/look").sees("An invented story")
    yield "look"
    person.opens("/help").sees("Help: whom to call")
    yield "help"
    person.page.get_by_label("Your country").select_option("DE")
    person.presses("Show whom to call").sees("Another country")
    yield "help-with-a-country"
    person.opens("/how").sees("How to export a chat")
    yield "how"
    person.page.get_by_text("WhatsApp", exact=True).click()
    person.sees("WhatsApp on an iPhone")
    yield "how-an-app-is-open"
    person.opens("/how/whatsapp-on-iphone").sees("WhatsApp")
    yield "how-whatsapp-on-iphone"
    person.opens("/how/from-android").sees("Android")
    yield "how-to-carry-it"
    person.opens("/plan").sees("ending your life")
    yield "question-first"
    person.opens("/answers").sees("Nothing is answered yet.")
    yield "answers-none"
    person.opens("/nowhere").sees("There is no such page")
    yield "missing"
    person.opens("/bread").sees("Simple flatbread")
    yield "bread"


def answers_the_questions(person: Person, _clock: Clock) -> Iterator[str]:
    """Go through the questions, and slip once."""
    person.opens("/questions").presses("Continue").sees("Please choose an answer.")
    yield "question-not-answered"
    person.answers("thoughts", "no").sees("None of these")
    yield "question-choose-several"
    person.answers("harm").sees("You said that none of the four is so.")
    yield "question-after-none"
    person.answers("distance").chooses("court-order", ["no"])
    yield "question-chosen"
    person.opens("/").sees("A few questions first")
    yield "home-begun"
    person.opens("/questions").answers("court-order", "no").answers("own-conduct").sees("What do you hope for")
    yield "question-with-a-plan-so-far"
    person.opens("/").sees("The questions about safety are done.")
    yield "home-safety-asked"
    person.opens("/plan").sees("What is still open")
    yield "plan-so-far"
    person.has_told(ON_THE_WAY)
    person.sees_the_plan("say-it")
    yield "plan"
    person.page.get_by_text("What speaks for and against it").click()
    yield "plan-with-what-is-known"
    person.opens("/answers").sees("Your answers")
    yield "answers"
    person.opens("/reading").sees("Bring in a chat")
    yield "reading-none-with-a-plan"
    person.opens("/").sees("Tell them once that you hope for more.")
    yield "home"
    person.has_told({"who-offered": ["i-did"]})
    person.opens("/answers").sees("Answers that do not count now")
    yield "answers-that-do-not-fit"


def is_in_danger(person: Person, _clock: Clock) -> Iterator[str]:
    """Need help more than a plan."""
    person.opens("/questions").answers("thoughts", "yes").sees_the_plan("get-help-now")
    yield "plan-get-help-now"
    person.opens("/").sees("Please get help now")
    yield "home-get-help-now"
    person.has_told({**SAFE, "harm": ["afraid", "hurt"]})
    person.sees_the_plan("stay-safe")
    yield "plan-stay-safe"
    person.opens(where("harm")).sees("You are believed here.")
    yield "question-that-stays"
    person.opens("/reading").sees("You do not need them.")
    yield "reading-none-in-fear"
    person.opens("/messages").sees("An export is a file that anyone at your phone or computer can open.")
    yield "messages-in-fear"
    person.opens("/keep").sees("it may be safer to keep nothing")
    yield "keep-in-fear"


CLOSING: Mapping[str, Mapping[str, Sequence[str]]] = {
    "wait": {"feelings-told": ["yes"]},
    "step-back": {"feelings-told": ["yes"], "what-they-said": ["no-once"], "coping": ["struggling"]},
    "let-go": {"feelings-told": ["yes"], "what-they-said": ["no-more-than-once"]},
    "try-again": {"feelings-told": ["yes"], "what-they-said": ["want-to-try"]},
    "do-not-propose": {"who-offered": ["nobody-has"]},
    "not-as-friends": {"pattern": ["harm"]},
    "decline-kindly": {"goal": ["move-on"], "my-answer": ["nothing-yet"]},
}
GOING_ON: Mapping[str, Mapping[str, Sequence[str]]] = {
    "accept": {"my-answer": ["nothing-yet"]},
    "reopen": {"my-answer": ["no"], "gone-back": ["no"]},
    "come-clean": {"who-offered": ["i-did"], "their-answer": ["yes"]},
    "agree-terms": {"feelings-told": ["yes"], "what-they-said": ["left-open"]},
    "live-it": {"feelings-told": ["yes"], "what-they-said": ["left-open"], "terms": ["a-few-things"]},
}


def is_told_of_an_end(person: Person, _clock: Clock) -> Iterator[str]:
    """See the plans that close something."""
    yield from _plans(person, CLOSING)


def is_told_how_to_go_on(person: Person, _clock: Clock) -> Iterator[str]:
    """See the plans that stand on the way, and what one of them is where there was humiliation."""
    yield from _plans(person, GOING_ON)
    person.has_told({**SAFE, **ON_THE_WAY, "harm": ["humiliated"]})
    person.opens("/plan").sees("You owe them nothing.", "Help: whom to call")
    yield "plan-humiliated"


def _plans(person: Person, told: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[str]:
    """Tell one thing after another, and see the plan for each."""
    person.opens("/")
    for verdict, changed in told.items():
        person.has_told({**SAFE, **ON_THE_WAY, **changed})
        person.sees_the_plan(verdict).sees("What would change this answer")
        yield f"plan-{verdict}"


SCENES = (
    Scene(
        "looking around",
        looks_around,
        {
            "welcome": "home",
            "look": "look",
            "help": "help",
            "help-with-a-country": "help",
            "how": "how",
            "how-an-app-is-open": "how",
            "how-whatsapp-on-iphone": "how-one",
            "how-to-carry-it": "how-one",
            "question-first": "question",
            "answers-none": "answers",
            "missing": NONE_OF_ITS_OWN,
            "bread": "away",
        },
    ),
    Scene(
        "the questions",
        answers_the_questions,
        {
            "question-not-answered": "question",
            "question-choose-several": "question",
            "question-after-none": "question",
            "question-chosen": "question",
            "home-begun": "home",
            "question-with-a-plan-so-far": "question",
            "home-safety-asked": "home",
            "plan-so-far": "plan",
            "plan": "plan",
            "plan-with-what-is-known": "plan",
            "answers": "answers",
            "reading-none-with-a-plan": "reading",
            "home": "home",
            "answers-that-do-not-fit": "answers",
        },
    ),
    Scene(
        "danger",
        is_in_danger,
        {
            "plan-get-help-now": "plan",
            "home-get-help-now": "home",
            "plan-stay-safe": "plan",
            "question-that-stays": "question",
            "reading-none-in-fear": "reading",
            "messages-in-fear": "messages",
            "keep-in-fear": "keep",
        },
    ),
    Scene("what is closed", is_told_of_an_end, {f"plan-{verdict}": "plan" for verdict in CLOSING}),
    Scene(
        "how to go on",
        is_told_how_to_go_on,
        {**{f"plan-{verdict}": "plan" for verdict in GOING_ON}, "plan-humiliated": "plan"},
    ),
)

"""What can be seen before anything is told, and the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.person import ON_THE_WAY, SAFE, where
from tests.browser.scenes.scene import NONE_OF_ITS_OWN, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    person.opens("/plan").sees("Tell them once that you hope for more.")
    yield "plan"
    person.page.get_by_text("What speaks for and against it").click()
    yield "plan-with-what-is-known"
    person.opens("/answers").sees("Your answers")
    yield "answers"
    person.opens("/").sees("Tell them once that you hope for more.")
    yield "home"
    person.has_told({"who-offered": ["i-did"]})
    person.opens("/answers").sees("Answers that do not count now")
    yield "answers-that-do-not-fit"


def is_in_danger(person: Person, _clock: Clock) -> Iterator[str]:
    """Need help more than a plan."""
    person.opens("/questions").answers("thoughts", "yes").sees("Please get help now")
    yield "plan-get-help-now"
    person.opens("/").sees("Please get help now")
    yield "home-get-help-now"
    person.has_told({**SAFE, "harm": ["afraid", "hurt"]})
    person.opens("/plan").sees("Your safety comes first")
    yield "plan-stay-safe"
    person.opens(where("harm")).sees("You are believed here.")
    yield "question-that-stays"


def is_told_of_an_end(person: Person, _clock: Clock) -> Iterator[str]:
    """See the plans that close something."""
    for name, changed in {
        "wait": {"feelings-told": ["yes"]},
        "step-back": {"what-they-said": ["no-once"], "coping": ["struggling"]},
        "let-go": {"what-they-said": ["no-more-than-once"]},
        "try-again": {"what-they-said": ["want-to-try"]},
        "do-not-propose": {"who-offered": ["nobody"], "feelings-told": ["no"]},
    }.items():
        person.opens("/").has_told({**SAFE, **ON_THE_WAY, "feelings-told": ["yes"], **changed})
        person.opens("/plan").sees("What would change this answer")
        yield f"plan-{name}"


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
        },
    ),
    Scene(
        "what is closed",
        is_told_of_an_end,
        {f"plan-{name}": "plan" for name in ("wait", "step-back", "let-go", "try-again", "do-not-propose")},
    ),
)

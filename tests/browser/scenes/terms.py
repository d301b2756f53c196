"""Terms: a month in which they are said, proposed, agreed, kept, slipped, changed, ended; and where it is closed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.browser.clock import START
from tests.browser.exports import File
from tests.browser.person import ON_THE_WAY, SAFE
from tests.browser.scenes.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

HOPING = {"feelings-told", "what-they-said"}
LIVING = {**SAFE, **{name: said for name, said in ON_THE_WAY.items() if name not in HOPING}, "goal": ["friendship"]}
THEIR_WORDS = "It was good to see you on Sunday. Not after nine though, please, I get up at five now."
CONTROL = "You answer me within an hour."
TERM = "No messages between ten at night and eight in the morning."
LATE_DRAFT = "Are you still awake? I saw something that made me laugh."
HEBREW = "לא כותבים אחרי תשע בערב."
LONG = "We keep it to one walk a month, by the canal or in the park, never at one of our homes, " * 5


def chat_until(end: int) -> File:
    """Write a chat that goes on for so many days after the start: by day, and now and then too late."""
    lines = []
    for day in range(-40, end):
        at = START + timedelta(days=day)
        lines += [f"{at:%d/%m/%Y}, 12:1{day % 6} - Kim: lunch, day {day}", f"{at:%d/%m/%Y}, 12:40 - Alex: and you?"]
        if day in (1, 4, 9):
            lines.append(f"{at:%d/%m/%Y}, 22:3{day % 6} - Kim: still awake")
        if day in (2, 6, 8):
            lines.append(f"{at:%d/%m/%Y}, 23:10 - Alex: so am I")
    return File("WhatsApp Chat with Alex.txt", ("\n".join(lines) + "\n").encode())


def lives_a_month(person: Person, clock: Clock) -> Iterator[str]:
    """Write down what they said, propose and agree, slip, look at it again, end it."""
    person.opens("/").has_told(LIVING)
    person.opens("/terms").sees("Writing and calling", "Did they say something?")
    yield "terms-nothing-yet"
    person.follows("Write it down").sees("In their words")
    yield "said"
    person.fills(text=THEIR_WORDS).presses("Keep it").sees("Choose how you know it.")
    yield "said-left-out"
    person.page.get_by_label("They wrote it").check()
    person.presses("Keep it").sees("This may be a limit")
    yield "said-limit"
    person.presses("Yes, keep to it").sees("No limit of theirs is left")
    person.opens("/terms").sees("What you keep to", "They wrote it on")
    yield "terms-first"
    person.opens("/terms/topics/1").sees("What others settle")
    yield "topic"
    person.main.get_by_role("link", name="Take it").first.click()
    person.sees("Can it be counted?")
    yield "term-example"
    person.page.get_by_label("A thought of mine, said to nobody yet").check()
    person.fills(text=CONTROL).presses("Keep it").sees("This is not taken as a term.")
    yield "term-refused"
    person.fills(text=TERM).presses("Keep it").sees("Propose it to them")
    yield "term-thought"
    person.presses("Write the message").sees("When you want to send it")
    yield "draft-proposal"
    person.presses("I sent it").sees("On which day").presses("Note it as sent").sees("Noted")
    person.opens("/terms").sees("No answer is fine.")
    yield "terms-waiting"
    person.main.get_by_role("link", name="They answered").click()
    person.sees("Only a yes is a yes.")
    yield "term-proposed"
    person.presses("They said yes").sees("Your plan counts with it")
    yield "term-agreed"
    clock.goes_on(days=9, minutes=34)
    person.opens("/write/own").fills(text=LATE_DRAFT).presses("Look at it").sees("It is 22:14 now.")
    yield "draft-against-terms"
    clock.goes_on(days=1)
    person.brings(chat_until(10)).is_called("Kim").sees("Your messages are in")
    person.opens("/terms").sees("Kept or not", "came in that time", "Worth a talk")
    yield "terms-kept"
    person.opens("/reading").sees("What you two said")
    yield "reading-with-terms"
    clock.goes_on(weeks=5)
    person.opens("/terms").sees("was the day to look at it again")
    yield "terms-due"
    person.follows("Look at it").sees("Time to look at it again")
    yield "term-due"
    person.presses("It stays as it is").sees("You look at it again on")
    person.follows("Change it").sees("How it stood stays in its history.")
    yield "term-change"
    person.follows("Back")
    person.main.get_by_text("Pause it or end it").click()
    person.page.get_by_label("They do").check()
    person.presses("End it").sees("They ended it on")
    person.main.get_by_text("How it stood before").click()
    yield "term-ended"
    person.opens("/terms/day").fills(day="2026-12-20").presses("Show it").sees("On 20 December 2026")
    yield "terms-day"
    person.opens("/terms/print").sees("Either may end any of this")
    yield "terms-print"


def meets_a_closed_door(person: Person, _clock: Clock) -> Iterator[str]:
    """Write down that they want no contact; what reaches out is then closed."""
    person.opens("/").has_told(LIVING)
    person.opens("/terms/said").fills(text="Please don't contact me again.")
    person.page.get_by_label("They wrote it").check()
    person.presses("Keep it").sees("This may ask for no contact at all")
    yield "said-no-contact"
    person.follows("Answer the question about it").answers("distance", "no-contact")
    person.opens("/terms").sees("can still be written down")
    yield "terms-closed"
    person.opens("/terms/topics/2").sees("can still be written down")
    yield "topic-closed"


def writes_at_length(person: Person, _clock: Clock) -> Iterator[str]:
    """Write terms in another script, and as long as they may be, with every part filled in."""
    person.opens("/").has_told(LIVING)
    for topic, text in ((1, HEBREW), (3, LONG)):
        person.opens(f"/terms/topics/{topic}/new").fills(text=text[:500])
        person.page.get_by_label("We both agreed to it", exact=True).check()
        person.main.get_by_text("More: when it does not hold").click()
        person.fills(exceptions=LONG[:300], my_reason=LONG[:200], their_reason=HEBREW, note=LONG[:400])
        person.presses("Keep it").sees("To look at again")
    yield "term-long"
    person.opens("/terms").sees("What you two have")
    yield "terms-long"


SCENES = (
    Scene(
        "lives a month of terms",
        lives_a_month,
        {
            "terms-nothing-yet": "terms",
            "said": "said",
            "said-left-out": "said",
            "said-limit": "said-one",
            "terms-first": "terms",
            "topic": "topic",
            "term-example": "term-example",
            "term-refused": "term-new",
            "term-thought": "term",
            "draft-proposal": "draft",
            "terms-waiting": "terms",
            "term-proposed": "term",
            "term-agreed": "term",
            "draft-against-terms": "draft",
            "terms-kept": "terms",
            "reading-with-terms": "reading",
            "terms-due": "terms",
            "term-due": "term",
            "term-change": "term-change",
            "term-ended": "term",
            "terms-day": "terms-day",
            "terms-print": "terms-print",
        },
    ),
    Scene(
        "meets a closed door over terms",
        meets_a_closed_door,
        {"said-no-contact": "said-one", "terms-closed": "terms", "topic-closed": "topic"},
    ),
    Scene("writes terms at length", writes_at_length, {"term-long": "term", "terms-long": "terms"}),
)

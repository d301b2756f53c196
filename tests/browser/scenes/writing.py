"""Writing: what may be written, laying it out, its review, putting it away, and what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.person import ON_THE_WAY, SAFE
from tests.browser.scenes.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

OFFERED = {**SAFE, **ON_THE_WAY, "my-answer": ["nothing-yet"]}
HURRIES = (
    "I accept that it is over, and yes, let's be friends. I still have feelings for you. "
    "Answer me by tonight or I will stop writing for good. You always do this."
)
HARM = "I swear I will kill you both."
LONG = " ".join(["We sat in the garden, and it was warm, and then we had tea."] * 300)
HEBREW = "שלום דנה, תודה שכתבת. נדבר מחר על המפתחות."
GERMAN = "Danke für deine Nachricht. Ich melde mich wegen der Schlüssel, wenn es dir passt."
SCRIPT = "<script>alert('hello')</script> See you on Monday about the keys, if that still suits you."


def writes_an_answer(person: Person, _clock: Clock) -> Iterator[str]:
    """Lay an answer out, change it, put it away, send it."""
    person.opens("/").has_told(OFFERED)
    person.opens("/write").sees("Say yes to being friends")
    yield "write"
    person.opens("/write/ways/1").sees("How it is to sound")
    yield "write-way"
    person.presses("Lay it out").sees("Choose one, or write it in your own words.")
    yield "write-way-left-out"
    for choice in ("I accept it, plainly", "Warm", "Longer"):
        person.page.get_by_label(choice).first.check()
    person.fills(**{"own-worth": "I'd miss our walks by the canal"}).presses("Lay it out").sees("It says:")
    yield "draft-ready"
    person.fills(text=HURRIES).sees("to look at again")
    yield "draft-to-mend"
    person.presses("Keep it until tomorrow").sees("Put away until tomorrow")
    yield "draft-put-away"
    person.opens("/write").sees("put away")
    yield "write-with-drafts"
    person.main.get_by_role("link", name="Open").click()
    person.presses("Take it out again").sees("When you want to send it")
    person.presses("I sent it").sees("On which day")
    yield "draft-sent-on"
    person.presses("Note it as sent").sees("They know. Now wait")
    yield "plan-after-sending"
    person.opens("/write").sees("writing is closed")
    yield "write-closed-while-waiting"
    person.main.get_by_role("link", name="Open").click()
    person.sees("Not sent after all?")
    yield "draft-sent"
    person.follows("Delete it").sees("This cannot be undone")
    yield "draft-forget"


def checks_messages(person: Person, clock: Clock) -> Iterator[str]:
    """Have messages of one's own looked at: a long one, other scripts, another language, a script tag, harm."""
    person.opens("/").has_told({**SAFE, **ON_THE_WAY})
    person.opens("/write/own").sees("Before you send something")
    yield "write-own"
    for name, text in (("long", LONG), ("right-to-left", HEBREW), ("german", GERMAN), ("script-tag", SCRIPT)):
        person.opens("/write/own").fills(text=text).presses("Look at it").sees("When you want to send it")
        yield f"draft-{name}"
    person.opens("/write/own").fills(text=HARM).presses("Look at it").sees("talk to somebody first")
    yield "draft-stopped"
    person.fills(text="Thanks for the keys.").presses("Look again").sees("When you want")
    person.follows("How it read before").sees("as it is now")
    yield "draft-versions"
    clock.goes_on(hours=1)
    person.follows("Back to the draft").sees("It can wait")
    yield "draft-at-night"


def may_not_write(person: Person, _clock: Clock) -> Iterator[str]:
    """Where writing is closed: why, help, a practical message looked at, a letter that is not sent."""
    person.opens("/").has_told({**SAFE, "distance": ["no-contact"], "shared": ["children"]})
    person.opens("/write").sees("writing is closed")
    yield "write-closed"
    person.opens("/write/own").fills(text="The school trip is on Friday and costs twelve pounds.").presses("Look at it")
    person.sees("Writing to them is closed")
    yield "draft-closed"
    person.opens("/write/letter").sees("A letter that is not sent")
    yield "write-letter"
    person.fills(text="I miss the kitchen at night.").presses("Keep it here").sees("Your letter")
    yield "draft-letter"


def fears_them(person: Person, _clock: Clock) -> Iterator[str]:
    """Where there is fear, help stands before everything on the page for writing."""
    person.opens("/").has_told({**SAFE, "harm": ["afraid"]})
    person.opens("/write").sees("Help: whom to call")
    yield "write-in-fear"


SCENES = (
    Scene(
        "writes an answer",
        writes_an_answer,
        {
            "write": "write",
            "write-way": "write-way",
            "write-way-left-out": "write-way",
            "draft-ready": "draft",
            "draft-to-mend": "draft",
            "draft-put-away": "draft",
            "write-with-drafts": "write",
            "draft-sent-on": "draft-sent",
            "plan-after-sending": "plan",
            "write-closed-while-waiting": "write",
            "draft-sent": "draft",
            "draft-forget": "draft-forget",
        },
    ),
    Scene(
        "checks messages",
        checks_messages,
        {
            "write-own": "write-own",
            "draft-long": "draft",
            "draft-right-to-left": "draft",
            "draft-german": "draft",
            "draft-script-tag": "draft",
            "draft-stopped": "draft",
            "draft-versions": "draft-versions",
            "draft-at-night": "draft",
        },
    ),
    Scene(
        "may not write",
        may_not_write,
        {"write-closed": "write", "draft-closed": "draft", "write-letter": "write-letter", "draft-letter": "draft"},
    ),
    Scene("fears them and would write", fears_them, {"write-in-fear": "write"}),
)

"""An invitation: made, sent as a link, opened and answered by who is asked, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.vault import links
from tests.browser.guests import guests_served
from tests.browser.scenes.scene import NONE_OF_ITS_OWN, Scene
from tests.browser.scenes.terms import LIVING, TERM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

WORDS = "I would like to know what is right for you, so that I get it right. Every answer is fine, and so is none."
GUILT = "After everything I did for you, you owe me an answer."
IN_THEIR_WORDS = "Voice messages are fine, but no calls at work please."
ASKED = ("Writing and calling", "Time together")


def fills_in(person: Person, words: str = WORDS) -> Person:
    """Fill an invitation in."""
    person.fills(called="Kim", words=words)
    for title in ASKED:
        person.page.get_by_role("checkbox", name=title).check()
    return person


def link_of(person: Person) -> str:
    """Read the link that was made."""
    return person.page.get_by_label("The link").input_value()


def is_ready(person: Person) -> Person:
    """Live the friendship, with one limit written down, and keep it."""
    person.opens("/").has_told(LIVING)
    person.opens("/terms/topics/1/new").fills(text=TERM)
    person.page.get_by_label("I said so", exact=True).check()
    person.presses("Keep it").sees(TERM)
    return person


def asks_once(person: Person, clock: Clock) -> Iterator[str]:
    """Make an invitation, follow it to the pages of who is asked, answer there, and see what comes back."""
    is_ready(person).opens("/terms/invite").sees("once something is kept here")
    yield "invite-nothing-kept"
    person.keeps()
    person.opens("/terms/invite").sees("How they call you")
    yield "invite"
    fills_in(person, GUILT).presses("Look at it").sees("you owe me")
    yield "invite-looked-at"
    fills_in(person).presses("Look again").sees("Make the link")
    person.presses("Make the link").sees("Your link is ready")
    link = link_of(person)
    yield "invite-link"
    person.presses("I have copied it").sees("It lies with them")
    yield "invite-waiting"
    with guests_served(person.program) as address:
        yield from answers(person, link)
        clock.goes_on(days=1)
        person.opens("/terms/invite").sees("They answered")
        yield "invite-answered"
        person.presses("Take it back").sees("The one of")
        person.page.goto(f"{address}/")
        person.sees("was taken back on")
        yield "guest-taken-back"
        yield from leaves(person, address)


def answers(person: Person, link: str) -> Iterator[str]:
    """Open a link, and answer."""
    page = person.page
    page.goto(link)
    person.sees("Somebody has a question for you")
    yield "guest-open"
    person.presses("Open").sees("Your link back")
    yield "guest-back"
    person.follows("Go on").sees("asks what you are comfortable with")
    yield "guest-start"
    person.follows("Answer").sees("wonders", TERM)
    yield "guest-topic"
    person.presses("Go on").sees("Choose at least one line")
    yield "guest-topic-left-out"
    page.get_by_label("At most three messages a day").check()
    person.fills(words=IN_THEIR_WORDS).presses("Go on").sees("2 of 2").presses("Not now").sees("Before you send it")
    yield "guest-look"
    person.presses("Send it").sees("What you answered")
    yield "guest-answered"


def leaves(person: Person, address: str) -> Iterator[str]:
    """Look at what else there is, and erase everything."""
    person.goes_to("Help").sees("whom to call")
    yield "guest-help"
    person.page.goto(f"{address}/erase")
    person.sees("What goes")
    yield "guest-erase"
    person.presses("Erase it").sees("Nothing is open here any more")
    yield "guest-done"
    person.page.goto(f"{address}/open/{links.spell(bytes(32))}")
    person.presses("Open").sees("This link opens nothing")
    yield "guest-gone"
    person.page.goto(f"{address}/look")
    person.sees("There is nothing here")
    yield "guest-nothing"


def is_told_no(person: Person, _clock: Clock) -> Iterator[str]:
    """Be told no, for good."""
    is_ready(person).keeps()
    person.opens("/terms/invite")
    fills_in(person).presses("Look at it").presses("Make the link")
    link = link_of(person)
    with guests_served(person.program):
        person.page.goto(link)
        person.presses("Open").follows("Go on").follows("Say no").sees("No reason is needed")
        yield "guest-no"
        person.page.get_by_label("do not want to be asked again").check()
        person.presses("Say no").sees("You said no")
        yield "guest-said-no"
        person.opens("/terms/invite").sees("closed for now", "That is final")
        yield "invite-closed"


SCENES = (
    Scene(
        "asks once and is answered",
        asks_once,
        {
            "invite-nothing-kept": "invite",
            "invite": "invite",
            "invite-looked-at": "invite",
            "invite-link": "invite",
            "invite-waiting": "invite",
            "guest-open": NONE_OF_ITS_OWN,
            "guest-back": NONE_OF_ITS_OWN,
            "guest-start": NONE_OF_ITS_OWN,
            "guest-topic": NONE_OF_ITS_OWN,
            "guest-topic-left-out": NONE_OF_ITS_OWN,
            "guest-look": NONE_OF_ITS_OWN,
            "guest-answered": NONE_OF_ITS_OWN,
            "invite-answered": "invite",
            "guest-taken-back": NONE_OF_ITS_OWN,
            "guest-help": NONE_OF_ITS_OWN,
            "guest-erase": NONE_OF_ITS_OWN,
            "guest-done": NONE_OF_ITS_OWN,
            "guest-gone": NONE_OF_ITS_OWN,
            "guest-nothing": NONE_OF_ITS_OWN,
        },
    ),
    Scene(
        "is told no",
        is_told_no,
        {"guest-no": NONE_OF_ITS_OWN, "guest-said-no": NONE_OF_ITS_OWN, "invite-closed": "invite"},
    ),
)

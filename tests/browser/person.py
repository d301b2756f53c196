"""Somebody at the pages: what they look at, choose and press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import expect

from goodterms.companion.asked import NONE, place_of
from goodterms.guide.library import library
from goodterms.guide.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from playwright.sync_api import Locator, Page

    from goodterms.content.questions import Question
    from tests.browser.exports import File
    from tests.browser.program import Program

PASSPHRASE = "grey herons over slow water"  # noqa: S105 (a passphrase of nobody, as the next ones)
ANOTHER = "another five quiet words"
WRONG = "not the right one"
TOO_SHORT = "too short"
SAFE: Mapping[str, Sequence[str]] = {
    "thoughts": ["no"],
    "harm": [],
    "distance": [],
    "court-order": ["no"],
    "own-conduct": [],
}
ON_THE_WAY: Mapping[str, Sequence[str]] = {
    "goal": ["back-together"],
    "who-offered": ["they-did"],
    "my-answer": ["yes"],
    "feelings-told": ["no"],
    "what-they-said": ["nothing-yet"],
    "terms": ["no"],
    "coping": ["steady"],
    "pattern": [],
    "someone-new": ["unknown"],
    "contact": ["weekly"],
    "shared": ["friends"],
    "who-ended-it": ["they-did"],
}
HEADLINE = "Tell them once that you hope for more."


@dataclass
class Person:
    """Somebody who came in by a start link."""

    page: Page
    program: Program

    @property
    def main(self) -> Locator:
        """Give the middle of the page."""
        return self.page.get_by_role("main")

    @property
    def heading(self) -> Locator:
        """Give what the page is about."""
        return self.page.get_by_role("heading", level=1)

    @property
    def path(self) -> str:
        """Give the path of the page that is shown."""
        return urlsplit(self.page.url).path

    def comes_in(self) -> Self:
        """Come in by a fresh start link."""
        self.page.goto(self.program.another_link())
        return self

    def opens(self, path: str) -> Self:
        """Open a page by its address."""
        self.page.goto(self.program.address + path)
        return self

    def presses(self, name: str) -> Self:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()
        return self

    def follows(self, name: str) -> Self:
        """Follow a link in the middle of the page."""
        self.main.get_by_role("link", name=name, exact=True).click()
        return self

    def goes_to(self, place: str) -> Self:
        """Follow a link of the navigation."""
        self.page.get_by_role("navigation").get_by_role("link", name=place, exact=True).click()
        return self

    def sees(self, *said: str) -> Self:
        """Wait until the middle of the page says this."""
        for each in said:
            expect(self.main).to_contain_text(each)
        return self

    def sees_the_plan(self, verdict: str) -> Self:
        """Open the plan, and find by its headline that it is this one."""
        self.opens("/plan")
        expect(self.heading).to_have_text(re.compile("|".join(map(re.escape, headlines(verdict)))))
        return self

    def is_at(self, path: str) -> Self:
        """Wait until the page of this address is shown."""
        expect(self.page).to_have_url(self.program.address + path)
        return self

    def chooses(self, question: str, choices: Iterable[str]) -> Self:
        """Choose answers of the question that is shown, by their ids; none of them is the line that says so."""
        asked = _question(question)
        expect(self.heading).to_have_text(asked.text)
        for box in self.main.get_by_role("checkbox", checked=True).all():
            box.uncheck()
        for label in _labels(asked, choices):
            self.page.get_by_label(label, exact=True).check()
        return self

    def answers(self, question: str, *choices: str) -> Self:
        """Answer the question that is shown, and wait until another page is there."""
        return self.chooses(question, choices).leaves_by("Continue")

    def leaves_by(self, name: str) -> Self:
        """Press a button, and wait until another page is there: what it says may stand on this one already."""
        with self.page.expect_event("framenavigated"):
            return self.presses(name)

    def answers_all(self, answers: Mapping[str, Sequence[str]]) -> Self:
        """Answer question after question, by clicking."""
        for question, choices in answers.items():
            self.answers(question, *choices)
        return self

    def fills(self, **fields: str) -> Self:
        """Fill fields in, by their names."""
        for name, said in fields.items():
            self.main.locator(f"[name={name}]").fill(said)
        return self

    def brings(self, *files: File) -> Self:
        """Open the page for messages, choose export files and send them off."""
        return self.opens("/messages").sends(*files)

    def sends(self, *files: File) -> Self:
        """Choose export files on the page that is shown, and send them off."""
        self.page.get_by_label("Exported chat").set_input_files([each.payload for each in files])
        return self.presses("Bring them in")

    def is_called(self, name: str) -> Self:
        """Say which of the two names in an export is one's own."""
        expect(self.heading).to_have_text("Which of these is you?")
        self.page.get_by_role("radio", name=name).check()
        return self.presses("Continue")

    def keeps(self, passphrase: str = PASSPHRASE) -> str:
        """Keep everything, and give the recovery code."""
        self.opens("/keep").fills(passphrase=passphrase, again=passphrase).presses("Keep it").is_at("/keep/code")
        return "-".join(self.main.locator(".recovery span").all_inner_texts())

    def locks(self) -> Self:
        """Lock."""
        return self.presses("Lock").is_at("/unlock")

    def unlocks(self, passphrase: str = PASSPHRASE) -> Self:
        """Open what is kept."""
        return self.fills(passphrase=passphrase).presses("Open")

    def has_told(self, answers: Mapping[str, Sequence[str]]) -> Self:
        """Have answered all this, without clicking through it."""
        for question, choices in answers.items():
            self.has_sent(where(question), {"answer": values(question, choices)})
        return self

    def has_been_handed(self, file: File) -> None:
        """Have shared a file to the pages by the share sheet of the system."""
        address = self.program.address
        answer = self.page.context.request.post(
            f"{address}/messages/share", multipart={"files": file.payload}, headers={"Sec-Fetch-Site": "none"}
        )
        assert answer.ok, f"handing over was answered with {answer.status}"

    def has_sent(self, path: str, fields: Mapping[str, str | Sequence[str]]) -> None:
        """Have sent a form, from another tab that is not looked at."""
        context, address = self.page.context, self.program.address
        token = next((each for each in context.cookies() if each.get("name", "").startswith("notes-form")), None)
        assert token is not None, "no form was shown so far"
        answer = context.request.post(
            address + path,
            data=urlencode(fields, doseq=True),
            headers={
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": address,
                "X-CSRFToken": token.get("value", ""),
            },
        )
        assert answer.ok, f"{path} answered {answer.status}"


def where(question: str) -> str:
    """Give the address of a question."""
    return f"/questions/{place_of(questions(), question)}"


def values(question: str, choices: Iterable[str]) -> list[str]:
    """Give what a form sends for choices by their ids; none of them is the line that says so."""
    chosen, offered = set(choices), [each.id for each in _question(question).choices]
    assert chosen <= set(offered), f"{question} offers {offered}, and not all of {chosen}"
    return [str(n) for n, each in enumerate(offered, start=1) if each in chosen] or [NONE]


def headlines(verdict: str) -> tuple[str, ...]:
    """Give the headlines that the plan of a verdict can have."""
    found = next(each for each in library().verdicts if each.id == verdict)
    return (found.headline, *(other.text for other in found.headlines))


def _question(question: str) -> Question:
    return next(each for each in questions() if each.id == question)


def _labels(asked: Question, choices: Iterable[str]) -> list[str]:
    named = {each.id: each.label for each in asked.choices}
    return [named[each] for each in choices] or [asked.none or ""]

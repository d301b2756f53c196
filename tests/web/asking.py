"""Answer the pages' questions as a person does, by the ids of questions and choices."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from goodterms.companion.asked import NONE, place_of
from goodterms.guide.questions import questions

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

SAFE = {"thoughts": ["no"], "harm": [], "distance": [], "court-order": ["no"], "own-conduct": []}
ON_THE_WAY = {
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
    "shared": [],
    "who-ended-it": ["they-did"],
}


def address(question: str) -> str:
    return f"/questions/{place_of(questions(), question)}"


def values(question: str, choices: list[str]) -> list[str]:
    """Give what a form sends for choices by their ids; none of them is the line that says so."""
    asked = next(each for each in questions() if each.id == question)
    assert set(choices) <= {each.id for each in asked.choices}, f"{question} offers no {choices}"
    return [str(n) for n, each in enumerate(asked.choices, start=1) if each.id in choices] or [NONE]


def answer(browser: Client, question: str, *choices: str) -> Page:
    return browser.post(address(question), {"answer": values(question, list(choices))})


def rather_not(browser: Client, question: str) -> Page:
    return browser.post(address(question), {"rather-not": "1"})


def answer_all(browser: Client, answers: dict[str, list[str]]) -> None:
    for question, choices in answers.items():
        assert answer(browser, question, *choices).status_code == 302


def seen(page: Page) -> str:
    """Give what a person reads in the middle of a page."""
    body = page.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", "<" + body)).split())

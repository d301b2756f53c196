"""The first page: what this is for somebody new, and where things stand for somebody who has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.guide.questions import questions
from tests.web.asking import ON_THE_WAY, SAFE, answer, answer_all, seen
from tests.web.importing import chat, put

if TYPE_CHECKING:
    from django.test import Client


def test_somebody_new_is_told_what_this_is_and_can_begin(browser: Client) -> None:
    said = seen(browser.get("/"))
    assert "Honest." in said
    assert "A no is final." in said
    assert "Private." in said
    assert b'href="/questions"' in browser.get("/").content


def test_somebody_who_has_begun_goes_on(browser: Client) -> None:
    answer(browser, "thoughts", "no")
    assert "Go on with the questions" in seen(browser.get("/"))
    assert "See the plan" not in seen(browser.get("/"))


def test_no_headline_is_shown_while_a_question_could_change_it(browser: Client) -> None:
    answer_all(browser, SAFE)
    said = seen(browser.get("/"))
    assert "where things stand" not in said
    assert "Go on with the questions" in said


def test_where_things_stand_is_shown_with_the_way(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    page = browser.get("/")
    assert "Tell them once that you hope for more." in seen(page)
    assert b'aria-label="The way, step 2 of 5: saying it honestly"' in page.content


@pytest.mark.parametrize("unsaid", [ON_THE_WAY, SAFE | ON_THE_WAY], ids=["all but safety", "everything"])
def test_who_would_rather_not_say_has_a_plan_all_the_same(browser: Client, unsaid: dict[str, list[str]]) -> None:
    answer_all(browser, {question: chosen for question, chosen in SAFE.items() if question not in unsaid})
    _leave_open_to_the_end(browser)
    said = seen(browser.get("/"))
    assert "where things stand" in said
    assert "See the plan" in said
    assert "Go on with the questions" not in said


def test_with_nobody_offering_everything_can_be_answered(browser: Client) -> None:
    answer_all(browser, SAFE | {"goal": ["back-together"], "who-offered": ["nobody-has"]})
    _leave_open_to_the_end(browser)
    assert "Go on with the questions" not in seen(browser.get("/"))


def _leave_open_to_the_end(browser: Client) -> None:
    """Say of every question that comes up that one would rather not."""
    for _ in questions():
        asked = browser.get("/questions").headers.get("Location", "")
        if not asked.startswith("/questions/"):
            return
        browser.post(asked, {"rather-not": "1"})
    raise AssertionError("the questions do not end")


def test_where_there_is_danger_help_is_the_main_thing_to_do(browser: Client) -> None:
    answer_all(browser, SAFE)
    answer(browser, "harm", "afraid")
    page = browser.get("/").content.decode()
    main = page.partition("<main")[2]
    assert main.index('class="btn" href="/help"') < main.index('href="/plan"')
    assert "<svg" not in main
    assert "Bring in messages" not in main


def test_in_danger_no_way_is_drawn_also_where_the_plan_is_on_it(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | {"harm": ["humiliated"]})
    page = browser.get("/")
    assert "Help now: whom to call" in seen(page)
    assert b'class="way"' not in page.content
    assert "where things stand" not in seen(page)


def test_with_thoughts_of_ending_ones_life_nothing_else_is_offered(browser: Client) -> None:
    answer(browser, "thoughts", "yes")
    said = seen(browser.get("/"))
    assert "Help now" in said
    assert "Your messages" not in said


def test_before_safety_was_asked_nobody_is_sent_for_messages(browser: Client) -> None:
    answer(browser, "thoughts", "no")
    assert "Bring in" not in seen(browser.get("/"))
    put(browser, chat(3))
    said = seen(browser.get("/"))
    assert "Bring in" not in said
    assert "Your messages" in said


@pytest.mark.parametrize("messages", [True, False])
@pytest.mark.parametrize("told", [{"harm": ["afraid"]}, {"what-they-said": ["no-more-than-once"]}])
def test_nobody_is_sent_for_messages_where_the_plan_speaks_against_it(
    browser: Client, told: dict[str, list[str]], messages: bool
) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | told)
    if messages:
        put(browser, chat(3))
    said = seen(browser.get("/"))
    assert "Bring in" not in said
    assert ("Your messages" in said) == messages


def test_it_says_how_far_the_questions_are(browser: Client) -> None:
    answer(browser, "thoughts", "no")
    assert "A few questions first They are about safety, and come before any plan." in seen(browser.get("/"))
    answer_all(browser, SAFE)
    assert "The questions about safety are done. A few more, and your plan is ready." in seen(browser.get("/"))

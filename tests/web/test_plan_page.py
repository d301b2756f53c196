"""The plan: after safety, help first where there is danger, and little else where it is urgent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.web.asking import ON_THE_WAY, SAFE, address, answer, answer_all, rather_not, seen
from tests.web.importing import chat, put
from tests.web.keeping import keep

if TYPE_CHECKING:
    from django.test import Client


def test_no_plan_is_shown_before_safety_was_asked(browser: Client) -> None:
    assert browser.get("/plan")["Location"] == "/questions"
    answer_all(browser, {question: said for question, said in SAFE.items() if question != "court-order"})
    assert browser.get("/plan")["Location"] == "/questions"
    rather_not(browser, "court-order")
    assert browser.get("/plan").status_code == 200


def test_a_plan_says_what_to_do_why_and_what_would_change_it(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    said = seen(browser.get("/plan"))
    order = ["Tell them once", "What to do next", "What to watch for", "Why", "What would change", "How sure this is"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "the way, step 2" in said
    assert "Nothing here can tell you whether you will get back together, and nothing honest could." in said


def test_the_studies_on_both_sides_stand_in_the_fold(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    said = seen(browser.get("/plan"))
    assert "For it" in said
    assert "n 244" in said
    assert "study, at second hand" in said


def test_what_is_not_known_yet_links_to_its_question(browser: Client) -> None:
    answer_all(browser, SAFE)
    page = browser.get("/plan")
    assert "What is still open" in seen(page)
    assert f'href="{address("goal")}"'.encode() in page.content


def test_where_there_is_fear_help_comes_before_what_to_do(browser: Client) -> None:
    browser.post("/help", {"country": "IE"}, follow=True)
    answer_all(browser, SAFE | {"harm": ["afraid"]})
    page = browser.get("/plan")
    said = seen(page)
    assert said.index("999") < said.index("What to do next")
    assert b'href="tel:116123"' in page.content
    assert "What is closed" in said


def test_where_it_is_urgent_little_else_is_shown(browser: Client) -> None:
    answer(browser, "thoughts", "yes")
    said = seen(browser.get("/plan"))
    assert said.index("findahelpline.com") < said.index("What to do next")
    for left_out in ("What is closed", "How sure", "studies", "my messages", "get back together"):
        assert left_out not in said
    assert "when you are ready" in said


@pytest.mark.parametrize(("question", "told"), [("distance", "no-contact"), ("harm", "afraid")])
def test_what_stays_is_shown_with_the_plan(browser: Client, question: str, told: str) -> None:
    answer_all(browser, SAFE)
    answer(browser, question, told)
    page = browser.get("/plan")
    assert "What you told, and what stays" in seen(page)
    assert b'href="/answers/changed/' in page.content


def test_a_way_is_drawn_only_where_the_plan_is_on_it(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    assert b'class="way"' in browser.get("/plan").content
    answer(browser, "what-they-said", "no-more-than-once")
    assert b'class="way"' not in browser.get("/plan").content


def test_the_contract_for_machines_is_not_shown(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    page = browser.get("/plan").content.decode()
    for name in ("say-it", "their_new_partner", "evidence:", "article:", "plan-contact"):
        assert name not in page


def test_who_is_moving_on_is_told_nothing_of_getting_back_together(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | {"goal": ["move-on"]})
    assert "get back together" not in seen(browser.get("/plan"))


CLOSING = {
    "wait": {"feelings-told": ["yes"]},
    "step-back": {"feelings-told": ["yes"], "what-they-said": ["no-once"], "coping": ["struggling"]},
    "let-go": {"what-they-said": ["no-more-than-once"]},
}


def test_messages_are_offered_with_a_plan(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    assert "Bring in my messages" in seen(browser.get("/plan"))


@pytest.mark.parametrize("verdict", CLOSING)
def test_nobody_is_sent_for_messages_where_it_is_time_to_let_the_other_one_be(browser: Client, verdict: str) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | CLOSING[verdict])
    assert "Bring in my messages" not in seen(browser.get("/plan"))
    put(browser, chat(3))
    assert "What my messages show" in seen(browser.get("/plan"))


DANGER = [{"harm": ["humiliated"]}, {"harm": ["afraid"]}, {"distance": ["no-contact"]}, {"thoughts": ["yes"]}]


@pytest.mark.parametrize("answers", [SAFE, SAFE | ON_THE_WAY], ids=["begun", "all answered"])
@pytest.mark.parametrize("told", DANGER)
def test_in_danger_the_main_thing_to_do_leads_to_help_and_no_way_is_drawn(
    browser: Client, answers: dict[str, list[str]], told: dict[str, list[str]]
) -> None:
    answer_all(browser, answers | told)
    page = browser.get("/plan")
    assert re.findall(r'class="btn" href="([^"]+)">([^<]+)', page.content.decode()) == [
        ("/help", "Numbers in my country")
    ]
    assert b">where things stand<" not in page.content
    assert b'class="way"' not in page.content


def test_in_danger_the_lines_of_a_known_country_are_on_the_page_itself(browser: Client) -> None:
    browser.post("/help", {"country": "IE"})
    answer_all(browser, SAFE | {"harm": ["afraid"]})
    said = seen(browser.get("/plan"))
    assert "999" in said
    assert "All help, and other countries" in said
    assert "in my country" not in said


KEEPS = '<a class="btn" href="/keep">Keep this plan</a>'


def test_a_plan_to_which_nothing_is_left_to_say_can_be_kept_and_one_with_questions_goes_on(browser: Client) -> None:
    answer_all(browser, SAFE)
    so_far = browser.get("/plan").content.decode()
    assert KEEPS not in so_far
    assert '<a class="btn" href="/questions">' in so_far
    answer_all(browser, ON_THE_WAY)
    settled = browser.get("/plan").content.decode()
    assert '<a class="btn" href="/write/ways/6">' in settled  # what the plan is about comes before keeping it
    assert KEEPS.replace("btn", "btn quiet") in settled
    assert settled.count('href="/keep"') == so_far.count('href="/keep"') == 1
    assert ">Help</a>" not in settled.partition("<main")[2]
    keep(browser)
    assert KEEPS not in browser.get("/plan").content.decode()


def test_in_danger_the_plan_asks_for_nothing_to_be_kept(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | {"distance": ["no-contact"]})
    assert KEEPS not in browser.get("/plan").content.decode()

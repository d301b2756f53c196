"""The questions, one to a screen: safety first, every one can be left out, and a told no stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.asking import ON_THE_WAY, SAFE, address, answer, answer_all, rather_not, seen

if TYPE_CHECKING:
    from django.test import Client

THOUGHTS = "Are you having thoughts of ending your life?"


def test_the_first_question_is_about_safety_and_says_how_far_it_is(browser: Client) -> None:
    page = browser.get("/questions", follow=True)
    assert THOUGHTS in seen(page)
    assert "1 of about" in seen(page)
    assert "everyone is asked" in seen(page)


def test_every_question_can_be_left_unsaid(browser: Client) -> None:
    place = "/questions/1"
    for _ in range(20):
        page = browser.get(place)
        assert "I would rather not say" in seen(page)
        place = browser.post(place, {"rather-not": "1"})["Location"]
        if place == "/plan":
            break
    assert "What to do next" in seen(browser.get("/plan"))


def test_an_answer_leads_to_the_next_question_and_back_leads_to_the_one_before(browser: Client) -> None:
    assert answer(browser, "thoughts", "no")["Location"] == "/questions/2"
    assert b'href="/questions/1"' in browser.get("/questions/2").content


def test_the_wording_and_its_source_are_shown(browser: Client) -> None:
    said = seen(browser.get(address("harm")))
    assert "Sohal et al. 2007" in said
    assert "Choose all that apply." in said
    assert "None of these" in said


def test_none_of_the_four_is_never_taken_for_safe(browser: Client) -> None:
    answer(browser, "harm")
    assert "You said that none of the four is so." in seen(browser.get("/questions/3"))
    assert "You said that none of the four is so." not in seen(browser.get("/questions/3"))


def test_nothing_chosen_is_said_beside_the_question(browser: Client) -> None:
    page = browser.post("/questions/1", {}, follow=True)
    assert page.redirect_chain == [("/questions/1", 302)]
    assert "Please choose an answer." in seen(page)


def test_what_cannot_both_be_so_is_shown_again_with_what_was_chosen(browser: Client) -> None:
    page = browser.post(address("pattern"), {"answer": ["2", "3"]}, follow=True)
    answer_all(browser, SAFE)
    page = browser.post(address("pattern"), {"answer": ["2", "3"]}, follow=True)
    assert "cannot both be true" in seen(page)
    assert page.content.count(b" checked") == 2


def test_an_answer_that_is_changed_stands_chosen(browser: Client) -> None:
    answer(browser, "harm", "hurt")
    page = browser.get(address("harm")).content.decode()
    (line,) = (line for line in page.splitlines() if " checked" in line)
    assert "Kicked, hit, slapped" in line


def test_thoughts_of_ending_ones_life_lead_to_help_at_once(browser: Client) -> None:
    assert answer(browser, "thoughts", "yes")["Location"] == "/plan"
    assert "Please get help now" in seen(browser.get("/plan"))


def test_one_who_got_help_first_can_go_on_with_the_questions(browser: Client) -> None:
    answer(browser, "thoughts", "yes")
    assert browser.get("/questions")["Location"] == "/questions/2"
    assert answer(browser, "harm")["Location"] == "/questions/3"


def test_once_all_is_answered_the_plan_comes(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    assert browser.get("/questions")["Location"] == "/plan"


def test_a_question_that_does_not_fit_leads_back_to_one_that_does(browser: Client) -> None:
    answer(browser, "goal", "friendship")
    assert browser.get(address("feelings-told"))["Location"] == "/questions"


@pytest.mark.parametrize("place", ["/questions/0", "/questions/99", "/questions/first"])
def test_there_is_no_question_at_another_place(browser: Client, place: str) -> None:
    assert browser.get(place).status_code == 404
    assert browser.post(place, {"answer": "1"}).status_code == 404


@pytest.mark.parametrize("sent", [["99"], ["<b>"], ["1", "2"], ["r"], ["0"], [""]])
def test_what_no_form_of_ours_sends_is_refused_kindly(browser: Client, sent: list[str]) -> None:
    page = browser.post("/questions/1", {"answer": sent}, follow=True)
    assert page.status_code == 200
    assert b"<b>" not in page.content.partition(b"<main")[2]


def test_htmx_opens_another_page_as_a_whole(browser: Client) -> None:
    page = browser.post("/questions/1", {"answer": "2"}, headers={"HX-Request": "true"})
    assert page.headers["HX-Redirect"] == "/plan"


def test_the_same_question_again_is_no_step_for_the_back_button(browser: Client) -> None:
    there = {"HX-Request": "true", "HX-Current-URL": "http://127.0.0.1:80/questions/1"}
    assert browser.get("/questions/1", headers=there).headers["HX-Push-Url"] == "false"
    assert "HX-Push-Url" not in browser.get("/questions/2", headers=there).headers


def test_the_title_says_nothing_of_the_question(browser: Client) -> None:
    titles = {browser.get(f"/questions/{place}").content.partition(b"</title>")[0][-40:] for place in (1, 2, 3)}
    assert len(titles) == 1


def test_rather_not_said_is_said_so_among_the_answers(browser: Client) -> None:
    rather_not(browser, "thoughts")
    assert "I would rather not say" in seen(browser.get("/answers"))


def test_what_stays_of_one_answer_is_said_once(browser: Client) -> None:
    answer(browser, "harm", "afraid", "hurt")
    assert seen(browser.get(address("harm"))).count("You are believed here.") == 1

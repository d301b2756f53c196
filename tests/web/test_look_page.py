"""A look around: the invented story, marked as invented, with its plan and its reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.asking import SAFE, answer_all, seen

if TYPE_CHECKING:
    from django.test import Client


def test_the_story_is_marked_as_invented(browser: Client) -> None:
    said = seen(browser.get("/look"))
    assert said.startswith("An invented story")
    assert said.count("invented") == 1
    assert "In what follows, you are" in said


def test_the_way_to_the_own_story_stands_before_the_invented_one_and_again_after_it(browser: Client) -> None:
    page = browser.get("/look").content.decode()
    main, quiet = (page.index(f'class="{look}" href="/questions"') for look in ("btn", "btn quiet"))
    assert main < page.index('class="way"') < quiet


def test_its_plan_and_its_reading_are_shown(browser: Client) -> None:
    page = browser.get("/look")
    said = seen(page)
    assert "Tell them once that you hope for more." in said
    assert "459 messages" in said
    assert said.index("Who starts") < said.index("What this cannot show")
    assert page.content.count(b'role="img"') >= 4


def test_every_chart_has_its_numbers_as_a_table(browser: Client) -> None:
    page = browser.get("/look").content.decode()
    assert page.count("<figure") == page.count("<table") >= 4


def test_looking_around_begins_nothing(browser: Client) -> None:
    browser.get("/look")
    assert "Honest." in seen(browser.get("/"))


def test_no_invented_plan_reaches_out_to_somebody_for_whom_that_is_closed(browser: Client) -> None:
    assert "Tell them once" in seen(browser.get("/look"))
    answer_all(browser, SAFE | {"distance": ["no-contact"]})
    said = seen(browser.get("/look"))
    assert "Tell them once" not in said
    assert "What the messages show" in said

"""On a phone, 390 by 844: what matters stands on the first screen, side by side where it fits, and nothing is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.exports import account, story

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.person import Person

LINE, LEAST = 26.4, 80
"""Pixels: how high a line of text is; and how wide the first column of a table, at least, so that its words fit."""


def _end(of: Locator) -> float:
    """Give where something ends, from the top of the window."""
    box = of.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_the_way_on_from_the_question_about_fear_stands_on_the_first_screen(person: Person) -> None:
    person.opens("/questions").answers("thoughts", "no")
    bar = person.page.get_by_role("navigation").bounding_box()
    assert bar is not None
    assert _end(person.page.get_by_role("button", name="Continue")) < bar["y"]
    source = person.main.get_by_text("HARK: Sohal et al. 2007")
    expect(source).to_be_hidden()
    person.page.get_by_text("Where this wording is from").click()
    expect(source).to_be_visible()


def _rows(of: Locator) -> list[int]:
    """Count what stands in each row."""
    tops = [round(box["y"]) for each in of.all() if (box := each.bounding_box())]
    return [tops.count(top) for top in sorted(set(tops))]


def _lines(of: Locator) -> int:
    """Give how many lines the longest of some texts takes."""
    return round(max(box["height"] for each in of.all() if (box := each.bounding_box())) / LINE)


def test_what_is_short_stands_side_by_side_in_even_rows(person: Person) -> None:
    person.opens("/settings")
    assert _rows(person.main.get_by_role("radio")) == [2, 2]
    assert _lines(person.main.locator("label:has([type=radio]) span")) == 1
    person.keeps()
    assert _rows(person.main.locator(".recovery span")) == [4, 3]


def test_who_each_of_many_writers_is_stands_in_one_row(person: Person) -> None:
    person.brings(account()).sees("Which chat is it about?")
    person.page.get_by_role("checkbox", name="Summer house").check()
    person.presses("Continue").sees("Who is who?")
    kim = person.main.get_by_role("group", name="Kim")
    assert _rows(kim.get_by_role("radio")) == [3]
    assert _lines(kim.locator("label span")) == 1


def test_no_table_of_a_reading_is_cut(person: Person) -> None:
    person.brings(story()).is_called("Sam").sees("Your messages are in")
    for what, day in (("breakup", "2026-04-12"), ("offer", "2026-05-03")):
        person.opens("/reading/dates").page.get_by_label("What happened").select_option(what)
        person.fills(day=day).presses("Add").sees("Added.")
    person.opens("/reading").sees("since the breakup")
    for name in ("As a chart", "As a table"):
        for each in person.page.get_by_text(name, exact=True).all():
            each.click()
    for table in person.main.locator(".scroll").all():
        room = table.evaluate("(part) => [part.scrollWidth, part.clientWidth]")
        assert room[0] <= room[1], table.get_attribute("aria-label")
    narrow = person.main.locator(".numbers tbody th").all()
    widths = [box["width"] for each in narrow if (box := each.bounding_box())]
    assert min(widths) > LEAST

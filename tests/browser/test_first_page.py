"""What the first page weighs, with everything that it fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.browser.watching import OURS

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

    from tests.browser.program import Program

MOST_BYTES = 100_000


def test_the_first_page_weighs_under_a_hundred_kilobytes_with_its_fonts(page: Page, program: Program) -> None:
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(program.link, wait_until="networkidle")
    found = {urlsplit(answer.url): answer.body() for answer in answers if answer.status == 200}
    assert {address.hostname for address in found} == {OURS[0]}
    assert any(address.path.endswith(".woff2") for address in found)
    assert sum(len(body) for body in found.values()) < MOST_BYTES, {at.path: len(body) for at, body in found.items()}

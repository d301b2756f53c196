"""The whole crossing, as a person walks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.person import HEADLINE, ON_THE_WAY, SAFE

if TYPE_CHECKING:
    from tests.browser.person import Person


def test_from_the_first_page_to_the_plan(person: Person) -> None:
    person.sees("They said: let’s be friends.").follows("Begin")
    person.answers_all({**SAFE, **ON_THE_WAY}).is_at("/plan").sees(HEADLINE, "What to do next")

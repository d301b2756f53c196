"""The way back in: the passphrase, the recovery code, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.person import ANOTHER, HEADLINE, ON_THE_WAY, PASSPHRASE, SAFE, WRONG

if TYPE_CHECKING:
    from tests.browser.person import Person


def test_a_wrong_passphrase_opens_nothing_and_the_right_one_everything(person: Person) -> None:
    person.has_told({**SAFE, **ON_THE_WAY}).keeps()
    person.locks().unlocks(WRONG)
    person.is_at("/unlock").main.get_by_role("alert").wait_for()
    for path in ("/plan", "/answers", "/settings", "/"):
        person.opens(path).is_at("/unlock").sees("Locked")
    assert HEADLINE not in person.page.content()
    person.unlocks().is_at("/").sees(HEADLINE)


def test_the_recovery_code_opens_it_once_and_sets_a_new_passphrase(person: Person) -> None:
    code = person.has_told({**SAFE, **ON_THE_WAY}).keeps()
    person.locks().follows("I have forgotten it, but I have the recovery code")
    person.fills(code=code, passphrase=ANOTHER, again=ANOTHER).presses("Open").is_at("/keep/code")
    person.opens("/").sees(HEADLINE)
    person.locks().unlocks(PASSPHRASE).main.get_by_role("alert").wait_for()
    person.unlocks(ANOTHER).is_at("/").sees(HEADLINE)
    person.locks().opens("/unlock/code").fills(code=code, passphrase=PASSPHRASE, again=PASSPHRASE).presses("Open")
    person.is_at("/unlock/code").main.get_by_role("alert").wait_for()

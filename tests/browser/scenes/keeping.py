"""Keeping what was entered, opening it again, copies, and letting go of everything."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tests.browser.exports import photo
from tests.browser.person import ANOTHER, ON_THE_WAY, PASSPHRASE, SAFE, TOO_SHORT, WRONG
from tests.browser.scenes.scene import NONE_OF_ITS_OWN, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.clock import Clock
    from tests.browser.person import Person

TRIES = 5
WRONG_CODE = "-".join(["0000"] * 7)


def keeps_it(person: Person, _clock: Clock) -> Iterator[str]:
    """Keep the answers under a passphrase, and show that the recovery code is written down."""
    person.opens("/").has_told({**SAFE, **ON_THE_WAY})
    person.opens("/settings").sees("Nothing is kept yet")
    yield "settings-nothing-kept"
    person.opens("/settings/copies").sees("Nothing is kept yet")
    yield "copies-nothing-kept"
    person.opens("/settings/delete").sees("Clear what I entered")
    yield "delete-nothing-kept"
    person.opens("/keep").sees("Keep this?")
    yield "keep"
    person.fills(passphrase=TOO_SHORT, again=TOO_SHORT).presses("Keep it").sees("That is too short")
    yield "keep-too-short"
    code = person.keeps()
    yield "recovery-code"
    person.follows("I have written it down").sees("Type it in once")
    yield "recovery-code-asked-back"
    person.fills(code=WRONG_CODE).presses("Check it")
    person.main.get_by_role("alert").wait_for()
    yield "recovery-code-wrong"
    person.opens("/settings").sees("It is not checked yet.")
    yield "settings-code-not-checked"
    person.opens("/keep/check").fills(code=code).presses("Check it").sees("The recovery code fits.")
    yield "home-code-checked"


def sets_things(person: Person, _clock: Clock) -> Iterator[str]:
    """Go through the settings of what is kept."""
    person.opens("/").has_told({**SAFE, **ON_THE_WAY})
    code = person.keeps()
    person.opens("/keep/check").fills(code=code).presses("Check it").sees("The recovery code fits.")
    person.opens("/settings").presses("Save").sees("Saved.")
    yield "settings"
    person.opens("/settings/passphrase").sees("Change the passphrase")
    yield "passphrase"
    wanted = {"old": WRONG, "passphrase": ANOTHER, "again": ANOTHER}
    person.fills(**wanted).presses("Change it")
    person.main.get_by_role("alert").wait_for()
    yield "passphrase-wrong"
    person.opens("/settings/code").sees("A new recovery code")
    yield "new-code"
    person.opens("/settings/copies").sees("Take a copy")
    yield "copies"
    person.opens("/settings/copies/readable").sees("Anyone can read this file")
    yield "readable"
    person.opens("/settings/delete").sees("This cannot be undone.")
    yield "delete"
    person.fills(passphrase=WRONG).presses("Delete everything")
    person.main.get_by_role("alert").wait_for()
    yield "delete-wrong-passphrase"
    person.fills(passphrase=PASSPHRASE).presses("Delete everything").sees("It is gone")
    yield "deleted"


def is_locked_out(person: Person, _clock: Clock) -> Iterator[str]:
    """Lock, and find the way back in."""
    person.keeps()
    person.locks().sees("Locked")
    yield "unlock"
    person.opens("/help").sees("Help: whom to call")
    yield "help-while-locked"
    person.opens("/unlock/code").sees("Open with the recovery code")
    yield "unlock-by-code"
    wanted = {"code": WRONG_CODE, "passphrase": ANOTHER, "again": ANOTHER}
    person.fills(**wanted).presses("Open")
    person.main.get_by_role("alert").wait_for()
    yield "unlock-by-code-wrong"
    person.opens("/unlock").unlocks(WRONG).main.get_by_role("alert").wait_for()
    yield "unlock-wrong"
    for _ in range(TRIES):
        person.opens("/unlock").unlocks(WRONG).main.get_by_role("alert").wait_for()
    person.sees("try again in")
    yield "unlock-too-often"
    person.opens("/unlock/over").sees("Without passphrase and code")
    yield "start-over"
    person.fills(word="keep").presses("Delete everything").sees("to go on, or leave everything as it is.")
    yield "start-over-another-word"


def brings_a_copy(person: Person, _clock: Clock) -> Iterator[str]:
    """Bring back a copy that is none."""
    person.opens("/import").sees("Bring back a copy")
    yield "import"
    person.main.locator("input[type=file]").set_input_files(photo().payload)
    person.presses("Bring it back").sees("This file is no copy made by Good Terms")
    yield "import-a-photo"
    person.opens("/import/code").sees("Bring back a copy with its recovery code")
    yield "import-by-code"


def meets_a_fault(person: Person, clock: Clock) -> Iterator[str]:
    """Find the vault damaged, the form too old, the program broken."""
    person.opens("/").has_told({**SAFE, **ON_THE_WAY})
    person.opens("/questions/1")
    person.page.locator("main [name=csrfmiddlewaretoken]").evaluate("(field) => field.remove()")
    person.main.locator("form").evaluate("(form) => form.submit()")
    person.sees("That page was too old to send")
    yield "stale"
    person.keeps()
    _damages(person)
    person.opens("/plan").sees("This cannot be opened")
    yield "cannot"
    clock.breaks()
    person.opens("/plan").sees("Something broke on our side")
    yield "broken"


def _damages(person: Person) -> None:
    """Spoil every record, as a failing disk would."""
    vault = sqlite3.connect(person.program.home / "vault.sqlite3")
    with vault:
        vault.execute("UPDATE sealed SET body = zeroblob(length(body))")
    vault.close()


SCENES = (
    Scene(
        "keeping",
        keeps_it,
        {
            "settings-nothing-kept": "settings",
            "copies-nothing-kept": "copies",
            "delete-nothing-kept": "delete",
            "keep": "keep",
            "keep-too-short": "keep",
            "recovery-code": "keep-code",
            "recovery-code-asked-back": "keep-check",
            "recovery-code-wrong": "keep-check",
            "settings-code-not-checked": "settings",
            "home-code-checked": "home",
        },
    ),
    Scene(
        "settings",
        sets_things,
        {
            "settings": "settings",
            "passphrase": "passphrase",
            "passphrase-wrong": "passphrase",
            "new-code": "new-code",
            "copies": "copies",
            "readable": "readable",
            "delete": "delete",
            "delete-wrong-passphrase": "delete",
            "deleted": "deleted",
        },
    ),
    Scene(
        "locked",
        is_locked_out,
        {
            "unlock": "unlock",
            "help-while-locked": "help",
            "unlock-by-code": "unlock-code",
            "unlock-by-code-wrong": "unlock-code",
            "unlock-wrong": "unlock",
            "unlock-too-often": "unlock",
            "start-over": "start-over",
            "start-over-another-word": "start-over",
        },
    ),
    Scene("a copy", brings_a_copy, {"import": "import", "import-a-photo": "import", "import-by-code": "import-code"}),
    Scene(
        "faults",
        meets_a_fault,
        {"stale": NONE_OF_ITS_OWN, "cannot": NONE_OF_ITS_OWN, "broken": NONE_OF_ITS_OWN},
        complains=True,
    ),
)

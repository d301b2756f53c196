"""The shell that shows one fixed page where the program does not answer: no page of ours is ever in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.person import ON_THE_WAY, SAFE, Person

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.program import Program
    from tests.browser.watching import Watch

FIXED = ["/offline", "/static/notes/offline.css"]
KEPT = """async () => (await Promise.all((await caches.keys()).map(async (name) =>
  (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat().sort()"""
BODIES = """async () => (await Promise.all((await caches.keys()).map(async (name) => {
  const kept = await caches.open(name);
  return Promise.all((await kept.keys()).map(async (request) => (await kept.match(request)).text()));
}))).flat().join("\\n")"""
READY = "async () => { await navigator.serviceWorker.ready; }"
LOOKS_AFTER = "() => navigator.serviceWorker.controller?.scriptURL ?? ''"
ALONE = (
    "async () => { const all = await caches.keys(); return all.length === 1 && /^notes-[0-9a-f]{16}$/.test(all[0]); }"
)
START_ANEW = """async () => {
  for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  await caches.open("notes-of-before");
}"""
REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"
WORDS = "Only you would ever read this"
PAGES = ("/plan", "/write", "/terms", "/messages", "/reading", "/settings", "/help", "/steps", "/answers")


def is_looked_after(person: Person) -> None:
    """Wait until the worker is there, and open a page that it looks after."""
    person.opens("/").page.evaluate(READY)
    person.opens("/plan")
    assert person.page.evaluate(LOOKS_AFTER).endswith("/worker")


def test_no_page_is_in_any_cache_after_use_lock_and_leave(person: Person) -> None:
    person.opens("/").has_told({**SAFE, **ON_THE_WAY})
    is_looked_after(person)
    person.keeps()
    person.opens("/write/letter").fills(text=WORDS).presses("Keep it here").sees(WORDS)
    for path in PAGES:
        person.opens(path)
    assert person.page.evaluate(KEPT) == FIXED
    assert WORDS not in person.page.evaluate(BODIES)
    person.locks()
    assert set(person.page.evaluate(KEPT)) <= set(FIXED)
    person.unlocks().sees("where things stand")
    person.presses("Leave").page.wait_for_url("**/bread")
    expect(person.heading).to_have_text("Simple flatbread")
    assert set(person.page.evaluate(KEPT)) <= set(FIXED)


def test_what_an_older_version_kept_goes_once_another_takes_its_place(person: Person) -> None:
    person.opens("/").page.evaluate(READY)
    person.page.evaluate(START_ANEW)
    person.opens("/").page.evaluate(READY)
    person.page.wait_for_function(ALONE)
    assert person.page.evaluate(KEPT) == FIXED


def test_leaving_takes_the_shell_away_too(person: Person) -> None:
    person.opens("/").has_told(SAFE)
    is_looked_after(person)
    person.presses("Leave").page.wait_for_url("**/bread")
    person.page.wait_for_function(f"async () => (await ({REGISTERED})()) === 0 && (await caches.keys()).length === 0")


def test_where_the_program_has_stopped_one_fixed_page_stands_there(
    person: Person, program: Program, watch: Watch
) -> None:
    person.opens("/").has_told({**SAFE, **ON_THE_WAY})
    is_looked_after(person)
    watch.faults.clear()
    program.stop()
    for path in ("/plan", "/", "/write/own"):
        person.page.goto(program.address + path)
        expect(person.heading).to_have_text("This is not running")
        assert person.page.title() == "Not running"
        assert person.page.evaluate("() => getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    if folder := os.environ.get("GOODTERMS_SHOTS"):
        person.page.screenshot(path=Path(folder) / "offline.png")
    watch.faults[:] = [fault for fault in watch.faults if "ERR_CONNECTION_REFUSED" not in fault]


def test_a_page_of_another_place_that_leads_here_is_not_taken_for_ours(person: Person, watch: Watch) -> None:
    watch.expected = {404}
    person.opens("/").has_told({**SAFE, **ON_THE_WAY})
    is_looked_after(person)
    elsewhere = person.program.address.replace("127.0.0.1", "localhost")
    person.page.goto(f"{elsewhere}/bread")
    person.page.evaluate(f"location.assign('{person.program.address}/plan')")
    person.page.wait_for_url("**/plan")
    expect(person.page.locator("body")).to_contain_text("There is nothing here.")
    watch.faults[:] = [fault for fault in watch.faults if "asked http://localhost" not in fault]


def test_it_can_be_installed_under_its_neutral_name(inside: Page, browser: Browser) -> None:
    del browser
    session = inside.context.new_cdp_session(inside)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert '"name": "Notes"' in found["data"]
    inside.evaluate(READY)
    inside.reload()
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )

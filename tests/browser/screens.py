"""Take pictures of every page into docs/screens/: as it is first shown in the scenes, and as it is shown last.

    make screens                      (a few minutes)
    GOODTERMS_SCREENS=FOLDER make screens    every state of every page, into another folder

One walk through each scene; at each stop the window is made narrow and wide, light and dark. What the story tells is
invented, and the program's clock stands still, so that pictures change only where the pages do.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
OWN_FOLDER = os.environ.get("GOODTERMS_SCREENS")
SCREENS = Path(OWN_FOLDER) if OWN_FOLDER else ROOT / "docs" / "screens"
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
THEMES = ("light", "dark")
QUALITY = 34
PATIENCE_MS = 20_000
HEAD = """# How the pages look

Every page, at 390 and 1280 px, light and dark, with an invented story.
`make screens` takes them anew. Click a picture to see it whole.
"""

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, Page

    from tests.browser.scenes.scene import Scene


def main() -> None:
    """Take all pictures and write the page that shows them."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import FLAGS, chromium
    from tests.browser.scenes.every import SCENES

    SCREENS.mkdir(parents=True, exist_ok=True)
    for old in SCREENS.glob("*.jpg"):
        old.unlink()
    taken: list[str] = []
    chosen = _chosen(SCENES)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), chromium_sandbox=False, args=list(FLAGS))
        for scene in SCENES:
            taken += _walked(scene, browser, chosen)
        browser.close()
    (SCREENS / "README.md").write_text(_page(taken), encoding="utf-8")


def _chosen(scenes: Iterable[Scene]) -> set[str]:
    """Choose the states: of each address the first and the last, which are mostly the empty page and the full one."""
    if OWN_FOLDER:
        return {name for scene in scenes for name in scene.shows}
    states: dict[str, list[str]] = {}
    for scene in scenes:
        for name, at in scene.shows.items():
            states.setdefault(at, []).append(name)
    return {name for names in states.values() for name in (names[0], names[-1])}


def _walked(scene: Scene, browser: Browser, chosen: set[str]) -> list[str]:
    """Walk through a scene and take pictures of the states that were chosen; give their names."""
    from tests.browser.clock import Clock
    from tests.browser.person import Person
    from tests.browser.program import running

    taken = []
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(Path(folder) / "clock")
        with running(Path(folder) / "home", clock=clock.file) as program:
            program.may_complain = scene.complains
            context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
            context.set_default_timeout(PATIENCE_MS)
            page = context.new_page()
            page.goto(program.link)
            for name in scene.walk(Person(page, program), clock):
                if name in chosen:
                    _take(page, name)
                    taken.append(name)
            context.close()
    return taken


def _take(page: Page, name: str) -> None:
    before = page.viewport_size
    for width, (wide, high) in WIDTHS.items():
        page.set_viewport_size({"width": wide, "height": high})
        whole = page.evaluate("() => document.documentElement.scrollHeight")
        page.set_viewport_size({"width": wide, "height": max(high, whole)})  # or the bar lies across the page
        for theme in THEMES:
            page.emulate_media(color_scheme="light" if theme == "light" else "dark")
            file = SCREENS / f"{name}-{width}-{theme}.jpg"
            page.screenshot(path=file, type="jpeg", quality=QUALITY)
    page.emulate_media(color_scheme="light")
    if before:
        page.set_viewport_size(before)


def _page(taken: list[str]) -> str:
    """Write the table of all pictures."""
    columns = [(width, theme) for width in WIDTHS for theme in THEMES]
    rows = ["| page | phone, light | phone, dark | desk, light | desk, dark |", "|---|---|---|---|---|"]
    for name in taken:
        files = (f"{name}-{width}-{theme}.jpg" for width, theme in columns)
        shown = (f'<a href="{file}"><img src="{file}" alt="{file}" width="160"></a>' for file in files)
        rows.append(f"| {name.replace('-', ' ')} | {' | '.join(shown)} |")
    return HEAD + "\n" + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()

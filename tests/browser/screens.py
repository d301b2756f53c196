"""Take pictures of every page, and of every state that the scenes stop at, into docs/screens/.

    make screens      every page in its first state, at both widths, light and dark (a few minutes)

One walk through each scene; at each stop the window is made narrow and wide, light and dark. What the story tells is
invented, and the program's clock stands still, so that pictures change only where the pages do.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "docs" / "screens"
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
THEMES = ("light", "dark")
QUALITY = 55
HEAD = """# How the pages look

Every state that the scenes of the browser tests stop at, at 390 and 1280 px, light and dark, with an invented story.
`make screens` takes them anew. Click a picture to see it whole.
"""

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), chromium_sandbox=False, args=list(FLAGS))
        for scene in SCENES:
            for name in _walked(scene, browser):
                taken.append(name)
                print(name)
        browser.close()
    (SCREENS / "README.md").write_text(_page(taken), encoding="utf-8")


def _walked(scene: Scene, browser: Browser) -> Iterator[str]:
    """Walk through a scene and take pictures where it stops; give the names of its states."""
    from tests.browser.clock import Clock
    from tests.browser.person import Person
    from tests.browser.program import running

    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(Path(folder) / "clock")
        with running(Path(folder) / "home", clock=clock.file) as program:
            program.may_complain = scene.complains
            context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
            context.set_default_timeout(20_000)
            page = context.new_page()
            page.goto(program.link)
            for name in scene.walk(Person(page, program), clock):
                _take(page, name)
                yield name
            context.close()


def _take(page: Page, name: str) -> None:
    before = page.viewport_size
    for width, (wide, high) in WIDTHS.items():
        page.set_viewport_size({"width": wide, "height": high})
        for theme in THEMES:
            page.emulate_media(color_scheme="light" if theme == "light" else "dark")
            file = SCREENS / f"{name}-{width}-{theme}.jpg"
            page.screenshot(path=file, type="jpeg", quality=QUALITY, full_page=True)
    page.emulate_media(color_scheme="light")
    if before:
        page.set_viewport_size(before)


def _page(taken: list[str]) -> str:
    """Write the table of all pictures."""
    columns = [(width, theme) for width in WIDTHS for theme in THEMES]
    rows = ["| page | phone, light | phone, dark | desk, light | desk, dark |", "|---|---|---|---|---|"]
    for name in taken:
        shown = (f'<a href="{name}-{width}-{theme}.jpg"><img src="{name}-{width}-{theme}.jpg" alt="{name}, {width}, {theme}" width="160"></a>' for width, theme in columns)
        rows.append(f"| {name.replace('-', ' ')} | {' | '.join(shown)} |")
    return HEAD + "\n" + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()

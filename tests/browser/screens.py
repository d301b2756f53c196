"""Take pictures of every page in every state that the scenes stop at, into docs/screens/.

    make screens                             (a few minutes)
    GOODTERMS_SCREENS=FOLDER make screens    in full size and quality, into another folder

One walk through each scene; at each stop the window is made narrow and wide, light and dark. What the story tells is
invented, and the program's clock stands still, so that pictures change only where the pages do (and the recovery code).
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
OWN_FOLDER = os.environ.get("GOODTERMS_SCREENS")
SCREENS = Path(OWN_FOLDER) if OWN_FOLDER else ROOT / "docs" / "screens"
QUALITY = 90 if OWN_FOLDER else 18
SHOWN_FOLDER = "/home/sam/.local/share/goodterms"
NAME_FOLDER = """([folder, shown]) => {
  for (const path of document.querySelectorAll(".path bdi")) {
    const parts = path.textContent.replaceAll(folder, shown).split(/(?<=[/])/);
    path.replaceChildren(...parts.flatMap((part) => [part, document.createElement("wbr")]));
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll(folder, shown);
}"""
HEAD = """# How the pages look

Every page in every state, at 390 and 1280 px, light and dark, with an invented story; the dark ones are smaller here.
`make screens` takes them anew. Click a picture to see it whole.
"""

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from playwright.sync_api import Browser, Page

    from tests.browser.person import Person
    from tests.browser.scenes.scene import Scene


@dataclass(frozen=True, slots=True)
class View:
    """A way of looking at a page. scale: of the picture to the page."""

    name: str
    wide: int
    high: int
    theme: Literal["light", "dark"]
    scale: float


VIEWS = (
    View("phone-light", 390, 844, "light", 0.75),
    View("phone-dark", 390, 844, "dark", 0.5),
    View("desk-light", 1280, 900, "light", 0.5),
    View("desk-dark", 1280, 900, "dark", 0.4),
)


def main() -> None:
    """Take all pictures and write the page that shows them."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import FLAGS, chromium
    from tests.browser.scenes.every import SCENES

    SCREENS.mkdir(parents=True, exist_ok=True)
    for old in (*SCREENS.glob("*.jpg"), *SCREENS.glob("*.webp")):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), chromium_sandbox=False, args=list(FLAGS))
        taken = {scene.name: list(_taken(scene, browser)) for scene in SCENES}
        browser.close()
    (SCREENS / "README.md").write_text(_page(taken), encoding="utf-8")


def _taken(scene: Scene, browser: Browser) -> Iterator[str]:
    """Walk through a scene and take pictures of each state; give their names."""
    from tests.browser.clock import Clock
    from tests.browser.person import Person
    from tests.browser.program import running

    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(Path(folder) / "clock")
        with running(Path(folder) / "home", clock=clock.file) as program:
            program.may_complain = scene.complains
            context = browser.new_context(locale="en-GB", reduced_motion="reduce")
            page = context.new_page()
            page.set_viewport_size({"width": VIEWS[0].wide, "height": VIEWS[0].high})
            page.goto(program.link)
            person = Person(page, program)
            for name in scene.walk(person, clock):
                _take(person, name)
                yield name
            context.close()


def _take(person: Person, name: str) -> None:
    """Take the pictures of one state, with the mouse out of the way and the folder named as on most machines."""
    page, before = person.page, person.page.viewport_size
    page.mouse.move(0, 0)
    page.evaluate(NAME_FOLDER, [str(person.program.home), SHOWN_FOLDER])
    for view in VIEWS:
        page.emulate_media(color_scheme=view.theme)
        (SCREENS / f"{name}-{view.name}.webp").write_bytes(_picture(page, view))
    page.emulate_media(color_scheme="light")
    if before:
        page.set_viewport_size(before)


def _picture(page: Page, view: View) -> bytes:
    """Take a picture of the whole page, in a window as high as the page, or its foot would lie across it."""
    page.set_viewport_size({"width": view.wide, "height": view.high})
    high = max(view.high, page.evaluate("() => document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": view.wide, "height": high})
    scale = 1 if OWN_FOLDER else view.scale
    clip = {"x": 0, "y": 0, "width": view.wide, "height": high, "scale": scale}
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, "clip": clip})
    session.detach()
    return base64.b64decode(taken["data"])


def _page(taken: dict[str, list[str]]) -> str:
    """Write a table of pictures for each scene."""
    return "\n".join([HEAD, *(f"## {scene.capitalize()}\n\n{_table(names)}\n" for scene, names in taken.items())])


def _table(names: list[str]) -> str:
    rows = [f"| | {' | '.join(view.name.replace('-', ', ') for view in VIEWS)} |", "|---|---|---|---|---|"]
    for name in names:
        files = [f"{name}-{view.name}.webp" for view in VIEWS]
        shown = (f'<a href="{file}"><img src="{file}" alt="{file}" width="160"></a>' for file in files)
        rows.append(f"| {name.replace('-', ' ')} | {' | '.join(shown)} |")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()

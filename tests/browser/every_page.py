"""What holds for every page, whatever it shows: each check gives what is wrong with the page as it stands."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # has no types

from goodterms import guests, server, web

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

TITLE = re.compile(r"{% block title %}(.*?){% endblock %}")
TRANSLATED = re.compile(r"{% translate \"([^\"]+)\" %}")
SMALL_PHONE: ViewportSize = {"width": 320, "height": 640}
AXE = Axe().axe_script

RUN = """async (options) => (await axe.run(document, options)).violations.map(
  ({id, help, nodes}) => `${id}: ${help}: ` + nodes.map(({html}) => html).join(" | "))"""
TOO_WIDE = (
    """() => document.documentElement.scrollWidth > innerWidth ? Math.round(document.documentElement.scrollWidth) : 0"""
)
FIELDS = """() => [...document.querySelectorAll("input, textarea")].filter(
  (field) => !["hidden", "radio", "checkbox", "file", "submit", "button"].includes(field.type)
    && (!["off", "new-password", "current-password"].includes(field.autocomplete) || field.spellcheck)
).map((field) => field.outerHTML)"""
MAIN_THINGS = """() => [...document.querySelectorAll("main .btn:not(.quiet)")].filter(
  (button) => button.checkVisibility()).map((button) => button.textContent.trim())"""
IN_PRINT = """() => [...document.querySelectorAll("header, nav, footer, button, .btn")].filter(
  (part) => part.checkVisibility()).map((part) => part.outerHTML.slice(0, 80))"""

FOLDED_IN_PRINT = """() => [...document.querySelectorAll("details:not([open])")].filter(
  (part) => !part.closest("form") && !part.lastElementChild.checkVisibility()
).map((part) => part.textContent.trim().slice(0, 80))"""


def hard_to_use(page: Page) -> list[str]:
    """Name what axe finds against WCAG 2.2 AA."""
    return _axe(page, "light", {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})


def hard_to_see_in_the_dark(page: Page) -> list[str]:
    """Name where axe finds too little contrast in the dark; nothing else can differ there."""
    return _axe(page, "dark", {"type": "rule", "values": ["color-contrast"]})


def too_wide(page: Page) -> list[str]:
    """Name how wide a page is that has to be scrolled sideways on a small phone."""
    before = page.viewport_size
    page.set_viewport_size(SMALL_PHONE)
    width = page.evaluate(TOO_WIDE)
    if before:
        page.set_viewport_size(before)
    return [f"{width} px wide"] if width else []


def remembered_fields(page: Page) -> list[str]:
    """Name fields for words that a browser would remember or send to a spelling service."""
    return [f"this field is remembered: {field}" for field in page.evaluate(FIELDS)]


def crowded(page: Page) -> list[str]:
    """Name the main things to do where there is more than one."""
    main = page.evaluate(MAIN_THINGS)
    return [f"two main things to do: {main}"] if len(main) > 1 else []


def telling_title(page: Page) -> list[str]:
    """Name a title that is not a template's own, and so may tell of somebody."""
    title = page.title().removesuffix(" – Good Terms")
    return [] if title in _titles() else [f"the title says “{title}”"]


def spoiled_in_print(page: Page) -> list[str]:
    """Name what is of no use on paper and printed all the same, or missing on it."""
    page.emulate_media(media="print")
    shown = [f"printed: {part}" for part in page.evaluate(IN_PRINT)]
    folded = [f"not printed, for it is folded: {part}" for part in page.evaluate(FOLDED_IN_PRINT)]
    gone = [] if page.get_by_role("heading", level=1).is_visible() else ["nothing of the page is printed"]
    page.emulate_media(media="screen")
    return shown + folded + gone


def far_from_help(page: Page) -> list[str]:
    """Tell of a page that has no link to help."""
    link = page.get_by_role("navigation").get_by_role("link", name="Help", exact=True)
    return [] if link.is_visible() else ["help is not one step away"]


def without_skip_link(page: Page) -> list[str]:
    """Tell of a page whose first stop is not the link past its head."""
    first = page.locator("a, button, input, select, textarea, summary").first
    return [] if first.get_attribute("href") == "#main" else ["there is no link past the head"]


def _axe(page: Page, theme: Literal["light", "dark"], rules: dict[str, object]) -> list[str]:
    page.emulate_media(color_scheme=theme)
    page.evaluate(f"globalThis.axe || {AXE}")
    found: list[str] = page.evaluate(RUN, {"runOnly": rules, "resultTypes": ["violations"]})
    return [f"in the {theme}, {fault}" for fault in found]


@cache
def _titles() -> frozenset[str]:
    """Read the titles that the templates give."""
    rooms = (Path(path) / "templates" for path in (*web.__path__, *guests.__path__, *server.__path__))
    blocks = (
        found for room in rooms for path in room.rglob("*.html") for found in TITLE.findall(path.read_text("utf-8"))
    )
    return frozenset(title for block in blocks for title in TRANSLATED.findall(block))

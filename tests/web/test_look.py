"""What the style sheet, the scripts and the templates hold to, read from the files as they are sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src" / "goodterms" / "web"
STATIC = WEB / "static" / "goodterms"
TEMPLATES = sorted(WEB.glob("templates/**/*.html"))
SHEET = (STATIC / "look.css").read_text(encoding="utf-8")
RULES = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
ROOTS = re.findall(r":root\{(.*?)\}", RULES, flags=re.DOTALL)

TEXT_ON = ("paper", "card", "note")
TEXT = [(ink, ground) for ink in ("ink", "muted", "me", "them", "act", "stop") for ground in TEXT_ON]
TEXT += [("on-act", "act"), ("ink", "stop-note"), ("stop", "stop-note"), ("act", "stop-note")]
FILLED = ("on-stop", "stop")
"""What cannot be undone is a filled button; in the dark it is outlined, because a slab would be the brightest thing."""
EDGES = [("edge", ground) for ground in TEXT_ON]
PHYSICAL = re.compile(r"[;{](?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|float)\b")


def tokens(*layers: str) -> dict[str, str]:
    """The custom properties of one theme, later layers over earlier ones."""
    return dict(re.findall(r"--([\w-]+):([^;}]+)", ";".join(layers)))


LIGHT, DARK, _FORCED, PRINT = ROOTS
THEMES = {"light": tokens(LIGHT), "dark": tokens(LIGHT, DARK), "print": tokens(LIGHT, PRINT)}


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_guideline_does() -> None:
    # the two ends, and the grey that WCAG's own understanding document gives as 4.54 on white
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_and_edges_seen_in_every_theme(theme: str) -> None:
    named = THEMES[theme]
    too_weak = [
        pair
        for pair in (TEXT if theme == "dark" else [*TEXT, FILLED])
        if contrast(named[pair[0]], named[pair[1]]) < 4.5
    ]
    too_faint = [pair for pair in EDGES if contrast(named[pair[0]], named[pair[1]]) < 3]
    assert (too_weak, too_faint) == ([], [])


def test_what_cannot_be_undone_is_outlined_in_the_dark() -> None:
    assert "@media screen and (prefers-color-scheme:dark){.btn.danger{background:none;color:var(--stop)}}" in RULES


def test_no_colour_stands_outside_the_tokens() -> None:
    rest = RULES
    for root in ROOTS:
        rest = rest.replace(root, "")
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", rest) == []


def test_nothing_is_laid_out_for_left_to_right_only() -> None:
    assert PHYSICAL.findall(RULES) == []
    assert PHYSICAL.findall("p{margin-left:0}") != []


def test_the_first_page_stays_small() -> None:
    every_page = ["look.css", "icon.svg", "leave.js", "idle.js", "forms.js", "font/good-terms-serif.woff2"]
    size = {name: (STATIC / name).stat().st_size for name in every_page}
    assert size["look.css"] <= 17 * 1024
    assert size["font/good-terms-serif.woff2"] <= 30_000
    assert sum(size[name] for name in every_page if name.endswith(".js")) <= 5_000
    assert sum(size.values()) <= 90_000


def test_the_font_goes_with_its_licence() -> None:
    licence = (STATIC / "font" / "OFL.txt").read_text(encoding="utf-8")
    assert "Adobe" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_no_template_needs_what_the_content_policy_refuses(template: Path) -> None:
    written = template.read_text(encoding="utf-8")
    assert re.findall(r"""<style\b|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:|https?://""", written) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_every_class_in_a_template_has_its_look(template: Path) -> None:
    plain = re.sub(r"\{[%{#].*?[%}#]\}", " ", template.read_text(encoding="utf-8"))
    used = {name for value in re.findall(r'\bclass="([^"]*)"', plain) for name in value.split()}
    assert used - set(re.findall(r"\.([a-z][\w-]*)", RULES)) == set()


def test_the_page_that_one_leaves_to_says_nothing_of_us() -> None:
    sent = [WEB / "templates" / "away.html", *sorted((WEB / "static" / "bread").iterdir())]
    written = "".join(file.read_text(encoding="utf-8") for file in sent).lower()
    assert "flatbread" in written
    assert "good terms" not in written
    assert "goodterms" not in written
    assert 'href="{% url' not in written

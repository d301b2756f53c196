"""Write SVG elements; whatever stands in them is escaped here and nowhere else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from goodterms.web.charts.lettering import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 320
"""Of every drawing, in its own units."""


def drawing(parts: Iterable[str], height: float, described: str) -> str:
    """Write a whole drawing; `described` says in one sentence what it shows."""
    return element(
        "svg",
        *parts,
        viewBox=f"0 0 {WIDTH} {digits(height)}",
        role="img",
        aria_label=described,
        direction="ltr",
        font_size=SIZE,
        fill="currentColor",
    )


def element(name: str, *inside: str, **attributes: str | float) -> str:
    """Write an element around markup. An attribute's `_` is read as `-`, and one at its end is left out."""
    written = "".join(f' {_named(key)}="{escape(_value(value))}"' for key, value in attributes.items())
    body = "".join(inside)
    return f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>"


def text(words: str, **attributes: str | float) -> str:
    """Write a line of text."""
    return element("text", escape(words), **attributes)


def digits(number: float) -> str:
    """Write a coordinate to a tenth, as shortly as it goes."""
    return f"{round(number, 1):g}"


def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else digits(value)

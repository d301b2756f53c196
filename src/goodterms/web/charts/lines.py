"""Draw a line through points, and the points on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.web.charts.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_MARKS = 26


def line(places: Sequence[str], **dashes: str) -> Iterator[str]:
    """Draw a line; nothing where there is one point only."""
    if len(places) > 1:
        yield element("path", fill="none", stroke_width=2, d=f"M{' '.join(places)}", **dashes)


def points(places: Sequence[str], cap: str) -> str:
    """Draw points as strokes of no length, which their caps make round or square: the shortest way to write them."""
    marks = "".join(f"M{place}h.01" for place in places[:: -(-len(places) // MOST_MARKS)])
    return element("path", stroke_width=6, stroke_linecap=cap, d=marks)

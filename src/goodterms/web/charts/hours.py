"""Draw the hours of the day: a line for each of the two over 24 hours, as shares of what each wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.companion.hours import clock
from goodterms.companion.scale import Scale
from goodterms.content.sentences import say
from goodterms.web.charts.lettering import width
from goodterms.web.charts.lines import line, points
from goodterms.web.charts.markup import WIDTH, digits, drawing, element, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.companion.hours import Hours

HEIGHT, EDGE, FOOT, LETTERS = 90, 8, 24, 13
FLOOR = EDGE + HEIGHT
NAMED = (0, 6, 12, 18)


def hours_chart(hours: Hours, language: str = "en") -> str:
    """Draw the hours as SVG, each line through the middle of its hours."""
    top = say("brief.share", language, value=round(100 * hours.top))
    right = WIDTH - EDGE - width(top)
    across, up = Scale(0, 24), Scale(0, hours.top)

    def place(hour: int, value: float) -> str:
        return f"{digits((right - EDGE) * across.share(hour + 0.5))} {digits(FLOOR - HEIGHT * up.share(value))}"

    mine = [place(hour.hour, hour.me) for hour in hours.hours]
    theirs = [place(hour.hour, hour.them) for hour in hours.hours]
    dashed = (*line(theirs, stroke_dasharray="5 3"), points(theirs, "square"))
    edges = f"M0 {EDGE}H{digits(right)}M0 {FLOOR}H{digits(right)}"
    parts = (
        element("path", class_="axis", stroke="currentColor", d=edges),
        text(top, x=right + EDGE / 2, y=EDGE + 5),
        *_clock(right),
        element("g", *line(mine), class_="me", stroke="currentColor"),
        element("g", *dashed, class_="them", stroke="currentColor"),
        element("g", points(mine, "round"), class_="me", stroke="currentColor"),
    )
    return drawing(parts, FLOOR + FOOT, hours.described)


def _clock(right: float) -> Iterator[str]:
    """Name some hours under the line, each at its beginning."""
    for hour in NAMED:
        yield text(clock(hour), x=(right - EDGE) * hour / 24, y=FLOOR + LETTERS + 5)

"""Draw weeks one after the other: a line for each of the two, and a dotted one where something was marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.phrases import number
from goodterms.companion.scale import Scale
from goodterms.companion.series import thinned
from goodterms.content.sentences import say
from goodterms.web.charts.lanes import arrange
from goodterms.web.charts.lettering import fit, width
from goodterms.web.charts.lines import line, points
from goodterms.web.charts.markup import WIDTH, digits, drawing, element, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.companion.series import Series, Thinned
    from goodterms.web.charts.lanes import Flag

HEIGHT, FOOT, LANE = 90, 24, 17
"""Of what is drawn, of the days under it, and of each lane of labels above it."""
EDGE = 8
LETTERS = 13
LONGEST_LABEL = 150
MOST_POINTS = 52


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the days and the counts lie; numbers stand to the right of it, labels above, days below."""

    right: float
    top: float
    days: Scale
    counts: Scale

    @property
    def foot(self) -> float:
        return self.top + HEIGHT

    def across(self, day: float) -> float:
        return EDGE / 2 + (self.right - EDGE) * self.days.share(day)

    def up(self, count: float) -> float:
        return self.foot - HEIGHT * self.counts.share(count)


def points_of(series: Series, language: str = "en") -> Thinned:
    """Give the points that are drawn of a series, and the note that goes with them."""
    return thinned(series, MOST_POINTS, language)


def top_of(thin: Thinned) -> float:
    """Give the number at the top of the chart."""
    return max(1, *(max(point.me, point.them) for point in thin.points))


def weekly_chart(series: Series, described: str, language: str = "en") -> str:
    """Draw a series as SVG; `described` says in one sentence what it shows."""
    thin, days = points_of(series, language), Scale(0, series.days)
    counts = Scale(0, top_of(thin))
    top = say("brief.plain", language, value=number(counts.high, "messages", language))
    bare = _Frame(WIDTH - EDGE - width(top), EDGE, days, counts)
    flags = arrange([(bare.across(event.day), width(_label(event.name))) for event in series.events], WIDTH)
    lanes = max((flag.lane + 1 for flag in flags), default=0)
    frame = _Frame(bare.right, EDGE + LANE * lanes, days, counts)
    parts = (
        *_edges(frame, (top, say("brief.plain", language, value=0)), (series.first, series.last)),
        *(_event(event.name, flag, frame.foot) for event, flag in zip(series.events, flags, strict=True)),
        *_lines(thin, frame),
    )
    return drawing(parts, frame.foot + FOOT, described)


def _edges(frame: _Frame, counts: tuple[str, str], days: tuple[str, str]) -> Iterator[str]:
    """Draw the lines at the most and at nothing, with their numbers, and the first and the last day."""
    right = digits(frame.right)
    lines = f"M0 {frame.top}H{right}M0 {frame.foot}H{right}"
    yield element("path", class_="axis", stroke="currentColor", d=lines)
    for words, height in zip(counts, (frame.top, frame.foot), strict=True):
        yield text(words, x=frame.right + EDGE / 2, y=height + 5)
    below, last = frame.foot + LETTERS + 5, fit(days[1], frame.right)
    yield text(fit(days[0], frame.right - width(last) - EDGE), x=0, y=below)
    yield text(last, x=frame.right, y=below, text_anchor="end")


def _event(name: str, flag: Flag, foot: float) -> str:
    top = flag.lane * LANE
    down = f"M{digits(flag.place)} {top + 2}V{foot}"
    dotted = element("path", class_="event", stroke="currentColor", stroke_dasharray="2 3", d=down)
    anchor = {"text_anchor": "end"} if flag.before else {}
    beside = flag.end if flag.before else flag.begin
    return dotted + text(_label(name), x=beside, y=top + LETTERS, **anchor)


def _label(name: str) -> str:
    return fit(name, LONGEST_LABEL)


def _lines(thin: Thinned, frame: _Frame) -> Iterator[str]:
    """Draw a solid line with round points for me, a dashed one with square points for them.

    Where the two are equal the solid line shows between the dashes, and the square around the circle.
    """
    mine = [f"{digits(frame.across(point.day))} {digits(frame.up(point.me))}" for point in thin.points]
    theirs = [f"{digits(frame.across(point.day))} {digits(frame.up(point.them))}" for point in thin.points]
    yield element("g", *line(mine), class_="me", stroke="currentColor")
    yield element(
        "g", *line(theirs, stroke_dasharray="5 3"), points(theirs, "square"), class_="them", stroke="currentColor"
    )
    yield element("g", points(mine, "round"), class_="me", stroke="currentColor")

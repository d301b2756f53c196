"""Draw the levels of a measure: a line with two limits and a mark for each, in the order of their periods."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from goodterms.web.charts.lettering import fit, width
from goodterms.web.charts.markup import WIDTH, digits, drawing, element, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.companion.rows import Row
    from goodterms.companion.scale import Scale, Tick
    from goodterms.companion.shown import ShownMeasure

LEFT, RIGHT = 6, 314
"""Where the scale begins and ends: a mark at either end stays whole."""
HEADING, ROW, FOOT = 26, 40, 20
LETTERS = 14
"""From the top of a row to the foot of its words."""
LINE = 27
"""From the top of a row to its line."""
MARK, LIMIT = 5, 7
"""How far a mark and a limit reach from the line: the limits of a narrow interval still show."""
ARROW = 9
SPACE = 6


def interval_chart(measure: ShownMeasure) -> str:
    """Draw the levels of a measure as SVG; nothing where there is none."""
    if not measure.levels:
        return ""
    headings, middles, top = [], [], 0
    for when, rows in groupby(measure.levels, lambda level: level.when):
        if when:
            headings.append(text(fit(when, WIDTH), class_="label", x=0, y=top + LETTERS + 2))
            top += HEADING
        for _ in rows:
            middles.append(top + LINE)
            top += ROW
    rows_drawn = (_row(row, measure.scale, at) for row, at in zip(measure.levels, middles, strict=True))
    names = _names(measure.ticks, measure.scale, top + LETTERS)
    parts = (*headings, *_ruled(measure.ticks, measure.scale, middles), *rows_drawn, *names)
    return drawing(parts, top + FOOT, measure.described)


def _ruled(ticks: Sequence[Tick], scale: Scale, middles: Sequence[int]) -> Iterator[str]:
    """Draw what the rows are read against: the whole scale for each, with its ticks; half of something stands out."""
    half = [digits(_across(tick.value, scale)) for tick in ticks if tick.id == "half"]
    others = [digits(_across(tick.value, scale)) for tick in ticks if tick.id != "half"]
    lines = "".join(f"M{LEFT} {at}H{RIGHT}" + "".join(f"M{place} {at - 4}v8" for place in others) for at in middles)
    yield element("path", class_="axis", stroke="currentColor", d=lines)
    if half:
        lines = "".join(f"M{place} {at - 10}v20" for place in half for at in middles)
        yield element("path", class_="half", stroke="currentColor", stroke_dasharray="3 3", d=lines)


def _row(row: Row, scale: Scale, middle: float) -> str:
    rests, foot = fit(row.rests_on, WIDTH / 3), middle - LINE + LETTERS
    return "".join(
        (
            text(fit(row.short, WIDTH - width(rests) - SPACE), x=0, y=foot),
            text(rests, x=WIDTH, y=foot, text_anchor="end"),
            element("g", *_interval(row, scale, middle), class_=row.who, stroke="currentColor"),
        )
    )


def _interval(row: Row, scale: Scale, middle: float) -> Iterator[str]:
    """Draw an interval with its limits and its mark; where a limit is not reached it runs on into an arrow."""
    low = _across(scale.high if row.low is None else row.low, scale)
    high = _across(scale.high if row.high is None else row.high, scale)
    if high > low:
        span = f"M{digits(low)} {middle}H{digits(high)}"
        yield element("path", class_="range", stroke_width=6, stroke_opacity=".35", d=span)
    reached = [digits(place) for place, limit in ((low, row.low), (high, row.high)) if limit is not None]
    if reached:
        caps = "".join(f"M{place} {middle - LIMIT}v{2 * LIMIT}" for place in reached)
        yield element("path", stroke_width=2, d=caps)
    if row.high is None:
        yield element("path", d=f"M{RIGHT + SPACE} {middle}l-{ARROW}-{MARK}v{2 * MARK}z")
    if row.value is not None:
        yield _mark(row.who, _across(row.value, scale), middle)


def _mark(who: str, across: float, middle: float) -> str:
    """Draw a value, in the shape of whose it is."""
    if who == "me":
        return element("circle", cx=across, cy=middle, r=MARK)
    if who == "them":
        return element("rect", x=across - MARK, y=middle - MARK, width=2 * MARK, height=2 * MARK)
    return element("path", d=f"M{digits(across)} {middle - MARK - 1}l6 6-6 6-6-6z")


def _names(ticks: Sequence[Tick], scale: Scale, foot: float) -> Iterator[str]:
    """Name the ticks; the last name always stands, and one that would touch it or the one before is left out."""
    *others, last = ticks
    end, limit = float(-SPACE), min(_across(last.value, scale) - width(last.name) / 2, WIDTH - width(last.name))
    for tick in others:
        wide = width(tick.name)
        centred = max(0, _across(tick.value, scale) - wide / 2)
        begin = min(centred, limit - SPACE - wide)  # a little beside its tick is better than not at all
        if begin >= end + SPACE and centred - begin <= wide / 4:
            yield text(tick.name, x=begin + wide / 2, y=foot, text_anchor="middle")
            end = begin + wide
    yield text(fit(last.name, WIDTH), x=max(limit, 0) + width(last.name) / 2, y=foot, text_anchor="middle")


def _across(value: float, scale: Scale) -> float:
    return LEFT + (RIGHT - LEFT) * scale.share(value)

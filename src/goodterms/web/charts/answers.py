"""Draw the answers to one question over time, and under them how often the two were in touch.

Words in the drawing say which is which: the highest and the lowest answer, and what contact is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.companion.scale import Scale
from goodterms.web.charts.lettering import fit, width
from goodterms.web.charts.lines import line, points
from goodterms.web.charts.markup import WIDTH, digits, drawing, element, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.companion.over_time import OverTime, Value

EDGE, LETTERS, LINE = 8, 13, 20
"""Beside what is drawn, to the foot of a line of words, and from one line of words to the next."""
ANSWERS, CONTACT = 66, 34
"""How high the answers and the contact are drawn."""


def answers_chart(went: OverTime) -> str:
    """Draw it as SVG: the answers as a line, contact as a mark on a stem for each check-in."""
    days = Scale(0, max(1, went.days))
    most = max([1, *(each.value for each in went.contact)])
    right = WIDTH - EDGE - width(str(most)) if went.contact else float(WIDTH)
    foot = LINE + ANSWERS
    parts = [
        *_ruled(LINE, foot, right),
        text(fit(went.most, right), x=0, y=LETTERS),
        text(fit(went.least, right), x=0, y=foot + LETTERS + 3),
        *_answers(went, days, foot, right),
    ]
    foot += LINE
    if went.contact:
        top, foot = foot + LINE + EDGE, foot + LINE + EDGE + CONTACT
        parts.append(text(fit(went.in_touch, right), x=0, y=top - EDGE + 1))
        parts += [*_ruled(top, foot, right), *_contact(went.contact, days, most, (foot, right))]
        parts += [text(str(value), x=right + EDGE / 2, y=at + 5) for value, at in ((most, top), (0, foot))]
        foot += 4
    last = fit(went.last, WIDTH / 2 - EDGE)
    if went.days:
        parts.append(text(fit(went.first, WIDTH / 2 - EDGE), x=0, y=foot + LETTERS))
    parts.append(text(last, x=right, y=foot + LETTERS, text_anchor="end"))
    return drawing(parts, foot + LINE, went.described)


def _ruled(top: float, foot: float, right: float) -> Iterator[str]:
    lines = f"M0 {digits(top)}H{digits(right)}M0 {digits(foot)}H{digits(right)}"
    yield element("path", class_="axis", stroke="currentColor", d=lines)


def _across(day: int, days: Scale, right: float) -> str:
    return digits(EDGE / 2 + (right - EDGE) * days.share(day))


def _answers(went: OverTime, days: Scale, foot: float, right: float) -> Iterator[str]:
    height = Scale(0, went.highest)
    places = [
        f"{_across(each.day, days, right)} {digits(foot - ANSWERS * height.share(each.value))}" for each in went.answers
    ]
    yield element("g", *line(places), points(places, "round"), class_="me", stroke="currentColor")


def _contact(contact: tuple[Value, ...], days: Scale, most: int, corner: tuple[float, float]) -> Iterator[str]:
    foot, right = corner
    height = Scale(0, most)
    places = [(_across(each.day, days, right), digits(foot - CONTACT * height.share(each.value))) for each in contact]
    stems = "".join(f"M{across} {digits(foot)}V{up}" for across, up in places)
    marks = "".join(f"M{across} {up}m0-4l4 4-4 4-4-4z" for across, up in places)
    stemmed = element("path", stroke_width=2, stroke_opacity=".35", d=stems)
    yield element("g", stemmed, element("path", d=marks), class_="both", stroke="currentColor")

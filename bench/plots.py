"""Draw plain SVG plots that can be read in light and in dark: dots with limits in rows, and curves."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STYLE = """<style>
text{font:12px system-ui,sans-serif;fill:#333}.faint{fill:#666}.axis{stroke:#999}.band{fill:#8884}
.c0{--c:#1b6ca8}.c1{--c:#b3541e}.c2{--c:#2b7a3d}.c3{--c:#7a3b8f}.c4{--c:#9a7b00}.c5{--c:#a8324a}.c6{--c:#3a7d7d}.c7{--c:#555}
circle{fill:var(--c)}path,line.limits{stroke:var(--c);fill:none;stroke-width:1.5}
@media(prefers-color-scheme:dark){text{fill:#ddd}.faint{fill:#aaa}.axis{stroke:#777}
.c0{--c:#7db8e8}.c1{--c:#f0a070}.c2{--c:#7fce92}.c3{--c:#cf9be0}.c4{--c:#e0c455}.c5{--c:#f0899c}.c6{--c:#80cfcf}.c7{--c:#bbb}}
</style>"""
LEFT, ROW, WIDTH, TOP = 190, 26, 820, 34


@dataclass(frozen=True, slots=True)
class Dot:
    """A share with its limits."""

    value: float
    low: float
    high: float


def rows(title: str, names: Sequence[str], columns: Sequence[str], dots: Sequence[Sequence[Dot | None]]) -> str:
    """Draw a row a name, with a dot a column, from 85 to 100 %; what is aimed at is shaded."""
    least, height = 0.85, TOP + ROW * len(names) + 60

    def x(share: float) -> float:
        return LEFT + (WIDTH - LEFT - 20) * (max(share, least) - least) / (1 - least)

    drawn = [
        f'<rect class="band" x="{x(0.93):.1f}" y="{TOP}" width="{x(0.97) - x(0.93):.1f}" height="{ROW * len(names)}"/>'
    ]
    for place, (name, row) in enumerate(zip(names, dots, strict=True)):
        middle = TOP + ROW * (place + 0.5)
        drawn.append(f'<text x="{LEFT - 10}" y="{middle + 4:.1f}" text-anchor="end">{escape(name)}</text>')
        for column, dot in enumerate(row):
            if dot is None:
                continue
            y = middle + (column - (len(row) - 1) / 2) * (ROW - 6) / len(row)
            limits = f'x1="{x(dot.low):.1f}" x2="{x(dot.high):.1f}" y1="{y:.1f}" y2="{y:.1f}"'
            drawn.append(f'<g class="c{column % 8}"><line class="limits" {limits}/>')
            drawn.append(f'<circle cx="{x(dot.value):.1f}" cy="{y:.1f}" r="2.5"/></g>')
    bottom = TOP + ROW * len(names)
    for percent in (85, 90, 93, 95, 97, 100):
        at = x(percent / 100)
        drawn.append(f'<line class="axis" x1="{at:.1f}" x2="{at:.1f}" y1="{bottom}" y2="{bottom + 4}"/>')
        drawn.append(f'<text class="faint" x="{at:.1f}" y="{bottom + 18}" text-anchor="middle">{percent} %</text>')
    return _page(title, height, [*drawn, _key(columns, bottom + 44)])


def curves(title: str, below: str, lines: Sequence[tuple[str, Sequence[tuple[float, float]]]]) -> str:
    """Draw lines through points (x, share), and a level at 80 %."""
    height, bottom, left = 340, 260, 60
    most = max((x for _, points in lines for x, _ in points), default=1.0) or 1.0

    def at(x: float, share: float) -> str:
        return f"{left + (WIDTH - left - 20) * x / most:.1f},{bottom - (bottom - TOP) * share:.1f}"

    drawn = []
    for percent in (0, 20, 40, 60, 80, 100):
        end = at(0, percent / 100).partition(",")[2]
        dashes = "" if percent in (0, 80) else ' stroke-dasharray="2 4"'
        drawn.append(f'<line class="axis"{dashes} x1="{left}" x2="{WIDTH - 20}" y1="{end}" y2="{end}"/>')
        drawn.append(
            f'<text class="faint" x="{left - 8}" y="{float(end) + 4:.1f}" text-anchor="end">{percent} %</text>'
        )
    for step in range(6):
        place = at(most * step / 5, 0).partition(",")[0]
        drawn.append(
            f'<text class="faint" x="{place}" y="{bottom + 18}" text-anchor="middle">{most * step / 5:.2g}</text>'
        )
    for number, (_, points) in enumerate(lines):
        drawn.append(f'<g class="c{number % 8}"><path d="M{" L".join(at(*point) for point in points)}"/>')
        drawn += [f'<circle cx="{at(*p).replace(",", chr(34) + " cy=" + chr(34))}" r="3"/>' for p in points]
        drawn.append("</g>")
    drawn.append(f'<text x="{(left + WIDTH) / 2}" y="{bottom + 38}" text-anchor="middle">{escape(below)}</text>')
    return _page(title, height, [*drawn, _key([name for name, _ in lines], bottom + 64)])


def _key(names: Sequence[str], y: float) -> str:
    wide = (WIDTH - 40) / max(len(names), 1)
    return "".join(
        f'<g class="c{place % 8}"><circle cx="{24 + place * wide:.1f}" cy="{y - 4:.1f}" r="4"/></g>'
        f'<text x="{34 + place * wide:.1f}" y="{y:.1f}">{escape(name)}</text>'
        for place, name in enumerate(names)
    )


def _page(title: str, height: float, drawn: Sequence[str]) -> str:
    size = f'viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return "\n".join([head, STYLE, f'<text x="20" y="20">{escape(title)}</text>', *drawn, "</svg>", ""])

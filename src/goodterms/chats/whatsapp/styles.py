"""Header styles: the ways in which WhatsApp begins a message, as data, made into patterns.

A file is written in one style from end to end, since one phone wrote it in one go. The style is found in a
sample of lines; the pattern made for it then fits that style alone: its separators, its digits, the width
of its year, whether days are padded. So a date or a pasted header within a message rarely looks like one.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import polars as pl

from goodterms.chats.invisible import DIRECTION

MARKS = DIRECTION
# Those of them that are never a person's own around a name or a text.
APP_MARKS = "\u200e\u202a\u202b\u202c"
BLANK = r"[ \u00a0\u2009\u202f]"
WIDE_BLANK = r"[\u00a0\u2009\u202f]"
# No header has more characters, direction marks aside.
LONGEST = 60
DATE_PARTS = ("p1", "p2", "p3")
PARTS = (*DATE_PARTS, "h", "m", "s", "half")

SAMPLE = 20_000
# A second style in one file must be this common beside the first, else its lines are part of a message.
LEAST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write a header, and how narrowly its pattern is drawn.

    header, date, time: forms of styles.toml; loosely, a form may hold several in one alternation.
    year: the date part with four digits, "" where none has. padded: the parts that always have two digits.
    ascii: the digits are 0-9. marks: direction marks stand between the parts. am_pm: its half-day words are
    AM and PM. iphone: iPhones write it, which mark the app's own lines with U+200E.
    """

    header: str
    date: str
    time: str
    year: str | None = None
    padded: frozenset[str] = frozenset()
    ascii: bool = False
    marks: bool = True
    am_pm: bool = False
    iphone: bool = False

    @property
    def pattern(self) -> str:
        """Write the style as a regular expression with a group for each of its PARTS, up to the end of the header."""
        mark = f"[{MARKS}]*" if self.marks else ""
        return f"^{mark}" + mark.join(self._piece(piece) for piece in re.split(r"(\{\w+\}| )", self.whole) if piece)

    @property
    def whole(self) -> str:
        """Put the forms together: {1}/{2}/{3}, {h}:{m} - for example."""
        return self.header.replace("{date}", self.date).replace("{time}", self.time)

    @property
    def between(self) -> int:
        """Count the characters of a header that stand between its parts, direction marks aside."""
        return len(re.sub(r"\{\w+\}", "", self.whole))

    @property
    def places(self) -> dict[str, tuple[int, int]] | None:
        """Give where each part stands in a header, as offset and length, or None where that differs by line."""
        places, offset = {}, 0
        for piece in re.split(r"(\{\w+\})", self.whole):
            length = len(piece)
            if piece.startswith("{"):
                name = f"p{piece[1:-1]}" if piece[1:-1].isdigit() else piece[1:-1]
                length = {"{2}": 2, "{4}": 4}.get(self._width(name), 0)
                if self.marks or not self.ascii or name == "half" or not length:
                    return None
                places[name] = (offset, length)
            offset += length
        return places

    def has(self, part: str) -> bool:
        """Tell whether the style writes this part of PARTS."""
        return "{" + part.removeprefix("p") + "}" in self.date + self.time

    def _piece(self, piece: str) -> str:
        if piece == " ":
            return BLANK
        if not piece.startswith("{"):
            return re.escape(piece)
        name = piece[1:-1]
        if name == "half":
            return f"(?P<half>{half_words()})"
        name = f"p{name}" if name.isdigit() else name
        digit = "[0-9]" if self.ascii else r"\d"
        return f"(?P<{name}>{digit}{self._width(name)})"

    def _width(self, name: str) -> str:
        if name in ("m", "s") or name in self.padded:
            return "{2}"
        if name in DATE_PARTS and self.year is None:
            return "{1,4}"
        return "{4}" if name == self.year else "{1,2}"


@cache
def data() -> dict[str, Any]:
    """Read styles.toml."""
    text = resources.files(__package__).joinpath("styles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def half_words() -> str:
    """Write the words for a half of the day as an alternation."""
    words = sorted([*data()["half"]["morning"], *data()["half"]["afternoon"]], key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", BLANK) for word in words)


@cache
def may_begin() -> str:
    """Write a quick pattern that every header fits, and few other lines."""
    return f"^[{MARKS}]*\\[?(?:(?:{half_words()}){BLANK}?)?(?:[{MARKS}]*\\d){{1,4}}[^\\n]{{0,4}}\\d"


def sample(lines: pl.Series) -> pl.Series:
    """Take lines that may begin a message: the first of the file, and some of all the rest."""
    half = SAMPLE // 2
    rest = lines[half:].gather_every(max(1, (lines.len() - half) // half))
    taken = pl.concat([lines[:half], rest])
    return taken.filter(taken.str.contains(may_begin()))


def detect(lines: pl.Series) -> list[Style]:
    """Find the style of a file, or its styles where several files were put into one, most common first."""
    counted = _tally(sample(lines))
    if not counted:
        return []
    enough = LEAST_SHARE * max(len(found) for _, found in counted)
    accepted = [(style, found) for style, found in counted if len(found) >= enough]
    accepted.sort(key=lambda entry: -len(entry[1]))
    return [_tighten(style, found) for style, found in accepted]


def _tally(candidates: pl.Series) -> list[tuple[Style, pl.DataFrame]]:
    """Sort lines by the style in which they are written; give each style with the parts of its lines."""
    skeletons = _skeletons(candidates).str.extract(_any_skeleton(), 1)
    found = []
    for skeleton in skeletons.drop_nulls().unique(maintain_order=True):
        style = _style(skeleton)
        alike = candidates.filter(skeletons == skeleton)
        parts = alike.str.extract_groups(style.pattern).struct.unnest().with_columns(line=alike)
        for year in (*DATE_PARTS[::-2], ""):
            lines = parts.filter(_year_is(year))
            if not lines.is_empty():
                found.append((replace(style, year=year), lines))
    return found


def _skeletons(lines: pl.Series) -> pl.Series:
    """Reduce lines to their shape: 0 for each number, H for a half-day word beside the clock, no marks."""
    plain = pl.col(lines.name).str.slice(0, 80).str.replace_all(f"[{MARKS}]", "").str.slice(0, LONGEST)
    plain = plain.str.replace_all(WIDE_BLANK, " ").str.replace_all(r"\d+", "0")
    after = plain.str.replace(f"(0[:.]0(?:[:.]0)? ?)(?:{half_words()})", "${1}H")
    return lines.to_frame().select(after.str.replace(f"(?:{half_words()})( ?0[:.]0)", "H$1")).to_series()


@cache
def _styles() -> dict[str, tuple[int, str, str]]:
    """List every style by its skeleton: the number of its header, its date and its time."""
    dates, times = ({form: _skeleton(form) for form in data()[part]} for part in ("date", "time"))
    styles: dict[str, tuple[int, str, str]] = {}
    for number, header in enumerate(data()["header"]):
        for time, short_time in times.items():
            timed = header["form"].replace("{time}", short_time)
            for date, short_date in dates.items():
                styles.setdefault(timed.replace("{date}", short_date), (number, date, time))
    return styles


def _style(skeleton: str) -> Style:
    number, date, time = _styles()[skeleton]
    header = data()["header"][number]
    return Style(header["form"], date, time, iphone=header.get("iphone", False))


def _skeleton(form: str) -> str:
    return re.sub(r"\{\w+\}", "0", form.replace("{half}", "H"))


@cache
def _any_skeleton() -> str:
    """Write one pattern for every skeleton; of two that fit a line the longer one counts."""
    dates, times = (_alternatives(data()[part]) for part in ("date", "time"))
    headers = sorted((re.escape(header["form"]) for header in data()["header"]), key=len, reverse=True)
    whole = (header.replace(r"\{date\}", dates).replace(r"\{time\}", times) for header in headers)
    return f"^({'|'.join(whole)})"


def _alternatives(forms: list[str]) -> str:
    skeletons = sorted({_skeleton(form) for form in forms}, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, skeletons))})"


def _year_is(part: str) -> pl.Expr:
    long = {name: pl.col(name).str.len_chars() > 2 for name in DATE_PARTS}
    if not part:
        return ~(long["p1"] | long["p2"] | long["p3"])
    others = [long[name] for name in long if name != part]
    return (pl.col(part).str.len_chars() == 4) & ~others[0] & ~others[1]


def _tighten(style: Style, parts: pl.DataFrame) -> Style:
    """Draw a style's pattern as narrowly as its lines allow."""
    counts = parts.select(
        *(_padding(name).alias(name) for name in (*DATE_PARTS, "h") if name != style.year),
        ascii=pl.all_horizontal(pl.col(*DATE_PARTS, "h").str.contains("^[0-9]+$")).all(),
        am_pm=pl.col("half").str.contains("^(?i)[ap]m$").all() if style.has("half") else pl.lit(value=False),
    ).row(0, named=True)
    plain, am_pm = counts.pop("ascii"), counts.pop("am_pm")
    padded = frozenset(name for name, more_padded in counts.items() if more_padded)
    tight = replace(style, padded=padded, ascii=plain, am_pm=am_pm, marks=False)
    led = parts["line"].str.strip_chars_start(MARKS)
    return tight if led.str.contains(tight.pattern).sum() * 2 > led.len() else replace(tight, marks=True)


def _padding(name: str) -> pl.Expr:
    """Tell whether a part is written 05 more often than 5."""
    return pl.col(name).str.contains(r"^[0٠۰०]").sum() > (pl.col(name).str.len_chars() == 1).sum()


def fits_any(lines: pl.Series) -> pl.Series:
    """Tell of each line whether it begins as a header of any style."""
    return _skeletons(lines).str.contains(_any_skeleton())

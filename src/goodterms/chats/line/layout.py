"""Which lines of a file begin a day or a message, and the parts of their date or time."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import polars as pl

from goodterms.chats import bodies

BLANK = "[ \u00a0\u2009\u202f]"
WEEKDAY = r"[\p{L}\p{M}.]{1,16}"
# The year first, by the common calendar or the Japanese one; the weekday behind it, in brackets or not.
YEAR_FIRST = (
    rf"^(?P<era>[RH])?(?P<p1>\d{{1,4}})(?P<sep>[/.])(?P<p2>\d{{1,2}})[/.](?P<p3>\d{{1,2}})"
    rf"(?:{BLANK}?[（(]?(?P<weekday>{WEEKDAY})[）)]?)?$"
)
# The weekday first, and the year last.
YEAR_LAST = rf"^(?P<weekday>{WEEKDAY}),?{BLANK}(?P<p1>\d{{1,2}})[/.-](?P<p2>\d{{1,2}})[/.-](?P<p3>\d{{4}})(?: BE)?$"
# The first year of a Japanese era, less one.
ERAS = {"R": 2018, "H": 1988}
DAY = {
    "line": pl.UInt32(),
    "p1": pl.Int32(),
    "p2": pl.Int32(),
    "p3": pl.Int32(),
    "weekday": pl.Int8(),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a file begin.

    days: line (its number, from 0), p1 p2 p3 (the date in the order written), weekday (1 for Monday, null where none is
    known). heads: line, h, m, afternoon (null on a clock of 24 hours), rest (what follows the time). year_first: of the
    dates. tabs: between time, name and text, or else blanks.
    """

    days: pl.DataFrame
    heads: pl.DataFrame
    year_first: bool
    tabs: bool

    def without(self, inside: pl.Series) -> Layout:
        """Leave out lines that stand within a message."""
        kept = ~pl.col("line").is_in(inside.implode())
        return Layout(self.days.filter(kept), self.heads.filter(kept), self.year_first, self.tabs)


def find(text: pl.Series) -> Layout:
    """Find what the lines begin; both frames may be empty."""
    tabbed, blank = text.str.contains(_head("\t")), text.str.contains(_head(" "))
    first, last = text.str.contains(YEAR_FIRST), text.str.contains(YEAR_LAST)
    tabs = int(tabbed.sum()) * 2 >= int(blank.sum()) and bool(tabbed.any())
    year_first = int(first.sum()) >= int(last.sum())
    days = _days(text, first if year_first else last, YEAR_FIRST if year_first else YEAR_LAST)
    heads = _heads(text, tabbed if tabs else blank, _head("\t" if tabs else " "))
    return Layout(days, heads, year_first, tabs)


def _days(text: pl.Series, which: pl.Series, pattern: str) -> pl.DataFrame:
    lines = which.arg_true()
    groups = text.gather(lines).str.extract_groups(pattern).struct.unnest()
    era = pl.col("era").replace_strict(ERAS, default=0, return_dtype=pl.Int32) if "era" in groups.columns else pl.lit(0)
    known = {name: number for number, names in enumerate(data()["weekdays"], 1) for name in names}
    parts = {part: pl.col(part).cast(pl.Int32) for part in ("p1", "p2", "p3")}
    found = groups.select(
        lines.alias("line"),
        parts["p1"] + era.cast(pl.Int32),
        parts["p2"],
        parts["p3"],
        pl.col("weekday").replace_strict(known, default=None, return_dtype=pl.Int8),
    ).cast(pl.Schema(DAY))
    return found.filter(bodies.set_apart(text, lines))


def _heads(text: pl.Series, which: pl.Series, pattern: str) -> pl.DataFrame:
    lines = which.arg_true()
    groups = text.gather(lines).str.extract_groups(pattern).struct.unnest()
    half = pl.coalesce("before", "after")
    return groups.select(
        lines.alias("line"),
        pl.col("h", "m").cast(pl.Int32),
        pl.when(half != "").then(half.is_in(data()["afternoon"])).alias("afternoon"),
        "rest",
    )


@cache
def _head(between: str) -> str:
    """Write the pattern of a line that begins a message."""
    half = "|".join(re.escape(word) for word in (*data()["morning"], *data()["afternoon"]))
    clock = r"(?P<h>\d{1,2}):(?P<m>\d\d)"
    return rf"^(?:(?P<before>{half}){BLANK}?)?{clock}(?:{BLANK}?(?P<after>{half}))?{between}(?P<rest>.*)$"


def starts(layout: Layout, text: pl.Series) -> pl.DataFrame:
    """Give the lines that begin a day or a message, in the file's order: line, whole (all up to the next)."""
    both = pl.concat([layout.days.select("line"), layout.heads.select("line")]).sort("line")
    both = both.with_columns(tail=text.gather(both["line"]))
    return both.select("line", whole=bodies.whole(both, text))


@cache
def data() -> dict[str, Any]:
    """Read days.toml."""
    return tomllib.loads(resources.files(__package__).joinpath("days.toml").read_text(encoding="utf-8"))

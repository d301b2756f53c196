"""Which lines begin a message, and the parts of their date and time as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.whatsapp import styles

if TYPE_CHECKING:
    from goodterms.chats.whatsapp.styles import Style

# The zeros of the scripts in which phones write digits.
ZEROS = "٠۰०০੦૦୦௦౦೦൦๐໐༠၀០᠐０"


@dataclass(frozen=True, slots=True)
class Headers:
    """The lines that fit one style.

    frame: line (its number in the file, from 0), p1 p2 p3 h m s (Int32; s is 0 where the clock has none),
    afternoon (Boolean, null on a clock of 24 hours), rest (what follows the header).
    """

    style: Style
    frame: pl.DataFrame


def find(lines: pl.Series) -> list[Headers]:
    """Find the lines that are written as the file's headers are, by style, most common style first."""
    found: list[Headers] = []
    for style in styles.detect(lines):
        frame = _parts(lines, style)
        if found:
            taken = pl.concat([headers.frame["line"] for headers in found])
            frame = frame.filter(~pl.col("line").is_in(taken.implode()))
        if not frame.is_empty():
            found.append(Headers(style, frame))
    return found


def _parts(lines: pl.Series, style: Style) -> pl.DataFrame:
    bare = pl.col("whole").str.strip_chars_start(styles.MARKS)
    begun = lines.to_frame("whole").lazy().with_row_index("line").with_columns(bare)
    groups = _groups(begun.filter(pl.col("whole").str.contains(style.pattern)), style)
    numbers = [name for name in styles.PARTS[:6] if style.has(name)]
    if not style.ascii:
        groups = groups.with_columns(pl.col(numbers).str.replace_many(*_digits()))
    parts = groups.select(
        "line",
        *(pl.col(n).cast(pl.Int32) if n in numbers else pl.lit(0, pl.Int32).alias(n) for n in styles.PARTS[:6]),
        _afternoon().alias("afternoon") if style.has("half") else pl.lit(None, pl.Boolean).alias("afternoon"),
        "rest",
    )
    return parts.collect(engine="streaming")


def _groups(headed: pl.LazyFrame, style: Style) -> pl.LazyFrame:
    """Cut headers into their parts, and `rest`: by place where that is the same in every line, else by pattern."""
    whole = pl.col("whole")
    if (places := style.places) is not None:
        cut = {name: whole.str.slice(*place) for name, place in places.items()}
        end = style.between + sum(length for _, length in places.values())
        return headed.select("line", **cut, rest=whole.str.slice(end))
    groups = headed.with_columns(parts=whole.str.extract_groups(style.pattern)).unnest("parts")
    if style.marks:
        return groups.with_columns(rest=whole.str.replace(style.pattern, ""))
    length = pl.sum_horizontal(pl.col(name).str.len_chars() for name in styles.PARTS if style.has(name))
    return groups.with_columns(rest=whole.str.slice(length + style.between))


def _afternoon() -> pl.Expr:
    return pl.col("half").str.replace_all(styles.BLANK, " ").is_in(styles.data()["half"]["afternoon"])


@cache
def _digits() -> tuple[list[str], list[str]]:
    pairs = [(chr(ord(zero) + i), str(i)) for zero in ZEROS for i in range(10)]
    return [local for local, _ in pairs], [plain for _, plain in pairs]


def count_in_any_style(lines: pl.Series) -> int:
    """Count lines that begin as a header of some style does."""
    return int(styles.fits_any(lines.filter(lines.str.contains(styles.may_begin()))).sum())

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
    bare = lines.str.strip_chars_start(styles.MARKS)
    begins = bare.str.contains(style.pattern)
    bare = bare.filter(begins)
    groups = bare.str.extract_groups(style.pattern).struct.unnest()
    found = [name for name in styles.PARTS if style.has(name)]
    if style.marks:
        rest = bare.str.replace(style.pattern, "")
    else:
        length = pl.sum_horizontal(pl.col(name).str.len_chars() for name in found) + style.between
        rest = pl.select(pl.lit(bare).str.slice(groups.select(length).to_series())).to_series()
    numbers = [name for name in found if name != "half"]
    if not style.ascii:
        groups = groups.with_columns(pl.col(numbers).str.replace_many(*_digits()))
    return groups.select(
        begins.arg_true().alias("line"),
        *(pl.col(n).cast(pl.Int32) if n in numbers else pl.lit(0, pl.Int32).alias(n) for n in styles.PARTS[:6]),
        _afternoon().alias("afternoon") if style.has("half") else pl.lit(None, pl.Boolean).alias("afternoon"),
        rest.alias("rest"),
    )


def _afternoon() -> pl.Expr:
    return pl.col("half").str.replace_all(styles.BLANK, " ").is_in(styles.data()["half"]["afternoon"])


@cache
def _digits() -> tuple[list[str], list[str]]:
    pairs = [(chr(ord(zero) + i), str(i)) for zero in ZEROS for i in range(10)]
    return [local for local, _ in pairs], [plain for _, plain in pairs]


def written_otherwise(lines: pl.Series) -> int:
    """Count lines that begin as a header of some other style would."""
    return int(styles.fits_any(lines.filter(lines.str.contains(styles.may_begin()))).sum())

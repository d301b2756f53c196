"""Headers whose dates are not all numbers, written as numbers: months as words, and years counted in a reign.

Android wrote months as words until about 2015 (`19:23, 28 Aug 2013 - Alex: hello`), and no year where that was the
year of the export: such lines are the newest of a file. Their year is that of the files which they name
(IMG-20140805-WA0001.jpg), else the one after the last year written, else a guess. An iPhone set to the Japanese
calendar writes `[3/27/R4, 21:41:35]`. The forms and words are data: `worded` and `reigns` in styles.toml. The rest of
a line stays as it is, so that all that follows reads such files as any other.
"""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass
from functools import cache

import polars as pl

from goodterms.chats.whatsapp import styles
from goodterms.chats.whatsapp.dates import ATTACHMENT

# The newest year of which headers with words are known.
LAST_YEAR = 2015
TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?"


@dataclass(frozen=True, slots=True)
class Numbered:
    """Lines with their headers' dates in numbers; guessed: the year that was taken for all, where none tells it."""

    lines: pl.Series
    guessed: int | None = None


def stand_in(lines: pl.Series) -> bool:
    """Tell whether one of these lines begins as a message does whose date is not all numbers."""
    return bool(lines.str.contains(f"{_worded()}|{_reign()}").any())


def numbered(lines: pl.Series) -> Numbered:
    """Write dates in numbers where more headers of a sample have words than have numbers."""
    half = styles.SAMPLE // 2
    sample = pl.concat([lines[:half], lines[half:].gather_every(max(1, lines.len() // half))])
    if not stand_in(sample):
        return Numbered(lines)
    counted = {pattern: int(sample.str.contains(pattern).sum()) for pattern in (*_forms(), _reign())}
    pattern = max(counted, key=lambda each: counted[each])
    if counted[pattern] <= int(styles.fits_any(sample.filter(sample.str.contains(styles.may_begin()))).sum()):
        return Numbered(lines)
    return Numbered(_without_reigns(lines)) if pattern == _reign() else _without_words(lines, pattern)


def say_guessed(year: int, name: str) -> str:
    """Say that the year of a file's messages is a guess."""
    return (
        f"“{name}” does not say of which year its messages are; they were taken to be of {year}. If that is wrong, "
        "write the year into its dates, as in 31 Oct 2014."
    )


def _without_words(lines: pl.Series, pattern: str) -> Numbered:
    parts = lines.to_frame("line").with_row_index("row").filter(pl.col("line").str.contains(pattern))
    parts = parts.with_columns(found=pl.col("line").str.extract_groups(pattern)).unnest("found")
    parts = parts.with_columns(
        pl.col("d", "y").cast(pl.Int32),
        month=pl.col("month").replace_strict(_months(), return_dtype=pl.Int32),
        rest=pl.col("line").str.replace(pattern, ""),
    )
    year, guessed = _year_of(parts)
    number = {part: pl.col(part).cast(pl.String).str.zfill(2) for part in ("month", "d")}
    date = pl.format("{}-{}-{}", pl.col("y").fill_null(year), number["month"], number["d"])
    written = parts.select("row", line=pl.concat_str("before", date, "behind", "rest"))
    return Numbered(lines.scatter(written["row"], written["line"]), year if guessed else None)


def _year_of(parts: pl.DataFrame) -> tuple[int, bool]:
    """Give the year of lines (month, d, y, rest) that name none, and whether it is a guess."""
    bare = parts.filter(pl.col("y").is_null())
    last = parts["y"].max()
    named = bare["rest"].str.extract(ATTACHMENT, 1).drop_nulls().cast(pl.Int32).value_counts(sort=True)
    leap = not bare.filter((pl.col("month") == 2) & (pl.col("d") == 29)).is_empty()
    if not named.is_empty() and (not isinstance(last, int) or named["rest"][0] >= last):
        return int(named["rest"][0]), False
    year, step = (last + 1, 1) if isinstance(last, int) else (LAST_YEAR, -1)
    while leap and not isleap(year):
        year += step
    return year, not isinstance(last, int)


def _without_reigns(lines: pl.Series) -> pl.Series:
    headed = lines.to_frame("line").with_row_index("row").filter(pl.col("line").str.contains(_reign()))
    parts = headed.with_columns(found=pl.col("line").str.extract_groups(_reign())).unnest("found")
    before_first = pl.col("reign").replace_strict(styles.data()["reigns"], return_dtype=pl.Int32)
    year = (before_first + pl.col("y").cast(pl.Int32)).cast(pl.String)
    rest = pl.col("line").str.replace(_reign(), "")
    written = parts.select("row", line=pl.concat_str("before", year, "behind", rest))
    return lines.scatter(written["row"], written["line"])


@cache
def _forms() -> tuple[str, ...]:
    """Write each header with each of its dates as a pattern; the date's parts and what is around it are groups."""
    data = styles.data()["worded"]
    return tuple(_pattern(header["form"], date) for header in data["header"] for date in data["date"])


def _pattern(header: str, date: str) -> str:
    clock = f"{TIME}(?:{styles.BLANK}?(?:{styles.half_words()}))?"
    parts = {
        "{d}": r"(?P<d>\d{1,2})",
        "{month}": f"(?P<month>{'|'.join(sorted(map(re.escape, _months()), key=len, reverse=True))})",
        "{y}": r"(?P<y>\d{4})",
        "{time}": clock,
        " ": styles.BLANK,
        "[": "(?:",
        "]": ")?",
    }
    before, behind = (_written(piece, parts) for piece in header.split("{date}"))
    return f"^(?P<before>[{styles.MARKS}]*{before}){_written(date, parts)}(?P<behind>{behind})"


def _written(form: str, parts: dict[str, str]) -> str:
    return "".join(parts.get(piece) or re.escape(piece) for piece in re.split(r"(\{\w+\}|[ \[\]])", form))


@cache
def _worded() -> str:
    """Write one pattern for all headers with words."""
    return "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _forms())


@cache
def _months() -> dict[str, int]:
    """Give the number of each word for a month, in all languages."""
    languages = styles.data()["worded"]["months"].values()
    return {word: number for months in languages for number, words in enumerate(months, 1) for word in words.split()}


@cache
def _reign() -> str:
    """Write the pattern of a header up to its time whose year is counted in a reign."""
    reigns = "|".join(styles.data()["reigns"])
    mark = f"[{styles.MARKS}]*"
    return (
        f"^(?P<before>{mark}\\[?\\d{{1,2}}/\\d{{1,2}}/)(?P<reign>{reigns})(?P<y>\\d{{1,2}})"
        f"(?P<behind>,?{styles.BLANK}{mark}{TIME})"
    )

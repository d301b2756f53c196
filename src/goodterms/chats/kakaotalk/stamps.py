"""How KakaoTalk writes days and times: forms.toml made into patterns, and lines into their parts."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

import polars as pl

from goodterms.chats import dates, phrases

BLANK = "[ \u00a0\u202f]"
PARTS = ("y", "month", "mo", "d", "half", "h", "m", "after")


@cache
def data() -> dict[str, Any]:
    """Read forms.toml."""
    return tomllib.loads(resources.files(__package__).joinpath("forms.toml").read_text(encoding="utf-8"))


@cache
def forms(kind: str) -> tuple[str, ...]:
    """Write the forms of a kind (stamps, clocks, brackets, days) as patterns with a group for each of PARTS."""
    return tuple(_pattern(entry["form"]) for entry in data()[kind])


def _pattern(form: str) -> str:
    half = "|".join((*data()["morning"], *data()["afternoon"]))
    months = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in data()["months"])
    placeholders = {
        "{y}": r"(?P<y>[0-9]{4})",
        "{mo}": "(?P<mo>[0-9]{1,2})",
        "{d}": "(?P<d>[0-9]{1,2})",
        "{month}": f"(?P<month>{months})",
        "{half}": f"(?:(?P<half>{half}){BLANK})?",
        "{h}": "(?P<h>[0-9]{1,2})",
        "{m}": "(?P<m>[0-9]{2})",
        "{after}": f"(?:{BLANK}?(?P<after>{half}))?",
        "{weekday}": r"\p{L}+",
        " ": f"{BLANK}",
    }
    pieces = re.split(r"(\{\w+\}| )", form)
    return "".join(placeholders.get(piece) or re.escape(piece) for piece in pieces)


def any_of(kind: str) -> str:
    """Write all forms of a kind as one pattern without groups."""
    return "(?:" + "|".join(phrases.without_names(form) for form in forms(kind)) + ")"


def parts(written: pl.Series, form: str) -> pl.DataFrame:
    """Cut lines that fit a form into p1 p2 p3 (year, month, day), h, m (Int32) and afternoon (Boolean).

    What the form or the line has not is null.
    """
    groups = written.str.extract_groups(form).struct.unnest()
    missing = [pl.lit(None, pl.String).alias(name) for name in PARTS if name not in groups.columns]
    groups = groups.with_columns(missing)
    months = {name[:3]: number for number, name in enumerate(data()["months"], 1)}
    half = pl.coalesce("half", "after")
    return groups.select(
        pl.col("y").cast(pl.Int32).alias("p1"),
        pl.coalesce(
            pl.col("mo").cast(pl.Int32),
            pl.col("month").str.slice(0, 3).replace_strict(months, default=None, return_dtype=pl.Int32),
        ).alias("p2"),
        pl.col("d").cast(pl.Int32).alias("p3"),
        pl.col("h", "m").cast(pl.Int32),
        pl.when(half.is_not_null()).then(half.is_in(data()["afternoon"])).alias("afternoon"),
    )


def day() -> pl.Expr:
    """Read p1 p2 p3 as a Date, null where there is no such day."""
    return dates.day("ymd")


def clock() -> pl.Expr:
    """Read h m afternoon as the time since midnight, null where there is no such time."""
    hour = dates.of_24_hours(pl.col("h"), pl.col("afternoon"))
    possible = (hour < 24) & (pl.col("m") < 60) & (pl.col("afternoon").is_null() | (pl.col("h") <= 12))
    return pl.when(possible).then(pl.duration(minutes=hour * 60 + pl.col("m"), time_unit="us"))

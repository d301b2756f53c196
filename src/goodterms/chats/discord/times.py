"""The times that exports of Discord write: ISO 8601 with an offset, and what old spreadsheets have instead."""

from __future__ import annotations

import polars as pl

from goodterms.chats import zones
from goodterms.chats.records import in_range

# With “T” or a blank, to seven digits after the second; Discord's own package leaves the offset of UTC out.
ISO = ("%Y-%m-%dT%H:%M:%S%.f%:z", "%Y-%m-%d %H:%M:%S%.f%:z")
OLD = "%d-%b-%y %I:%M %p"
BARE = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?$"
WHOLE_SECOND, SECONDS, MILLISECONDS = 1_000_000, r"^\d{1,11}$", r"^\d{12,15}$"


def instants(written: pl.Series) -> pl.Series:
    """Read times in UTC, null for what is none; one without an offset is in UTC."""
    offset = written.str.strip_suffix("Z") + "+00:00"
    written = pl.select(pl.when(written.str.contains(BARE)).then(offset).otherwise(written)).to_series()
    tried = [written.str.to_datetime(form, time_unit="us", time_zone="UTC", strict=False, exact=True) for form in ISO]
    return in_range(pl.select(pl.coalesce(*tried)).to_series().to_physical())


def of_spreadsheet(written: pl.Series, zone: str) -> pl.Series:
    """Read the times of a spreadsheet: as above, as a local time by the minute, or as seconds since 1970."""
    local = written.str.to_datetime(OLD, time_unit="us", strict=False, exact=True)
    seconds = _counted(written, SECONDS) * WHOLE_SECOND
    milliseconds = _counted(written, MILLISECONDS) * 1000
    counted = in_range(pl.select(pl.coalesce(seconds, milliseconds)).to_series())
    return pl.select(pl.coalesce(instants(written), zones.to_utc(local, zone), counted).alias("sent_at")).to_series()


def precision(written: pl.Series) -> pl.Series:
    """Say how exact each time is: an old spreadsheet knows minutes, the package mostly seconds."""
    finer = pl.when(written.str.contains(r"[.]\d") | written.str.contains(MILLISECONDS)).then(pl.lit("sub"))
    minute = written.str.contains(r"[AP]M$")
    return pl.select(finer.when(minute).then(pl.lit("minute")).otherwise(pl.lit("second"))).to_series()


def _counted(written: pl.Series, form: str) -> pl.Series:
    return pl.select(pl.when(written.str.contains(form)).then(written)).to_series().cast(pl.Int64, strict=False)

"""When a message was sent: `date_unixtime`, or in old exports a local `date` with no zone."""

from __future__ import annotations

import polars as pl

from goodterms.chats import zones
from goodterms.messages import SENT_AT

WRITTEN = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S")
# The years 1970 to 5000; anything else is not a time.
LAST_SECOND = 95_000_000_000
YEARS = (1970, 4999)


def sent_at(unix: pl.Series, date: pl.Series, chat: pl.Series, zone: str) -> pl.Series:
    """Give the time of each message in UTC, null where there is none to be read.

    Where only the local date is there it is read in the zone; repeated hours go by the order within the chat.
    """
    exact = from_unix(unix)
    if not exact.is_null().any():
        return exact
    local = pl.DataFrame({"chat": chat, "row": range(chat.len()), "local": from_local(date)})
    parts = [
        part.with_columns(at=zones.to_utc(part["local"], zone))
        for part in local.partition_by("chat", maintain_order=True)
    ]
    read = pl.concat(parts).sort("row")["at"].cast(SENT_AT)
    return pl.select(pl.coalesce(exact, read))[exact.name] if parts else exact


def from_unix(unix: pl.Series) -> pl.Series:
    """Read seconds since 1970, written as number or text."""
    seconds = unix.cast(pl.Int64, strict=False)
    seconds = seconds.set(~seconds.is_between(0, LAST_SECOND), None)
    return (seconds * 1_000_000).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")


def from_local(date: pl.Series) -> pl.Series:
    """Read local dates, without a zone."""
    tried = [date.str.to_datetime(form, time_unit="us", strict=False, exact=True) for form in WRITTEN]
    local = pl.select(pl.coalesce(*tried)).to_series()
    return local.set(~local.dt.year().is_between(*YEARS), None)

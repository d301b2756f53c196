"""Local times without a zone, read in the zone that the person names."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import polars as pl

from goodterms.chats.source import BadExport


def named(zone: str | None) -> str:
    """Return a zone's IANA name, the machine's own where none is asked for. Raise BadExport for an unknown one."""
    if zone is None:
        zone = _own()
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadExport(
            f"There is no time zone “{zone}”; write one such as Europe/Berlin or America/New_York."
        ) from None
    return zone


def _own() -> str:
    import tzlocal

    try:
        tzlocal.reload_localzone()
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        # TZ may hold rules such as CET-1CEST, or a name that nothing knows.
        raise BadExport("This machine's time zone could not be read; add --tz, such as --tz Europe/Berlin.") from None


def to_utc(local: pl.Series, zone: str) -> pl.Series:
    """Turn local times (naive Datetime, in the file's order) into UTC.

    An hour that comes twice in autumn goes by the order of the file: from the first step back on, it is the
    second one. A time that a spring change leaves out is read as if the clock had not changed.
    """
    days = local.dt.truncate("1d")
    ahead = pl.select(_ahead_of_utc(days, zone)).to_series()
    utc = (local - ahead).dt.replace_time_zone("UTC")
    changing = (ahead.is_null() & local.is_not_null()).arg_true()
    return utc.scatter(changing, _on_changing_days(local.gather(changing), zone)) if changing.len() else utc


def _ahead_of_utc(days: pl.Series, zone: str) -> pl.Expr:
    """Say how far the zone is ahead on each day, null where that changes on it: it is the same for many messages."""
    every = days.unique().drop_nulls().to_frame("day")
    begin, end = (_aware(name, zone, "null") for name in ("day", "next"))
    every = every.with_columns(next=pl.col("day") + pl.duration(days=1)).with_columns(begin=begin, end=end)
    ahead = pl.col("day") - pl.col("begin").dt.replace_time_zone(None)
    steady = pl.col("end") - pl.col("begin") == pl.duration(days=1)
    every = every.select("day", ahead=pl.when(steady).then(ahead))
    return pl.lit(days).replace_strict(every["day"], every["ahead"], default=None, return_dtype=pl.Duration("us"))


def _on_changing_days(local: pl.Series, zone: str) -> pl.Series:
    aware = local.dt.replace_time_zone(zone, ambiguous="null", non_existent="null")
    unclear = aware.is_null()
    if not unclear.any():
        return aware.dt.convert_time_zone("UTC")
    rows = pl.DataFrame({"row": unclear.arg_true(), "local": local.filter(unclear)})
    back = pl.col("local") < pl.col("local").cum_max().over(pl.col("local").dt.date())
    rows = rows.with_columns(second=back.cum_max().over(pl.col("local").dt.date()))
    rows = rows.with_columns(
        utc=pl.coalesce(
            pl.when("second").then(_aware("local", zone, "latest")).otherwise(_aware("local", zone, "earliest")),
            _aware("local", zone, "earliest", before=True),
        )
    )
    return aware.dt.convert_time_zone("UTC").scatter(rows["row"], rows["utc"])


def _aware(column: str, zone: str, which: str, *, before: bool = False) -> pl.Expr:
    """Read a column in a zone; with `before`, by the clock of three hours earlier (for times left out in spring)."""
    shift = pl.duration(hours=3 if before else 0)
    local = pl.col(column) - shift
    aware = local.dt.replace_time_zone(zone, ambiguous=pl.lit(which), non_existent="null")
    return (aware + shift).dt.convert_time_zone("UTC")

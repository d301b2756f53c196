"""Terms and messages of two invented people, Ann (me) and Bo (them)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import polars as pl

from goodterms.limits import Hours, QuietHours
from goodterms.messages import KIND, SENT_AT, WHO
from goodterms.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

BERLIN = "Europe/Berlin"
LATE = QuietHours((Hours("22:00", "08:00"),))


def day(written: str) -> date:
    return date.fromisoformat(written)


def term(on: str = "2026-03-02", **known: Any) -> Term:
    """Make a term; agreed, about late messages, unless it is said otherwise."""
    plain: dict[str, Any] = {"id": "late", "topic": "contact", "text": "No messages after ten.", "state": "agreed"}
    return Term(on=day(on), **{**plain, **known})


def sent(*rows: tuple[str, str] | tuple[str, str, str], channel: str | None = "whatsapp") -> pl.DataFrame:
    """Make messages of (who, local time in Berlin, and kind where it is no text)."""
    made = [(who, _utc(at), *(rest or ("text",))) for who, at, *rest in rows]
    schema = {"who": WHO, "sent_at": SENT_AT, "kind": KIND}
    return (
        pl.DataFrame(made, schema=schema, orient="row").sort("sent_at").with_columns(channel=pl.lit(channel, pl.String))
    )


def every_day(who: str, days: Iterable[date], *times: str) -> list[tuple[str, str]]:
    return [(who, f"{each} {time}") for each in days for time in times]


def _utc(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(BERLIN)).astimezone(ZoneInfo("UTC"))

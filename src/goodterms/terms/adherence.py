"""Whether what was said was kept, as far as messages show it: mine in counts, theirs never.

Of me, each term that can be computed says how often it was gone over, out of how many, from when it held. Of them it
says only whether there is something worth a talk: at least two days (weeks, for a limit of a week) of the last four
weeks of which the messages tell. No count of theirs leaves this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import polars as pl

from goodterms.limits import Calls
from goodterms.messages import COUNTED_KINDS, Import
from goodterms.terms.agreement import Agreement
from goodterms.terms.counting import COUNTED, counted
from goodterms.terms.stretches import Stretch, stretches
from goodterms.terms.term import BadTerms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goodterms.limits import Limit
    from goodterms.terms.counting import Counted, Unit
    from goodterms.terms.term import Term

LATELY = timedelta(weeks=4)
WORTH_A_TALK = 2
Why = Literal["not-in-messages", "no-messages-since", "channel-unknown", "no-whole-week", "no-calls"]


@dataclass(frozen=True, slots=True)
class Kept:
    """How a term that binds me was kept. over: how many of `n` went over it; both are None where that is not known.

    unit: what is counted. since, to: the first and the last local day that were looked at. why: why nothing is known.
    last: the local day on which it was gone over last. again: it was gone over after a talk about it. holds: it still
    does.
    """

    term: Term
    unit: Unit | None
    over: int | None
    n: int | None
    since: date
    to: date | None
    why: Why | None = None
    last: date | None = None
    again: bool = False
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Raised:
    """Whether there is something to raise about a term that binds them; None where messages do not tell."""

    term: Term
    worth_a_talk: bool | None


@dataclass(frozen=True, slots=True)
class Adherence:
    """How terms were kept. zone: in whose local time."""

    zone: str
    mine: tuple[Kept, ...]
    theirs: tuple[Raised, ...]


def adherence(
    terms: Agreement | Iterable[Term],
    messages: Import | pl.DataFrame,
    *,
    zone: str | None = None,
    until: datetime | None = None,
    today: date | None = None,
) -> Adherence:
    """Say how every term with a limit was kept in the local time of a zone (None: this machine's).

    messages: a message table with `who` known, or its features: sent_at, who, kind, and channel where that is known.
    until: the end of the export, where it goes on longer than the table. today: the day by which a term still holds;
    the last of the messages where none is given. Of them, only what still holds is told. Raise BadTerms for a table
    without `who`.
    """
    agreement = terms if isinstance(terms, Agreement) else Agreement(tuple(terms))
    table = messages.messages if isinstance(messages, Import) else messages
    zone = zone or _own_zone()
    if "who" not in table.columns or (table["who"].null_count() == table.height and table.height):
        raise BadTerms("It is not known which of the two wrote what; say who you are (--me NAME).")
    rows, span = _rows(table, zone), _span(table, until)
    latest = (_latest(agreement, id_) for id_ in agreement.ids)
    held = [term for term in latest if term is not None and term.limit is not None]
    end = span[1].astimezone(ZoneInfo(zone)).date() if span else date.max
    still = [term for term in held if agreement.still_holds(term.id, today or max(end, term.on))]
    return Adherence(
        zone,
        mine=tuple(_kept(term, agreement, rows, span, zone, holds=term in still) for term in held if term.binds_me),
        theirs=tuple(_raised(term, agreement, rows, span, zone) for term in still if term.binds_them),
    )


def texts_since(table: pl.DataFrame, begin: datetime, end: datetime) -> int:
    """Count the messages that I sent between two times of a zone."""
    return _mine(table, begin, end).filter(~pl.col("call")).height


def over_since(limit: Limit, table: pl.DataFrame, begin: datetime, end: datetime) -> int | None:
    """Count how often I went over a limit between two times of a zone; None where messages do not show it."""
    if type(limit) not in COUNTED or end <= begin:
        return None
    stretch = Stretch(begin, end)
    made = counted(limit, _mine(table, begin, end), (stretch,))
    return None if made is None else len(made.over)


def _mine(table: pl.DataFrame, begin: datetime, end: datetime) -> pl.DataFrame:
    inside = pl.col("sent_at").is_between(begin.astimezone(UTC), end.astimezone(UTC), closed="left") & (
        pl.col("who") == "me"
    )
    return _rows(table.filter(inside), str(begin.tzinfo))


def _rows(table: pl.DataFrame, zone: str) -> pl.DataFrame:
    """Keep what is counted (messages of every counted kind, and calls), in local time."""
    channel = pl.col("channel") if "channel" in table.columns else pl.lit(None, pl.String).alias("channel")
    return table.filter(pl.col("who").is_not_null() & pl.col("kind").is_in([*COUNTED_KINDS, "call"])).select(
        "who", channel, at=pl.col("sent_at").dt.convert_time_zone(zone), call=pl.col("kind") == "call"
    )


def _span(table: pl.DataFrame, until: datetime | None) -> tuple[datetime, datetime] | None:
    times = table["sent_at"].sort()
    begun = times.filter(table.sort("sent_at")["who"].is_not_null())
    if begun.is_empty():
        return None
    last: datetime = times[-1]
    return begun[0], max(last, until or last)


def _latest(agreement: Agreement, id_: str) -> Term | None:
    """Give the last version of a term that held; also where it has ended since."""
    held = [term for term in agreement.history(id_) if term.holds(term.on)]
    return held[-1] if held else None


def _kept(
    term: Term,
    agreement: Agreement,
    rows: pl.DataFrame,
    span: tuple[datetime, datetime] | None,
    zone: str,
    *,
    holds: bool,
) -> Kept:
    since = next(each.on for each in agreement.history(term.id) if each.holds(each.on) and each.same_rule_as(term))
    found = stretches(agreement.history(term.id), span, zone) if span else ()
    made = _counted(term, rows.filter(pl.col("who") == "me"), found) if _shown(term, rows) and found else None
    if made is None or not made.n:
        return Kept(
            term, made.unit if made else None, None, None, since, None, _why(term, rows, made, found), holds=holds
        )
    first, to = max(since, found[0].days[0]), found[-1].days[-1]
    talked, last = agreement.talked_on(term.id), max(made.over, default=None)
    again = talked is not None and last is not None and last > talked
    return Kept(term, made.unit, len(made.over), made.n, first, to, last=last, again=again, holds=holds)


def _shown(term: Term, rows: pl.DataFrame) -> bool:
    """Tell whether messages can show a term at all; those without any call do not show whether one was made."""
    return type(term.limit) in COUNTED and (not isinstance(term.limit, Calls) or bool(rows["call"].any()))


def _why(term: Term, rows: pl.DataFrame, made: Counted | None, found: tuple[Stretch, ...]) -> Why:
    """Say why nothing is known of how a term was kept."""
    if type(term.limit) not in COUNTED or (isinstance(term.limit, Calls) and term.limit.may == "ask-first"):
        return "not-in-messages"
    if not found:
        return "no-messages-since"
    if not _shown(term, rows):
        return "no-calls"
    if made is None:
        return "channel-unknown"
    return "no-whole-week" if made.unit == "weeks" else "no-messages-since"


def _raised(
    term: Term, agreement: Agreement, rows: pl.DataFrame, span: tuple[datetime, datetime] | None, zone: str
) -> Raised:
    found = stretches(agreement.history(term.id), span, zone) if span else ()
    if span is None or not _shown(term, rows) or not found:
        return Raised(term, None)
    begin = span[1].astimezone(found[-1].end.tzinfo) - LATELY
    lately = tuple(Stretch(max(each.begin, begin), each.end) for each in found if each.end > begin)
    made = _counted(term, rows.filter(pl.col("who") == "them"), lately) if lately else None
    return Raised(term, None if made is None or not made.n else len(set(made.over)) >= WORTH_A_TALK)


def _counted(term: Term, rows: pl.DataFrame, found: tuple[Stretch, ...]) -> Counted | None:
    inside = pl.any_horizontal(pl.col("at").is_between(each.begin, each.end, closed="left") for each in found)
    return counted(term.limit, rows.filter(inside), found) if term.limit else None


def _own_zone() -> str:
    import tzlocal

    return tzlocal.get_localzone_name() or "UTC"

"""What export files hold, told before it is known who is who: what a page shows when it asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from goodterms.chats.dates import say_the_other
from goodterms.messages import Import, Skipped

MOST_WRITERS = 200
MOST_SKIPPED = 200
MOST_WARNINGS = 50
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Writer:
    """Someone who writes in a chat, by the name in the export, and how many messages are theirs."""

    name: str
    messages: int


@dataclass(frozen=True, slots=True)
class Chat:
    """One chat. writers: most messages first; others: how many more there are than are listed. first, last: UTC.

    turned: its first and last day, were the month read as the day, where the order of dates is open.
    """

    name: str
    channels: tuple[str, ...]
    messages: int
    writers: tuple[Writer, ...]
    others: int
    first: datetime
    last: datetime
    turned: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Inside:
    """What was found in the files.

    chats: most messages first. span: first and last time (UTC), None where there is no message. zone: in which
    local times were read. skipped: what did not become messages, the first of it; skipped_count: all of it.
    warnings: what had to be guessed. guessed_order: dmy or mdy where nothing in a file said whether its dates put
    the day or the month first, so that it is worth asking.
    """

    chats: tuple[Chat, ...]
    span: tuple[datetime, datetime] | None
    zone: str
    skipped: tuple[Skipped, ...]
    skipped_count: int
    warnings: tuple[str, ...]
    guessed_order: str | None

    def chat(self, name: str | None) -> Chat | None:
        """Find a chat by its name; the only one where none is named."""
        if name is None:
            return self.chats[0] if len(self.chats) == 1 else None
        return next((chat for chat in self.chats if chat.name == name), None)


def look_inside(imported: Import, zone: str) -> Inside:
    """Sum up what was found, whoever wrote it."""
    return Inside(
        chats=tuple(_chats(imported.messages, zone, turned=imported.guessed_order is not None)),
        span=imported.span,
        zone=zone,
        skipped=imported.skipped[:MOST_SKIPPED],
        skipped_count=imported.skipped_count,
        warnings=warnings_of(imported)[:MOST_WARNINGS],
        guessed_order=imported.guessed_order,
    )


def warnings_of(imported: Import) -> tuple[str, ...]:
    """Give the warnings of an import without what to do at the terminal: a page has its own way to choose."""
    at_the_terminal = say_the_other(imported.guessed_order or "")
    return tuple(warning.removesuffix(at_the_terminal) for warning in imported.warnings)


def _chats(messages: pl.DataFrame, zone: str, *, turned: bool) -> Iterator[Chat]:
    written = messages.lazy().filter(pl.col("sender").is_not_null())
    about = written.group_by("chat").agg(
        channels=pl.col("channel").unique().sort(),
        messages=pl.len(),
        writers=pl.col("sender").n_unique(),
        first=pl.min("sent_at"),
        last=pl.max("sent_at"),
    )
    days = _turned_days(written, zone) if turned else {}
    counts = written.group_by("chat", "sender").agg(messages=pl.len())
    most = counts.sort("messages", "sender", descending=[True, False]).group_by("chat").head(MOST_WRITERS)
    listed: dict[str, list[Writer]] = {}
    for chat, sender, number in most.select("chat", "sender", "messages").collect().iter_rows():
        listed.setdefault(chat, []).append(Writer(sender, number))
    for row in about.sort("messages", "chat", descending=[True, False]).collect().iter_rows(named=True):
        named = tuple(listed[row["chat"]])
        others = row["writers"] - len(named)
        span = row["first"], row["last"], days.get(row["chat"])
        yield Chat(row["chat"], tuple(row["channels"]), row["messages"], named, others, *span)


def _turned_days(written: pl.LazyFrame, zone: str) -> dict[str, tuple[date, date]]:
    """Give each chat's first and last day with day and month turned: where the order is open, any day can be."""
    day = pl.col("sent_at").dt.convert_time_zone(zone).dt.date()
    days = written.select("chat", day=day).unique()
    year, month, day = pl.col("day").dt.year(), pl.col("day").dt.month(), pl.col("day").dt.day()
    days = days.with_columns(day=pl.when(day <= MONTHS).then(pl.date(year, day, month)).otherwise("day"))
    ends = days.group_by("chat").agg(first=pl.min("day"), last=pl.max("day")).collect()
    return {chat: (first, last) for chat, first, last in ends.iter_rows()}

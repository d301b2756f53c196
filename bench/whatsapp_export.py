"""Write an invented chat as WhatsApp does on Android and on the iPhone, and say what a reader should find.

U+200E stands wherever the app speaks itself: on the iPhone before the bracket and before the placeholder. Android
cannot tell the sorts of media apart without the files, and names nobody on its own lines and for calls. The iPhone
credits its own lines to the other person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from bench import phrases

if TYPE_CHECKING:
    from bench.invent import Chat

MARK = "\u200e"
EDITED = "<This message was edited>"

ANDROID_WORDS = {
    "media": "<Media omitted>",
    "voice": "<Media omitted>",
    "sticker": "<Media omitted>",
    "contact": "<Media omitted>",
    "call": "Missed voice call",
    "deleted": "This message was deleted",
    "location": "location: https://maps.google.com/?q=52.52,13.40",
}
ANDROID_KINDS = {"voice": "media", "sticker": "media", "contact": "media", "call": "system"}

IPHONE_WORDS = {
    "media": f"{MARK}image omitted",
    "voice": f"{MARK}audio omitted",
    "sticker": f"{MARK}sticker omitted",
    "contact": f"{MARK}Contact card omitted",
    "call": f"{MARK}Missed voice call, {MARK}Tap to call back",
    "deleted": f"{MARK}This message was deleted.",
    "location": f"{MARK}Location: https://maps.google.com/?q=52.52,13.40",
}


def android(chat: Chat) -> tuple[str, pl.DataFrame]:
    """Write `dd/mm/yyyy, HH:MM - Name: text`; return it with the rows to be found."""
    kind = pl.col("kind")
    rows = with_app_lines(chat).with_columns(
        kind=kind.replace(ANDROID_KINDS),
        sent_at=pl.col("sent_at").dt.truncate("1m"),
        app_line=pl.when(kind == "call").then(pl.lit(ANDROID_WORDS["call"])).otherwise("app_line"),
    )
    words = (
        pl.when(kind == "text")
        .then(pl.col("text") + pl.when("edited").then(pl.lit(f" {EDITED}")).otherwise(pl.lit("")))
        .when(pl.col("text").is_not_null())
        .then(pl.lit(ANDROID_WORDS["media"] + "\n") + pl.col("text"))
        .otherwise(kind.replace(ANDROID_WORDS))
    )
    line = pl.coalesce("app_line", pl.col("sender") + ": " + words)
    return lines(rows, pl.col("at").dt.strftime("%d/%m/%Y, %H:%M - ") + line), found(rows)


def iphone(chat: Chat) -> tuple[str, pl.DataFrame]:
    """Write `[dd/mm/yyyy, HH:MM:SS] Name: text`; return it with the rows to be found."""
    kind = pl.col("kind")
    rows = with_app_lines(chat).with_columns(
        text=pl.when(kind == "text").then("text"),  # the iPhone writes a caption as a message of its own
    )
    words = (
        pl.when(kind == "text")
        .then(pl.col("text") + pl.when("edited").then(pl.lit(f" {MARK}{EDITED}")).otherwise(pl.lit("")))
        .otherwise(pl.coalesce(pl.lit(MARK) + pl.col("app_line"), kind.replace(IPHONE_WORDS)))
    )
    mark = pl.when(kind == "text").then(pl.lit("")).otherwise(pl.lit(MARK))
    stamp = pl.col("at").dt.strftime("[%d/%m/%Y, %H:%M:%S] ")
    author = pl.when(kind == "system").then(pl.lit(chat.names[1])).otherwise("sender")
    return lines(rows, mark + stamp + author + ": " + words), found(rows)


def with_app_lines(chat: Chat) -> pl.DataFrame:
    """Put the app's own lines where the kind is system: the one on encryption first, then the others in turn."""
    others = pl.Series([line.format(them=chat.names[1]) for line in phrases.SYSTEM])
    turn = (pl.int_range(pl.len()) % len(phrases.SYSTEM)).cast(pl.UInt32)
    line = pl.when(pl.int_range(pl.len()) == 0).then(pl.lit(phrases.ENCRYPTED)).otherwise(pl.lit(others).gather(turn))
    return chat.rows.with_columns(app_line=pl.when(pl.col("kind") == "system").then(line))


def lines(rows: pl.DataFrame, line: pl.Expr) -> str:
    """Join the lines of an export."""
    return str(rows.select(line.str.join("\n")).item()) + "\n"


def found(rows: pl.DataFrame) -> pl.DataFrame:
    """Say what a reader should find: sent_at (UTC), sender, kind, text, edited."""
    is_system = pl.col("kind") == "system"
    return rows.select(
        "sent_at",
        sender=pl.when(~is_system).then("sender"),
        kind="kind",
        text=pl.when(is_system).then("app_line").otherwise("text"),
        edited="edited",
    )

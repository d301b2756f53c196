"""The calls of the Android app SMS Backup & Restore: `calls-20261128.xml`, the phone's own list of calls.

The root is `calls`. A `call` has `number`, `date` in milliseconds since 1970, `duration` in seconds, `contact_name`
("(Unknown)" or "null" where the address book has none), and `type`: 1 incoming, 2 outgoing, 3 missed, 4 voicemail,
5 rejected, 6 from a blocked number, 7 answered on another device. `presentation` is more than 1 where the caller hid
the number. Learned from what `chats.sms` names, and from Android's own numbers for kinds of calls.

They have a channel of their own: they did not go by SMS, and where the list of calls begins after the last SMS, nothing
is missing between the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.rows import ROW_SCHEMA, Format, Rows
from goodterms.chats.sms.backup import feed, root
from goodterms.chats.sms.records import Columns
from goodterms.chats.sms.table import NO_TIME, broken, sent_at, skipped
from goodterms.chats.sms.threads import RECEIVED, SENT, told
from goodterms.messages import KIND, PRECISION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

COLUMNS = ("sort", "date", "type", "address", "contact", "seconds", "wrote", "received")
INCOMING, OUTGOING, VOICEMAIL = "1", "2", "4"
TYPES = {INCOMING, OUTGOING, "3", VOICEMAIL, "5", "6", "7"}
# Of the others there was no talk, or not on this phone.
LASTING = [INCOMING, OUTGOING, VOICEMAIL]
PARSING = 0.85
DAY = 24 * 3600
NO_CALLER = "a call whose number was hidden"
UNKNOWN_TYPE = "a call of a type that is not known"


class Calls(Columns):
    """Calls as rows of COLUMNS."""

    def __init__(self, file: str) -> None:
        super().__init__(file, COLUMNS)

        self._call: Mapping[str, str] = {}

    def start(self, tag: str, about: Mapping[str, str]) -> None:
        """Take what a call says."""
        if tag == "call":
            self._call = about

    def end(self, tag: str) -> None:
        """Take a call that is whole."""
        if tag == "call":
            get = self._call.get
            called = get("number"), get("contact_name")
            self.rows.append(("sms", get("date"), get("type"), *called, get("duration"), None, None))
            self.count += 1


def sniff(source: Source) -> bool:
    """Tell whether a file is a backup of calls."""
    head = source.head
    return root(head) == "calls" and any(mark in head.replace(b"\x00", b"") for mark in (b"<call ", b"count="))


def read(source: Source, options: Options) -> Rows:
    """Read a backup of calls. Raise BadExport where it is something else or nothing in it is whole."""
    calls = Calls(source.name)
    whole = feed(source, calls, "calls", lambda share: options.heard(PARSING * share))
    if not calls.count:
        return Rows(pl.DataFrame(schema=ROW_SCHEMA), (), (f"“{source.name}” holds no calls.",))
    box = pl.when(pl.col("type") == OUTGOING).then(pl.lit(SENT)).otherwise(pl.lit(RECEIVED))
    frame = told(calls.frame().with_columns(box=box)).with_columns(sent_at=sent_at()).with_columns(reason=_reason())
    noted = [*skipped(source.name, "call", frame), *broken(source.name, "call", frame, whole=whole)]
    return Rows(_finished(frame.filter(pl.col("reason").is_null())), tuple(noted))


def _reason() -> pl.Expr:
    return (
        pl.when(pl.col("type").is_null() | ~pl.col("type").is_in(list(TYPES)))
        .then(pl.lit(UNKNOWN_TYPE))
        .when(pl.col("sent_at").is_null())
        .then(pl.lit(NO_TIME))
        .when(pl.col("chat").is_null() | pl.col("sender").is_null())
        .then(pl.lit(NO_CALLER))
    )


def _finished(kept: pl.DataFrame) -> pl.DataFrame:
    seconds = pl.col("seconds").cast(pl.Float64, strict=False)
    talked = pl.col("type").is_in(LASTING) & seconds.is_between(1, DAY * 7)
    return kept.select(
        "sent_at",
        pl.lit("sub", PRECISION).alias("precision"),
        "sender",
        pl.when(pl.col("type") == VOICEMAIL).then(pl.lit("voice")).otherwise(pl.lit("call")).cast(KIND).alias("kind"),
        pl.lit(None, pl.String).alias("text"),
        pl.lit(value=False).alias("edited"),
        "chat",
        pl.lit(None, pl.UInt32).alias("answers"),
        pl.when(talked).then(seconds).alias("duration_s"),
    )


FORMAT = Format(
    channel="phone",
    title="calls by SMS Backup & Restore (calls.xml)",
    endings=(".xml",),
    sniff=sniff,
    read=read,
    says_owner=True,
)

"""A table written out as a backup and read back is the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.chats import sms as form
from goodterms.chats.rows import Options
from goodterms.messages import OWNER
from tests.chats.sms.backed_up import backup, mms, part, sms

PEOPLE = {"+15550000001": "Alex Example", "+4915100000001": "Sam", "54321": None, "Parcels": None}
KINDS = {"text": None, "media": "image/png", "voice": "audio/amr", "contact": "text/vcard"}
# Any character that XML can hold; a line's end is written as a reference, and so comes back as it is.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
        lambda c: c >= " " or c in "\t\n\r"
    ),
    max_size=30,
)


@dataclass(frozen=True)
class Written:
    """A message as it stands in a table."""

    sent_at: datetime
    mine: bool
    kind: str
    text: str
    number: str

    @property
    def row(self) -> tuple[object, ...]:
        name = PEOPLE[self.number] or self.number
        return self.sent_at, OWNER if self.mine else name, self.kind, self.text or self.nothing, name

    @property
    def nothing(self) -> str | None:
        return "" if self.kind == "text" else None

    @property
    def record(self) -> str:
        about: dict[str, Any] = {
            "address": self.number,
            "contact_name": PEOPLE[self.number] or "(Unknown)",
            "date": (self.sent_at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1),
        }
        box = 2 if self.mine else 1
        content = KINDS[self.kind]
        if content is None:
            return sms(self.text, type=box, **about)
        parts = [part(content, data="QUJD")] + [part("text/plain", text=self.text)] * bool(self.text)
        return mms(*parts, msg_box=box, **about)


MESSAGES = st.builds(
    Written,
    st.datetimes(datetime(1993, 1, 1), datetime(2200, 1, 1)).map(  # noqa: DTZ001 -- made aware below
        lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000, tzinfo=UTC)
    ),
    st.booleans(),
    st.sampled_from(sorted(KINDS)),
    TEXTS,
    st.sampled_from(sorted(PEOPLE)),
)


@given(st.lists(MESSAGES, min_size=1, max_size=12))
@settings(max_examples=40)
def test_what_is_written_out_is_read_back(messages: list[Written]) -> None:
    rows = form.read(backup(*(message.record for message in messages)), Options("UTC"))
    assert rows.skipped == ()
    read = rows.frame.select("sent_at", "sender", pl.col("kind").cast(pl.String), "text", "chat").rows()
    assert read == [message.row for message in messages]

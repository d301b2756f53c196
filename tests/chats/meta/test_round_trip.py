"""A table written out as a thread, as Meta would, comes back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goodterms.chats.source import Source
from tests.chats.meta.exported import imported, wrong

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# No name begins another's sentence, and no text is one that the app writes.
NAMES = st.sampled_from(["Kim Sátó", "Ольга", "Bo", "李雷"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map("~".__add__)
TIMES = st.integers(0, 4 * 10**12)
CARRIED: dict[str, dict[str, Any]] = {
    "media": {"photos": [{"uri": "photos/1.jpg", "creation_timestamp": 1}]},
    "voice": {"audio_files": [{"uri": "audio/1.mp4", "creation_timestamp": 1}]},
    "sticker": {"sticker": {"uri": "stickers_used/1.png"}},
    "location": {"share": {"link": "https://www.bing.com/maps/default.aspx?where1=1,2"}},
    "deleted": {"is_unsent": True},
}
CAPTIONED = ("media", "voice", "sticker", "location")


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, str, str | None, int, float | None]:
    """Draw kind, sender, text, time in milliseconds, length of a message."""
    kind = draw(st.sampled_from(["text", "call", *CARRIED]))
    text = draw(TEXTS) if kind == "text" else draw(st.none() | TEXTS) if kind in CAPTIONED else None
    if kind == "location" and text is not None:
        text = text.replace("://", "").replace("www.", "")
    length = float(draw(st.integers(0, 10_000))) if kind == "call" else None
    return kind, draw(NAMES), text, draw(TIMES), length


def written(table: list[tuple[str, str, str | None, int, float | None]]) -> list[Any]:
    """Write a table as messages, the newest first."""
    messages = []
    for kind, sender, text, at, length in table:
        message = {"sender_name": sender, "timestamp_ms": at} | CARRIED.get(kind, {})
        message |= {} if text is None else {"content": text}
        messages.append(message | ({} if length is None else {"call_duration": length}))
    return messages[::-1]


@settings(max_examples=50)
@given(st.lists(rows(), min_size=1), st.integers(1, 5), st.booleans(), st.sampled_from([None, 2]))
def test_what_was_written_comes_back(table: list[Any], pieces: int, broken: bool, indent: int | None) -> None:
    table = sorted(table, key=lambda row: row[3])
    messages = written(table)
    size = -(-len(messages) // pieces)
    right = {"sender_name": "李雷", "timestamp_ms": 0, "content": "李" * 9}
    files = []
    for number, first in enumerate(range(0, len(messages), size), 1):
        some = [*messages[first : first + size], *([] if broken else [right] * (len(messages) + 5))]
        content: Any = {"participants": [], "messages": some, "title": "李雷 & Co.", "thread_path": "inbox/x_1"}
        text = json.dumps(wrong(content) if broken else content, indent=indent, ensure_ascii=broken)
        files.append(Source(f"messages/inbox/x_1/message_{number}.json", text.encode()))
    assume(len({file.data for file in files}) == len(files))  # no two messages of a moment in two files, and alone
    found = imported(files)
    expected = [
        (kind, sender, text, EPOCH + timedelta(milliseconds=at), length) for kind, sender, text, at, length in table
    ]
    kept = found.messages.filter(
        pl.col("text").ne_missing(right["content"]) | (pl.col("sender") != right["sender_name"])
    )
    columns = (pl.col("kind").cast(pl.String), "sender", "text", "sent_at", "duration_s")
    assert sorted(kept.select(*columns).rows(), key=repr) == sorted(expected, key=repr)
    assert found.messages["sent_at"].is_sorted()
    assert found.messages["chat"].unique().to_list() == ["李雷 & Co."]
    assert found.skipped == ()

"""Pages from other projects' tests, with the ground truth that was counted in them; not part of this project."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl
import pytest

from goodterms import chats
from goodterms.messages import OWNER, check

FOLDER = os.environ.get("GOODTERMS_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
PAGES = Path(FOLDER or ".") / "googlevoice"
NUMBER, VOICEMAIL, CELL = "+11035550133", "+11025550122", "Joe Smith - Cell"


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("call_missed.html", [("2023-05-19 01:02:28.348", "Joe Smith", "Joe Smith", "call", None, None)]),
        ("call_outgoing.html", [("2023-11-19 02:41:13.128", "Joe Smith", OWNER, "call", None, 4.0)]),
        (
            "call_missed_stray_tail.html",
            [("2009-09-18 00:26:41.000", "Dwigt Rortugal", "Dwigt Rortugal", "call", None, None)],
        ),
        ("voicemail.html", [("2022-10-24 22:26:52.822", VOICEMAIL, VOICEMAIL, "voice", None, 3.0)]),
        ("incoming_shortcode.html", [("2024-01-01 18:28:39.050", "54321", "54321", "text", "Hello", None)]),
        (
            "incoming_newlines.html",
            [("2022-08-22 16:34:01.682", NUMBER, NUMBER, "text", "Hi,\nHello\nGoodbye", None)],
        ),
        (
            "group_names.html",
            [("2024-01-19 05:19:34.863", "Bob Smith, Joe Smith", OWNER, "text", "test message", None)],
        ),
        (
            "outbound_named.html",
            [
                ("2023-06-30 20:48:03.847", "Joe Smith", OWNER, "text", "Good afternoon.", None),
                ("2023-07-01 02:56:27.190", "Joe Smith", "Joe Smith", "text", "hello", None),
            ],
        ),
        (
            # "MMS Received" is Google's word, and no text
            "images.html",
            [
                ("2022-03-23 18:17:22.422", CELL, CELL, "media", None, None),
                ("2022-03-23 18:18:01.875", CELL, CELL, "media", None, None),
            ],
        ),
    ],
)
def test_a_sample_reads_right(name: str, rows: list[tuple[object, ...]]) -> None:
    found = chats.read(PAGES / name, tz="UTC")
    check(found.messages)
    time = pl.col("sent_at").dt.strftime("%Y-%m-%d %H:%M:%S%.3f")
    kind = pl.col("kind").cast(pl.String)
    assert found.messages.select(time, "chat", "sender", kind, "text", "duration_s").rows() == rows
    assert found.skipped == ()

"""Exports from other projects' tests, with the ground truth that was counted in them; not part of this project."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodterms.messages import COUNTED_KINDS
from tests.chats.soundness import imported

FOLDER = os.environ.get("GOODTERMS_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
DISCORD = Path(FOLDER or ".") / "discord"


@pytest.mark.parametrize(
    ("name", "counted", "system", "calls", "first", "last"),
    [
        ("dce_frontend_example.json", {"Adam": 1}, 0, 0, "2023-01-06T14:03:03.853", "2023-01-06T14:03:03.853"),
        ("chatpack.json", {"Alice": 4, "Bob": 3}, 0, 0, "2024-01-15T10:30:00", "2024-03-10T09:15:00"),
        (
            "group_dm.json",
            {"theplant": 1, "lombi": 1, "mlomb": 1},
            2,
            1,
            "2023-01-17T19:33:07.489",
            "2023-03-03T14:47:59.187",
        ),
    ],
)
def test_a_sample_reads_right(
    name: str, counted: dict[str, int], system: int, calls: int, first: str, last: str
) -> None:
    found = imported(DISCORD / name)
    kinds = found.messages["kind"]
    assert Counter(found.messages.filter(kinds.is_in(COUNTED_KINDS))["sender"]) == counted
    assert ((kinds == "system").sum(), (kinds == "call").sum()) == (system, calls)
    assert found.span == tuple(datetime.fromisoformat(time).replace(tzinfo=UTC) for time in (first, last))
    assert found.skipped == ()


def test_answers_and_edits_are_found() -> None:
    found = imported(DISCORD / "chatpack.json").messages
    assert found["reply_to"][4] == found["id"][3]
    assert found["edited"].to_list() == [False] * 6 + [True]


def test_a_call_of_113_minutes_has_its_length() -> None:
    assert imported(DISCORD / "group_dm.json").messages["duration_s"].drop_nulls().to_list() == [6780.126]

"""Exports from other projects' tests, with the ground truth that was counted in them; not part of this project."""

from __future__ import annotations

import os
from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from goodterms.chats import formats, kakaotalk, line, viber
from goodterms.chats.source import Source
from tests.chats.made import imported

FOLDER = os.environ.get("GOODTERMS_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
SAMPLES = Path(FOLDER or ".")
SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("name", "counted", "system", "first", "last"),
    [
        ("android_ko_demo.txt", {"지민": 3, "나": 3, "수아": 2}, 1, "2026-04-25T15:20:00", "2026-04-25T15:26:00"),
        ("mac_openchat.csv", {"운영자": 1, "Alice": 2, "Bob": 2}, 1, "2024-06-01T10:00:00", "2024-06-01T11:10:00"),
        (
            "mac_generated_312.csv",
            {"A": 63, "B": 62, "C": 63, "D": 62, "E": 62},
            0,
            "2026-02-01T09:00:00",
            "2026-02-12T21:33:00",
        ),
    ],
)
def test_a_sample_reads_right(name: str, counted: dict[str, int], system: int, first: str, last: str) -> None:
    found = imported(SAMPLES / "kakaotalk" / name, tz="Asia/Seoul")
    assert Counter(found.messages["sender"].drop_nulls()) == counted
    assert (found.messages["kind"] == "system").sum() == system
    assert found.span == tuple(datetime.fromisoformat(time).replace(tzinfo=SEOUL) for time in (first, last))
    assert (found.skipped, found.warnings) == ((), ())


def test_a_message_of_two_lines_is_one() -> None:
    texts = imported(SAMPLES / "kakaotalk" / "android_ko_demo.txt").messages["text"]
    assert texts[7] == "여러 줄 메시지도 이렇게 보여주면 좋겠다.\nREADME 스크린샷이랑 OG 이미지에 쓰기 딱 좋게."
    texts = imported(SAMPLES / "kakaotalk" / "mac_openchat.csv").messages["text"]
    assert texts[0] == "---- 오픈채팅방 안내 ----\n환영합니다. 규칙을 지켜 주세요."


def test_no_sample_of_another_app_is_taken_for_one_of_these() -> None:
    others = [path for path in SAMPLES.rglob("*") if path.is_file() and "kakaotalk" not in path.parts]
    assert others
    for path in others:
        source = Source(path.name, path.read_bytes())
        assert not any(form.sniff(source) for form in (line.FORMAT, kakaotalk.FORMAT, viber.FORMAT)), path


def test_these_come_before_formats_that_know_less_of_their_lines() -> None:
    channels = [form.channel for form in formats()]
    assert channels.index("kakaotalk") < channels.index("whatsapp")

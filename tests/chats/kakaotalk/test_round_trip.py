"""What was written in KakaoTalk's ways comes back as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.chats import kakaotalk
from goodterms.chats.rows import Options
from goodterms.chats.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

PLACEHOLDERS = {"sticker": "이모티콘", "media": "사진", "voice": "음성메시지", "contact": "연락처", "location": "지도"}
START = datetime(2026, 2, 27, 22, 0, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff") | st.just("\n"))
NAMES = st.sampled_from(["지우", "Kim Lee", "A: B", "수아 [팀]"])
Said = tuple[datetime, str, str, str | None, float | None]


@st.composite
def messages(draw: st.DrawFn) -> list[Said]:
    """Make messages in the order of time, none of which ends in a line break."""
    said: list[Said] = []
    when = START
    for _ in range(draw(st.integers(1, 8))):
        when += timedelta(minutes=draw(st.integers(0, 900)))
        kind = draw(st.sampled_from(["text", "text", "text", "call", *PLACEHOLDERS]))
        text = "w" + draw(WORDS) + "w" if kind == "text" else None
        length = float(draw(st.integers(0, 5999))) if kind == "call" else None
        said.append((when, draw(NAMES), kind, text, length))
    return said


def put(kind: str, text: str | None, length: float | None) -> str:
    """Write a body as KakaoTalk does."""
    if text is not None:
        return text
    return PLACEHOLDERS[kind] if length is None else f"보이스톡 {int(length) // 60}:{int(length) % 60:02}"


def clock(when: datetime) -> str:
    """Write a time of the day in Korean."""
    return f"{'오전' if when.hour < 12 else '오후'} {when.hour % 12 or 12}:{when.minute:02}"


def android(said: list[Said]) -> str:
    """Write messages as a phone does."""
    out = "우리방 님과 카카오톡 대화\n저장한 날짜 : 2026년 3월 10일 오전 9:00\n\n"
    for day, of_day in groupby(said, key=lambda one: one[0].date()):
        here = list(of_day)
        date = f"{day.year}년 {day.month}월 {day.day}일"
        out += f"\n{date} {clock(here[0][0])}\n"
        out += "".join(
            f"{date} {clock(when)}, {name} : {put(kind, text, length)}\n" for when, name, kind, text, length in here
        )
    return out


def windows(said: list[Said]) -> str:
    """Write messages as Windows does."""
    out = "우리방 님과 카카오톡 대화\n저장한 날짜 : 2026-03-10 10:44:52\n\n"
    for day, of_day in groupby(said, key=lambda one: one[0].date()):
        out += f"--------------- {day.year}년 {day.month}월 {day.day}일 월요일 ---------------\n"
        out += "".join(
            f"[{name}] [{clock(when)}] {put(kind, text, length)}\n" for when, name, kind, text, length in of_day
        )
    return out


def mac(said: list[Said]) -> str:
    """Write messages as a Mac does."""
    rows = [(when, name, put(kind, text, length).replace('"', '""')) for when, name, kind, text, length in said]
    return "Date,User,Message\n" + "".join(f'{when:%Y-%m-%d %H:%M:%S},"{name}","{body}"\n' for when, name, body in rows)


@settings(max_examples=50)
@given(messages(), st.sampled_from([android, windows, mac]))
def test_what_was_written_comes_back(said: list[Said], write: Callable[[list[Said]], str]) -> None:
    found = kakaotalk.FORMAT.read(Source("a.txt", write(said).encode()), Options("UTC"))
    assert found.frame.select("sent_at", "sender", "kind", "text", "duration_s").rows() == said
    assert found.skipped == ()

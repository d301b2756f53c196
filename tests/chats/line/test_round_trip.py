"""What was written in LINE's way comes back as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.chats import line
from goodterms.chats.rows import Options
from goodterms.chats.source import Source

PLACEHOLDERS = {"sticker": "[Sticker]", "media": "[Photo]", "voice": "[Voice message]", "contact": "[Contact]"}
START = datetime(2026, 2, 27, 22, 0, tzinfo=UTC)
# A line break within a message is one line feed; blanks behind it are kept.
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff") | st.just("\n"), min_size=1
)
NAMES = st.sampled_from(["Alex", "Kim Lee", "健", "段 Duan", "A: B"])
Said = tuple[datetime, str, str, str | None, float | None]


def is_plain(text: str) -> bool:
    """Tell texts that LINE's own words do not begin, and that no quotes of its own enclose."""
    return not text.startswith(("[", "☎", "ⓘ", '"')) and not text.endswith('"') and text.strip() != ""


@st.composite
def messages(draw: st.DrawFn) -> list[Said]:
    """Make messages in the order of time."""
    said: list[Said] = []
    when = START
    for _ in range(draw(st.integers(1, 8))):
        when += timedelta(minutes=draw(st.integers(0, 900)))
        kind = draw(st.sampled_from(["text", "text", "text", "call", *PLACEHOLDERS]))
        text = draw(WORDS.filter(is_plain)) if kind == "text" else None
        length = float(draw(st.integers(0, 5999))) if kind == "call" else None
        said.append((when, draw(NAMES), kind, text, length))
    return said


def put(kind: str, text: str | None, length: float | None) -> str:
    """Write a body as LINE does."""
    if text is not None:
        return '"' + text.replace('"', '""') + '"' if "\n" in text else text
    return PLACEHOLDERS[kind] if length is None else f"☎ Call time {int(length) // 60}:{int(length) % 60:02}"


def export(said: list[Said]) -> str:
    """Write messages as an export."""
    out = "[LINE] Chat history with Alex\nSaved on: 2026/03/10 09:00\n"
    for day, of_day in groupby(said, key=lambda one: one[0].date()):
        out += f"\n{day:%a, %m/%d/%Y}\n"
        out += "".join(
            f"{when:%H:%M}\t{name}\t{put(kind, text, length)}\n" for when, name, kind, text, length in of_day
        )
    return out


@settings(max_examples=60)
@given(messages())
def test_what_was_written_comes_back(said: list[Said]) -> None:
    found = line.FORMAT.read(Source("a.txt", export(said).encode()), Options("UTC"))
    assert found.frame.select("sent_at", "sender", "kind", "text", "duration_s").rows() == said
    assert found.skipped == ()

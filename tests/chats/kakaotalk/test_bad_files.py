"""Files that are broken, empty, or something else, and lines that cannot be used."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, kakaotalk
from goodterms.chats.rows import Options, to_messages
from goodterms.chats.source import Source
from goodterms.messages import check
from tests.chats.kakaotalk.exported import MAC, SAMPLES, brief, sample, written

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [(SAMPLES / name).read_bytes() for name in ("android_ko.txt", "iphone_en.txt", "windows_ko.txt", MAC)]
TOP = "지우 님과 카카오톡 대화\n저장한 날짜 : 2026년 3월 10일 오전 9:00\n\n\n"


def test_lines_that_cannot_be_used_are_named_with_their_reason() -> None:
    text = TOP + "odd\n2026년 2월 30일 오후 9:04, A : no such day\n2026년 3월 1일 오후 13:04, A : no such hour\n"
    found = written(text + "2026년 3월 1일 오후 9:04, A : good\n")
    assert brief(found) == [("03-01 21:04", "A", "text", "good")]
    assert [(entry.place, entry.count, entry.reason) for entry in found.skipped] == [
        ("line 5", 1, "stands before the first message"),
        ("lines 6 to 7", 2, "no date or time that can be read"),
    ]


@pytest.mark.parametrize("content", [TOP, "Date,User,Message\n", "Date,User,Message"])
def test_a_chat_without_messages_is_said_plainly(content: str) -> None:
    with pytest.raises(BadExport, match=r"“a\.txt” holds no KakaoTalk messages; export the chat again"):
        kakaotalk.FORMAT.read(Source("a.txt", content.encode()), Options("UTC"))


def test_folders_zips_and_memory_give_the_same(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "chat.zip", "w") as archive:
        archive.write(SAMPLES / "iphone_ko.txt", "Talk_2026.3.10 10:20-1.txt".replace(":", "."))
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "chat.txt").write_bytes((SAMPLES / "iphone_ko.txt").read_bytes())
    expected = sample("iphone_ko.txt").messages
    held = Source("chat.txt", (SAMPLES / "iphone_ko.txt").read_bytes())
    for source in (tmp_path / "chat.zip", tmp_path / "one", held):
        assert chats.read(source, tz="UTC").messages.equals(expected)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["android_ko.txt", "windows_ko.txt", MAC])
def test_other_encodings_read_the_same(name: str, encoding: str) -> None:
    again = (SAMPLES / name).read_bytes().decode("utf-8-sig").encode(encoding)
    assert chats.read(Source(name, again), tz="UTC").messages.equals(sample(name).messages)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        (TOP, True),
        ("Alex with KakaoTalk Chats\nDate Saved : 2026-03-10 00:47:14\n", True),
        ("Date,User,Message\n", True),
        ("--------------- 2026년 3월 1일 일요일 ---------------\n[A] [오후 2:37] hi\n", True),
        ("2026년 3월 1일 오후 9:04, A : hi\n", True),
        ("2026. 3. 1. 오후 9:04 - A: hi\n", False),
        ("2026년 3월 1일 오후 9:04 - A: hi\n", False),
        ("[2026. 3. 1. 오후 9:04:00] A: hi\n", False),
        ("2026년 3월 1일 일요일\n오늘의 일기\n", False),
        ("date,user,message,channel\n", False),
        ("", False),
    ],
)
def test_the_format_is_told_by_its_first_lines(text: str, ours: bool) -> None:
    assert kakaotalk.FORMAT.sniff(Source("a.txt", text.encode())) is ours


def is_sound(content: bytes) -> bool:
    """Tell whether a file is read into a sound table, or refused by its name in one sentence."""
    try:
        found = kakaotalk.FORMAT.read(Source("a.txt", content), Options("UTC"))
    except BadExport as problem:
        return "“a.txt”" in str(problem) and "\n" not in str(problem)
    return check(to_messages(kakaotalk.FORMAT, found.frame)).height == found.frame.height


PIECES = [
    piece.encode()
    for piece in (
        "\n",
        '"',
        ",",
        "2026년 3월 1일 오후 9:04",
        ", A : ",
        "[A] [오후 2:37] ",
        "\n--------------- 2026년 3월 1일 일요일 ---------------\n",
        "2026-03-01 20:36:00",
        "Date,User,Message\n",
        "Mar 1, 2026 at 19:12",
        "99",
        "\x00",
    )
]


@settings(max_examples=60)
@given(st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_no_bytes_whatever_are_a_crash(content: bytes) -> None:
    assert is_sound(content)
    assert is_sound(b"Date,User,Message\n" + content)
    kakaotalk.FORMAT.sniff(Source("a.txt", content))


@settings(max_examples=60)
@given(st.sampled_from(TEXTS), st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES) | st.binary(max_size=5))
def test_no_mutated_export_is_a_crash(whole: bytes, share: float, length: int, piece: bytes) -> None:
    place = int(len(whole) * share)
    assert is_sound(whole[:place] + piece + whole[place + length :])

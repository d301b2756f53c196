"""Files that are broken, empty, or something else, and lines that cannot be used."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, line
from goodterms.chats.rows import Options, to_messages
from goodterms.chats.source import Source
from goodterms.messages import check
from tests.chats.line.exported import SAMPLES, TOP, brief, sample, written

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = (SAMPLES / "phone_ja.txt").read_bytes()


def test_lines_that_cannot_be_used_are_named_with_their_reason() -> None:
    text = "[LINE] Chat with Alex\nSaved on: today\nodd\n08:59\tAlex\tno day yet\n2026/03/01(日)\n"
    found = written(
        text + "29:61\tAlex\tno such time\n13:00PM\tKim\tnor this\n09:00\tAlex\tgood\n2026/02/30\n09:00\tKim\tlost\n"
    )
    assert brief(found) == [("03-01 09:00", "Alex", "text", "good")]
    assert [(entry.place, entry.count, entry.reason) for entry in found.skipped] == [
        ("line 3", 1, "stands before the first message"),
        ("line 4", 1, "stands before the first day"),
        ("lines 6 to 7", 2, "no date or time that can be read"),
        ("line 10", 1, "no date or time that can be read"),
    ]


def test_a_chat_without_messages_is_said_plainly() -> None:
    with pytest.raises(BadExport, match=r"“a\.txt” holds no LINE messages; send the chat history again"):
        line.FORMAT.read(Source("a.txt", TOP.encode()), Options("UTC"))


def test_an_order_that_cannot_be_is_refused() -> None:
    with pytest.raises(BadExport, match="cannot be read as mdy"):
        written(TOP + "Sel, 26/01/2026\n21:03\tAlex\thi\n", date_order="mdy")


def test_one_file_may_decide_the_order_of_another() -> None:
    from tests.chats.made import imported

    open_one = Source("a.txt", (TOP + "Sel, 06/01/2026\n21:03\tAlex\thi\n").encode())
    clear = Source("b.txt", (TOP + "Sel, 01/26/2026\n21:03\tAlex\tyes\n").encode())
    assert imported(open_one).guessed_order == "dmy"
    both = chats.read([open_one, clear], tz="UTC")
    assert both.messages["sent_at"].dt.month().to_list() == [1, 6]
    assert both.guessed_order is None


def test_folders_zips_and_memory_give_the_same(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "chat.zip", "w") as archive:
        archive.write(SAMPLES / "phone_ja.txt", "LINE/[LINE] 葵とのトーク.txt")
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "chat.txt").write_bytes(WHOLE)
    expected = sample("phone_ja.txt").messages
    for source in (tmp_path / "chat.zip", tmp_path / "one", Source("chat.txt", WHOLE)):
        assert chats.read(source, tz="UTC").messages.equals(expected)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_other_encodings_and_line_ends_read_the_same(encoding: str, end: str) -> None:
    again = WHOLE.decode().replace("\n", end).encode(encoding)
    assert chats.read(Source("a.txt", again), tz="UTC").messages.equals(sample("phone_ja.txt").messages)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        (TOP, True),
        ("2026.03.01 Sunday\n09:15 Ann hello\n", True),
        ("2026/03/01(日)\n09:15\tAnn\thello\n", True),
        ("[2026/03/01, 09:15:00] Ann: hello\n", False),
        ("2026/03/01, 09:15 - Ann: hello\n", False),
        ("2026.03.01 Sunday\nDear diary,\n09:15 we met\n", False),
        ("09:15\tAnn\thello\n", False),
        ("notes\n[LINE] Chat history with Alex\n", False),
        ("\n\n", False),
    ],
)
def test_the_format_is_told_by_its_first_lines(text: str, ours: bool) -> None:
    assert line.FORMAT.sniff(Source("a.txt", text.encode())) is ours


def is_sound(content: bytes) -> bool:
    """Tell whether a file is read into a sound table, or refused by its name in one sentence."""
    try:
        found = line.FORMAT.read(Source("a.txt", content), Options("UTC"))
    except BadExport as problem:
        return "“a.txt”" in str(problem) and "\n" not in str(problem)
    return check(to_messages(line.FORMAT, found.frame)).height == found.frame.height


PIECES = [
    piece.encode()
    for piece in ("\n", "\t", '"', "2026/03/02(月)\n", "09:00\tA\t", "\n10:00 B ", "Fri, 3/4/2026\n", "99", "\x00")
]


@given(st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_no_bytes_whatever_are_a_crash(content: bytes) -> None:
    assert is_sound(content)
    assert is_sound(TOP.encode() + content)
    line.FORMAT.sniff(Source("a.txt", content))


@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.sampled_from(PIECES) | st.binary(max_size=5))
def test_no_mutated_export_is_a_crash(place: int, length: int, piece: bytes) -> None:
    assert is_sound(WHOLE[:place] + piece + WHOLE[place + length :])


def test_quotes_that_never_close_take_no_time() -> None:
    lines = "".join(f'{23 - n % 24:02}:00\tA\t"open\n' for n in range(30_000))
    assert written(TOP + "2026/03/01(日)\n" + lines).messages.height == 30_000

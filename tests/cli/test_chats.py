"""`goodterms chats`: what is in an export, before one of it is chosen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from goodterms.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAIR = "13/01/2024, 09:00 - Ann: hi\n13/01/2024, 09:01 - Bob: hello\n"


def test_the_conversations_of_a_folder_are_listed_most_messages_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(PAIR)
    (tmp_path / "b.txt").write_text(PAIR.replace("Bob", "Zoe") + "15/01/2024, 09:00 - Zoe: you?\n")
    assert run(["chats", str(tmp_path), "--tz", "UTC"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "“Ann, Zoe” (whatsapp): 3 by Zoe 2, Ann 1; 2024-01-13 to 2024-01-15.",
        "“Ann, Bob” (whatsapp): 2 by Ann 1, Bob 1; 2024-01-13.",
    ]


def test_the_list_comes_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(PAIR)
    assert run(["chats", str(tmp_path), "--tz", "UTC", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "chat": "Ann, Bob",
            "channels": ["whatsapp"],
            "messages": 2,
            "people": {"Ann": 1, "Bob": 1},
            "more_people": 0,
            "first": "2024-01-13T09:00:00Z",
            "last": "2024-01-13T09:01:00Z",
        }
    ]


def test_a_chat_without_people_and_a_hostile_name_are_shown_safely(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("13/01/2024, 09:00 - Messages are encrypted\n")
    assert run(["chats", str(tmp_path / "a.txt"), "--tz", "UTC"]) == 0
    assert capsys.readouterr().out == "There is no message by anyone in it.\n"
    (tmp_path / "a.txt").write_text(PAIR.replace("Bob", "B\x1b[31mob"))
    assert run(["chats", str(tmp_path / "a.txt"), "--tz", "UTC"]) == 0
    assert "\x1b" not in capsys.readouterr().out

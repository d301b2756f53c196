"""`goodterms review`: an honest look at a message before it is sent."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from goodterms.cli import run

if TYPE_CHECKING:
    from pathlib import Path

PUSHY = "\ufeffhey\r\nanswer me now"
WAITING = {"feelings_told": True, "they_answered": "nothing_yet", "offer": {"made_by": "them", "answer": "accepted"}}
NO_CONTACT = {"safety": {"they_asked_for_no_contact": True}, "shared": ["children"]}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_bytes(PUSHY.encode())
    return path


def situation(tmp_path: Path, given: dict[str, Any]) -> str:
    path = tmp_path / "situation.json"
    path.write_text(json.dumps(given))
    return str(path)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["review", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["review", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    return err


def test_json_counts_characters_of_the_text_as_given(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = json.loads(shown(capsys, str(draft), "--json"))
    assert review["verdict"] == "mend"
    (finding,) = review["findings"]
    assert finding["quote"] == PUSHY[finding["start"] : finding["end"]] == "answer me now"


def test_a_draft_comes_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in ([], ["-"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(draft.read_bytes()), encoding="utf-8"))
        assert shown(capsys, *arguments, "--json") == shown(capsys, str(draft), "--json")


def test_the_terminal_shows_the_words_why_and_what_to_try(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = " ".join(shown(capsys, str(draft), "--context", "acceptance").split())
    for part in ("“answer me now”", "may land badly", "What it does not say", "They miss much: sarcasm"):
        assert part in out


def test_where_writing_is_closed_it_is_not_to_be_sent(
    tmp_path: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for given, said in ((WAITING, "have not answered"), (NO_CONTACT, "Leave them in peace")):
        file = situation(tmp_path, given)
        assert json.loads(shown(capsys, str(draft), "--situation", file, "--json"))["verdict"] == "do-not-send"
        out = " ".join(shown(capsys, str(draft), "--situation", file).split())
        assert out.startswith("Please do not send this.")
        assert said in out
        assert "“answer me now”" in out


def test_what_stops_brings_people_to_talk_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("i am going to kill myself tonight")
    out = shown(capsys, str(draft))
    assert out.startswith("Please do not send this. Talk to someone first, now.")
    assert "findahelpline.com" in out


def test_what_cannot_be_read_is_said_in_a_sentence(
    tmp_path: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("schön".encode("latin-1"))
    assert "is not UTF-8 text (byte 4)" in refused(capsys, str(latin))
    assert "cannot be read" in refused(capsys, str(tmp_path / "nowhere.txt"))
    assert "cannot be read" in refused(capsys, str(tmp_path))
    long = tmp_path / "long.txt"
    long.write_text("so " * 400_000)
    assert "far too long" in refused(capsys, str(long))
    assert "the unknown key" in refused(capsys, str(draft), "--situation", situation(tmp_path, {"gaol": "unsure"}))

"""`goodterms compare`: two stretches of a chat held against each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from goodterms.cli import run
from tests.cli.test_read import write

if TYPE_CHECKING:
    from pathlib import Path

STRETCHES = ("--first", "2026-01-05..2026-04-05", "--second", "2026-04-06..2026-07-05")


@pytest.fixture
def export(tmp_path: Path) -> str:
    return str(write(tmp_path / "chat.txt", "Kim", "Alex"))


def test_the_second_stretch_is_told_against_the_first(export: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", export, "--me", "Kim", "--tz", "UTC", *STRETCHES]) == 0
    shown = capsys.readouterr()
    out = " ".join(shown.out.split())
    assert "conversations in the second stretch" in out
    assert "Alex, first stretch: " in out
    assert "second minus first" in out
    assert "First stretch: 5 January 2026 to 5 April 2026." in shown.err


def test_json_tells_both_as_before_and_since(export: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", export, "--me", "Kim", "--tz", "UTC", *STRETCHES, "--json", "--hours", "8-20"]) == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert told["events"] == [{"id": "stretch", "on": "2026-04-06"}]
    periods = {one["period"] for measure in told["measures"] for one in measure["estimates"]}
    assert periods == {"all", "before:stretch", "since:stretch"}
    assert "sent between 08:00 and 20:00" in err


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["--first", "2026-01-05", *STRETCHES[2:]], "write it as 2026-01-01..2026-03-31"),
        ([*STRETCHES, "--hours", "late"], "write them as 22-6"),
        ([*STRETCHES, "--kind", "wish"], "There is no kind “wish”"),
        ([*STRETCHES, "--channel", "pigeon"], "There is no message of that kind"),
        ([*STRETCHES[:2], "--second", "2026-04-05..2026-05-05"], "share days"),
    ],
)
def test_what_cannot_be_compared_is_one_sentence(
    export: str, capsys: pytest.CaptureFixture[str], asked: list[str], sentence: str
) -> None:
    assert run(["compare", export, "--me", "Kim", "--tz", "UTC", *asked]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1

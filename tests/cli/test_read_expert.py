from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from goodterms.cli import run
from tests.reading.invented import chat

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def export(tmp_path: Path) -> str:
    called = {"me": "Kim", "them": "Alex"}
    rows = chat(7, 60).select("sent_at", "who").iter_rows()
    path = tmp_path / "chat.txt"
    path.write_text("".join(f"{time:%d/%m/%Y, %H:%M} - {called[who]}: hello\n" for time, who in rows), encoding="utf-8")
    return str(path)


def told(export: str, *more: str) -> list[str]:
    return ["read", export, "--me", "Kim", "--tz", "UTC", *more]


def test_who_writes_after_whom_is_told_only_when_asked_for(export: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(told(export)) == 0
    assert "Who writes after whom" not in capsys.readouterr().out
    assert run(told(export, "--expert")) == 0
    flat = " ".join(capsys.readouterr().out.split())
    assert "Who writes after whom (for experts) There is too little to tell" in flat
    assert flat.index("In numbers") < flat.index("Who writes after whom") < flat.index("What this cannot show")


def test_its_json_stands_under_expert_only_when_asked_for(export: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(told(export, "--json")) == 0
    assert "expert" not in json.loads(capsys.readouterr().out)
    assert run(told(export, "--json", "--expert")) == 0
    expert = json.loads(capsys.readouterr().out)["expert"]
    assert (expert["enough"], expert["reason"], expert["drawn"]) == (False, "few", [])
    assert [side["who"] for side in expert["sides"]] == ["me", "them"]

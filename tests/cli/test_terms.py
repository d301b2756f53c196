"""`goodterms terms`, `goodterms hear`, and terms in `goodterms read` and `goodterms review`."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from goodterms.cli import run

if TYPE_CHECKING:
    from pathlib import Path

LATE = {
    "id": "late",
    "topic": "contact",
    "text": "No messages after ten.",
    "state": "said-by-them",
    "known": "written",
    "on": "2026-03-02",
    "limit": {"kind": "quiet-hours", "hours": [{"from": "22:00", "to": "08:00"}]},
}
CHAT = """02/03/2026, 12:00 - Ann: hello
02/03/2026, 12:05 - Bo: hi
03/03/2026, 22:30 - Ann: awake?
04/03/2026, 12:00 - Ann: lunch
05/03/2026, 23:00 - Bo: late for me
"""


@pytest.fixture
def terms(tmp_path: Path) -> str:
    return written(tmp_path, LATE)


@pytest.fixture
def chat(tmp_path: Path) -> str:
    path = tmp_path / "WhatsApp Chat with Bo.txt"
    path.write_text(CHAT)
    return str(path)


def written(tmp_path: Path, *told: dict[str, Any]) -> str:
    path = tmp_path / "terms.json"
    path.write_text(json.dumps({"terms": told}))
    return str(path)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return " ".join(capsys.readouterr().out.split())


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.strip().splitlines())) == ("", 1)
    return err


def test_what_holds_is_shown_with_where_it_comes_from(terms: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = shown(capsys, "terms", terms, "--on", "2026-03-05")
    assert "What was settled on 5 March 2026" in said
    assert "No messages after ten. (they wrote it on 2 March 2026)" in said
    assert "No messages and no calls between 22:00 and 08:00" in said
    assert "On 1 March 2026 nothing was settled." in shown(capsys, "terms", terms, "--on", "2026-03-01")


def test_json_tells_the_narrowest_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    earlier = LATE | {
        "id": "nine",
        "state": "agreed",
        "limit": {"kind": "quiet-hours", "hours": [{"from": "21:00", "to": "08:00"}]},
    }
    found = json.loads(shown(capsys, "terms", written(tmp_path, LATE, earlier), "--on", "2026-03-05", "--json"))
    (held,) = found["held"]
    assert (held["terms"], held["deciding"], held["limit"]["hours"]) == (
        ["late", "nine"], ["nine"], [{"from": "21:00", "to": "08:00"}],
    )  # fmt: skip
    assert [term["holds"] for term in found["terms"]] == [True, True]


def test_a_message_is_laid_out_and_closed_where_the_plan_closes_it(
    terms: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for which in ("late", "all"):
        assert "No messages after ten." in shown(capsys, "terms", terms, "--message", which)
    path = tmp_path / "situation.json"
    path.write_text(json.dumps({"safety": {"they_asked_for_no_contact": True}}))
    for which in ("late", "all"):
        assert "plan closes it" in refused(capsys, "terms", terms, "--message", which, "--situation", str(path))
    assert "closed for now" in shown(capsys, "terms", terms, "--situation", str(path))
    assert "There is no term" in refused(capsys, "terms", terms, "--message", "other")


def test_the_calendar_says_nothing_of_anyone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agreed = LATE | {"state": "agreed", "review": "2199-01-01"}
    calendar = shown(capsys, "terms", written(tmp_path, agreed), "--calendar")
    assert "DTSTART;VALUE=DATE:21990101" in calendar
    assert "ten" not in calendar


def test_control_is_refused_wherever_terms_are_read(
    tmp_path: Path, chat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, LATE | {"text": "You answer within an hour."})
    draft = tmp_path / "draft.txt"
    draft.write_text("hello")
    for arguments in (
        ["terms", file],
        ["review", str(draft), "--terms", file],
        ["read", chat, "--me", "Ann", "--terms", file],
    ):
        assert "not taken as a term" in refused(capsys, *arguments)


def test_a_reading_says_how_mine_were_kept_and_never_counts_theirs(
    terms: str, chat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["read", chat, "--me", "Ann", "--tz", "Europe/Berlin", "--terms", terms]
    found = json.loads(shown(capsys, *command, "--json"))["terms"]
    (mine,) = found["mine"]
    assert (mine["over"], mine["n"], mine["since"], mine["to"]) == (1, 3, "2026-03-02", "2026-03-05")
    assert found["theirs"] == []
    assert "Of your 3 messages, 1 came in that time." in shown(capsys, *command)


def test_their_slips_are_said_without_a_number(tmp_path: Path, chat: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, LATE | {"state": "agreed"})
    command = ["read", chat, "--me", "Ann", "--tz", "Europe/Berlin", "--terms", file, "--json"]
    (theirs,) = json.loads(shown(capsys, *command))["terms"]["theirs"]
    assert set(theirs) == {"term", "topic", "origin", "said", "worth_a_talk"}
    assert theirs["worth_a_talk"] is False


def test_without_terms_a_reading_is_as_it_was(chat: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "terms" not in json.loads(shown(capsys, "read", chat, "--me", "Ann", "--json"))


def test_a_draft_is_held_against_terms_at_a_time(
    terms: str, chat: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("  Are you up?\n")
    command = ["review", str(draft), "--terms", terms, "--tz", "Europe/Berlin", "--json"]
    late = json.loads(shown(capsys, *command, "--at", "2026-03-05T22:14", "--messages", chat, "--me", "Ann"))
    (finding,) = [each for each in late["findings"] if each["id"] == "against-terms"]
    assert late["verdict"] == "mend"
    assert (finding["start"], finding["end"], finding["quote"], finding["family"]) == (
        2,
        13,
        "Are you up?",
        "against-terms",
    )
    for said in ("No messages after ten", "they wrote it on 2 March 2026", "It is 22:14 now", "slipped once this week"):
        assert said in finding["why"]
    assert json.loads(shown(capsys, *command, "--at", "2026-03-05T12:00"))["verdict"] == "ready"
    assert "is no time" in refused(capsys, *command, "--at", "soon")
    assert "Sending it now" in shown(capsys, *command[:-1], "--at", "2026-03-05T22:14")


def test_limits_are_heard_in_what_they_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"nice walk. not after nine, please")))
    (found,) = json.loads(shown(capsys, "hear", "--json"))["heard"]
    assert (found["quote"], found["topic"], found["limit"]["kind"]) == ("not after nine", "contact", "quiet-hours")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"don't contact me again")))
    assert "no contact at all" in shown(capsys, "hear")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"see you on Monday then")))
    assert "No limit was found" in shown(capsys, "hear")


@pytest.mark.parametrize("data", ["", "[]", '{"terms": [{}]}', "\x00"])
def test_what_is_no_file_of_terms_is_refused_in_one_sentence(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.json"
    path.write_text(data)
    assert "terms" in refused(capsys, "terms", str(path))
    assert "is no day" in refused(capsys, "terms", written(tmp_path, LATE), "--on", "someday")

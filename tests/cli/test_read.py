from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import msgspec
import pytest
from rich.cells import cell_len

from goodterms.cli import run
from goodterms.companion.told import ToldReading
from goodterms.content.documents import RECKONING
from goodterms.reading import DEFINITIONS
from tests.reading.invented import chat

if TYPE_CHECKING:
    from pathlib import Path

DAYS = 26 * 7


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write(tmp_path / "chat.txt", "Kim", "Alex")


def write(path: Path, *names: str, days: int = DAYS) -> Path:
    """Write a WhatsApp export of an invented chat; further names write one line each."""
    rows = chat(7, days).select("sent_at", "who").iter_rows()
    called = dict(zip(("me", "them"), names, strict=False))
    lines = [f"{time:%d/%m/%Y, %H:%M} - {called[who]}: hello?" for time, who in rows]
    lines += [f"31/12/2026, 10:00 - {name}: hi" for name in names[2:]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def goodterms(*arguments: str) -> int:
    return run(["read", *arguments, "--tz", "Europe/Berlin"])


def test_the_sentences_come_first_then_charts_then_what_it_cannot_show(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert goodterms(str(export), "--me", "Kim", "--event", "breakup=2026-04-06") == 0
    out = capsys.readouterr().out
    flat = " ".join(out.split())
    places = [flat.index(words) for words in ("Alex started", "In numbers", "●", "■", "What this cannot show")]
    assert places == sorted(places)
    for words in ("times that you wrote", "within a day", "In a week you wrote", "before the breakup"):
        assert words in flat
    for words in ("Calls, meetings and other apps", "deleted", "exact to the minute only"):
        assert words in flat[places[-1] :]


@pytest.mark.parametrize("width", [40, 80])
def test_it_fits_the_width_and_ends_no_line_in_spaces(
    export: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert goodterms(str(export), "--me", "Kim", "--event", "breakup=2026-04-06", "--event", "offer=2026-05-01") == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_a_few_messages_a_week_are_drawn_against_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rare.txt"
    path.write_text("".join(f"05/{month:02}/2026, 09:00 - {name}: hi\n" for month in range(1, 10) for name in "AB"))
    assert goodterms(str(path), "--me", "A", "--date-order", "dmy") == 0
    out = capsys.readouterr().out
    assert "● You: under 1 a week (from 0 to 1, n\u00a0" in out
    assert re.search(r"^  0 +1 a week$", out, re.MULTILINE)


def test_piped_it_is_plain_text(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goodterms(str(export), "--me", "Kim")
    assert "\x1b" not in capsys.readouterr().out


def test_json_puts_only_the_json_on_standard_output(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with export.open("a", encoding="utf-8") as file:
        file.write("31/12/2026, 10:00 - Messages are end-to-end encrypted.\n")
    assert goodterms(str(export), "--me", "Kim", "--event", "breakup=2026-04-06", "--json") == 0
    told = msgspec.json.decode(capsys.readouterr().out, type=ToldReading, strict=True)
    assert told.zone == "Europe/Berlin"
    assert set(told.participants) == {"Kim", "Alex"}
    assert next(measure.id for measure in told.measures) == "starts"


def test_the_zone_is_the_one_asked_for(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["read", str(export), "--me", "Kim", "--tz", "Asia/Tokyo", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["zone"], found["from"][-6:]) == ("Asia/Tokyo", "+09:00")


def test_too_little_is_an_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert goodterms(str(write(tmp_path / "short.txt", "Kim", "Alex", days=6)), "--me", "Kim") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert out.count("There is too little") >= 10
    assert out.count("Too little to say yet") == 1
    assert not [words for words in ("In numbers", "In brackets") if words in out]


def test_what_there_is_too_little_of_since_an_event_is_named_once(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert goodterms(str(export), "--me", "Kim", "--event", "offer=2026-07-01", "--charts") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert len(re.findall(r"Too little to say yet: You, since the offer \(n \d+\); Alex, since the offer", out)) >= 4
    assert "change since" not in out
    assert re.search(r"● You, the whole time: \d+ in 100", out)


def test_where_both_sides_of_an_event_are_enough_the_whole_is_not_drawn_but_stays_in_json(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = (str(export), "--me", "Kim", "--event", "breakup=2026-04-06")
    assert goodterms(*known) == 0
    out = capsys.readouterr().out
    assert "● You, before the breakup: " in out
    assert "● You: " not in out
    assert "Charts of the others: --charts." in out
    assert goodterms(*known, "--json") == 0
    measures = json.loads(capsys.readouterr().out)["measures"]
    assert all("all" in {one["period"] for one in measure["estimates"]} for measure in measures)


def test_the_heading_says_in_which_zone_times_are_read(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert goodterms(str(export), "--me", "Kim") == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(", times read in Europe/Berlin")


def test_the_weeks_end_on_a_sunday_and_say_which_week_belongs_to_no_side(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for day, cut in (("2026-04-06", False), ("2026-04-08", True)):
        assert goodterms(str(export), "--me", "Kim", "--event", f"breakup={day}") == 0
        out = " ".join(capsys.readouterr().out.split())
        assert "5 January 2026 … 5 July 2026 Whole weeks only" in out
        assert ("A week that an event cuts in two belongs to neither side." in out) is cut


def test_where_one_person_wrote_one_sentence_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "alone.txt"
    path.write_text("13/01/2024, 09:00 - Kim: hi\n13/01/2024, 09:05 - Kim: are you there\n")
    assert goodterms(str(path), "--me", "Kim") == 0
    out = capsys.readouterr().out
    assert out.startswith("2 messages, 13 January 2024, times read in Europe/Berlin\n\nOnly you wrote in this chat, so")
    assert "n 0" not in out
    assert "In numbers" not in out
    assert goodterms(str(path), "--me", "Kim", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["measures"]) == len(DEFINITIONS)


def test_names_in_other_scripts_and_with_brackets_stand_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("רות", "[bold]Alex[/bold]", "Zoë 😀"):
        assert goodterms(str(write(tmp_path / "chat.txt", "Kim", name)), "--me", "Kim") == 0
        assert name in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--me", "Nobody"], "Nobody"),
        ([], "--me"),
        (["--me", "Kim", "--event", "wedding=2026-02-10"], "wedding"),
        (["--me", "Kim", "--event", "breakup=2026-13-10"], "2026-13-10"),
        (["--me", "Kim", "--event", "breakup"], "breakup=2026-02-10"),
        (["--me", "Kim", "--event", "offer=2026-03-01", "--event", "offer=2026-03-01"], "twice"),
    ],
)
def test_a_wrong_request_is_one_sentence_and_exit_2(
    export: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert goodterms(str(export), *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_group_needs_a_name_and_then_leaves_the_others_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    group = str(write(tmp_path / "group.txt", "Kim", "Alex", "Robin", "Sam"))
    assert goodterms(group, "--me", "Kim") == 2
    assert "--them" in capsys.readouterr().err
    assert goodterms(group, "--me", "Kim", "--them", "Alex", "--json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["skipped"] == 2
    assert set(json.loads(out)["participants"]) == {"Kim", "Alex"}
    assert err == "2 messages by other people were left out.\n"
    assert goodterms(group, "--me", "Kim", "--them", "Alex") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "2 messages by other people were left out." in out[out.index("What this cannot show") :]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("breakup=2020-01-01", "breakup=2020-01-01 lies before the first message, on 5 January 2026"),
        ("offer=2030-01-01", "offer=2030-01-01 lies after the end of the chat, on 5 July 2026"),
    ],
)
def test_an_event_outside_the_chat_is_remarked_on(
    export: Path, capsys: pytest.CaptureFixture[str], event: str, words: str
) -> None:
    assert goodterms(str(export), "--me", "Kim", "--event", event, "--json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["events"]
    assert words in err
    assert err.count("\n") == 1
    assert goodterms(str(export), "--me", "Kim", "--event", event) == 0
    drawn = capsys.readouterr().out.partition("In numbers")[2]
    assert drawn.count("● You: ") == 3
    assert event.partition("=")[0] not in drawn


def test_an_event_may_be_written_in_capitals(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert goodterms(str(export), "--me", "Kim", "--event", "Breakup=2026-04-06", "--json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["events"] == [{"id": "breakup", "on": "2026-04-06"}]
    assert err == ""


def test_nothing_on_screen_reckons_an_ending_or_shouts(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goodterms(str(export), "--me", "Kim", "--event", "breakup=2026-04-06")
    out = capsys.readouterr().out
    assert not RECKONING.search(out)
    assert not re.search(r"!|None|nan\b|\{", out)

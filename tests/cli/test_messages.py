import json
import subprocess
import sys
import zipfile
from pathlib import Path

import polars as pl
import pytest

from goodterms.cli import run
from goodterms.messages import check

CHAT = "13/01/2024, 09:00 - Ann: hi\nyou\n13/01/2024, 09:01 - Bob: <Media omitted>\n"


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT)
    return path


def test_a_table_is_written_as_parquet_with_its_types(chat: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    assert run(["messages", str(chat), "--me", "Ann", "--tz", "Europe/Berlin", "-o", str(out)]) == 0
    table = check(pl.read_parquet(out))
    assert table["text"].to_list() == ["hi\nyou", None]
    assert table["who"].to_list() == ["me", "them"]


def test_json_lines_hold_times_as_iso_8601(chat: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run(["messages", str(chat), "--tz", "Europe/Berlin", "-o", str(out)]) == 0
    first, second = (json.loads(line) for line in out.read_text().splitlines())
    assert first["sent_at"] == "2024-01-13T08:00:00.000000Z"
    assert (first["text"], second["text"], second["kind"]) == ("hi\nyou", None, "media")


def test_csv_reads_back(chat: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert run(["messages", str(chat), "--tz", "UTC", "-o", str(out)]) == 0
    assert pl.read_csv(out)["text"].to_list() == ["hi\nyou", None]


def test_without_a_file_the_result_alone_is_on_standard_output(chat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["messages", str(chat), "--tz", "UTC"]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["sender"] for line in out.splitlines()] == ["Ann", "Bob"]
    assert err == ""


def test_what_was_written_is_readable_by_its_owner_alone(chat: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    run(["messages", str(chat), "-o", str(out)])
    assert out.stat().st_mode & 0o077 == 0


def test_warnings_and_what_was_skipped_are_said_beside_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("copied\n02/01/2024, 09:00 - Ann: hi\n")
    assert run(["messages", str(path), "-o", str(tmp_path / "o.csv"), "--tz", "UTC"]) == 0
    warning, skipped, summary = capsys.readouterr().err.splitlines()
    assert "--date-order mdy" in warning
    assert skipped == "Skipped in “chat.txt”, line 1: stands before the first message."
    assert summary.startswith("1 message by 1 person, 2024-01-02, times read in UTC; skipped: 1.")


def test_the_summary_counts_people_s_messages_the_app_s_lines_and_chats_apart(
    chat: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("31/12/2024, 23:59 - Zoe: hi\n31/12/2024, 23:59 - Messages are encrypted\n")
    out = str(tmp_path / "out.csv")
    assert run(["messages", str(chat), str(other), "--tz", "Asia/Tokyo", "-o", out]) == 0
    assert capsys.readouterr().err == (
        "3 messages by 3 people and 1 line by the app in 2 chats, 2024-01-13 to 2024-12-31, times read in Asia/Tokyo; "
        "skipped: 0. Written to out.csv; it holds their words too, readable by whoever opens it.\n"
    )


def test_a_table_without_anybody_s_words_is_not_said_to_hold_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "result.json").write_text('{"name": "Bob", "type": "personal_chat", "id": 1, "messages": []}')
    (tmp_path / "chat.txt").write_text("31/12/2024, 23:59 - Messages are encrypted\n")
    for name, said in (("result.json", "No messages; skipped: 0."), ("chat.txt", "No messages and 1 line by the app,")):
        assert run(["messages", str(tmp_path / name), "--tz", "UTC", "-o", str(tmp_path / "out.csv")]) == 0
        err = capsys.readouterr().err
        assert said in err
        assert err.endswith(" Written to out.csv.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["messages"], "FILE"),
        (["messages", "CHAT", "-o", "out.txt"], "must end in .parquet, .csv or .jsonl"),
        (["messages", "CHAT", "-o", "."], "must end in"),
        (["messages", "CHAT", "-o", "no/such/out.csv"], "no folder"),
        (["messages", "gone.txt"], "no file"),
        (["messages", "CHAT", "--me", "Zed"], "Nobody called"),
        (["messages", "CHAT", "--tz", "Mars/Base"], "no time zone"),
        (["messages", "CHAT", "--date-order", "dym"], "no order"),
        (["messages", "CHAT", "--colour"], "No such option"),
        (["read", "CHAT"], "--me"),
        (["chatter"], "No such command"),
    ],
)
def test_a_wrong_call_gets_one_sentence_and_exit_2(
    chat: Path, tmp_path: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.iterdir())
    assert run([str(chat) if argument == "CHAT" else argument for argument in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert len(err.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_is_read_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "Chat.csv"
    path.write_text(CHAT)
    assert run(["messages", str(path), "-o", str(path)]) == 2
    assert "is one of the files to read" in capsys.readouterr().err
    assert path.read_text() == CHAT


def test_a_zip_with_media_and_a_text_that_was_sent_gives_the_chat_alone(tmp_path: Path) -> None:
    path = tmp_path / "WhatsApp Chat - Bob.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("00000001-notes.txt", CHAT.replace("Ann", "Zoe"))
        file.writestr("00000002-PHOTO-2024-01-13-09-01-00.jpg", b"\xff\xd8")
        file.writestr("_chat.txt", CHAT)
        file.writestr("__MACOSX/._chat.txt", b"\x00\x05\x16\x07")
    assert run(["messages", str(path), "-o", str(tmp_path / "out.csv"), "--tz", "UTC"]) == 0
    assert pl.read_csv(tmp_path / "out.csv")["sender"].to_list() == ["Ann", "Bob"]


def test_the_command_speaks_utf_8_where_the_machine_does_not(chat: Path) -> None:
    chat.write_text(CHAT.replace("hi", "☕ ليلى"))
    done = subprocess.run(
        [sys.executable, "-c", "from goodterms.cli import main; main()", "messages", str(chat), "--tz", "UTC"],
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode().splitlines()[0])["text"] == "☕ ليلى\nyou"

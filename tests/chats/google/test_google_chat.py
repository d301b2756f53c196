"""Google Chat's conversations from Google Takeout."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, Source
from goodterms.messages import check

if TYPE_CHECKING:
    from goodterms.messages import Import

SAMPLES = Path(__file__).parents[2] / "samples" / "google-chat"
GROUPS = SAMPLES / "Google Chat" / "Groups"
DM = GROUPS / "DM aaaaAAAAAE" / "messages.json"


def imported(file: Path | Source) -> Import:
    found = chats.read(file, tz="Europe/Berlin")
    check(found.messages)
    return found


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, second, tzinfo=UTC)


def test_a_message_of_every_kind_becomes_a_row() -> None:
    rows = imported(DM).messages.select("sent_at", "sender", "kind", "text", "edited").rows()
    assert rows == [
        (at(1, 9, 0, 5), "Alex", "text", "are you free\non Sunday?", False),
        (at(1, 9, 0, 5), "Kim Berg", "reaction", "👍", False),
        (at(1, 9, 0, 5), "gone@example.com", "reaction", ":wave:", False),
        (at(1, 12), "Kim Berg", "text", "yes", False),
        (at(1, 12, 5), "Kim Berg", "text", "at three, I mean", True),
        (at(1, 0, 30), "Alex", "media", None, False),
        (at(2, 22, 41, 3), "Alex", "media", "look", False),
        (at(2, 22, 42, 3), "Alex", "call", None, False),
        (at(3, 7), "Kim Berg", "deleted", None, False),
        (at(3, 8), "Deleted User", "text", "https://example.org", False),
        (at(3, 9), None, "system", "pick up the box", False),
        (at(3, 9, 1), "Kim Berg", "media", None, False),
    ]


def test_what_cannot_be_used_is_noted() -> None:
    assert [(entry.place, entry.reason.split(",")[0]) for entry in imported(DM).skipped] == [
        ("message 11", "no words and no files in it"),
        ("message 12", "no date that can be read"),
        ("message 13", "no sender"),
        ("message 14", "not written as Google Chat writes it (its “creator”)"),
    ]


def test_reactions_quotes_and_threads_are_linked() -> None:
    found = imported(DM).messages
    assert found["reply_to"].to_list()[:4] == [None, found["id"][0], found["id"][0], found["id"][0]]
    space = imported(GROUPS / "Space AAAAbbbb" / "messages.json").messages
    assert space["reply_to"].to_list() == [None, space["id"][0]]


def test_a_whole_export_is_read_as_a_folder_a_zip_and_from_memory() -> None:
    found = imported(SAMPLES)
    assert found.messages["chat"].unique().sort().to_list() == ["Alex, Kim Berg", "Picnic"]
    assert found.warnings == ()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path in sorted(SAMPLES.rglob("*.json")):
            archive.write(path, f"Takeout/{path.relative_to(SAMPLES)}")
    assert imported(Source("takeout.zip", held.getvalue())).messages.equals(found.messages)
    sources = chats.unpack(SAMPLES)
    assert sum(imported(source).messages.height for source in sources) == found.messages.height


def test_without_the_file_beside_it_a_conversation_is_called_by_who_writes_in_it() -> None:
    data = (GROUPS / "Space AAAAbbbb" / "messages.json").read_bytes()
    assert imported(Source("messages.json", data)).messages["chat"].to_list() == ["Alex, Robin"] * 2


def test_two_spaces_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for group in ("A", "B"):
        folder = tmp_path / f"Space {group}"
        folder.mkdir()
        text = (GROUPS / "Space AAAAbbbb" / "messages.json").read_text().replace("AAAAbbbb", group)
        (folder / "messages.json").write_text(text)
        (folder / "group_info.json").write_text('{"name": "Picnic"}')
    assert imported(tmp_path).messages["chat"].unique().sort().to_list() == ["Picnic (A)", "Picnic (B)"]


def test_an_export_without_messages_and_one_in_another_language_are_said_so() -> None:
    empty = GROUPS / "DM emptyAAAE" / "messages.json"
    assert imported(empty).messages.is_empty()
    data = DM.read_text(encoding="utf-8").replace(" at ", " um ").replace(" в ", " um ").replace("曜日", "")
    with pytest.raises(BadExport, match="in a language that is not read"):
        imported(Source("messages.json", data.replace("年", "-").encode()))
    with pytest.raises(BadExport, match="breaks off"):
        imported(Source("messages.json", DM.read_bytes()[:900]))


PEOPLE = st.sampled_from(["Alex", "Kim"])
MESSAGES = st.lists(
    st.tuples(st.integers(0, 4_000_000_000), PEOPLE, st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)),
    min_size=1,
    max_size=8,
)


@given(MESSAGES)
def test_a_table_written_as_google_writes_it_comes_back(table: list[tuple[int, str, str]]) -> None:
    written: list[dict[str, Any]] = []
    for number, (seconds, name, text) in enumerate(table):
        moment = datetime.fromtimestamp(seconds, UTC)
        clock = f"{moment.hour % 12 or 12}:{moment:%M:%S}\u202f{'AM' if moment.hour < 12 else 'PM'}"
        date = f"{moment:%A, %B} {moment.day}, {moment.year} at {clock} UTC"
        written.append(
            {"creator": {"name": name}, "created_date": date, "text": text, "message_id": f"g/{number}/{number}"}
        )
    found = imported(Source("messages.json", json.dumps({"messages": written}).encode()))
    rows = [(datetime.fromtimestamp(seconds, UTC), name, text) for seconds, name, text in table]
    assert found.messages.select("sent_at", "sender", "text").rows() == rows


def outcome(data: bytes) -> str:
    try:
        imported(Source("messages.json", data))
    except BadExport as refused:
        return str(refused)
    return ""


@given(st.binary(max_size=60), st.integers(0, 6000), st.integers(0, 60))
def test_any_mutated_export_gives_a_sound_table_or_one_sentence(data: bytes, place: int, length: int) -> None:
    for path in (DM, SAMPLES.parent / "hangouts" / "Hangouts.json"):
        whole = path.read_bytes()
        assert outcome(whole[:place] + data + whole[place + length :]).isprintable()

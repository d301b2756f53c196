"""Folders and archives of several exports: what is in them is found, and nothing outside them."""

from __future__ import annotations

import errno
import io
import json
import os
import zipfile
from pathlib import Path as PathOfSystem
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from goodterms import chats
from goodterms.chats import BadExport, Source, archive
from goodterms.chats.lines import first_lines
from goodterms.chats.rows import ROW_SCHEMA, Rows, in_order, linked
from goodterms.chats.source import MAX_BYTES
from goodterms.messages import KIND, PRECISION, SENT_AT, Skipped

if TYPE_CHECKING:
    from pathlib import Path

    from goodterms.messages import Import

SAMPLES = PathOfSystem(__file__).parents[1] / "samples"
PAIR = "13/01/2024, 09:00 - Ann: hi\n13/01/2024, 09:01 - Bob: hello\n"
OTHER = PAIR.replace("Bob", "Zoe")


def telegram(name: str) -> str:
    said = {"id": 1, "type": "message", "date_unixtime": "1780329600", "from": name, "from_id": "u1", "text": "hi"}
    return json.dumps({"name": name, "type": "personal_chat", "id": 1, "messages": [said]})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with two chats, a zip with another, and what does not belong to any."""
    folder = tmp_path / "exports"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "pair.txt").write_text(PAIR)
    (folder / "deep" / "er" / "result.json").write_text(telegram("Kim"))
    (folder / "deep" / "notes.txt").write_text("milk\n")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / ".hidden.txt").write_text(OTHER)
    with zipfile.ZipFile(folder / "zoe.zip", "w") as file:
        file.writestr("_chat.txt", OTHER)
    return folder


def names(imported: Import) -> set[str]:
    return set(imported.messages["chat"])


def test_a_folder_is_searched_with_its_archives(folder: Path) -> None:
    assert names(chats.read(folder, tz="UTC")) == {"Ann, Bob", "Kim", "Ann, Zoe"}


def test_a_folder_and_a_file_may_be_given_together(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text(PAIR + "14/01/2024, 09:00 - Bob: still here\n")
    assert chats.read([folder, tmp_path / "more.txt"], tz="UTC", chat="Ann, Bob").messages.height == 3


def test_several_chats_can_be_kept(folder: Path) -> None:
    assert names(chats.read(folder, tz="UTC", chat=["Kim", "Ann, Zoe"])) == {"Kim", "Ann, Zoe"}
    with pytest.raises(BadExport, match="There is no chat “Max”"):
        chats.read(folder, tz="UTC", chat=["Kim", "Max"])


def packed(files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return data.getvalue()


BOMB = packed({"_chat.txt": bytes(64 * 1024**2)}, zipfile.ZIP_DEFLATED)
WITHIN = {
    "pair.txt": PAIR.encode(),
    "zoe.zip": packed({"_chat.txt": OTHER.encode(), "deep.zip": packed({"_chat.txt": OTHER.encode()})}),
    "more/kim.zip": packed({"result.json": telegram("Kim").encode()}),
    "empty.zip": packed({"a.jpg": b"\xff"}),
    "bomb.zip": BOMB,
    "huge.zip": bytes(64 * 1024**2),
    "torn.zip": packed({"_chat.txt": OTHER.encode()})[:-9],
    "none.zip": b"no zip",
    "chat.rar": b"Rar!",
}
PASSED_BY = {
    "deep.zip": "an archive within an archive within an archive",
    "empty.zip": "holds no chat text",
    "_chat.txt": "bomb.zip/_chat.txt” would unpack to 64 MB",
    "huge.zip": "would unpack to 64 MB",
    "torn.zip": "damaged or incomplete zip file",
    "none.zip": "no zip file, or a damaged one",
    "chat.rar": "an archive that is not opened",
}


def test_archives_within_an_archive_are_read_or_said_by_name(tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(packed(WITHIN, zipfile.ZIP_DEFLATED))
    held = chats.unpack(tmp_path / "all.zip")
    for way in (tmp_path / "all.zip", tmp_path, Source("all.zip", (tmp_path / "all.zip").read_bytes()), held):
        found = chats.read(way, tz="UTC")
        assert names(found) == {"Ann, Bob", "Ann, Zoe", "Kim"}
        assert {entry.place for entry in found.skipped} == {"the whole file"}
        said = {entry.file.rpartition("/")[2]: entry.reason for entry in found.skipped}
        assert said.keys() == PASSED_BY.keys()
        assert all(PASSED_BY[name] in reason and name in reason for name, reason in said.items())


def test_an_archive_that_was_sent_in_a_chat_is_said_and_not_read() -> None:
    own, sent = packed({"_chat.txt": PAIR.encode()}), packed({"_chat.txt": OTHER.encode()})
    export = {"_chat.txt": PAIR.encode(), "00000012-work.zip": sent}
    found = chats.read(Source("WhatsApp Chat - Bob.zip", packed(export)), tz="UTC")
    assert names(found) == {"Ann, Bob"}
    assert [entry.file for entry in found.skipped] == ["WhatsApp Chat - Bob.zip/00000012-work.zip"]
    named = {"WhatsApp Chat - Bob.txt": PAIR.encode(), "WhatsApp Chat - Zoe.zip": sent}
    assert names(chats.read(Source("all.zip", packed(named)), tz="UTC")) == {"Ann, Bob", "Ann, Zoe"}
    assert names(chats.read(Source("all.zip", packed({"a.zip": own, "b.zip": sent})), tz="UTC")) == {
        "Ann, Bob",
        "Ann, Zoe",
    }


def test_archives_within_archives_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = [packed({"_chat.txt": PAIR.replace("Bob", name).encode()}) for name in ("Bo", "Jo", "Mo")]
    every = Source("all.zip", packed({f"{number}.zip": data for number, data in enumerate(inner)}))
    for limit, value in (("MOST_WITHIN", 2 * len(inner[0]) + 9), ("MOST_ARCHIVES", 2)):
        with monkeypatch.context() as patched:
            patched.setattr(archive, limit, value)
            found = chats.read(every, tz="UTC")
        assert names(found) == {"Ann, Bo", "Ann, Jo"}
        assert [entry.reason[:30] for entry in found.skipped] == ["“all.zip/2.zip” is one archive"]


def snapchat(*, friends: bytes) -> dict[str, bytes]:
    said = {
        "From": "a.b",
        "Media Type": "TEXT",
        "Created": "2026-06-01 16:00:00 UTC",
        "Content": "hi",
        "IsSender": False,
    }
    return {"json/chat_history.json": json.dumps({"a.b": [said]}).encode(), "json/friends.json": friends}


def test_a_file_beside_that_is_a_bomb_is_said_and_costs_nothing_else() -> None:
    bomb = b'{"Friends": [' + b" " * 64 * 1024**2 + b"]}"
    zipped = Source("snaps.zip", packed(snapchat(friends=bomb), zipfile.ZIP_DEFLATED))
    for way in (zipped, chats.unpack(zipped)):
        found = chats.read(way, tz="UTC")
        assert found.messages["sender"].to_list() == ["a.b"]
        assert [(entry.file, entry.place) for entry in found.skipped] == [
            ("snaps.zip/json/friends.json", "the whole file")
        ]
        assert "would unpack to 64 MB" in found.skipped[0].reason


def test_changes_beside_a_database_that_are_a_bomb_are_said() -> None:
    database = (SAMPLES / "imessage" / "wal" / "chat.db").read_bytes()
    files = {"chat.db": database, "chat.db-wal": bytes(64 * 1024**2)}
    zipped = Source("messages.zip", packed(files, zipfile.ZIP_DEFLATED))
    for way in (zipped, chats.unpack(zipped)):
        found = chats.read(way, tz="UTC")
        assert found.messages["text"].to_list() == ["In the database"]
        assert [(entry.file, entry.place) for entry in found.skipped] == [
            ("messages.zip/chat.db-wal", "the whole file")
        ]


def test_links_out_of_a_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(PAIR.replace("Bob", "Eve"))
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "linked").symlink_to(outside)
    (folder / "round").symlink_to(folder)
    assert "Ann, Eve" not in names(chats.read(folder, tz="UTC"))


def test_a_damaged_file_among_others_is_skipped_and_said(folder: Path) -> None:
    (folder / "result.json").write_text(telegram("Max")[:-20])
    (folder / "cut.zip").write_bytes((folder / "zoe.zip").read_bytes()[:-9])
    imported = chats.read(folder, tz="UTC")
    assert names(imported) == {"Ann, Bob", "Kim", "Ann, Zoe"}
    skipped = {entry.file: (entry.place, entry.reason) for entry in imported.skipped}
    place, reason = skipped["exports/result.json"]
    assert place == "the whole file"
    assert "breaks off in the middle" in reason
    assert "damaged or incomplete zip" in skipped["exports/cut.zip"][1]


def test_what_cannot_be_opened_or_is_too_large_is_skipped_and_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, looked = PathOfSystem.open, os.scandir
    closed = {folder / "pair.txt", folder / "zoe.zip"}

    def open_most(self: PathOfSystem, *args: Any, **options: Any) -> Any:
        if self in closed or self.is_dir():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(self, *args, **options)

    def look_at_most(path: Any) -> Any:
        if PathOfSystem(path) == folder / "deep" / "er":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return looked(path)

    monkeypatch.setattr(PathOfSystem, "open", open_most)
    monkeypatch.setattr(os, "scandir", look_at_most)
    (folder / "result.json").write_text(telegram("Kim"))
    with (folder / "large.txt").open("w") as file:
        file.write(PAIR)
        file.truncate(MAX_BYTES + 1)
    imported = chats.read(folder, tz="UTC")
    assert names(imported) == {"Kim"}
    assert {entry.file: entry.reason.split("”")[1][:22] for entry in imported.skipped} == {
        "exports/pair.txt": " could not be opened (",
        "exports/zoe.zip": " could not be opened (",
        "exports/deep/er": " could not be opened (",
        "exports/large.txt": " is larger than 2 GB; ",
    }


def test_a_file_that_vanishes_while_a_folder_is_read_is_skipped_and_said(folder: Path) -> None:
    gone = folder / "pair.txt"

    def vanish(_progress: chats.Progress) -> None:
        gone.unlink(missing_ok=True)

    imported = chats.read(folder, tz="UTC", heard=vanish)
    assert "Ann, Bob" not in names(imported)
    assert [(entry.file, entry.place) for entry in imported.skipped] == [("exports/pair.txt", "the whole file")]


def test_a_folder_of_one_damaged_file_is_refused_with_what_is_wrong_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "result.json").write_text(telegram("Max")[:-20])
    with pytest.raises(BadExport, match="breaks off in the middle"):
        chats.read(folder, tz="UTC")
    (folder / "other.json").write_text(telegram("Kim")[:-30])
    with pytest.raises(BadExport, match=r"breaks off in the middle .*\.$"):
        chats.read(folder, tz="UTC")


def test_a_folder_without_an_export_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(BadExport, match="is a folder without any exported chat"):
        chats.read(tmp_path, tz="UTC")
    (tmp_path / "notes.txt").write_text("milk\n")
    with pytest.raises(BadExport, match="is a folder in which no file is an export"):
        chats.read(tmp_path, tz="UTC")


def test_json_that_is_no_export_is_passed_by_without_looking_for_lines(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "package.json").write_text('{\n  "name": "x",\n  "scripts": {"test": "y"}\n}')
    (folder / "list.json").write_text('[{"a": 1}]')
    (folder / "page.html").write_text("<!doctype html><p>13/01/2024, 09:00 - Ann: hi</p>")
    looked: list[str] = []

    def look(source: Source) -> pl.Series:
        looked.append(source.title)
        return first_lines(source)

    monkeypatch.setattr("goodterms.chats.whatsapp.reader.first_lines", look)
    assert names(chats.read(folder, tz="UTC")) == {"Ann, Bob", "Kim", "Ann, Zoe"}
    assert {"package", "list", "page"}.isdisjoint(looked)


@pytest.mark.parametrize("name", ["chat.json", "chat.xml", "chat.html"])
def test_lines_are_found_by_what_a_file_holds_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("[13/01/2024, 09:00:00] Ann: hi\n[13/01/2024, 09:01:00] Bob: hello\n")
    assert chats.read(tmp_path, tz="UTC").messages.height == 2


def test_what_lies_in_a_folder_can_be_held_in_memory(folder: Path) -> None:
    held = chats.unpack(folder)
    for file in folder.rglob("*"):
        if file.is_file():
            file.unlink()
    assert names(chats.read(held, tz="UTC")) == {"Ann, Bob", "Kim", "Ann, Zoe"}


def test_files_beside_are_found_wherever_a_file_came_from(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "result.json").write_text(telegram("Kim"))
    (folder / "about.json").write_text("{}")
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as file:
        file.write(folder / "result.json", "a/result.json")
        file.write(folder / "about.json", "a/about.json")
    loose = Source("result.json", telegram("Kim").encode())
    loose.lie_beside({"about.json": Source("about.json", b"{}")})
    for given in (folder, folder / "result.json", tmp_path / "one.zip", loose):
        kept = chats.unpack(given)[0]
        assert kept.data == telegram("Kim").encode()
        assert kept.held(("about.json",)).beside("about.json") is None  # not asked for when it was taken out
    near = loose.held(("about.json",)).beside("about.json")
    assert near is not None
    assert near.data == b"{}"


def piece(*rows: tuple[int, str, str | None, str | None], skipped: int = 0) -> Rows:
    """Make a piece of an export: second, text, own name, name of the one answered."""
    frame = pl.DataFrame(
        [_row(*row) for row in rows], schema={**ROW_SCHEMA, "ref": pl.String(), "answers_ref": pl.String()}
    )
    return Rows(frame, tuple(Skipped("a", f"line {n}", "why") for n in range(skipped)), ("careful",))


def _row(second: int, text: str, ref: str | None, answers: str | None) -> dict[str, Any]:
    own = {"sent_at": second * 1_000_000, "precision": "second", "sender": "Ann", "kind": "text", "text": text}
    return own | {
        "edited": False,
        "chat": "Ann",
        "answers": None,
        "duration_s": None,
        "ref": ref,
        "answers_ref": answers,
    }


def test_pieces_of_an_export_are_put_in_order_and_linked_across() -> None:
    newer = piece((9, "no", "c", "a"), (7, "yes", "b", "c"), skipped=1)
    older = piece((1, "will you", "a", None), (8, "lost", None, "nowhere"))
    whole = in_order([newer, older])
    frame = linked(whole.frame)
    assert frame["text"].to_list() == ["will you", "yes", "lost", "no"]
    assert frame["answers"].to_list() == [None, 3, None, 0]
    assert frame.schema == {**ROW_SCHEMA, "kind": KIND, "precision": PRECISION, "sent_at": SENT_AT}
    assert (len(whole.skipped), whole.warnings) == (1, ("careful",))


def test_row_numbers_that_a_piece_gives_are_kept_through_the_sorting() -> None:
    later = piece((9, "b", None, None), (5, "a", None, None))
    numbered = Rows(later.frame.drop("ref", "answers_ref").with_columns(answers=pl.Series([1, None], dtype=pl.UInt32)))
    frame = linked(in_order([numbered, numbered]).frame)
    assert frame["text"].to_list() == ["a", "a", "b", "b"]
    assert frame["answers"].to_list() == [None, None, 0, 1]

"""Whole downloads: folders, archives, uploads; what is a thread in them, of which app, and what it is called."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from goodterms import chats
from goodterms.chats import instagram, messenger
from goodterms.chats.meta import cut, files
from goodterms.chats.source import BadExport, Source
from tests.chats.meta.exported import ALEX, AT, INSTAGRAM, KIM, MESSENGER, file, imported, said, thread, wrong

if TYPE_CHECKING:
    from pathlib import Path

ACCOUNT = MESSENGER / "facebook-alex"
NAMES = ["Old friends", f"{KIM} (1001)", f"{KIM} (1002)", "Stranger", "Facebook user", "1006", "Bo Lind"]


def zipped(folder: Path, to: Path) -> Path:
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*.json")):
            archive.write(path, path.relative_to(folder).as_posix())
    return to


def threads(**messages: list[Any]) -> list[Source]:
    """Make files of threads, each in its folder, as an upload has them."""
    return [
        file(thread(some, title=name.partition("_")[0], path=f"inbox/{name}"), f"messages/inbox/{name}/message_1.json")
        for name, some in messages.items()
    ]


def test_a_folder_an_archive_and_what_was_taken_into_memory_read_alike(tmp_path: Path) -> None:
    folder = imported(ACCOUNT)
    archive = zipped(ACCOUNT, tmp_path / "facebook-alex.zip")
    upload = Source("facebook-alex.zip", archive.read_bytes())
    for other in (imported(archive), imported(upload), imported(chats.unpack(archive))):
        assert other.messages.equals(folder.messages)
        assert other.skipped == folder.skipped == ()


@pytest.mark.parametrize("block", [400, cut.BLOCK])
@pytest.mark.parametrize("batch", [1, 3000])
def test_what_is_read_does_not_hang_on_how_many_files_are_read_together(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, block: int, batch: int
) -> None:
    folder = tmp_path / "facebook"
    shutil.copytree(ACCOUNT, folder)
    for number, messages in enumerate(([], [said(None, at=1, by=""), said(wrong("é"), by=wrong("Žo"))], [said()])):
        place = folder / "messages" / "inbox" / f"more_{number}"
        place.mkdir(parents=True)
        content = file(thread(messages, path=f"inbox/more_{number}")).data
        (place / "message_1.json").write_bytes(content if number < 2 else content[:-9])
    together = imported(folder)
    assert [entry.place for entry in together.skipped] == ["the whole file"]
    monkeypatch.setattr(cut, "BLOCK", block)
    monkeypatch.setattr(files, "A_BATCH", batch)
    monkeypatch.setattr(files, "A_RUN", 2)
    apart = imported(folder)
    assert apart.messages.equals(together.messages)
    assert apart.skipped == together.skipped


def test_all_sections_are_read_and_what_is_no_thread_is_left() -> None:
    found = imported(ACCOUNT)
    assert found.messages["chat"].unique(maintain_order=True).to_list() == NAMES
    assert "A file that was sent" not in found.messages["text"].to_list()
    assert found.warnings == ()


def test_the_pieces_of_a_thread_are_put_together() -> None:
    found = imported(ACCOUNT, chat=f"{KIM} (1001)").messages
    assert found["text"].to_list() == [f"message {number}" for number in range(8)]
    assert found["sent_at"].is_sorted()


def test_someone_without_a_name_is_called_as_the_folder_is() -> None:
    assert imported(ACCOUNT, chat="1006").participants == ("1006",)


def test_the_encrypted_export_goes_on_where_the_thread_ended_before() -> None:
    found = imported([ACCOUNT, MESSENGER / "encrypted"], chat="Bo Lind").messages
    assert found.select(pl.col("kind").cast(pl.String), "sender", "text").rows() == [
        ("text", "Bo Lind", "Before it was encrypted"),
        ("text", "Bo Lind", "Now it is, å"),
        ("media", ALEX, None),
        ("voice", ALEX, None),
        ("text", "Bo Lind", "https://example.org/6"),
        ("reaction", ALEX, "😆"),
        ("deleted", "Bo Lind", None),
        ("media", "Bo Lind", None),
    ]


def test_a_download_in_two_parts_is_one(tmp_path: Path) -> None:
    whole = imported(ACCOUNT).messages
    for part, number in (("a", "2"), ("b", "1")):
        shutil.copytree(ACCOUNT, tmp_path / part)
        next((tmp_path / part).rglob(f"kimsato_1001/message_{number}.json")).unlink()
    both = imported([tmp_path / "a", tmp_path / "b"]).messages
    assert both.sort("id").equals(whole.sort("id"))


def test_two_downloads_in_one_folder_count_once(tmp_path: Path) -> None:
    one, other = thread([said("a"), said("b", 1)]), thread([said("b", 1, reactions=[{"reaction": "x", "actor": ALEX}])])
    other["messages"] += [said("c", 2), said("c", 2), said(None, 3)]
    for name, content in (("old", one), ("new", other)):
        path = tmp_path / name / "messages/inbox/kim_1/message_1.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(content))
    found = imported(tmp_path).messages
    assert found["text"].to_list() == ["a", "b", "x", "c", "c", None]
    assert found["reply_to"][2] == found["id"][1]


def test_a_thread_whose_folder_changed_its_name_is_one_chat_where_the_messages_are_the_same() -> None:
    found = imported(threads(Kim_aB3=[said("a"), said("b", 1)], Kim_10206=[said("b", 1), said("c", 2)])).messages
    assert found.select("chat", "text").rows() == [("Kim", "a"), ("Kim", "b"), ("Kim", "c")]


def test_two_people_of_one_name_stay_two() -> None:
    found = imported(threads(Kim_1=[said("a")], Kim_2=[said("a", 1)])).messages
    assert found["chat"].to_list() == ["Kim (1)", "Kim (2)"]


def test_a_thread_is_called_by_its_newest_title() -> None:
    old, new = threads(Kim_1=[said("a")]), threads(Kim_1=[said("b", 1)])
    content = json.loads(new[0].data) | {"title": "Kim Ek"}
    found = imported([old[0], file(content, "elsewhere/messages/inbox/Kim_1/message_1.json")]).messages
    assert found["chat"].to_list() == ["Kim Ek", "Kim Ek"]


@pytest.mark.parametrize(
    ("name", "content", "app"),
    [
        ("your_instagram_activity/messages/inbox/kim_1/message_1.json", thread([said()]), "instagram"),
        ("instagram-alex-2026/messages/inbox/kim_1/message_1.json", thread([said()]), "instagram"),
        ("facebook-alex/messages/inbox/instagramfan_1/message_1.json", thread([said()]), "messenger"),
        ("your_facebook_activity/messages/inbox/kim_1/message_1.json", thread([said()]), "messenger"),
        ("messages/inbox/kim_1/message_1.json", thread([said()]), "messenger"),
        (
            "message_1.json",
            thread([said(photos=[{"uri": "your_instagram_activity/messages/inbox/kim_1/photos/1.jpg"}])]),
            "instagram",
        ),
        (
            "message_1.json",
            thread([said()], participants=[{"name": "kim.sato"}, {"name": "alex_a"}]),
            "instagram",
        ),
        ("message_1.json", thread([said(share={"link": "x", "original_content_owner": "someone"})]), "instagram"),
        ("message_1.json", thread([said(share={"profile_share_username": "someone"})]), "instagram"),
        ("message_1.json", thread([said(), said("Liked a message")]), "instagram"),
        ("message_1.json", thread([said(), wrong(said("Reacted ❤️ to your message "))]), "instagram"),
        ("message_1.json", thread([said(), said("Liked a message?")]), "messenger"),
        (
            "message_1.json",
            thread([said(gifs=[{"uri": "x"}])], participants=[{"name": "kim.sato"}, {"name": "alex_a"}]),
            "messenger",
        ),
        ("Kim_1.json", {"participants": [KIM, ALEX], "threadName": "Kim", "messages": []}, "messenger"),
        ("messages.json", [{"participants": ["kim_s"], "conversation": []}], "instagram"),
        ("inbox/kim_1/message_1.json", b"{broken", "messenger"),
        ("posts.json", [{"timestamp": 1, "data": []}], None),
        ("autofill.json", {"autofill_information_v2": {"FULL_NAME": ["Alex"]}}, None),
        ("result.json", {"name": "Alex", "type": "personal_chat", "id": 1, "messages": []}, None),
        ("message_1.json", b"", None),
        ("message_1.json", b"\xff\xfe\x00", None),
    ],
)
def test_a_file_is_told_by_what_is_in_it_and_around_it(name: str, content: Any, app: str | None) -> None:
    source = file(content, name)
    assert [form.channel for form in (instagram.FORMAT, messenger.FORMAT) if form.sniff(source)] == [app] * bool(app)


def test_a_group_with_hundreds_of_people_is_known_by_its_head() -> None:
    people = [{"name": f"Person {number}"} for number in range(1500)]
    assert messenger.FORMAT.sniff(file(thread([said()], participants=people)))


def test_a_file_alone_is_of_the_app_whose_folder_it_lies_in(tmp_path: Path) -> None:
    path = tmp_path / "instagram-alex" / "messages" / "inbox" / "kim_1" / "message_1.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(thread([said()], title=None, path="")))
    found = imported(path).messages
    assert found.select("channel", "chat").rows() == [("instagram", "kim")]


def test_a_download_as_pages_gets_one_clear_sentence() -> None:
    for given in (MESSENGER / "page", next(MESSENGER.rglob("message_1.html"))):
        with pytest.raises(BadExport, match=r"message_1\.html” is a page .*with JSON as its format instead of HTML"):
            imported(given)


def test_pages_beside_threads_are_noted(tmp_path: Path) -> None:
    shutil.copytree(MESSENGER / "page", tmp_path / "page")
    shutil.copytree(ACCOUNT, tmp_path / "facebook-alex")
    found = imported(tmp_path)
    assert found.messages.height == imported(ACCOUNT).messages.height
    assert [entry.place for entry in found.skipped] == ["the whole file", "every message"]  # two pages, and alike


def test_a_broken_piece_is_noted_and_does_not_stop_the_rest(tmp_path: Path) -> None:
    good, bad = threads(Kim_1=[said("a")], Bo_2=[said("b")])
    for name, data in ((good.name, good.data), (bad.name, bad.data[:-20])):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(data)
    found = imported(tmp_path)
    assert found.messages["text"].to_list() == ["a"]
    (skipped,) = found.skipped
    assert (skipped.file, skipped.place) == (f"{tmp_path.name}/{bad.name}", "the whole file")
    assert "breaks off" in skipped.reason


def test_an_account_without_any_message_says_so() -> None:
    found = imported(threads(Kim_1=[], Bo_2=[]))
    assert found.messages.is_empty()
    assert found.warnings == ("“messages/inbox/Kim_1/message_1.json” holds no messages.",)


def test_senders_keep_their_names_since_the_file_does_not_say_whose_it_is() -> None:
    assert set(imported(INSTAGRAM / "your_instagram_activity").participants) == {"Kim", ALEX}


def test_a_message_has_one_id_wherever_its_thread_lies() -> None:
    inbox, archived = (
        imported(file(wrong(thread([said("hé")], path=f"{section}/kim_1")), f"{section}/kim_1/message_1.json"))
        for section in ("inbox", "archived_threads")
    )
    assert inbox.messages.equals(archived.messages)
    assert inbox.messages["sent_at"].dt.timestamp("ms").to_list() == [AT]


def test_two_encrypted_exports_of_a_chat_in_one_folder_count_once_what_both_hold(tmp_path: Path) -> None:
    for name, times in (("Kim_7.json", range(4)), ("Kim_7 (1).json", range(2, 6))):
        messages = [{"senderName": KIM, "timestamp": AT + n, "text": f"at {n}"} for n in times]
        content = {"participants": [KIM, ALEX], "threadName": "Kim_7", "messages": messages}
        (tmp_path / name).write_text(json.dumps(content))
    found = imported(tmp_path).messages
    assert found["text"].to_list() == [f"at {n}" for n in range(6)]
    assert set(found["chat"]) == {"Kim"}

import io
import json
import zipfile
from hashlib import blake2b
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, Source
from goodterms.messages import check

DAYS = [f"{day:02}/01/2024, 09:00 - {'Ann' if day % 3 else 'Bob'}: day {day}\n" for day in range(1, 31)]


def save(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_exports_that_overlap_merge_without_doubles_in_order_of_time(tmp_path: Path) -> None:
    late = save(tmp_path, "later.txt", "".join(DAYS[10:]))
    early = save(tmp_path, "WhatsApp Chat with Bob.txt", "".join(DAYS[:20]))
    merged = check(chats.read([late, early], tz="UTC").messages)
    whole = chats.read(save(tmp_path, "whole.txt", "".join(DAYS)), tz="UTC").messages
    assert merged["text"].to_list() == [f"day {day}" for day in range(1, 31)]
    assert merged["id"].to_list() == whole["id"].to_list()


def test_exports_that_do_not_meet_are_said_so(tmp_path: Path) -> None:
    files = [save(tmp_path, "a.txt", "".join(DAYS[:10])), save(tmp_path, "b.txt", "".join(DAYS[20:]))]
    (gap,) = chats.read(files, tz="UTC", date_order="dmy").gaps
    assert "between 2024-01-10 and 2024-01-21" in gap.sentence
    files.append(save(tmp_path, "c.txt", "".join(DAYS[8:22])))
    assert chats.read(files, tz="UTC", date_order="dmy").gaps == ()


def test_a_notice_that_is_years_older_hides_no_gap(tmp_path: Path) -> None:
    late = "01/01/2019, 09:00 - Messages are end-to-end encrypted.\n" + "".join(DAYS[20:])
    files = [save(tmp_path, "a.txt", "".join(DAYS[:10])), save(tmp_path, "b.txt", late)]
    (gap,) = chats.read(files, tz="UTC", date_order="dmy").gaps
    assert "between 2024-01-10 and 2024-01-21" in gap.sentence


@pytest.mark.parametrize(
    ("hour", "by"), [("09:00:41", "exported from two phones"), ("12:00", "3 hours apart"), ("07:00", "2 hours apart")]
)
def test_the_same_chat_from_two_phones_is_refused_before_it_counts_twice(tmp_path: Path, hour: str, by: str) -> None:
    files = [save(tmp_path, "a.txt", "".join(DAYS)), save(tmp_path, "b.txt", "".join(DAYS).replace("09:00", hour))]
    for order in (files, files[::-1]):
        with pytest.raises(BadExport, match=f"Two of these files hold the same messages, {by}; give one of them"):
            chats.read(order, tz="UTC")
    fewer = save(tmp_path, "c.txt", "".join(DAYS[:12]).replace("09:00", hour))
    assert chats.read([files[0], fewer], tz="UTC", date_order="dmy").messages.height == 42


def test_a_part_that_leaves_the_order_of_its_dates_open_takes_it_from_another(tmp_path: Path) -> None:
    american = ["01/15/24, 09:00 - Ann: one\n", "02/03/24, 09:00 - Bob: two\n", "02/04/24, 09:00 - Ann: three\n"]
    files = [save(tmp_path, "a.txt", american[2]), save(tmp_path, "b.txt", "".join(american))]
    imported = chats.read(files, tz="UTC")
    assert imported.messages["text"].to_list() == ["one", "two", "three"]
    assert imported.warnings == ()


def test_one_file_given_twice_counts_once(tmp_path: Path) -> None:
    path = save(tmp_path, "a.txt", "".join(DAYS))
    assert chats.read([path, path], tz="UTC").messages.height == 30


PIECES: dict[str, Any] = {
    "message_1.json": {
        "participants": [{"name": "Ann"}, {"name": "Bob"}],
        "messages": [{"sender_name": "Ann", "timestamp_ms": 1704877200000, "content": "hi"}],
        "title": "Ann",
        "thread_path": "inbox/ann_1",
    },
    "chat_history.json": {
        "ann": [
            {
                "From": "ann",
                "Media Type": "TEXT",
                "Created": "2026-01-01 10:00:00 UTC",
                "Content": "hi",
                "IsSender": False,
            }
        ]
    },
}


def zipped(name: str, *contents: object) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for number, content in enumerate(contents):
            file.writestr(f"{number}/{name}", json.dumps(content))
    return packed.getvalue()


@pytest.mark.parametrize("name", PIECES)
def test_an_export_in_pieces_given_twice_counts_once(tmp_path: Path, name: str) -> None:
    content = PIECES[name]
    path, archive = save(tmp_path, name, json.dumps(content)), tmp_path / "a.zip"
    archive.write_bytes(zipped(name, content))
    pieces, wholes = ([Source(file.name, file.read_bytes()) for _ in "12"] for file in (path, archive))
    copies = tmp_path / "copies.zip"
    copies.write_bytes(zipped(name, content, content))
    for files in ([path, path], [archive, archive], pieces, wholes, [copies]):
        assert chats.read(files, tz="UTC").messages.height == 1
    assert chats.read(chats.unpack(wholes), tz="UTC").messages.height == 1


@pytest.mark.parametrize("name", [*PIECES, "Alex.csv"])
def test_a_copy_under_another_name_counts_once_and_is_said(tmp_path: Path, name: str) -> None:
    copy = name.replace(".", " (1).")
    viber = "05/01/2024,09:00:00,Alex,+4917011111,hi\n05/01/2024,09:01:00,Kim,+4917022222,ho\n"
    text = json.dumps(PIECES[name]) if name in PIECES else viber
    once = chats.read(save(tmp_path, name, text), tz="UTC", date_order="dmy").messages
    save(tmp_path, copy, text)
    save(tmp_path, copy.replace("1", "2"), text + "\n")
    files = [Source(path.name, path.read_bytes()) for path in sorted(tmp_path.iterdir())]
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in files:
            archive.writestr(file.name, file.data)
    for way in (files, chats.unpack(files), tmp_path / "all.zip", chats.unpack(tmp_path / "all.zip")):
        found = chats.read(way, tz="UTC", date_order="dmy")
        assert found.messages.filter(pl.col("chat") == once["chat"][0]).height == once.height
        (said,) = found.skipped
        assert said.file.endswith(copy)
        assert said.reason.startswith("the same, byte for byte, as “")


def test_what_is_alike_since_it_is_empty_is_no_copy_that_is_said(tmp_path: Path) -> None:
    package = {"c100000000000000001": "[]", "c100000000000000002": "[]", "c100000000000000003": "[]"}
    for folder, text in package.items():
        (tmp_path / folder).mkdir()
        save(tmp_path / folder, "messages.json", text)
    one = {"ID": 1, "Timestamp": "2024-01-01 10:00:00", "Contents": "hi", "Attachments": ""}
    save(tmp_path, "messages.json", json.dumps([one]))
    assert chats.read(tmp_path, tz="UTC").skipped == ()


def test_two_archives_of_one_name_are_two_exports() -> None:
    first = PIECES["chat_history.json"]
    later = {"ann": [first["ann"][0] | {"Created": "2026-01-02 10:00:00 UTC"}, *first["ann"]]}
    files = [Source("mydata.zip", zipped("chat_history.json", each)) for each in (first, later)]
    assert chats.read(chats.unpack(files), tz="UTC").messages.height == 2


def test_two_equal_messages_in_a_minute_are_two_and_stay_two_when_merged(tmp_path: Path) -> None:
    one, three = ("13/01/2024, 09:00 - Ann: ok\n" * n + "13/01/2024, 09:01 - Bob: ok\n" for n in (1, 3))
    first, second = save(tmp_path, "a.txt", one), save(tmp_path, "b.txt", three)
    table = check(chats.read([first, second], tz="UTC").messages)
    assert table.height == 4
    assert table["id"].n_unique() == 4


def test_an_id_is_the_digest_that_the_table_promises_so_that_it_never_changes(tmp_path: Path) -> None:
    path = save(tmp_path, "x.txt", "13/01/2024, 09:00 - Ann: hi\n13/01/2024, 09:00 - Ann: hi\n")
    key = "whatsapp\x1f\x1fAnn\x1f1705136400000000\x1fhi"  # the file does not say which chat it is
    expected = [blake2b(text.encode(), digest_size=8).digest() for text in (key, key + "\x1f2")]
    ids = chats.read(path, tz="UTC").messages["id"].to_list()
    assert ids == [int.from_bytes(digest, "little") for digest in expected]


def test_two_chats_with_one_common_writer_stay_two(tmp_path: Path) -> None:
    ann = save(tmp_path, "a.txt", "13/01/2024, 09:00 - Me: ok\n13/01/2024, 09:01 - Ann: hi\n")
    bob = save(tmp_path, "b.txt", "13/01/2024, 09:00 - Me: ok\n13/01/2024, 09:01 - Bob: hi\n")
    imported = chats.read([ann, bob], tz="UTC")
    assert imported.messages["chat"].value_counts().sort("chat").rows() == [("Ann, Me", 2), ("Bob, Me", 2)]
    only = chats.read([ann, bob], tz="UTC", chat="Bob, Me")
    assert set(only.messages["sender"]) == {"Me", "Bob"}


def test_a_chat_and_a_group_with_the_same_two_people_stay_two(tmp_path: Path) -> None:
    pair = save(tmp_path, "a.txt", "".join(DAYS))
    group = save(tmp_path, "b.txt", "".join(DAYS).replace("day", "all").replace("Bob: all 3\n", "Zoe: all 3\n"))
    imported = chats.read([pair, group], tz="UTC")
    assert imported.messages["chat"].value_counts().sort("chat").rows() == [("Ann, Bob", 30), ("Ann, Bob, Zoe", 30)]


def test_the_same_words_in_two_chats_are_two_messages(tmp_path: Path) -> None:
    files = [
        save(tmp_path, f"{name}.txt", f"13/01/2024, 09:00 - Me: ok\n13/01/2024, 09:01 - {name}: hi\n")
        for name in ("A", "B")
    ]
    assert check(chats.read(files, tz="UTC").messages).height == 4


def test_an_id_is_the_same_whoever_else_has_written_since_and_whatever_else_is_read(tmp_path: Path) -> None:
    early = save(tmp_path, "a.txt", DAYS[0] + DAYS[1])
    later = save(tmp_path, "b.txt", "".join(DAYS) + "31/01/2024, 09:00 - Zoe: hello\n")
    other = save(tmp_path, "c.txt", "31/01/2024, 09:00 - Cleo: hello\n")
    alone = chats.read(early, tz="UTC", date_order="dmy").messages["id"].to_list()
    assert chats.read(later, tz="UTC").messages["id"].to_list()[:2] == alone
    both = chats.read([early, later, other], tz="UTC", date_order="dmy").messages
    assert both["id"].to_list()[:2] == alone
    assert both["chat"].n_unique() == 2


def test_the_order_in_which_files_are_named_changes_nothing(tmp_path: Path) -> None:
    first = "13/01/2024, 09:00 - Ann: 1\n13/01/2024, 09:00 - Bob: 2\n"
    files = [save(tmp_path, "a.txt", first), save(tmp_path, "b.txt", first + "13/01/2024, 09:00 - Ann: 3\n")]
    tables = [chats.read(order, tz="UTC").messages["text"].to_list() for order in (files, files[::-1])]
    assert tables == [["1", "2", "3"]] * 2


@pytest.mark.parametrize("after", ["This message was deleted", "mended <This message was edited>"])
@pytest.mark.parametrize("begin", [0, 5])
def test_a_message_that_was_edited_or_deleted_meanwhile_stands_once_in_its_place(
    tmp_path: Path, after: str, begin: int
) -> None:
    minute = [f"15/01/2024, 10:00 - {name}: {text}\n" for name, text in (("Ann", "one"), ("Bob", "two"), ("Ann", "so"))]
    old = save(tmp_path, "old.txt", "".join([*DAYS[:15], *minute]))
    now = save(
        tmp_path, "now.txt", "".join([*DAYS[begin:15], minute[0].replace("one", after), *minute[1:], *DAYS[15:]])
    )
    for files in ([old, now], [now, old]):
        messages = check(chats.read(files, tz="UTC").messages)
        text = None if "deleted" in after else "mended"
        assert messages["text"].to_list()[15:18] == [text, "two", "so"]
        assert messages.height == 33


def test_two_edits_of_one_message_leave_the_later_one(tmp_path: Path) -> None:
    texts = ["at 5", "at 6 <This message was edited>", "at 7 <This message was edited>"]
    files = [
        save(tmp_path, f"{place}.txt", "".join([*DAYS[:3], DAYS[3].replace("day 4", text), *DAYS[4 : 20 + place]]))
        for place, text in enumerate(texts)
    ]
    for order in (files, files[::-1], [files[1], files[2], files[0]]):
        messages = chats.read(order, tz="UTC").messages
        assert (messages.height, messages["text"][3]) == (22, "at 7")


def test_a_link_to_a_message_that_was_edited_meanwhile_leads_to_what_it_is_now() -> None:
    told = {"name": "Bob", "type": "personal_chat", "id": 7}
    first = {"id": 1, "type": "message", "date_unixtime": "1705136400", "from": "Bob", "from_id": "user2", "text": "hi"}
    answer = first | {"id": 2, "date_unixtime": "1705136500", "from": "Ann", "text": "yes?", "reply_to_message_id": 1}
    later = first | {"text": "hello", "edited_unixtime": "1705136900"}
    exports = [
        chats.Source(f"{place}.json", json.dumps(told | {"messages": messages}).encode())
        for place, messages in enumerate(([first, answer], [later, answer]))
    ]
    for order in (exports, exports[::-1]):
        messages = check(chats.read(order, tz="UTC").messages)
        assert messages["text"].to_list() == ["hello", "yes?"]
        assert messages["reply_to"].to_list() == [None, messages["id"][0]]


@given(st.integers(0, 30), st.integers(0, 30))
def test_any_two_parts_that_cover_the_chat_give_the_whole(
    tmp_path_factory: pytest.TempPathFactory, end: int, start: int
) -> None:
    start = min(start, end)
    folder = tmp_path_factory.getbasetemp()
    parts = [part for part in (DAYS[:end], DAYS[start:]) if part]
    files = [save(folder, f"{number}.txt", "".join(part)) for number, part in enumerate(parts)]
    merged = chats.read(files, tz="UTC").messages
    assert merged["text"].to_list() == [f"day {day}" for day in range(1, 31)]


def test_the_table_has_the_columns_of_the_contract(tmp_path: Path) -> None:
    table = chats.read(save(tmp_path, "a.txt", DAYS[0]), tz="Europe/Berlin").messages
    row = table.row(0, named=True)
    assert table.schema["sent_at"] == pl.Datetime("us", "UTC")
    assert (row["channel"], row["precision"], row["who"], row["reply_to"], row["duration_s"]) == (
        "whatsapp",
        "minute",
        None,
        None,
        None,
    )
    assert row["sent_at"].isoformat() == "2024-01-01T08:00:00+00:00"

"""What becomes of each sort of chat item of Signal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from goodterms import chats
from tests.chats.signal.exported import PEOPLE, SAMPLES, alex, export
from tests.chats.soundness import file, imported, left_out, linked, told, zipped

if TYPE_CHECKING:
    from pathlib import Path

ALEX = "Alex (+4915550001)"
EVERY = [
    ("text", ALEX, "Hello Kim,\nare you  there? "),
    ("text", "Kim Berg", "Yes"),
    ("reaction", ALEX, "❤"),
    ("reaction", "Kim Berg", "👀"),
    ("text", ALEX, "Mended"),
    ("text", "Kim Berg", "Answer to the mended one"),
    ("media", "Kim Berg", "A caption"),
    ("media", ALEX, None),
    ("voice", ALEX, None),
    ("sticker", ALEX, None),
    ("reaction", "Kim Berg", "😂"),
    ("contact", "Kim Berg", None),
    ("deleted", ALEX, None),
    ("media", ALEX, None),
    ("poll", "Kim Berg", "Friday or Saturday?"),
    ("reaction", "Robin", "👍"),
    ("text", "Robin", "Saturday"),
    ("deleted", "Robin", None),
    ("text", ALEX, "Nice place"),
    ("reaction", ALEX, "🔥"),
    ("media", ALEX, "for the tickets"),
    ("media", ALEX, None),
    ("call", ALEX, None),
    ("call", "Kim Berg", None),
    ("call", "Robin", None),
    ("system", None, "Us three · groupCall"),
    ("system", None, f"{ALEX} · IDENTITY_UPDATE"),
    ("system", None, f"{ALEX} · profileChange · Alexandra · Alexandra W"),
    ("system", None, "Robin · groupNameUpdate · Us three · groupMemberJoinedUpdate"),
    ("system", None, f"{ALEX} · expirationTimerChange"),
    ("text", "Kim Berg", "note to myself"),
    ("text", "+4915550003", "from a number"),
    ("text", "Alex (alex.77)", "from another Alex"),
    ("text", ALEX, "a very long one, beginning"),
    ("text", ALEX, "\ufffc and \u200d👩\u200d👧"),
]


def test_every_sort_of_item_has_its_kind_its_sender_and_its_words() -> None:
    assert told(imported(SAMPLES / "main.jsonl")) == EVERY


def test_a_folder_an_archive_and_files_in_memory_read_alike() -> None:
    alone = imported(SAMPLES / "main.jsonl").messages
    files = [file((SAMPLES / name).read_bytes(), name) for name in ("main.jsonl", "metadata.json")]
    assert imported(files).messages.equals(alone)
    assert imported(SAMPLES).messages.equals(alone)
    assert imported(zipped(SAMPLES)).messages.equals(alone)
    assert imported(chats.unpack(zipped(SAMPLES))).messages.equals(alone)


def test_answers_and_reactions_point_to_their_messages_even_where_those_were_edited() -> None:
    assert linked(imported(SAMPLES / "main.jsonl")) == [
        ("Yes", "Hello Kim,\nare you  there? "),
        ("❤", "Yes"),
        ("👀", "Yes"),
        ("Answer to the mended one", "Mended"),
        ("😂", None),
        ("👍", "Friday or Saturday?"),
    ]


def test_an_edited_message_stands_where_it_was_first_sent() -> None:
    found = imported(SAMPLES / "main.jsonl").messages.filter("edited")
    assert found.select("text", "sent_at").rows() == [("Mended", datetime(2026, 6, 1, 16, 3, tzinfo=UTC))]


def test_a_reaction_has_its_own_time_and_all_times_are_exact() -> None:
    found = imported(SAMPLES / "main.jsonl", zone="America/New_York").messages
    assert found["sent_at"][:3].to_list() == [
        datetime(2026, 6, 1, 16, 1, 0, 123000, UTC),
        datetime(2026, 6, 1, 16, 2, 0, 123000, UTC),
        datetime(2026, 6, 1, 16, 3, tzinfo=UTC),
    ]
    assert set(found["precision"]) == {"sub"}


def test_only_a_groups_call_has_a_length() -> None:
    found = imported(SAMPLES / "main.jsonl").messages.filter(pl.col("duration_s").is_not_null())
    assert found.select("sender", "duration_s").rows() == [("Robin", 60.5)]


def test_chats_are_called_after_whom_they_are_with() -> None:
    found = imported(SAMPLES / "main.jsonl").messages["chat"].unique(maintain_order=True).to_list()
    assert found == [ALEX, "Us three", "Note to Self", "Alex (alex.77)"]


def test_what_the_export_lacks_is_said() -> None:
    found = imported(SAMPLES / "main.jsonl")
    assert left_out(found) == [("line 49", "a call over a link, in no chat", 1)]
    assert found.warnings == (
        "“main.jsonl” holds only the beginning of very long messages; the rest of 1 is not read.",
        "Signal leaves disappearing messages out of its export, and the chat “Us three” has them turned on.",
    )


def test_lines_that_cannot_be_used_are_noted_with_their_reasons() -> None:
    found = imported(SAMPLES / "odd_lines.jsonl")
    assert found.messages.select("text", "chat").rows() == [
        ("Good", ALEX),
        ("in a chat that is not told of", "chat 77"),
    ]
    assert left_out(found) == [
        ("line 16", "no date that can be read", 2),
        ("line 18", "no sender", 1),
        ("line 19", "not written as Signal writes it (its “chatItem”)", 1),
        ("line 20", "nothing in it that Good Terms knows", 2),
        ("line 24", "not written as Signal writes it", 1),
    ]


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ({"nickname": {"given": "A", "family": "B"}, "systemGivenName": "C"}, "A B"),
        ({"nickname": {}, "systemNickname": "N", "systemGivenName": "C"}, "N"),
        ({"systemGivenName": "C", "systemFamilyName": "D", "profileGivenName": "P"}, "C D"),
        ({"profileFamilyName": "Q", "username": "u.1"}, "Q"),
        ({"username": "u.1", "e164": "49"}, "u.1"),
        ({"e164": 49}, "+49"),
        ({}, "recipient 4"),
    ],
)
def test_a_person_has_the_name_that_signal_shows(contact: dict[str, Any], name: str) -> None:
    people = [*PEOPLE[:2], {"recipient": {"id": "4", "contact": contact}}, PEOPLE[3]]
    found = imported(export(alex(), people=people)).messages
    assert found.select("sender", "chat").rows() == [(name, name)]


@pytest.mark.parametrize(
    ("account", "name"),
    [({"givenName": "Kim"}, "Kim"), ({"username": "kim.01"}, "kim.01"), ({}, "me")],
)
def test_the_person_has_the_accounts_name(account: dict[str, Any], name: str) -> None:
    people = [{"account": account}, *PEOPLE[1:]]
    assert imported(export(alex(authorId="1"), people=people)).messages["sender"].to_list() == [name]


def test_people_of_one_name_are_told_apart_where_both_take_part() -> None:
    other = {"recipient": {"id": "9", "contact": {"profileGivenName": "Alex"}}}
    alone = imported(export(alex(), people=[*PEOPLE, other]))
    both = imported(export(alex(), alex(authorId="9"), people=[*PEOPLE, other]))
    assert alone.messages["sender"].to_list() == ["Alex"]
    assert both.messages["sender"].to_list() == ["Alex (4)", "Alex (9)"]


def test_names_may_come_after_the_messages() -> None:
    lines = export(alex()).data.split(b"\n")
    swapped = b"\n".join([lines[0], lines[-1], *lines[1:-1]])
    assert told(imported(file(swapped, "main.jsonl"))) == [("text", "Alex", "hi")]


@pytest.mark.parametrize(
    ("update", "row"),
    [
        ({"individualCall": {"direction": "OUTGOING"}}, ("call", "Kim", None)),
        ({"individualCall": {"direction": "INCOMING"}}, ("call", "Alex", None)),
        ({"individualCall": {}}, ("call", "Alex", None)),
        ({"groupCall": {"ringerRecipientId": "1"}}, ("call", "Kim", None)),
        ({"groupChange": {"updates": 5}}, ("system", None, "Alex · update")),
        ({"somethingNew": None}, ("system", None, "Alex · somethingNew")),
        ({}, ("system", None, "Alex · update")),
    ],
)
def test_an_update_is_a_call_or_a_notice(update: dict[str, Any], row: tuple[str, str | None, str | None]) -> None:
    assert told(imported(export(alex(standardMessage=None, updateMessage=update)))) == [row]


def test_files_that_were_sent_are_no_export(tmp_path: Path) -> None:
    sent = tmp_path / "files" / "ab"
    sent.mkdir(parents=True)
    (sent / "sent.jsonl").write_bytes(export(alex("from another export"), name="sent.jsonl").data)
    (tmp_path / "main.jsonl").write_bytes(export(alex()).data)
    assert imported(tmp_path).messages["text"].to_list() == ["hi"]


def test_an_export_without_messages_is_said_plainly() -> None:
    found = imported(export())
    assert found.messages.is_empty()
    assert found.warnings == ("“main.jsonl” holds no messages.",)

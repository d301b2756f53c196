"""Who sent a message, and in which conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms import chats
from goodterms.messages import OWNER
from tests.chats.imessage.reading import NOON, SAMPLES, imported, made
from tests.chats.imessage.samples import ALEX

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chats.imessage.making import Database


def test_one_person_in_imessage_and_sms_is_one_conversation() -> None:
    found = imported(SAMPLES / "chat.db").messages
    assert found.filter(text="From the old phone")["chat"].to_list() == [ALEX]


def test_conversations_are_named_as_a_person_knows_them() -> None:
    found = imported(SAMPLES / "chat.db").messages["chat"].unique(maintain_order=True).to_list()
    assert found == [
        ALEX,
        "alex@example.org",
        "The flat",
        "+4915550100001, +4915550100002",
        "The flat (chat100000000000000003)",
        "70999",
    ]


def test_handles_that_are_known_to_be_one_person_have_one_name_and_one_conversation() -> None:
    found = imported(SAMPLES / "old" / "sms.db").messages
    assert found["sender"].to_list() == [ALEX, ALEX, OWNER, ALEX]
    assert found["chat"].unique().to_list() == [ALEX]


def test_one_conversation_can_be_chosen() -> None:
    found = chats.read(SAMPLES / "chat.db", tz="UTC", chat="alex@example.org")
    assert found.messages["text"].to_list() == ["By mail"]


def test_a_group_that_went_on_through_another_service_is_one(tmp_path: Path) -> None:
    def fill(store: Database) -> None:
        alex, kim = store.handle("a@example.org"), store.handle("k@example.org")
        as_sms = store.handle("k@example.org", "SMS"), store.handle("a@example.org", "SMS")
        store.message(store.chat("chat1", alex, kim), NOON, alex, "one")
        store.message(store.chat("chat2", *as_sms, service="SMS"), NOON, alex, "two")

    assert imported(made(tmp_path, fill)).messages["chat"].to_list() == ["a@example.org, k@example.org"] * 2


def test_a_message_in_two_chats_stands_once(tmp_path: Path) -> None:
    def fill(store: Database) -> None:
        alex = store.handle("+1555")
        message = store.message(store.chat("+1555", alex), NOON, alex, "hi")
        store.add("chat_message_join", chat_id=store.chat("+1555", alex, service="SMS"), message_id=message)

    assert imported(made(tmp_path, fill)).messages.height == 1


def test_a_sender_that_the_database_lost_is_the_one_person_of_the_chat(tmp_path: Path) -> None:
    def fill(store: Database) -> None:
        chat = store.chat("+1555")
        store.message(chat, NOON, 7, "hi")
        store.message(chat, NOON, 0, "sent from the watch")
        store.opened.execute("UPDATE message SET is_from_me = 0")

    assert imported(made(tmp_path, fill)).messages["sender"].to_list() == ["+1555", OWNER]


def test_messages_stand_in_order_of_time(tmp_path: Path) -> None:
    def fill(store: Database) -> None:
        alex = store.handle("+1555")
        chat = store.chat("+1555", alex)
        for minute, text in ((5, "third"), (1, "first"), (3, "second")):
            store.message(chat, NOON.replace(minute=minute), alex, text)

    assert imported(made(tmp_path, fill)).messages["text"].to_list() == ["first", "second", "third"]

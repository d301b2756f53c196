"""Who sent a message, and in which chat."""

from __future__ import annotations

from typing import Any

import pytest

from goodterms import chats
from tests.chats.telegram.exported import only, rows, sample


def test_two_people_of_one_name_are_told_apart_by_the_id_of_the_rarer() -> None:
    found = only(
        {"from": "Alex", "from_id": "user2"},
        {"from": "Alex", "from_id": "user1"},
        {"from": "Alex", "from_id": "user1"},
        {"from": "Kim", "from_id": 3},
    )
    assert found["sender"].to_list() == ["Alex (user2)", "Alex", "Alex", "Kim"]


def test_a_deleted_account_is_called_by_its_id() -> None:
    found = only({"from": None, "from_id": "user7"}, {"from": None, "from_id": 8}, {"from": "", "from_id": "channel9"})
    assert found["sender"].to_list() == ["user7", "8", "channel9"]


def test_one_person_keeps_one_name_even_where_it_is_missing_once() -> None:
    found = only({"from": "Alex"}, {"from": None}, {"from": "Alex"}, {"from": "Alexandra"})
    assert found["sender"].to_list() == ["Alex"] * 4


def test_names_do_without_ids() -> None:
    found = only({"from": "رضا", "from_id": None}, {"from": "علی", "from_id": None})
    assert found["sender"].to_list() == ["رضا", "علی"]


def test_the_chats_of_an_account_are_told_apart() -> None:
    names = sample("account.json").messages["chat"].unique(maintain_order=True).to_list()
    assert names == ["Alex (1000001)", "Alex (1000003)", "Saved Messages", "1000004", "Old group"]


def test_one_chat_of_an_account_can_be_chosen() -> None:
    found = chats.read("tests/samples/telegram/account.json", tz="UTC", chat="Old group")
    assert found.messages["text"].to_list() == ["Bye"]


def test_ids_belong_to_their_chat() -> None:
    found = sample("account.json").messages
    answer = found.row(1, named=True)
    assert answer["reply_to"] == found["id"][0]
    assert found["reply_to"].null_count() == found.height - 1


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ({"name": "Us"}, "Us"),
        ({"name": None, "type": "saved_messages"}, "Saved Messages"),
        ({"name": None, "id": 42}, "42"),
        ({"name": "", "id": None}, "personal_chat"),
        ({"name": None, "id": None, "type": None}, "Telegram"),
        ({"name": 5}, "5"),
        ({"name": ["Us"], "id": 1}, "1"),
    ],
)
def test_a_chat_without_a_name_is_called_by_what_it_has(about: dict[str, Any], name: str) -> None:
    assert rows({}, **about).frame["chat"].to_list() == [name]

"""Who is who: numbers with and without a country code, names, groups."""

from __future__ import annotations

import pytest

from goodterms.chats.sms.numbers import joined, plain
from tests.chats.sms.backed_up import backup, imported, mms, part, sample, sms

SAM, SAM_AT_WORK = "Sam Beispiel (+4915100000001)", "Sam Beispiel (+493000000001)"
GROUP = "Sam Beispiel, Robin Example"


def test_people_groups_and_firms_are_told_apart() -> None:
    found = sample("people.xml")
    assert found.skipped == ()
    assert found.messages.select("chat", "sender", "text").rows() == [
        (SAM, "Sam Beispiel", "with the country code"),
        (SAM, "Sam Beispiel", "with blanks"),
        (SAM, "me", "an answer"),
        (SAM_AT_WORK, "Sam Beispiel", "her number at work"),
        ("+15550000002", "+15550000002", "no name"),
        ("+15550000002", "+15550000002", "no name either"),
        ("Parcels", "Parcels", "Your parcel is here"),
        ("54321", "54321", "Your code is 123"),
        (GROUP, "Robin Example", "who comes?"),
        (GROUP, "me", "I do"),
        (GROUP, "Sam Beispiel", "me too"),
        (GROUP, "Robin Example", "only the sender is named above"),
        ("+15550000002", "+15550000002", "no address above"),
        ("+15550000002, Robin Example", "Robin Example", "over the internet"),
    ]


@pytest.mark.parametrize(
    ("number", "same"),
    [
        ("+49 151 / 000-000.01", "+4915100000001"),
        ("0049 151 00000001", "+4915100000001"),
        ("(555)\u00a0000-0001", "5550000001"),
        ("Parcels", "Parcels"),
        ("24-7", "247"),
        ("Taxi 24", "Taxi 24"),
        ("me@example.org", "me@example.org"),
    ],
)
def test_a_number_is_told_by_its_digits(number: str, same: str) -> None:
    assert plain(number) == same


@pytest.mark.parametrize(
    ("numbers", "one"),
    [
        (["+4915100000001", "015100000001"], True),
        (["+15550000001", "5550000001"], True),
        (["15550000001", "5550000001"], True),
        (["+3545550001", "5550001"], True),
        (["+12125550001", "5550001"], False),
        (["2125550001", "5550001"], False),
        (["+15550000001", "0001"], False),
        (["+15550000001", "+445550000001"], False),
    ],
)
def test_a_number_without_its_country_code_is_the_one_that_has_it(numbers: list[str], *, one: bool) -> None:
    assert (len(set(joined(dict.fromkeys(numbers)).values())) == 1) is one


def test_a_number_that_may_be_two_is_neither() -> None:
    numbers = ["+15550000001", "+445550000001", "5550000001"]
    assert joined(dict.fromkeys(numbers))["5550000001"] == "5550000001"


def test_two_names_are_two_people() -> None:
    assert joined({"+15550000001": "Alex", "5550000001": "Robin"})["5550000001"] == "5550000001"


def test_a_contact_called_like_the_owner_is_not_the_owner() -> None:
    found = imported(backup(sms(contact_name="me"))).messages
    assert found.select("chat", "sender").row(0) == ("me (+15550000001)", "me (+15550000001)")


def test_names_lose_invisible_marks() -> None:
    assert imported(backup(sms(contact_name="\u202aAlex\u202c "))).messages["sender"].to_list() == ["Alex"]


def test_a_group_without_names_is_called_by_its_numbers() -> None:
    group = mms(
        part("text/plain", text="hi"),
        address="+15550000002~+15550000003",
        contact_name="(Unknown)",
        addrs=[("+15550000003", 137), ("+15550000002", 151), ("+15550000099", 151)],
    )
    assert imported(backup(group)).messages.select("chat", "sender").row(0) == (
        "+15550000002, +15550000003",
        "+15550000003",
    )

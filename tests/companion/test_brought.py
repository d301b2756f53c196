"""Who is who in an import: recognised from an earlier one, or said, and carried on to the next."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest

from goodterms import chats
from goodterms.chats import Source
from goodterms.companion.bring_in import UnknownPerson
from goodterms.companion.brought import Known, chat_of, recognise, settle, take
from goodterms.companion.inside import Inside, look_inside

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN = Known(me=("Ann",), them=("Bob",), chat="Ann, Bob", zone="UTC")
NOBODY = Known()


def chat(*names: str) -> str:
    return "".join(f"13/01/2024, 09:{minute:02} - {name}: hi from {name}\n" for minute, name in enumerate(names))


def inside(*texts: str) -> Inside:
    files = [Source(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    return look_inside(chats.read(files, tz="UTC"), "UTC")


@pytest.mark.parametrize("names", [("Ann", "Bob"), ("Bob", "Bob", "Ann"), ("Ann",), ("Bob",)])
def test_a_chat_in_which_only_the_two_write_is_recognised(names: Sequence[str]) -> None:
    found = recognise(inside(chat(*names)), KNOWN)
    assert found is not None
    assert {*found.me, *found.them} == set(names)


@pytest.mark.parametrize("names", [("Ann", "Zoe"), ("Ann", "Bob", "Zoe"), ("Zoe",), ("ann", "Bob")])
def test_any_other_chat_is_asked_about(names: Sequence[str]) -> None:
    assert recognise(inside(chat(*names)), KNOWN) is None


def test_nothing_is_recognised_before_anything_is_known() -> None:
    assert recognise(inside(chat("Ann", "Bob")), NOBODY) is None


def test_a_group_is_recognised_by_its_name() -> None:
    group = inside(chat("Ann", "Bob", "Zoe"))
    found = recognise(group, Known(me=("Ann",), them=("Bob",), chat="Ann, Bob, Zoe"))
    assert found is not None
    assert (found.me, found.them, found.chat) == (("Ann",), ("Bob",), "Ann, Bob, Zoe")


def test_among_several_chats_the_known_one_is_recognised() -> None:
    found = recognise(inside(chat("Ann", "Zoe"), chat("Ann", "Bob"), chat("Ann")), KNOWN)
    assert found is not None
    assert found.chat == "Ann, Bob"


def test_an_order_of_dates_that_was_guessed_is_asked_about_once() -> None:
    undecided = inside(chat("Ann", "Bob").replace("13/01", "02/01"))
    assert recognise(undecided, KNOWN) is None
    assert recognise(undecided, Known(me=("Ann",), them=("Bob",), date_order="dmy")) is not None


def test_one_name_is_enough_where_two_people_write() -> None:
    for said in (Known(me=("Ann",)), Known(them=("Bob",))):
        known = settle(("Bob", "Ann"), said, NOBODY).known
        assert (known.me, known.them) == (("Ann",), ("Bob",))


def test_a_chat_in_which_one_person_writes_may_be_mine_or_theirs() -> None:
    assert settle(("Ann",), Known(me=("Ann",)), NOBODY).known.them == ()
    assert settle(("Bob",), Known(them=("Bob",)), KNOWN).known.me == ("Ann",)


def test_somebody_may_write_under_two_names_in_one_chat() -> None:
    settled = settle(("Ann", "Bob", "Bob (ex)"), Known(me=("Ann",), them=("Bob", "Bob (ex)")), NOBODY)
    assert settled.called == {"Bob (ex)": "Bob"}
    assert settled.known.them == ("Bob", "Bob (ex)")


def test_who_has_another_name_now_goes_under_the_first_one() -> None:
    settled = settle(("Ann", "Bob (ex)"), Known(me=("Ann",)), KNOWN)
    assert settled.called == {"Bob (ex)": "Bob"}
    assert settled.known.them == ("Bob", "Bob (ex)")
    later = settle(("Ann", "B."), Known(me=("Ann",)), settled.known)
    assert later.called == {"B.": "Bob"}
    assert later.known.them == ("Bob", "Bob (ex)", "B.")


def test_a_name_that_somebody_else_has_in_this_chat_is_not_taken() -> None:
    settled = settle(("Ann", "Bob", "Zoe"), Known(me=("Ann",), them=("Zoe",)), KNOWN)
    assert settled.called == {}
    assert settled.known.them == ("Zoe",)
    swapped = settle(("Ann", "Bob"), Known(me=("Bob",)), KNOWN)
    assert (swapped.known.me, swapped.known.them, swapped.called) == (("Bob",), ("Ann",), {})


@pytest.mark.parametrize(
    ("people", "said", "sentence"),
    [
        (("Ann", "Bob"), Known(), "Choose which of them is you"),
        (("Ann", "Bob", "Zoe"), Known(them=("Bob",)), "Choose which of them is you"),
        (("Ann", "Bob", "Zoe"), Known(me=("Ann",)), "3 people write in this chat"),
        (("Ann", "Bob"), Known(me=("Eve",)), "Nobody called “Eve”"),
        (("Ann", "Bob"), Known(me=("Ann",), them=("Ann",)), "cannot be both you and them"),
        (("Ann", "Bob"), Known(me=("Ann", "Bob")), "2 people write in this chat"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(people: Sequence[str], said: Known, sentence: str) -> None:
    with pytest.raises(UnknownPerson, match=sentence):
        settle(people, said, NOBODY)


def test_the_chat_must_be_named_where_there_are_several() -> None:
    several, one = inside(chat("Ann", "Zoe"), chat("Ann", "Bob")), inside(chat("Ann", "Bob"))
    assert chat_of(one, NOBODY) == "Ann, Bob"
    assert chat_of(several, Known(chat="Ann, Zoe")) == "Ann, Zoe"
    with pytest.raises(UnknownPerson, match="These files hold 2 chats"):
        chat_of(several, NOBODY)
    with pytest.raises(UnknownPerson, match="There is no chat “x”"):
        chat_of(several, Known(chat="x"))


def test_what_is_known_goes_from_the_first_message_of_the_two_to_the_end_of_the_chat() -> None:
    notice = "01/01/2019, 10:00 - Messages and calls are end-to-end encrypted.\n"
    late = "31/12/2026, 10:00 - Zoe: anybody here?"
    text = notice + chat("Ann", "Bob") + late
    brought = take(
        chats.read(Source("0.txt", text.encode()), tz="UTC", date_order="dmy"), Known(("Ann",), ("Bob",)), "UTC"
    )
    first = brought.features.filter(pl.col("who").is_not_null())["sent_at"][0]
    assert brought.span == (first, datetime(2026, 12, 31, 10, tzinfo=UTC))


def test_others_are_left_out_and_counted() -> None:
    imported = chats.read(Source("0.txt", ("copied\n" + chat("Ann", "Bob", "Zoe", "Zoe")).encode()), tz="UTC")
    brought = take(imported, Known(me=("Ann",), them=("Bob",), words=True), "Europe/Berlin")
    assert brought.features["who"].to_list() == ["me", "them"]
    assert (brought.left_out, brought.skipped) == (2, 1)
    assert brought.words is not None
    assert brought.words["text"].to_list() == ["hi from Ann", "hi from Bob"]
    assert set(brought.words["id"]) == set(brought.features["id"])
    assert brought.zone == "Europe/Berlin"

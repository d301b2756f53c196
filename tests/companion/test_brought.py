"""Who is who in an import: recognised from an earlier one, or said, and carried on to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from goodterms import chats
from goodterms.chats import Source
from goodterms.companion.bring_in import UnknownPerson
from goodterms.companion.brought import Known, chats_of, recognise, settle, take
from goodterms.companion.inside import Inside, look_inside
from goodterms.messages import Gap
from tests.tables import at

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN = Known(me=("Ann",), them=("Bob",), chats=("Ann, Bob",), zone="UTC")
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
    found = recognise(group, Known(me=("Ann",), them=("Bob",), chats=("Ann, Bob, Zoe",)))
    assert found is not None
    assert (found.me, found.them, found.chats) == (("Ann",), ("Bob",), ("Ann, Bob, Zoe",))


def test_among_several_chats_the_known_one_is_recognised() -> None:
    found = recognise(inside(chat("Ann", "Zoe"), chat("Ann", "Bob"), chat("Ann")), KNOWN)
    assert found is not None
    assert found.chats == ("Ann, Bob",)


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
    assert chats_of(one, NOBODY) == ("Ann, Bob",)
    assert chats_of(several, Known(chats=("Ann, Zoe",))) == ("Ann, Zoe",)
    with pytest.raises(UnknownPerson, match="These files hold 2 chats"):
        chats_of(several, NOBODY)
    with pytest.raises(UnknownPerson, match="There is no chat “x”"):
        chats_of(several, Known(chats=("x",)))


def test_it_tells_of_the_time_from_the_first_of_the_two_to_the_end_of_the_chat() -> None:
    notice = "01/01/2019, 09:00 - Messages are encrypted\n"
    text = notice + chat("Zoe", "Ann", "Bob") + "20/03/2024, 10:00 - Zoe: still there?\n"
    brought = take(chats.read(Source("0.txt", text.encode()), tz="UTC"), Known(me=("Ann",), them=("Bob",)), "UTC")
    assert brought.span == (at("2024-01-13 09:01"), at("2024-03-20 10:00"))


def test_a_gap_before_the_two_wrote_is_none_of_theirs() -> None:
    files = [chat("Zoe", "Cleo"), chat("Ann", "Bob", "Zoe", "Cleo").replace("2024", "2025")]
    sources = [Source(f"{number}.txt", text.encode()) for number, text in enumerate(files)]
    imported = chats.read(sources, tz="UTC", called={"Cleo": "Zoe"})
    imported = replace(imported, gaps=(Gap("", at("2024-01-13 09:01"), at("2025-01-13 09:00")),))
    assert take(imported, Known(me=("Ann",), them=("Bob",)), "UTC").gaps == ()


def test_others_are_left_out_and_counted() -> None:
    imported = chats.read(Source("0.txt", ("copied\n" + chat("Ann", "Bob", "Zoe", "Zoe")).encode()), tz="UTC")
    brought = take(imported, Known(me=("Ann",), them=("Bob",), words=True), "Europe/Berlin")
    assert brought.features["who"].to_list() == ["me", "them"]
    assert (brought.left_out, brought.skipped) == (2, 1)
    assert brought.words is not None
    assert brought.words["text"].to_list() == ["hi from Ann", "hi from Bob"]
    assert set(brought.words["id"]) == set(brought.features["id"])
    assert brought.zone == "Europe/Berlin"

from __future__ import annotations

from datetime import UTC, date, datetime

from goodterms import chats
from goodterms.chats import Source
from goodterms.companion import inside as insides
from goodterms.companion.inside import Chat, Writer, look_inside
from goodterms.messages import Skipped

CHAT = (
    "copied\n13/01/2024, 08:00 - Messages are encrypted\n13/01/2024, 09:00 - Ann: hi\n"
    "13/01/2024, 09:01 - Bob: hello\n14/01/2024, 09:02 - Bob: you?\n"
)


def inside(*texts: str) -> insides.Inside:
    files = [Source(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    return look_inside(chats.read(files, tz="UTC"), "UTC")


def test_a_chat_is_told_by_its_writers_and_its_days() -> None:
    found = inside(CHAT)
    first, last = datetime(2024, 1, 13, 9, 0, tzinfo=UTC), datetime(2024, 1, 14, 9, 2, tzinfo=UTC)
    assert found.chats == (Chat("Ann, Bob", ("whatsapp",), 3, (Writer("Bob", 2), Writer("Ann", 1)), 0, first, last),)
    assert found.span == (datetime(2024, 1, 13, 8, 0, tzinfo=UTC), last)
    assert found.skipped == (Skipped("0.txt", "line 1", "stands before the first message"),)
    assert found.skipped_count == 1


def test_of_several_chats_the_one_with_most_messages_comes_first() -> None:
    found = inside(CHAT.replace("Bob", "Zoe").replace("you?", "me?\n15/01/2024, 09:00 - Zoe: hm"), CHAT)
    assert [(chat.name, chat.messages) for chat in found.chats] == [("Ann, Zoe", 4), ("Ann, Bob", 3)]
    assert found.about(["Ann, Bob"]) == found.chats[1]
    assert found.about(["Ann, Eve"]) is None
    assert found.about(()) is None
    assert inside(CHAT).about(()) is not None


def test_of_a_large_group_the_first_are_listed_and_the_others_counted() -> None:
    group = "".join(f"13/01/2024, 09:00 - Person {number}: hi\n" for number in range(insides.MOST_WRITERS + 30))
    (chat,) = inside(group).chats
    assert (len(chat.writers), chat.others) == (insides.MOST_WRITERS, 30)


def test_a_file_in_which_nobody_writes_holds_no_chat() -> None:
    found = inside("13/01/2024, 08:00 - Messages are encrypted\n")
    assert found.chats == ()
    assert found.span is not None


def test_the_days_of_the_other_order_are_those_of_all_messages() -> None:
    first, *others = (f"{day}/2026, 23:30 - Ann: hi\n" for day in ("05/01", "01/02", "03/04"))
    (chat,) = inside(first, "".join(others)).chats
    assert (chat.first.date(), chat.last.date()) == (date(2026, 1, 5), date(2026, 4, 3))
    assert chat.turned == (date(2026, 1, 2), date(2026, 5, 1))
    assert inside(CHAT).chats[0].turned is None


def test_a_guessed_order_of_dates_is_told_without_what_to_do_at_the_terminal() -> None:
    found = inside("02/01/2024, 09:00 - Ann: hi\n")
    assert found.guessed_order == "dmy"
    (warning,) = found.warnings
    assert warning.endswith("the day or the month first; they were read day first, as most people write it.")

"""Messages that are here already under other times are not counted twice, and nothing else is taken for them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms import chats
from goodterms.chats import Source
from goodterms.companion.brought import Known, take
from goodterms.companion.here_already import HereAlready, in_the_second_hour, refuse_twice
from goodterms.companion.months import Month, merge, split, whole
from tests.reading.invented import chat

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN = Known(me=("Kim",), them=("Alex",))
WORDS = ["hi", "good morning", "no", "are you there?", "I will be late, sorry", "see you at six then", "ok", "really?"]


def written(seed: int, days: int) -> str:
    """Write an invented chat as Android does, with words of many lengths."""
    rows = enumerate(chat(seed, days).select("sent_at", "who").iter_rows())
    called = {"me": "Kim", "them": "Alex"}
    return "".join(
        f"{at:%d/%m/%Y, %H:%M} - {called[who]}: {WORDS[seed * place * place % 7]} {place % 11}\n"
        for place, (at, who) in rows
    )


def months(text: str, zone: str = "UTC") -> tuple[Month, ...]:
    """Read an export as an import does."""
    brought = take(chats.read(Source("chat.txt", text.encode()), tz=zone, date_order="dmy"), KNOWN, zone)
    return split(brought.features.rename({"id": "digest"}))


def on_an_iphone(text: str) -> str:
    return re.sub(r"^(\S+), (\S+) - ", r"[\1, \2:41] ", text, flags=re.MULTILINE)


YEAR = written(7, 365)


def test_the_same_messages_from_another_phone_are_refused() -> None:
    kept, brought = months(YEAR), months(on_an_iphone(YEAR))
    for one, other in ((kept, brought), (brought, kept)):
        with pytest.raises(HereAlready, match="here already, exported from another phone; remove those first"):
            refuse_twice(one, other)


@pytest.mark.parametrize(
    ("zone", "apart"),
    [
        ("Asia/Kolkata", "5 hours and 30 minutes"),
        ("Pacific/Auckland", "1[23] hours"),
        ("Europe/Berlin", "[12] hours?"),
        ("America/Los_Angeles", "[78] hours"),
    ],
)
def test_the_same_messages_read_in_another_zone_are_refused(zone: str, apart: str) -> None:
    with pytest.raises(HereAlready, match=f"here already, {apart} apart; choose the time zone of the first import"):
        refuse_twice(months(YEAR), months(YEAR, zone))
    with pytest.raises(HereAlready, match=f"here already, {apart} apart"):
        refuse_twice(months(YEAR[: len(YEAR) // 2]), months(YEAR[len(YEAR) // 4 :].partition("\n")[2], zone))


@pytest.mark.parametrize("others", [written(8, 365), written(9, 100)])
def test_what_is_only_of_the_same_time_is_not_refused(others: str) -> None:
    refuse_twice(months(YEAR), months(others))
    refuse_twice(months(others), months(YEAR))


def test_what_was_said_on_many_days_at_one_hour_is_not_taken_for_the_same() -> None:
    def daily(first: str) -> str:
        begin = datetime.fromisoformat(first)
        days = (begin + timedelta(days=day) for day in range(0, 60, 2))
        return "".join(f"{day:%d/%m/%Y}, 07:00 - {name}: good morning\n" for day in days for name in ("Kim", "Alex"))

    refuse_twice(months(daily("2026-01-13")), months(daily("2026-01-14")))


def test_a_later_export_of_the_same_chat_is_not_refused() -> None:
    lines = YEAR.splitlines(keepends=True)
    refuse_twice(months("".join(lines[:900])), months("".join(lines[500:])))
    refuse_twice(months("".join(lines[:900])), months("".join(lines[900:])))
    refuse_twice((), months(YEAR))
    refuse_twice(months(YEAR), ())


def test_too_few_are_not_judged() -> None:
    few = "".join(YEAR.splitlines(keepends=True)[:19])
    refuse_twice(months(few), months(few, "Asia/Tokyo"))


AUTUMN = [
    ("02:10", "Alex", "one"),
    ("02:20", "Kim", "ok"),
    ("02:50", "Alex", "two"),
    ("02:05", "Kim", "ok"),
    ("02:05", "Kim", "ok"),
    ("02:30", "Alex", "three"),
    ("03:10", "Kim", "four"),
]


def night(lines: Sequence[tuple[str, str, str]]) -> tuple[Month, ...]:
    """Read an export of the night in which the clocks go back in Berlin."""
    return months("".join(f"26/10/2025, {at} - {who}: {text}\n" for at, who, text in lines), "Europe/Berlin")


@pytest.mark.parametrize("begin", range(len(AUTUMN)))
def test_an_export_that_begins_within_the_second_of_two_like_hours_brings_nothing_twice(begin: int) -> None:
    kept, brought = night(AUTUMN), night(AUTUMN[begin:])
    again = in_the_second_hour(kept, brought, "Europe/Berlin")
    assert again.height == {3: 3, 4: 2, 5: 1}.get(begin, 0)
    (merged,) = merge(kept, brought, again) or kept
    assert merged.frame["digest"].to_list() == kept[0].frame["digest"].to_list()
    (merged,) = merge(brought, kept, in_the_second_hour(brought, kept, "Europe/Berlin")) or kept
    assert merged.frame["digest"].to_list() == kept[0].frame["digest"].to_list()


def test_what_is_new_within_such_an_hour_is_taken_as_it_is() -> None:
    kept, brought = night(AUTUMN[3:]), night(AUTUMN[:3])
    assert in_the_second_hour(kept, brought, "Europe/Berlin").is_empty()
    assert in_the_second_hour((), brought, "Europe/Berlin").is_empty()
    both = whole(merge(kept, brought))
    assert both is not None
    assert both.height == len(AUTUMN)

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import polars as pl
import pytest

from goodterms import reading
from goodterms.companion.bring_in import Choice
from goodterms.companion.found import Found
from goodterms.companion.people import People
from goodterms.companion.read_export import read_export
from goodterms.companion.read_kept import only_minutes, read_kept
from goodterms.companion.shown import show
from goodterms.messages import KIND
from goodterms.reading import BadRequest, Event
from tests.reading.invented import chat

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = People("Kim", "Alex")
BREAKUP = Event("breakup", date(2026, 4, 6))


def found(zone: str = "UTC", *events: Event) -> Found:
    kept = reading.features(chat(7, 26 * 7), zone)
    return read_kept(kept, PEOPLE, ("Kim", "Alex"), skipped=3, left_out=2, warnings=["Guessed."], events=events)


def test_what_was_found_survives_being_stored() -> None:
    made = found("UTC", BREAKUP)
    assert msgspec.json.decode(msgspec.json.encode(made), type=Found, strict=True) == made
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Found, strict=True) == made


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_what_was_stored_is_shown_as_before_in_whatever_zone_it_was_read(zone: str) -> None:
    made = found(zone, BREAKUP)
    stored = msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Found)
    assert show(stored) == show(made)
    assert zone in show(stored).heading


def test_an_export_and_its_kept_features_show_the_same(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    rows = chat(7, 26 * 7).select("sent_at", "who").iter_rows()
    called = {"me": "Kim", "them": "Alex"}
    path.write_text("".join(f"{time:%d/%m/%Y, %H:%M} - {called[who]}: hello?\n" for time, who in rows))
    read = read_export([path], Choice(me=("Kim",), tz="Europe/Berlin"), ["breakup=2026-04-06"])
    messages = read.imported.messages
    kept = reading.features(messages, "Europe/Berlin")
    again = read_kept(kept, PEOPLE, read.imported.participants, minutes_only=only_minutes(messages), events=[BREAKUP])
    assert again == read.found
    assert read.found.minutes_only


def test_the_silence_at_the_end_of_a_group_counts(tmp_path: Path) -> None:
    path = tmp_path / "group.txt"
    lines = [f"{day:02}/01/2026, 09:00 - {name}: hello\n" for day in range(5, 30) for name in ("Kim", "Alex")]
    path.write_text("".join([*lines, "31/05/2026, 09:00 - Zoe: where are you?\n"]))
    read = read_export([path], Choice(me=("Kim",), them=("Alex",), tz="UTC"))
    assert read.found.told.days == (date(2026, 1, 5), date(2026, 5, 31))
    weekly = next(measure for measure in read.found.told.measures if measure.id == "messages-a-week")
    level = next(each for each in weekly.estimates if each.who == "them" and each.period == "all")
    assert level.n == 21


def test_only_a_page_gets_marks_around_names(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("13/01/2024, 09:00 - Ann: hi\n13/01/2024, 09:01 - רות: hello\n")
    choice = Choice(me=("Ann",), tz="UTC")
    assert read_export([path], choice).found.people == People("Ann", "רות")
    read = read_export([path], choice, for_page=True)
    assert read.found.people == People("\u2068Ann\u2069", "\u2068רות\u2069")
    assert set(read.found.told.participants) == {"Ann", "רות"}


def test_what_came_with_the_import_is_handed_on() -> None:
    made = found()
    assert (made.told.skipped, made.left_out, made.warnings) == (3, 2, ("Guessed.",))
    assert (made.people, made.minutes_only, made.alone) == (PEOPLE, False, None)


def test_who_wrote_alone_is_known_without_the_messages() -> None:
    mine = chat(7, 60).filter(pl.col("who") == "me")
    assert read_kept(reading.features(mine, "UTC"), PEOPLE, ("Kim",)).alone == "me"


def test_who_only_called_wrote_nothing() -> None:
    both = chat(7, 60)
    called = both.with_columns(kind=pl.when(pl.col("who") == "them").then(pl.lit("call")).otherwise("kind").cast(KIND))
    assert read_kept(reading.features(called, "UTC"), PEOPLE, ("Kim", "Alex")).alone == "me"


def test_an_event_outside_the_days_is_remarked_on() -> None:
    (remark,) = found("UTC", Event("met", date(2020, 1, 1)), BREAKUP).remarks
    assert "met=2020-01-01 lies before the first message, on 5 January 2026" in remark


def test_an_event_that_cannot_be_is_refused() -> None:
    with pytest.raises(BadRequest, match="wedding"):
        found("UTC", Event("wedding", date(2026, 4, 6)))


def test_what_is_known_ends_with_the_exports_of_the_apps_that_the_two_write_in(tmp_path: Path) -> None:
    chat = "".join(
        f"{day:02}/01/2024, 09:0{n} - {who}: hi\n" for day in (13, 20) for n, who in enumerate(("Ann", "Bob"))
    )
    (tmp_path / "a.txt").write_text(chat)
    said = {"id": 1, "type": "message", "date_unixtime": "1780329600", "from": "Zoe", "from_id": "u1", "text": "hi"}
    (tmp_path / "result.json").write_text(
        json.dumps({"name": "Zoe", "type": "personal_chat", "id": 1, "messages": [said]})
    )
    choice = Choice(me=("Ann",), them=("Bob",), tz="UTC")
    with_other = read_export([tmp_path / "a.txt", tmp_path / "result.json"], choice).found.told
    alone = read_export([tmp_path / "a.txt"], choice).found.told
    assert (with_other.begin, with_other.end) == (alone.begin, alone.end)

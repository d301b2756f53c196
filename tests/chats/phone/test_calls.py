"""Calls of every type, whole files and others."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import phone
from goodterms.chats.rows import Options, to_messages
from goodterms.chats.source import BadExport, Source
from goodterms.messages import OWNER, check

SAMPLE = Path(__file__).parents[2] / "samples" / "phone" / "calls.xml"
FOLDER = os.environ.get("GOODTERMS_SAMPLES")
OPTIONS = Options("Europe/Berlin")


def call(number: str = "+15550000001", date: int = 1780329600027, sort: int = 1, seconds: int = 5) -> str:
    return f'<call number="{number}" duration="{seconds}" date="{date}" type="{sort}" contact_name="Alex Example" />'


def file(*calls: str) -> Source:
    return Source("calls.xml", f'<calls count="1">{"".join(calls)}</calls>'.encode())


def test_every_type_is_told_apart_and_only_a_talk_has_a_length() -> None:
    found = chats.read(SAMPLE, tz="UTC")
    check(found.messages)
    assert found.messages.select(pl.col("kind").cast(pl.String), "sender", "chat", "duration_s").rows() == [
        ("call", "Alex Example", "Alex Example", 125.0),
        ("call", OWNER, "Alex Example", 72.0),
        ("call", OWNER, "Alex Example", None),
        ("call", "Alex Example", "Alex Example", None),
        ("voice", "Alex Example", "Alex Example", 19.0),
        ("call", "Alex Example", "Alex Example", None),
        ("call", "Alex Example", "Alex Example", None),
        ("call", "Alex Example", "Alex Example", None),
        ("call", "+15550000002", "+15550000002", 10.0),
        ("call", "+15550000002", "+15550000002", None),
    ]
    assert set(found.messages["channel"]) == {"phone"}
    assert found.messages["sent_at"][0].isoformat() == "2026-06-01T16:00:00.027000+00:00"
    assert [(entry.place, entry.count, entry.reason) for entry in found.skipped] == [
        ("call 11", 2, "a call whose number was hidden"),
        ("call 13", 1, "a call of a type that is not known"),
        ("call 14", 1, "no date at which it can have been"),
    ]


def test_calls_and_messages_of_one_person_are_one_chat_and_leave_no_gap() -> None:
    message = '<sms address="+15550000001" date="1680329600463" type="1" body="hi" contact_name="Alex Example" />'
    found = chats.read([file(call()), Source("sms.xml", f"<smses>{message}</smses>".encode())], tz="UTC")
    assert found.messages.select("channel", "chat").rows() == [("sms", "Alex Example"), ("phone", "Alex Example")]
    assert found.gaps == ()


def test_a_file_that_breaks_off_is_read_as_far_as_it_is_whole() -> None:
    whole = file(call(), call()).data
    rows = phone.read(Source("calls.xml", whole[:-30]), OPTIONS)
    assert rows.frame.height == 1
    assert [(entry.place, entry.count) for entry in rows.skipped] == [("after call 1", 1)]
    with pytest.raises(BadExport, match="breaks off or is damaged before the first record"):
        phone.read(Source("calls.xml", whole[:60]), OPTIONS)


def test_none_is_said_plainly_and_other_files_are_not_claimed() -> None:
    assert phone.read(file(), OPTIONS).warnings == ("“calls.xml” holds no calls.",)
    assert not phone.sniff(Source("calls.xml", b"<calls><ring/></calls>"))
    assert not phone.sniff(Source("calls.xml", b"<smses count='1'></smses>"))


@pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
def test_a_sample_from_another_project_reads_right() -> None:
    found = chats.read(Path(FOLDER or ".") / "calls" / "minimal_calls.xml", tz="UTC").messages
    row = found.select(pl.col("sent_at").dt.epoch("ms"), "sender", pl.col("kind").cast(pl.String), "duration_s").row(0)
    assert (found.height, row) == (1, (1609632000000, "Alice Smith", "call", 125.0))


CALLS = st.tuples(st.integers(800_000_000_000, 4_000_000_000_000), st.sampled_from([1, 2]), st.integers(1, 90_000))


@given(st.lists(CALLS, min_size=1, max_size=10))
@settings(max_examples=50)
def test_what_is_written_out_is_read_back(calls: list[tuple[int, int, int]]) -> None:
    rows = phone.read(file(*(call(date=date, sort=sort, seconds=seconds) for date, sort, seconds in calls)), OPTIONS)
    read = rows.frame.select(pl.col("sent_at").dt.epoch("ms"), "sender", "duration_s").rows()
    assert read == [(date, "Alex Example" if sort == 1 else OWNER, float(seconds)) for date, sort, seconds in calls]


@given(st.data())
@settings(max_examples=60)
def test_any_damage_gives_a_sound_table_or_one_sentence(data: st.DataObject) -> None:
    whole = SAMPLE.read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 100)) :]
    try:
        check(to_messages(phone.FORMAT, phone.read(Source("calls.xml", damaged), OPTIONS).frame))
    except BadExport as problem:
        said = str(problem)
    else:
        said = ""
    assert "\n" not in said

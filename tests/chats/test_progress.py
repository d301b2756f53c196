"""How far reading is: told on the way within each file, as what was really done, and at no cost to what is read."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from goodterms import chats
from goodterms.chats import Progress, Source, ids
from goodterms.chats.telegram import table

LINE = "13/01/2024, 09:00 - Ann: hi {number}\n"
OPEN_ORDER = "02/01/2024, 09:00 - Ann: hi\n02/01/2024, 09:01 - Bob: hello\n"


def whatsapp(name: str = "chat.txt", messages: int = 50) -> Source:
    return Source(name, "".join(LINE.format(number=number) for number in range(messages)).encode())


def telegram(messages: int) -> Source:
    said = [
        {"id": n, "type": "message", "date_unixtime": "1780329600", "from": "Ann", "text": "hi"}
        for n in range(messages)
    ]
    return Source("result.json", json.dumps({"name": "Ann", "type": "personal_chat", "messages": said}).encode())


def told(*files: Source) -> list[Progress]:
    heard: list[Progress] = []
    chats.read(files, tz="UTC", heard=heard.append)
    return heard


def percents(*files: Source) -> list[int]:
    return [progress.percent for progress in told(*files)]


@pytest.fixture
def in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "BATCH", 10)
    monkeypatch.setattr(ids, "BATCH", 10)


@pytest.mark.usefixtures("in_small_batches")
@pytest.mark.parametrize("file", [whatsapp(), telegram(200)], ids=["whatsapp", "telegram"])
def test_one_file_is_told_of_from_its_beginning_to_its_end_and_never_backwards(file: Source) -> None:
    heard = percents(file)
    assert (heard[0], heard[-1]) == (0, 100)
    assert heard == sorted(set(heard))
    assert len(heard) > 8
    assert max(later - before for before, later in pairwise(heard)) < 30


@pytest.mark.usefixtures("in_small_batches")
def test_each_percent_is_told_once_however_many_messages_there_are() -> None:
    heard = percents(telegram(5000))
    assert heard == sorted(set(heard))
    assert 80 < len(heard) <= 101


def test_half_of_telegrams_messages_are_half_of_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "BATCH", 100)
    assert percents(telegram(200)) == [0, 15, 42, 69, 75, 99, 100]


def test_files_are_told_of_by_number_and_weighed_by_their_bytes() -> None:
    small, large = whatsapp("small.txt", 10), whatsapp("large.txt", 990)
    heard = told(small, large)
    assert list(dict.fromkeys((one.file, one.number, one.files) for one in heard)) == [
        ("small.txt", 1, 2),
        ("large.txt", 2, 2),
    ]
    assert [one.percent for one in heard if one.number == 1] == [0]
    assert [one.percent for one in heard] == sorted(one.percent for one in heard)
    assert heard[-1] == Progress(100, "large.txt", 2, 2)


def test_files_of_two_apps_are_numbered_as_they_are_read() -> None:
    heard = told(whatsapp("a.txt"), telegram(3), whatsapp("b.txt", 5))
    numbers = [one.number for one in heard]
    assert numbers == sorted(numbers)
    assert {(one.number, one.files) for one in heard} == {(1, 3), (2, 3), (3, 3)}
    assert {one.file for one in heard} == {"a.txt", "result.json", "b.txt"}
    assert heard[-1].percent == 100


def test_a_file_that_another_decides_the_dates_of_is_not_told_of_twice() -> None:
    heard = told(Source("open.txt", OPEN_ORDER.encode()), whatsapp("decided.txt"))
    assert list(dict.fromkeys(one.file for one in heard)) == ["open.txt", "decided.txt"]
    assert [one.percent for one in heard] == sorted(one.percent for one in heard)


@pytest.mark.parametrize("size", [1, 7, 10])
def test_what_is_read_does_not_hang_on_how_much_is_done_at_a_time(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    doubled = Source("chat.txt", whatsapp().data * 2)
    whole = [chats.read(file, tz="UTC").messages for file in (doubled, telegram(50))]
    monkeypatch.setattr(table, "BATCH", size)
    monkeypatch.setattr(ids, "BATCH", size)
    again = [chats.read(file, tz="UTC", heard=lambda _: None).messages for file in (doubled, telegram(50))]
    assert all(one.equals(other) for one, other in zip(whole, again, strict=True))


def test_what_cannot_be_read_is_never_said_to_be_done() -> None:
    heard: list[Progress] = []
    cut = Source("result.json", telegram(9).data[:-20])
    with pytest.raises(chats.BadExport):
        chats.read(cut, tz="UTC", heard=heard.append)
    assert [one.percent for one in heard] == [0]

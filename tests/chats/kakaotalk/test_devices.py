"""What each kind of device exports."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from goodterms.chats.kakaotalk import stamps
from goodterms.messages import OWNER
from tests.chats.kakaotalk.exported import MAC, brief, sample, written

DAY = "--------------- 2026년 3월 1일 일요일 ---------------\n"


def test_every_kind_of_an_android_phone_is_told_apart() -> None:
    found = sample("android_ko.txt")
    assert brief(found) == [
        ("03-01 21:04", "지우", "text", "어디야?"),
        ("03-01 21:05", OWNER, "text", "집에\n거의 다 왔어\n\n: 진짜로"),
        ("03-01 21:06", "지우", "media", None),
        ("03-01 21:06", "지우", "media", None),
        ("03-01 21:07", "지우", "media", None),
        ("03-01 21:08", "지우", "sticker", None),
        ("03-01 21:09", "지우", "voice", None),
        ("03-01 21:10", "지우", "media", None),
        ("03-01 21:11", "지우", "deleted", None),
        ("03-01 21:12", None, "system", "보이스톡 해요"),
        ("03-01 21:30", "지우", "call", None),
        ("03-01 21:31", None, "system", "페이스톡 해요"),
        ("03-01 21:32", OWNER, "call", None),
        ("03-01 21:40", "지우", "call", None),
        ("03-01 21:41", None, "system", "민호님을 초대하였습니다."),
        ("03-01 21:42", "지우", "text", "시간 : 9시"),
        ("03-01 21:43", None, "system", "민호님이 나갔습니다."),
        ("03-02 00:01", "지우", "contact", None),
        ("03-02 12:01", "지우", "location", None),
    ]
    calls = found.messages.filter(found.messages["kind"] == "call")
    assert calls["duration_s"].to_list() == [1025, None, None]
    assert set(found.messages["chat"]) == {"지우"}
    assert (found.skipped, found.warnings) == ((), ())


def test_an_android_phone_in_english() -> None:
    assert brief(sample("android_en.txt")) == [
        ("03-01 21:04", "Alex", "text", "where are you?"),
        ("03-01 21:05", OWNER, "media", None),
        ("03-01 21:06", None, "system", "Sam invited Kim."),
    ]


def test_an_android_phone_of_2015_wrote_the_time_first() -> None:
    found = sample("android_2015.txt")
    assert brief(found) == [
        ("03-01 20:34", None, "system", "Alex invited Sam and Kim."),
        ("03-01 20:34", "Alex", "text", "hello"),
        ("03-02 00:34", OWNER, "text", "hi"),
    ]
    assert set(found.messages["chat"]) == {"Alex,Kim,Sam"}


def test_an_iphone_in_korean() -> None:
    found = sample("iphone_ko.txt")
    assert brief(found) == [
        ("03-01 20:34", None, "system", "지우님이 민호님과 수아님을 초대했습니다."),
        ("03-01 20:34", "지우", "text", "안녕"),
        ("03-01 20:35", "민호", "sticker", None),
        ("03-02 09:00", "지우", "text", "Day 1 : https://example.com/one\nDay 2 : https://example.com/two"),
        ("03-02 09:01", None, "system", "수아님이 나갔습니다."),
    ]
    assert set(found.messages["chat"]) == {"우리방"}


def test_an_iphone_in_english() -> None:
    found = sample("iphone_en.txt")
    assert brief(found) == [
        ("03-01 19:12", None, "system", "Alex invited Sam."),
        ("03-01 19:12", "Alex", "text", "hello\ncontinued line"),
        ("03-02 21:00", OWNER, "media", None),
        ("03-02 21:01", None, "system", "Sam left this chatroom."),
    ]
    assert set(found.messages["chat"]) == {"Our room"}


def test_windows_notices_have_the_time_of_the_message_above() -> None:
    found = sample("windows_ko.txt")
    assert brief(found) == [
        ("03-01 00:00", None, "system", "수아님이 들어왔습니다."),
        ("03-01 14:37", "지우", "text", "읽어 줘\n둘째 줄\n\n넷째 줄 [지우] [오후 3:17] 본문"),
        ("03-01 14:38", "수아 [팀]", "sticker", None),
        ("03-01 14:38", None, "system", "수아님이 나갔습니다."),
        ("03-01 14:38", None, "system", "채팅방 관리자가 메시지를 가렸습니다."),
        ("03-02 00:00", "지우", "text", ""),
        ("03-02 15:01", "지우", "text", "응"),
    ]
    assert brief(sample("windows_en.txt")) == [
        ("03-01 14:37", "Alex", "text", "hello"),
        ("03-01 14:38", "Kim", "deleted", None),
    ]


def test_the_table_of_a_mac_is_read_to_the_second_and_named_by_its_file() -> None:
    found = sample(MAC)
    assert brief(found) == [
        ("03-01 20:34:26", None, "system", "지우 invited 민호 and."),
        ("03-01 20:34:30", "지우", "text", '안녕\n"친구"\n\n2026-02-01 10:00:00,"민호","지난 말"'),
        ("03-01 20:35:19", "민호", "media", None),
        ("03-01 20:35:20", "수아", "text", "a, b"),
        ("03-01 20:36", None, "system", "시스템 알림"),
        ("03-01 20:37", None, "system", "민호님이 나갔습니다."),
    ]
    assert set(found.messages["chat"]) == {"우리방"}
    assert set(found.messages["precision"]) == {"second"}
    assert [(entry.place, entry.reason) for entry in found.skipped] == [("line 9", "no date or time that can be read")]


def test_a_table_whose_quotes_are_odd_is_read_by_its_dates() -> None:
    text = 'Date,User,Message\n2026-03-01 20:00:00,"A","he said "hi\n2026-03-01 20:01:00,"B","yes"\n'
    found = written(text, "chat.csv")
    assert [row[1:] for row in brief(found)] == [("A", "text", '"he said "hi'), ("B", "text", "yes")]
    assert set(found.messages["chat"]) == {"A, B"}


def test_times_are_local_to_the_zone_asked_for() -> None:
    found = sample("android_en.txt", tz="Asia/Seoul")
    assert found.messages["sent_at"][0] == datetime(2026, 3, 1, 12, 4, tzinfo=UTC)


def test_a_person_who_is_called_you_on_windows_keeps_the_name() -> None:
    assert brief(written(DAY + "[you] [오후 2:37] hi\n"))[0][1] == "you"


def test_words_that_are_nearly_a_placeholder_stay_text() -> None:
    found = written(
        DAY + "[A] [오후 2:37] 사진 봤어?\n[A] [오후 2:38] 보이스톡 하자\n[A] [오후 2:39] 사진\n그리고 글\n"
    )
    assert [kind for *_, kind, _ in brief(found)] == ["text", "text", "text"]


def test_a_line_that_was_pasted_stays_in_its_message() -> None:
    days = "".join(
        f"--------------- 2026년 3월 {day}일 일요일 ---------------\n[A] [오전 9:00] day {day}\n[B] [오전 10:00] yes\n"
        for day in range(1, 9)
    )
    found = written(days + "[A] [오후 2:00] look\n[C] [오전 8:00] did you hear\n[B] [오후 2:05] no\n")
    assert brief(found)[-2:] == [
        ("03-08 14:00", "A", "text", "look\n[C] [오전 8:00] did you hear"),
        ("03-08 14:05", "B", "text", "no"),
    ]
    assert "kept as text" in found.warnings[0]


@pytest.mark.parametrize("kind", ["stamps", "clocks", "brackets", "days"])
def test_each_form_fits_its_example(kind: str) -> None:
    import polars as pl

    for form, entry in zip(stamps.forms(kind), stamps.data()[kind], strict=True):
        assert pl.Series([entry["example"]]).str.contains(f"^{form}$")[0], entry["form"]

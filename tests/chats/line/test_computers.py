"""What LINE on a computer saves: blanks between time, name and text."""

from __future__ import annotations

from tests.chats.line.exported import brief, sample, written


def test_names_of_several_words_are_found() -> None:
    found = sample("[LINE]Ann Lee.txt")
    assert brief(found) == [
        ("03-01 09:15", "Ann Lee", "text", "hello there"),
        ("03-01 09:16", "Minnie", "text", "good morning"),
        ("03-01 09:17", "Ann Lee", "text", "shall we meet\nand where"),
        ("03-01 09:18", "Minnie", "text", "yes please"),
        ("03-01 09:19", "Minnie", "media", None),
        ("03-01 09:20", "Ann Lee", "sticker", None),
        ("03-01 09:21", "Minnie", "deleted", None),
        ("03-02 10:00", "Ann Lee", "text", "bye"),
    ]
    assert set(found.messages["chat"]) == {"Ann Lee"}
    assert "they were found by what recurs: “Ann Lee”, “Minnie”" in found.warnings[0]


def test_a_name_that_the_file_does_not_say_is_found_by_what_recurs() -> None:
    said = ["สวัสดีครับ", "ส่งของพรุ่งนี้นะครับ", "ครับผม", "ok then", "ยกเลิก"]
    lines = "".join(f"09:{n} MR.HOME KOH SAMUI {text}\n10:{n} Minnie🐹 {text}\n" for n, text in enumerate(said, 10))
    found = written("2026.07.09 วันพฤหัสบดี\n" + lines + "11:00 ยกเลิกข้อความแล้ว\n", name="chat.txt")
    assert set(found.messages["sender"]) == {"MR.HOME KOH SAMUI", "Minnie🐹", None}
    assert found.messages["text"].to_list() == [text for text in said for _ in range(2)] + ["ยกเลิกข้อความแล้ว"]


def test_a_call_that_nobody_took_has_no_brackets() -> None:
    found = written("2026.07.09 วันพฤหัสบดี\n08:41 สมชาย ไม่ได้รับสาย\n08:42 สมชาย รูป\n", name="[LINE]สมชาย.txt")
    assert found.messages["kind"].to_list() == ["call", "media"]
    assert found.messages["text"].to_list() == [None, None]


def test_two_people_of_one_first_name_are_told_apart() -> None:
    lines = "".join(f"09:{n:02} Kim Min w{n} x\n10:{n:02} Kim Lee v{n} y\n" for n in range(5))
    found = written("2026.07.09 Thursday\n" + lines, name="chat.txt")
    assert set(found.messages["sender"]) == {"Kim Min", "Kim Lee"}

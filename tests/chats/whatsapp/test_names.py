from pathlib import Path

from tests.chats.whatsapp.written import kinds, read_text, senders, texts


def chat(tmp_path: Path, *lines: str) -> list[tuple[str | None, str | None]]:
    text = "".join(f"{13 + row:02}/01/2024, 09:00 - {line}\n" for row, line in enumerate(lines))
    imported = read_text(tmp_path, text)
    return list(zip(senders(imported), texts(imported), strict=True))


def test_a_colon_in_the_text_is_no_part_of_the_name(tmp_path: Path) -> None:
    assert chat(tmp_path, "Ann: note: milk", "Ann: hi") == [("Ann", "note: milk"), ("Ann", "hi")]


def test_a_name_may_hold_a_colon(tmp_path: Path) -> None:
    lines = chat(tmp_path, "Dr: Ann: hi", "Bob: yes: no", "Dr: Ann: well: well", "Bob: ok")
    assert lines == [("Dr: Ann", "hi"), ("Bob", "yes: no"), ("Dr: Ann", "well: well"), ("Bob", "ok")]


def test_two_names_may_share_the_part_before_their_colon(tmp_path: Path) -> None:
    lines = chat(tmp_path, "Dr: Ann: hi", "Dr: Bob: hello", "Dr: Ann: ok", "Dr: Bob: bye")
    assert [sender for sender, _ in lines] == ["Dr: Ann", "Dr: Bob", "Dr: Ann", "Dr: Bob"]


def test_the_apps_own_lines_about_a_name_with_a_colon_keep_no_author(tmp_path: Path) -> None:
    lines = chat(tmp_path, "Dr: Ann: hi", "Dr: Ann: ok", "Dr: Ann changed their phone number to a new number.")
    assert lines[2] == (None, "Dr: Ann changed their phone number to a new number.")


def test_a_text_may_follow_the_colon_without_a_blank(tmp_path: Path) -> None:
    assert chat(tmp_path, "Ann: hello", "Ann:.", "Bob:Hi", "Bob:again") == [
        ("Ann", "hello"),
        ("Ann", "."),
        ("Bob", "Hi"),
        ("Bob", "again"),
    ]


def test_an_empty_message_is_a_message(tmp_path: Path) -> None:
    assert chat(tmp_path, "Ann: hi", "Bob:", "Ann: ") == [("Ann", "hi"), ("Bob", ""), ("Ann", "")]


def test_only_the_blank_after_the_colon_is_the_apps(tmp_path: Path) -> None:
    assert chat(tmp_path, "Ann:  two blanks ", "Bob: \ttab") == [("Ann", " two blanks "), ("Bob", "\ttab")]


def test_names_lose_the_marks_that_the_app_adds_and_nothing_else(tmp_path: Path) -> None:
    lines = chat(tmp_path, "\u202a+44 7700 900123\u202c: hi", "~\u202fAnn: hi", "ليلى: hi", "👩‍🚀: hi")
    assert [sender for sender, _ in lines] == ["+44 7700 900123", "~\u202fAnn", "ليلى", "👩‍🚀"]


def test_a_notice_with_a_colon_has_no_author(tmp_path: Path) -> None:
    notices = [
        'Ann created group "Trip: Rome"',
        "Ann changed the subject from “a: b” to “c”",
        "Ann changed the group name from “Trip: Rome” to “x”",
    ]
    lines = chat(tmp_path, "Ann: hi", *notices)
    assert lines == [("Ann", "hi"), *((None, notice) for notice in notices)]


def test_a_line_without_a_colon_is_the_apps_own(tmp_path: Path) -> None:
    imported = read_text(tmp_path, "13/01/2024, 09:00 - Ann: hi\n14/01/2024, 09:00 - Bob hat die Gruppe verlassen\n")
    assert kinds(imported) == ["text", "system"]
    assert imported.participants == ("Ann",)

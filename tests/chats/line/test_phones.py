"""What a phone sends, in each language of which a true shape is known."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.chats.line.exported import TOP, brief, sample, written


def test_every_kind_of_a_japanese_export_is_told_apart() -> None:
    found = sample("phone_ja.txt")
    assert brief(found) == [
        ("03-01 21:04", "健", "text", "もう家？"),
        ("03-01 21:05", "葵", "text", "うん、いま着いた"),
        ("03-01 21:06", "葵", "sticker", None),
        ("03-01 21:07", "健", "media", None),
        ("03-01 21:08", "葵", "text", '買い物リスト：\n牛乳\n"いい"パン\n\n2026/02/27(金)\n10:00\t健\tこれは前の話'),
        ("03-01 21:09", "健", "text", '"そうだね'),
        ("03-01 21:10", "葵", "text", '"そうだね"'),
        ("03-01 21:11", "葵", "voice", None),
        ("03-01 21:12", "葵", "media", None),
        ("03-01 21:13", "健", "media", None),
        ("03-01 21:14", "葵", "location", "東京都千代田区丸の内1丁目"),
        ("03-01 21:15", "健", "contact", None),
        ("03-01 21:16", "葵", "poll", "次はどこ？"),
        ("03-01 21:17", "健", "call", None),
        ("03-01 21:20", "葵", "call", None),
        ("03-01 21:21", "健", "call", None),
        ("03-01 21:22", "葵", "call", None),
        ("03-01 21:30", "健", "call", None),
        ("03-01 21:40", "葵", "deleted", None),
        ("03-01 21:41", "健", "deleted", None),
        ("03-01 21:42", "葵", "text", "旅行の計画"),
        ("03-01 21:43", "健", "media", None),
        ("03-01 21:44", "健", "text", "\tタブ\tのある文"),
        ("03-02 00:05", "葵", "text", "まだ起きてる？"),
        ("03-02 01:10", "健", "text", "おやすみ"),
        ("03-02 07:30", "葵", "text", "おはよう"),
    ]
    calls = found.messages.filter(found.messages["kind"] == "call")
    assert calls["duration_s"].to_list() == [83, None, None, None, 3723]
    assert set(found.messages["chat"]) == {"葵"}
    assert (found.skipped, found.warnings) == ((), ())


def test_weekdays_tell_that_the_month_comes_first() -> None:
    found = sample("phone_en.txt")
    assert found.span == (datetime(2026, 1, 6, 23, 59, tzinfo=UTC), datetime(2026, 1, 7, 13, 38, tzinfo=UTC))
    assert (found.warnings, found.guessed_order) == ((), None)
    assert [(sender, kind) for _, sender, kind, _ in brief(found)[3:]] == [
        ("Alex", "sticker"),
        ("Alex", "call"),
        ("Kim", "call"),
        ("Kim", "call"),
        ("Kim", "call"),
        ("Alex", "deleted"),
        ("Kim", "deleted"),
        ("Alex", "voice"),
        ("Alex", "media"),
        ("Kim", "media"),
        ("Kim", "contact"),
        ("Kim", "location"),
        ("Kim", "poll"),
        ("Kim", "media"),
    ]
    assert found.messages["duration_s"].drop_nulls().to_list() == [754]


def test_the_same_file_with_the_day_first_is_read_so() -> None:
    found = written(TOP + "Tue, 6/1/2026\n21:03\tAlex\thi\n\nWed, 7/1/2026\n09:00\tKim\tyes\n")
    assert [when for when, *_ in brief(found)] == ["01-06 21:03", "01-07 09:00"]
    assert found.warnings == ()


def test_where_no_weekday_is_known_and_nothing_else_decides_it_is_said() -> None:
    text = TOP + "Sel, 06/01/2026\n21:03\tAlex\thi\n"
    found = written(text)
    assert [when for when, *_ in brief(found)] == ["01-06 21:03"]
    assert found.guessed_order == "dmy"
    assert "does not show whether its dates put the day or the month first" in found.warnings[0]
    assert [when for when, *_ in brief(written(text, date_order="mdy"))] == ["06-01 21:03"]


def test_a_chinese_group_keeps_names_with_blanks_and_loses_marks() -> None:
    found = sample("phone_zh.txt")
    assert brief(found)[:2] == [("03-01 00:30", "豪", "text", "還沒睡"), ("03-01 12:30", "段 Duan", "text", "午餐")]
    assert [kind for *_, kind, _ in brief(found)[2:10]] == [
        "sticker",
        "media",
        "media",
        "voice",
        "media",
        "text",
        "call",
        "call",
    ]
    assert brief(found)[10:] == [
        ("03-01 13:08", None, "system", "豪已新增妤至群組。"),
        ("03-01 13:09", "豪", "deleted", None),
        # whose export it is, a group does not say
        ("03-01 13:10", None, "system", "您已收回訊息"),
    ]
    assert set(found.messages["chat"]) == {"爬山團"}


def test_a_thai_group_counts_by_the_buddhist_calendar() -> None:
    found = sample("phone_th.txt")
    assert [(when, kind) for when, _, kind, _ in brief(found)] == [
        ("11-28 08:54", "system"),
        ("11-28 08:55", "text"),
        ("11-28 09:00", "media"),
        ("11-28 09:01", "sticker"),
        ("11-28 09:02", "text"),
        ("11-29 10:00", "text"),
    ]
    assert found.span is not None
    assert found.span[0].year == 2025
    assert set(found.messages["chat"]) == {"กลุ่มทดสอบ"}


def test_years_of_a_japanese_era_are_read() -> None:
    found = sample("japanese_calendar.txt")
    assert found.span == (datetime(2025, 2, 9, 15, 18, tzinfo=UTC), datetime(2025, 2, 11, 19, 12, tzinfo=UTC))


def test_a_weekday_may_stand_in_any_of_the_known_ways() -> None:
    for day in (
        "2026/3/1週日",
        "2026/3/1周日",
        "2026/03/01 Sun",
        "2026.03.01 Sunday",
        "2026/3/1（週日）",
        "2026/03/01",
    ):
        assert [when for when, *_ in brief(written(TOP + f"{day}\n09:00\tAlex\thi\n"))] == ["03-01 09:00"], day


def test_times_are_local_to_the_zone_asked_for() -> None:
    found = written(TOP + "2026/03/01(日)\n09:00\tAlex\thi\n", tz="Asia/Tokyo")
    assert found.messages["sent_at"][0] == datetime(2026, 3, 1, 0, 0, tzinfo=UTC)
    assert found.messages["precision"][0] == "minute"


def test_words_that_are_nearly_a_placeholder_stay_text() -> None:
    found = written(TOP + "2026/03/01(日)\n09:00\tAlex\t[Photo] of you\n09:01\tAlex\t☎ call me\n09:02\tAlex\t[photo]\n")
    assert [kind for *_, kind, _ in brief(found)] == ["text", "text", "text"]


def test_a_line_that_was_pasted_from_another_chat_stays_in_its_message() -> None:
    days = "".join(f"2026/03/{day:02}(日)\n09:00\tAlex\tday {day}\n10:00\tKim\tyes\n\n" for day in range(1, 9))
    found = written(TOP + days + "2026/03/09(月)\n10:00\tAlex\tlook\n08:00\tZoe\tdid you hear\n10:05\tKim\tno\n")
    assert brief(found)[-2:] == [
        ("03-09 10:00", "Alex", "text", "look\n08:00\tZoe\tdid you hear"),
        ("03-09 10:05", "Kim", "text", "no"),
    ]
    assert "kept as text" in found.warnings[0]


def test_two_exports_of_one_chat_merge_without_doubles() -> None:
    from goodterms import chats
    from tests.chats.line.exported import SAMPLES

    once = sample("phone_ja.txt")
    twice = chats.read([SAMPLES / "phone_ja.txt", SAMPLES / "phone_ja.txt"], tz="UTC")
    assert twice.messages.height == once.messages.height

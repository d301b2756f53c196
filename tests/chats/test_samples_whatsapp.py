"""Exports from other projects, against what those projects, or a count by hand, say is in them."""

from pathlib import Path

import polars as pl
import pytest

from goodterms import chats
from goodterms.messages import check

# file: (messages by people, lines of the app, first time, last time), read in UTC, day first where undecided
COUNTS = {
    "chatanalytics_group.txt": (11, 3, "2020-09-12 23:55:00", "2020-09-12 23:56:00"),
    "chatanalytics_group.zip": (11, 3, "2020-09-12 23:55:00", "2020-09-12 23:56:00"),
    "chatistics_android_ambiguous.txt": (9, 2, "2019-11-02 14:18:00", "2019-11-02 14:51:00"),
    "chatistics_ios_unicode.txt": (20, 1, "2018-01-04 11:53:57", "2019-04-19 16:18:33"),
    "chatminer_bracket_mmddyy_24h.txt": (7, 2, "2019-01-01 11:25:00", "2021-12-30 22:01:00"),
    "chatminer_ddmmyy_24h.txt": (7, 2, "2019-01-01 11:25:00", "2021-12-30 22:01:00"),
    "chatminer_mmddyyyy_12h.txt": (7, 2, "2019-01-01 11:25:00", "2021-12-30 22:01:00"),
    "chatminer_yyyymmdd_24h.txt": (7, 2, "2019-01-01 11:25:00", "2021-12-30 22:01:00"),
    "chatpack_ddmmyyyy.txt": (7, 0, "2024-01-15 10:30:00", "2024-03-10 09:15:00"),
    "locket_android_us.txt": (6, 2, "2025-01-15 10:32:00", "2025-01-15 11:02:00"),
    "locket_group_us_team.txt": (187, 3, "2025-01-04 18:02:00", "2025-06-17 15:19:00"),
    "locket_private_us_sarah.txt": (145, 0, "2025-01-10 08:15:00", "2025-06-17 18:14:00"),
    "mixed_android_ios_headers.txt": (5, 2, "2025-12-15 10:30:00", "2025-12-15 10:36:00"),
    "old_style_2012.txt": (9, 0, "2012-12-09 17:02:35", "2012-12-11 10:04:35"),
    "old_style_2012_b.txt": (10, 0, "2012-12-09 17:02:35", "2012-12-15 10:04:37"),
    "whatsreader_android_private.txt": (43, 2, "2024-12-01 10:00:00", "2024-12-04 16:45:00"),
    "whatsreader_dash.txt": (5, 0, "2024-12-10 14:30:00", "2024-12-10 14:36:00"),
    "whatsreader_de.txt": (6, 0, "2024-12-10 14:30:00", "2024-12-10 14:36:00"),
    "whatsreader_es.txt": (6, 0, "2024-12-10 14:30:00", "2024-12-10 14:36:00"),
    "whatsreader_fr.txt": (6, 0, "2024-12-10 14:30:00", "2024-12-10 14:36:00"),
    "whatsreader_ios_ar.txt": (4, 1, "2025-11-13 12:25:55", "2025-12-19 08:50:53"),
    "whatsreader_ios_group.txt": (33, 6, "2024-12-05 08:00:15", "2024-12-09 08:00:51"),
    "whatsreader_ja.txt": (5, 0, "2024-12-10 14:30:00", "2024-12-10 14:36:00"),
    "whatsreader_klo_fi.txt": (3, 0, "2018-06-13 21:25:15", "2018-06-13 21:25:00"),
    "whatsreader_yearfirst_12h.txt": (4, 1, "2024-12-01 22:04:00", "2024-12-01 22:08:00"),
    "whatstk_pokemon.txt": (18, 2, "2016-04-15 15:04:00", "2016-10-31 12:23:00"),
}
AUTHORS = {
    "locket_group_us_team.txt": {
        "Kathryn Petrović": 53,
        "Cory Davis": 52,
        "Jeffrey Williams": 42,
        "Joshua Vega": 40,
    },
    "locket_private_us_sarah.txt": {"Sarah Mendes": 75, "Jeffrey Williams": 70},
    "chatanalytics_group.txt": {"Alice": 3, "Bob": 2, "Eve": 2, "Mallory": 2, "Trent": 2},
    "chatminer_ddmmyy_24h.txt": {"John Doe": 3, "Jahn Doe": 1, "John-John Doe": 1, "John Doe 🤓": 1, "🤓": 1},
    "old_style_2012.txt": {"UsernameOne": 4, "UsernameTwo": 5},
    "whatsreader_android_private.txt": {"Alice": 22, "Bob": 21},
    "whatsreader_ios_group.txt": {"Mom": 10, "Sarah": 8, "Dad": 8, "Jake": 7},
    "whatsreader_klo_fi.txt": {"Mika": 2, "Laura": 1},
    "chatpack_ddmmyyyy.txt": {"Alice": 4, "Bob": 3},
}


def read(samples: Path, name: str) -> pl.DataFrame:
    return check(chats.read(samples / "whatsapp" / name, tz="UTC").messages)


def test_every_whatsapp_sample_has_a_known_truth(samples: Path) -> None:
    assert {path.name for path in (samples / "whatsapp").iterdir()} == set(COUNTS)


@pytest.mark.parametrize("name", COUNTS)
def test_messages_and_times_are_those_of_the_sample(samples: Path, name: str) -> None:
    table = read(samples, name)
    times = table["sent_at"].dt.strftime("%Y-%m-%d %H:%M:%S")
    system = int((table["kind"] == "system").sum())
    assert (table.height - system, system, times[0], times[-1]) == COUNTS[name]


@pytest.mark.parametrize("name", AUTHORS)
def test_authors_are_those_of_the_sample(samples: Path, name: str) -> None:
    counted = read(samples, name)["sender"].drop_nulls().value_counts().iter_rows()
    assert dict(counted) == AUTHORS[name]


def test_bodies_with_pasted_headers_blank_lines_and_all_of_unicode_come_back(samples: Path) -> None:
    unicode = read(samples, "chatistics_ios_unicode.txt")["text"].to_list()
    assert unicode[-2] == "What is that?\n2/11/19, 14:48 Alice Placeholder: this is a message from another chat!"
    assert unicode[-4].endswith("\n[1.2.2019, 00:00:00] John Doe: this line is not a message on its own")
    assert unicode[-4].startswith("\x80\x81\x82\x83\x84\x86")
    blank = read(samples, "chatistics_android_ambiguous.txt")["text"].to_list()
    assert blank[-2] == "\n\n\n\n\n👍👍👍👍👍👍!"
    assert blank[-1].endswith("\n\n\n2/11/19: Arrival\n12/12/19: Departure")


def test_kinds_are_told_apart_in_many_languages(samples: Path) -> None:
    for name in ("de", "es", "fr", "ja"):
        kinds = read(samples, f"whatsreader_{name}.txt")["kind"].to_list()
        assert kinds.count("media") == 2, name
    us = read(samples, "locket_android_us.txt")
    assert us["kind"].to_list() == ["text", "text", "media", "text", "system", "deleted", "system", "text"]
    assert us["edited"].to_list() == [False, False, False, True, False, False, False, False]
    assert us["text"][3] == "sounds good"
    private = read(samples, "whatsreader_android_private.txt")
    assert private.filter(pl.col("kind") == "voice").height == 2


def test_the_text_and_the_zip_give_the_same_ids(samples: Path) -> None:
    text, zipped = (read(samples, f"chatanalytics_group.{ending}") for ending in ("txt", "zip"))
    assert text["id"].to_list() == zipped["id"].to_list()
    both = chats.read([samples / "whatsapp" / f"chatanalytics_group.{e}" for e in ("txt", "zip")], tz="UTC")
    assert both.messages.height == text.height


def test_month_first_is_read_when_asked_for(samples: Path) -> None:
    path = samples / "whatsapp" / "chatistics_android_ambiguous.txt"
    table = chats.read(path, tz="UTC", date_order="mdy").messages
    people = table.filter(pl.col("kind") != "system")["sent_at"].dt.strftime("%Y-%m-%d %H:%M")
    assert people.to_list() == [
        "2019-02-11 14:18",
        "2019-02-11 14:21",
        "2019-02-11 14:21",
        "2019-02-11 14:21",
        "2019-02-11 14:22",
        "2019-10-11 14:25",
        "2019-02-11 14:33",
        "2019-02-11 14:48",
        "2019-02-11 14:51",
    ]

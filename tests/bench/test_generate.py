from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest

from bench.compare import compare
from bench.fidelity import Fidelity
from bench.generate import FLAVOURS, FOLDERS, generate
from bench.invent import invent
from goodterms import chats
from goodterms.messages import KIND

if TYPE_CHECKING:
    from pathlib import Path

    from bench.generate import Export

SIZE = 2000
FILE_NAMES = {
    "android": "WhatsApp Chat with Jamie.txt",
    "iphone": "_chat.txt",
    "telegram": "result.json",
    "sms": "sms.xml",
    "mail": "mails.mbox",
    "messenger": "download",
    "messenger-in-one": "download",
}
CHANNELS = {"android": "whatsapp", "iphone": "whatsapp", "messenger-in-one": "messenger"}
KNOWN = {form.channel for form in chats.formats()}
every_flavour = pytest.mark.parametrize("flavour", [*FLAVOURS, *FOLDERS])
read_flavours = pytest.mark.parametrize(
    "flavour",
    [
        pytest.param(flavour, marks=pytest.mark.skipif(CHANNELS.get(flavour, flavour) not in KNOWN, reason="no reader"))
        for flavour in FILE_NAMES
    ],
)


def read_back(export: Export, flavour: str, folder: Path) -> pl.DataFrame:
    path = folder / FILE_NAMES[flavour]
    export.write(path)
    imported = chats.read(path, tz=export.zone)
    assert imported.skipped == ()
    return imported.messages


def expected(export: Export) -> pl.DataFrame:
    return export.found.with_columns(pl.col("kind").cast(KIND))


@every_flavour
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(flavour: str) -> None:
    once, again, other = (generate(flavour, 300, seed) for seed in (5, 5, 6))
    assert once.files == again.files
    assert once.found.equals(again.found)
    assert once.files != other.files


@read_flavours
@pytest.mark.parametrize("pasted", [0, 0.02])
def test_the_importer_returns_every_time_sender_kind_and_text(flavour: str, pasted: float, tmp_path: Path) -> None:
    export = generate(flavour, SIZE, seed=3, pasted=pasted)
    told, wanted = read_back(export, flavour, tmp_path), expected(export)
    assert told.height == SIZE
    no_words_of_its_own = (pl.col("kind") == "system") & pl.lit(flavour == "telegram")
    for column in ("sent_at", "sender", "kind", "text", "edited"):
        both = pl.DataFrame({"told": told[column], "wanted": wanted[column], "kind": wanted["kind"]})
        wrong = both.filter(
            ~pl.col("told").eq_missing(pl.col("wanted")) & ~(no_words_of_its_own & pl.lit(column == "text"))
        )
        assert wrong.is_empty(), (column, wrong.rows()[:3])


@pytest.mark.parametrize("flavour", ["android", "iphone", "telegram"])
def test_every_text_is_in_the_file_once_for_each_time_it_was_said(flavour: str) -> None:
    export = generate(flavour, 400, seed=2)
    texts = export.found.filter(pl.col("kind") == "text")["text"].to_list()
    written = export.content if flavour != "telegram" else "\n".join(flat_texts(export.content))
    assert all(written.count(text) >= texts.count(text) for text in texts)


def flat_texts(content: str) -> list[str]:
    return ["".join(part["text"] for part in record["text_entities"]) for record in json.loads(content)["messages"]]


def test_telegram_says_every_text_twice_and_the_same() -> None:
    for record in json.loads(generate("telegram", 500, seed=4).content)["messages"]:
        parts = record["text"] if isinstance(record["text"], list) else [record["text"]]
        joined = "".join(part if isinstance(part, str) else part["text"] for part in parts)
        assert joined == "".join(part["text"] for part in record["text_entities"])


def test_people_sleep_write_in_bursts_and_fall_silent_for_days() -> None:
    rows = invent(20_000, seed=1).rows
    by_night = rows.filter(pl.col("at").dt.hour().is_between(2, 5)).height / rows.height
    minutes = rows["at"].diff().drop_nulls().dt.total_seconds().to_numpy() / 60
    assert by_night < 0.05
    assert (minutes < 1).mean() > 0.4
    assert minutes.max() > 2 * 24 * 60
    assert rows["at"].is_sorted()


def test_a_chat_holds_every_kind_and_what_careless_readers_spoil() -> None:
    rows = invent(20_000, seed=1).rows
    texts = rows.filter(pl.col("kind") == "text")["text"].to_list()
    assert set(rows["kind"]) == {
        "text", "media", "voice", "sticker", "call", "deleted", "location", "contact", "system",
    }  # fmt: skip
    assert any("\u200d" in text for text in texts)
    assert any("\n" in text for text in texts)
    assert any("https://" in text for text in texts)
    assert any(unicodedata.normalize("NFC", text) != text for text in texts)
    assert any(unicodedata.normalize("NFKC", text) != text for text in texts)
    assert rows["edited"].any()


@pytest.mark.parametrize("size", [1, 2, 10])
def test_tiny_chats_can_be_generated(size: int) -> None:
    assert all(generate(flavour, size, seed=1).found.height == size for flavour in [*FLAVOURS, *FOLDERS])


def test_messengers_pieces_hold_ten_thousand_messages_newest_first() -> None:
    export = generate("messenger", 10_001, seed=1)
    first, last = (json.loads(content) for content in export.files.values())
    times = [message["timestamp_ms"] for piece in (first, last) for message in piece["messages"]]
    assert [len(first["messages"]), len(last["messages"])] == [10_000, 1]
    assert times == sorted(times, reverse=True)
    assert list(generate("messenger-in-one", 10_001, seed=1).files) == list(export.files)[:1]


def test_a_backups_emoji_are_written_in_halves() -> None:
    content = generate("sms", 500, seed=1).content
    assert "&#55357;&#56" in content
    assert not any(ord(letter) > 0xFFFF for letter in content)


AT = [datetime(2026, 1, day, 12, tzinfo=UTC) for day in (1, 2, 3, 4)]
FOUND = pl.DataFrame(
    {
        "sent_at": AT,
        "sender": ["a", "a", "b", None],
        "kind": ["text", "text", "text", "system"],
        "text": ["x", "x", "y\nz", "s"],
    }
)


def test_only_exact_texts_by_the_right_sender_are_counted() -> None:
    told = [("a", "x", None), ("b", "y z", None), (None, "s", None)]
    assert compare(FOUND, told) == Fidelity(
        exact=1, texts=3, messages=3, of_messages=4, authors=2, of_authors=3, times=0
    )
    right = [("a", "x", None), ("a", "x", None), ("b", "y\nz", None)]
    assert compare(FOUND, right).exact == 3


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2026-01-01T12:00:00+00:00", 1),
        ("2026-01-01T13:00:00+01:00", 1),
        ("2026-01-01T13:00:00", 1),
        ("2026-01-01T12:00:00", 1),
        ("2026-01-01T13:00:00+00:00", 0),
        ("2026-01-01T12:00:01", 0),
    ],
)
def test_a_time_counts_in_utc_or_by_the_clock_on_the_wall(written: str, right: int) -> None:
    assert compare(FOUND, [("a", "x", written)]).times == right

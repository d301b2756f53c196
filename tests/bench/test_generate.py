from __future__ import annotations

import json
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import polars as pl
import pytest

from bench.compare import compare
from bench.generate import FLAVOURS, generate
from bench.invent import invent
from goodterms import chats
from goodterms.messages import KIND

if TYPE_CHECKING:
    from pathlib import Path

    from bench.generate import Export

SIZE = 2000
FILE_NAMES = {"android": "WhatsApp Chat with Jamie.txt", "iphone": "_chat.txt", "telegram": "result.json"}
every_flavour = pytest.mark.parametrize("flavour", list(FLAVOURS))


def read_back(export: Export, flavour: str, folder: Path) -> pl.DataFrame:
    path = folder / FILE_NAMES[flavour]
    path.write_text(export.content, encoding="utf-8", newline="")
    imported = chats.read(path, tz=export.zone)
    assert imported.skipped == ()
    return imported.messages


def expected(export: Export) -> pl.DataFrame:
    return export.found.with_columns(pl.col("kind").cast(KIND))


@every_flavour
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(flavour: str) -> None:
    once, again, other = (generate(flavour, 300, seed) for seed in (5, 5, 6))
    assert once.content.encode() == again.content.encode()
    assert once.found.equals(again.found)
    assert once.content != other.content


@every_flavour
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


@every_flavour
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
    assert all(generate(flavour, size, seed=1).found.height == size for flavour in FLAVOURS)


def test_only_exact_texts_by_the_right_sender_are_counted() -> None:
    found = pl.DataFrame(
        {"sender": ["a", "a", "b", None], "kind": ["text", "text", "text", "system"], "text": ["x", "x", "y\nz", "s"]}
    )
    assert compare(found, Counter([("a", "x"), ("b", "y z"), (None, "s")])) == (1, 3)
    assert compare(found, Counter([("a", "x"), ("a", "x"), ("b", "y\nz")])) == (3, 3)

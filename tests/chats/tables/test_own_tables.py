"""Tables that Good Terms wrote come back as they were."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, Source
from goodterms.companion.bring_in import Choice, bring_in
from goodterms.companion.write_out import ENDINGS, json_lines, write_out
from goodterms.messages import KINDS, SCHEMA, check

SAMPLES = Path(__file__).parents[2] / "samples"
TELEGRAM = SAMPLES / "telegram" / "every_kind.json"


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_written_out_comes_back_with_its_ids(tmp_path: Path, ending: str) -> None:
    written = bring_in([TELEGRAM, SAMPLES / "mail"], Choice(me=("Kim",), tz="UTC")).messages
    path = write_out(written, tmp_path / f"out{ending}")
    found = chats.read(path)
    assert check(found.messages).equals(written)
    assert (found.skipped, found.warnings) == ((), ())
    assert chats.read(tmp_path).messages.equals(written)
    assert chats.read(Source(f"out{ending}", path.read_bytes())).messages.equals(written)


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_merges_with_the_export_that_it_came_from(tmp_path: Path, ending: str) -> None:
    written = chats.read(TELEGRAM, tz="UTC").messages
    path = write_out(written, tmp_path / f"out{ending}")
    assert chats.read([path, TELEGRAM], tz="UTC").messages.height == written.height


def test_ids_that_a_spreadsheet_spoilt_are_made_anew(tmp_path: Path) -> None:
    written = chats.read(TELEGRAM, tz="UTC").messages
    path = write_out(written, tmp_path / "out.csv")
    text = path.read_text(encoding="utf-8")
    for number in written["id"].to_list():
        text = text.replace(str(number), f"{float(number):.5e}")
    found = chats.read(Source("out.csv", text.encode()))
    assert check(found.messages)["text"].equals(written["text"])
    assert found.messages["channel"].unique().to_list() == ["telegram"]
    assert found.messages["reply_to"].null_count() == written.height
    assert "damaged" in found.warnings[0]


def test_rows_and_lines_that_are_none_are_noted() -> None:
    lines = json_lines(chats.read(TELEGRAM, tz="UTC").messages.head(3)).splitlines()
    broken = json.loads(lines[1]) | {"kind": "song"}
    found = chats.read(Source("out.jsonl", "\n".join([lines[0], json.dumps(broken), "{", lines[2]]).encode()))
    assert found.messages.height == 2
    assert [(entry.place, entry.reason) for entry in found.skipped] == [
        ("line 3", "not readable as JSON"),
        ("row 2", "not a row of such a table"),
    ]


def test_a_damaged_table_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = write_out(chats.read(TELEGRAM, tz="UTC").messages, tmp_path / "out.csv")
    head = path.read_bytes().partition(b"\n")[0]
    with pytest.raises(BadExport, match="is a damaged table"):
        chats.read(Source("out.csv", head + b'\n1,"\n'))
    with pytest.raises(BadExport, match="is not an export"):
        chats.read(Source("out.parquet", b"PAR1" + bytes(100) + b"PAR1"))


ROWS = st.lists(
    st.tuples(
        st.integers(-60_000_000_000, 250_000_000_000),
        st.one_of(st.none(), st.text(st.characters(codec="utf-8"), max_size=8)),
        st.sampled_from(KINDS),
        st.one_of(st.none(), st.text(st.characters(codec="utf-8"), max_size=12)),
        st.one_of(st.none(), st.floats(0, 1e6)),
    ),
    min_size=1,
    max_size=6,
)


@given(ROWS, st.sampled_from(ENDINGS))
def test_any_sound_table_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[int, str | None, str, str | None, float | None]],
    ending: str,
) -> None:
    table = pl.DataFrame(
        {
            "id": range(len(rows)),
            "sent_at": [datetime.fromtimestamp(row[0], UTC) for row in rows],
            "precision": ["sub"] * len(rows),
            "sender": [None if row[2] == "system" else row[1] or "x" for row in rows],
            "who": [None] * len(rows),
            "kind": [row[2] for row in rows],
            "text": [row[3] or "x" if row[2] in ("text", "system") else row[3] for row in rows],
            "edited": [False] * len(rows),
            "channel": ["telegram"] * len(rows),
            "chat": ["Alex"] * len(rows),
            "reply_to": [0] * len(rows),
            "duration_s": [row[4] for row in rows],
        },
        schema=dict(SCHEMA),
    )
    path = write_out(check(table), tmp_path_factory.getbasetemp() / f"any{ending}")
    assert chats.read(path).messages.equals(table)


@given(st.binary(max_size=20), st.integers(0, 4000), st.sampled_from(ENDINGS))
def test_any_mutated_table_is_sound_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, place: int, ending: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"whole{ending}"
    if not path.exists():
        write_out(chats.read(TELEGRAM, tz="UTC").messages, path)
    whole = path.read_bytes()
    place %= len(whole)
    assert outcome(whole[:place] + data + whole[place + len(data) :], path.name).isprintable()


def outcome(data: bytes, name: str) -> str:
    try:
        check(chats.read(Source(name, data), tz="UTC").messages)
    except BadExport as refused:
        return str(refused)
    return ""

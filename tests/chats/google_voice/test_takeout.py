"""A whole Takeout: texts, groups, calls, voicemail, from a folder, an archive, and memory."""

from __future__ import annotations

import zipfile
from pathlib import Path

import polars as pl

from goodterms import chats
from goodterms.chats.source import Source
from goodterms.messages import OWNER, check

SAMPLES = Path(__file__).parents[2] / "samples" / "google_voice"
ALEX, GROUP, NOBODY = "Alex Example", "Alex Example, Robin Example", "+15550000002"


def rows(found: pl.DataFrame) -> list[tuple[object, ...]]:
    check(found)
    return found.select("chat", "sender", pl.col("kind").cast(pl.String), "text", "duration_s").rows()


EVERYTHING = [
    (ALEX, ALEX, "text", "Hello Kim,\nare you  there? ", None),
    (ALEX, OWNER, "text", "Yes & <no> 🙂", None),
    (ALEX, ALEX, "media", None, None),
    (ALEX, OWNER, "media", None, None),
    (ALEX, ALEX, "media", "Look", None),
    (ALEX, ALEX, "voice", None, None),
    (ALEX, ALEX, "contact", None, None),
    (ALEX, ALEX, "text", "MMS Received", None),
    (NOBODY, OWNER, "text", "Who is this?", None),
    (ALEX, OWNER, "text", "Nothing back?", None),
    (GROUP, ALEX, "text", "who comes?", None),
    (GROUP, OWNER, "text", "I do", None),
    (GROUP, "Robin Example", "text", "me too", None),
    (ALEX, OWNER, "call", None, 3723.0),
    (ALEX, ALEX, "call", None, 4.0),
    (NOBODY, NOBODY, "call", None, None),
    (ALEX, ALEX, "voice", "Hi Kim, call me back.", 18.0),
    (ALEX, ALEX, "voice", None, 3.0),
]


def test_a_takeout_is_read_page_by_page() -> None:
    found = chats.read(SAMPLES, tz="UTC")
    assert rows(found.messages) == EVERYTHING
    assert set(found.messages["channel"]) == {"google-voice"}
    assert found.messages["sent_at"][0].isoformat() == "2026-06-01T16:00:00.463000+00:00"
    assert found.messages["precision"].to_list()[:2] == ["sub", "second"]
    assert [(entry.file.rpartition("/")[2][:12], entry.place, entry.reason) for entry in found.skipped] == [
        ("- Missed - 2", "message 1", "no number or name of the other"),
        ("Alex Example", "message 1", "a recording of a call"),
        ("Alex Example", "message 9", "no date that can be read"),
        ("Group Conver", "message 4", "a message in a group that does not say who wrote it"),
    ]


def test_an_archive_and_memory_give_the_same(tmp_path: Path) -> None:
    pages = sorted(SAMPLES.rglob("*.html"))
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        for page in pages:
            archive.write(page, page.relative_to(SAMPLES))
        archive.writestr("Takeout/archive_browser.html", "<html><body>What is in here</body></html>")
    zipped = chats.read(tmp_path / "takeout.zip", tz="UTC")
    held = chats.read([Source(page.name, page.read_bytes()) for page in pages], tz="UTC")
    assert rows(zipped.messages) == EVERYTHING
    assert sorted(map(str, rows(held.messages))) == sorted(map(str, EVERYTHING))
    assert sorted(zipped.messages["id"]) == sorted(held.messages["id"])


def test_one_page_alone_is_read() -> None:
    page = next(SAMPLES.rglob("Alex Example - Placed*"))
    assert rows(chats.read(page, tz="UTC").messages) == [(ALEX, OWNER, "call", None, 3723.0)]


def test_the_same_page_in_two_takeouts_counts_once(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            page = next(SAMPLES.rglob("Group*"))
            archive.write(page, page.name)
    assert len(rows(chats.read([tmp_path / "one.zip", tmp_path / "two.zip"], tz="UTC").messages)) == 3


def test_a_page_that_went_on_in_a_later_takeout_counts_once_what_both_hold(tmp_path: Path) -> None:
    page = next(SAMPLES.rglob("Group*")).read_text()
    shorter = '<div class="message">'.join(page.split('<div class="message">')[:3]) + "</div></body></html>"
    for takeout, content in (("2025", shorter), ("2026", page)):
        (tmp_path / takeout).mkdir()
        (tmp_path / takeout / "Group Conversation - 2026-06-03T16_00_00Z.html").write_text(content)
    found = chats.read(tmp_path, tz="UTC").messages
    assert [row[3] for row in rows(found)] == ["who comes?", "I do", "me too"]

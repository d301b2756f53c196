"""Files that break off, are damaged, hostile, or something else."""

from __future__ import annotations

import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import sms as form
from goodterms.chats.rows import Options, to_messages
from goodterms.chats.source import BadExport, Source
from goodterms.messages import check
from tests.chats.sms.backed_up import SAMPLES, backup, imported, mms, part, sample, sms

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = Options("Europe/Berlin")
BROKEN = "the file breaks off or is damaged here; nothing after it could be read"


def test_of_a_file_that_breaks_off_what_is_whole_is_read_and_the_place_is_said() -> None:
    found = sample("breaks_off.xml")
    assert found.messages["text"].to_list() == ["Whole", "Whole as well"]
    assert [(entry.place, entry.count, entry.reason) for entry in found.skipped] == [("after message 2", 1, BROKEN)]


@pytest.mark.parametrize("kept", [90, 100, 110, 200, 250, 300])
def test_a_file_of_which_nothing_is_whole_is_refused(kept: int) -> None:
    whole = (SAMPLES / "breaks_off.xml").read_bytes()
    with pytest.raises(BadExport, match=r"“sms\.xml” breaks off or is damaged before the first record"):
        form.read(Source("sms.xml", whole[: whole.index(b"<smses") + kept]), OPTIONS)


def test_a_record_cut_within_its_tag_is_not_whole_wherever_the_cut_is() -> None:
    whole = backup(sms("one"), sms("two")).data
    begin, end = whole.rindex(b"<sms "), whole.rindex(b"/>")
    for cut in range(begin, end):
        rows = form.read(Source("sms.xml", whole[:cut]), OPTIONS)
        assert rows.frame["text"].to_list() == ["one"]
        assert [entry.reason for entry in rows.skipped] == [BROKEN]


def test_definitions_are_refused() -> None:
    bomb = b'<!DOCTYPE smses [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    outside = b'<!DOCTYPE smses SYSTEM "file:///etc/passwd">'
    for definitions in (bomb, outside):
        file = Source("sms.xml", definitions + b'<smses count="1">' + sms("&b;").encode() + b"</smses>")
        with pytest.raises(BadExport, match=r"“sms\.xml” brings definitions of its own"):
            chats.read(file, tz="UTC")


@pytest.mark.parametrize("rest", ["<a>" * 50_000, "<mms>" + "<part/>" * 30_000, "<x data='1'/>" * 30_000])
def test_what_is_deep_or_goes_on_without_end_costs_only_the_rest(rest: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodterms.chats.sms.backup.CHUNK", 10_000)
    monkeypatch.setattr("goodterms.chats.sms.backup.FAR", 100_000)
    rows = form.read(Source("sms.xml", f'<smses count="1">{sms()}{rest}{sms()}</smses>'.encode()), OPTIONS)
    assert rows.frame.height == 1
    assert [entry.reason for entry in rows.skipped] == [BROKEN]


def test_an_attachment_of_any_size_costs_no_memory() -> None:
    file = backup(mms(part("image/jpeg", data="A" * 50_000_000), part("text/plain", text="look")), sms("after it"))
    tracemalloc.start()
    rows = form.read(file, OPTIONS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows.frame["text"].to_list() == ["look", "after it"]
    assert peak < 10_000_000


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 11, 13, 64, 997])
def test_chunks_may_end_anywhere(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A smile &#55357;&#56834;&#xD83C;&#xDDE9;&#55356;&#56810; end"
    long = mms(part("image/jpeg", data="QUJD" * 99), part("text/plain", text="data='x'"), part("audio/amr", data=""))
    file = backup(sms("MARK"), long, sms("last"))
    file = Source(file.name, file.data.replace(b"MARK", text.encode()))
    monkeypatch.setattr("goodterms.chats.sms.backup.CHUNK", size)
    assert form.read(file, OPTIONS).frame["text"].to_list() == ["A smile 😂🇩🇪 end", "data='x'", "last"]


def test_utf_16_and_a_mark_at_the_beginning_are_read() -> None:
    text = backup(sms("ä 😂"), sms("MARK")).data.decode().replace("MARK", "&#55357;&#56834;")
    for encoding in ("utf-16", "utf-16-le", "utf-8-sig"):
        declared = text.replace("UTF-8", encoding.removesuffix("-sig"))
        assert imported(Source("sms.xml", declared.encode(encoding))).messages["text"].to_list() == ["ä 😂", "😂"]


def test_another_declared_encoding_is_read() -> None:
    data = backup(sms("ä"), sms("MARK")).data.decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")
    found = imported(Source("sms.xml", data.replace(b"MARK", b"&#55357;&#56834;")))
    assert found.messages["text"].to_list() == ["ä", "😂"]


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body>smses</body></html>",
        b"<?xml version='1.0'?><messages/>",
        b"<calls count='1'></calls>",
        b"text <smses>",
        b"<!-- <smses> -->",
        b"<" * 1000,
        b"\x00\x01\x02" * 1000,
    ],
)
def test_other_files_are_not_claimed(content: bytes) -> None:
    file = Source("sms.xml", content)
    assert not form.sniff(file)
    with pytest.raises(BadExport, match=r"is not a backup by SMS Backup & Restore"):
        form.read(file, OPTIONS)


def test_backups_are_found_in_folders_and_archives_and_merge_without_doubles(tmp_path: Path) -> None:
    (tmp_path / "sms-1.xml").write_bytes(backup(sms("one"), sms("two")).data)
    (tmp_path / "sms.xsl").write_bytes(b"<xsl/>")
    with zipfile.ZipFile(tmp_path / "sms-2.zip", "w") as archive:
        archive.writestr("backup/sms-2.xml", backup(sms("two"), sms("three")).data)
    found = chats.read(tmp_path, tz="UTC")
    assert sorted(found.messages["text"]) == ["one", "three", "two"]


def test_how_far_reading_is_is_told() -> None:
    heard: list[float] = []
    form.read(Source("sms.xml", backup(*[sms("x" * 1000)] * 3000).data), Options("UTC", heard=heard.append))
    assert len(heard) > 2
    assert heard == sorted(heard)
    assert heard[-1] <= 1


WHOLE = {path.name: path.read_bytes() for path in SAMPLES.glob("*.xml")}


def sound_or_refused(data: bytes) -> None:
    """Read what may be damaged: it gives a sound table, or one sentence."""
    file = Source("sms.xml", data)
    form.sniff(file)
    try:
        check(to_messages(form.FORMAT, form.read(file, OPTIONS).frame))
    except BadExport as problem:
        said = str(problem)
    else:
        said = ""
    assert "\n" not in said


@given(st.binary(max_size=300), st.sampled_from(sorted(WHOLE)))
@settings(max_examples=60)
def test_any_bytes_give_a_sound_table_or_one_sentence(noise: bytes, name: str) -> None:
    sound_or_refused(noise)
    sound_or_refused(b"<smses>" + noise)
    sound_or_refused(WHOLE[name] + noise)


@given(st.data(), st.sampled_from(sorted(WHOLE)))
@settings(max_examples=100)
def test_any_damage_gives_a_sound_table_or_one_sentence(data: st.DataObject, name: str) -> None:
    whole = WHOLE[name]
    at = data.draw(st.integers(0, len(whole)))
    to = data.draw(st.integers(at, min(len(whole), at + 200)))
    sound_or_refused(whole[:at] + data.draw(st.binary(max_size=20)) + whole[to:])

"""An upload on its way in: sealed from the first byte, without a name, and gone when it is closed."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from hypothesis import given
from hypothesis import strategies as st

from goodterms.errors import BadInput
from goodterms.web import spool as spools
from goodterms.web.place import Place
from goodterms.web.spool import CannotTake, Spool, name_to_show, received
from tests.web.exports import full_disk, linux, open_files, spooled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from goodterms.web.visits import State

WORD = b"the word that nobody else may read"


@given(st.lists(st.binary(max_size=5000), max_size=12))
def test_what_was_written_is_read_back_whatever_the_pieces(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]
) -> None:
    with Spool(tmp_path_factory.getbasetemp(), "chat.txt") as spool:
        for piece in pieces:
            spool.write(piece)
        assert spool.size == len(b"".join(pieces))
        assert spool.read() == b"".join(pieces)
        spool.write(b"more")
        assert b"".join(spool.chunks()) == b"".join(pieces) + b"more"


def test_more_than_one_piece_comes_back_whole(tmp_path: Path) -> None:
    with Spool(tmp_path, "chat.txt") as spool:
        spool.write(WORD * 100_000)
        pieces = list(spool.chunks())
        assert len(pieces) > 1
        assert b"".join(pieces) == WORD * 100_000


@linux
def test_what_lies_on_the_disk_is_sealed_and_has_no_name(tmp_path: Path) -> None:
    with Spool(tmp_path, "chat.txt") as spool:
        spool.write(WORD * 1000)
        assert list(tmp_path.iterdir()) == []
        (file,) = open_files(tmp_path)
        lying = file.read_bytes()
        assert len(lying) == len(WORD) * 1000
        assert not any(WORD[at : at + 6] in lying for at in range(len(WORD) - 6))
        assert file.stat().st_mode & 0o077 == 0
    assert open_files(tmp_path) == []


@linux
def test_two_uploads_of_the_same_words_look_different(tmp_path: Path) -> None:
    first, second = spooled(tmp_path, {"a.txt": WORD, "b.txt": WORD})
    assert len({file.read_bytes() for file in open_files(tmp_path)}) == 2
    first.close()
    second.close()


def test_what_is_closed_is_gone(tmp_path: Path) -> None:
    spool = Spool(tmp_path, "chat.txt")
    spool.write(WORD)
    spool.close()
    spool.close()
    for use in (spool.read, lambda: spool.write(b"more")):
        with pytest.raises(CannotTake, match=r"“chat\.txt” is no longer there"):
            use()


@linux
def test_an_upload_that_is_forgotten_is_gone_too(tmp_path: Path) -> None:
    spool = Spool(tmp_path, "chat.txt")
    spool.write(WORD)
    del spool
    assert open_files(tmp_path) == []


def test_too_much_is_refused_in_one_sentence_and_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spools, "MAX_BYTES", 10)
    spool = Spool(tmp_path, "chat.txt")
    spool.write(b"12345")
    with pytest.raises(CannotTake, match=r"^“chat\.txt” is larger than 2 GB; export the chat without media"):
        spool.write(b"678901")
    assert open_files(tmp_path) == []


@linux
def test_a_full_disk_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", full_disk)
    spool = Spool(tmp_path, "chat.txt")
    with pytest.raises(CannotTake, match=r"^The disk is full, so “chat\.txt” could not be taken in; make room"):
        spool.write(WORD)
    with pytest.raises(CannotTake, match="no longer there"):
        spool.read()


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotTake, match=r"“chat\.txt” could not be taken in \(No such file or directory\)"):
        Spool(tmp_path / "gone", "chat.txt")


NAMES = {
    "chat.txt": "chat.txt",
    "WhatsApp Chat with Zoë ❤️.zip": "WhatsApp Chat with Zoë ❤️.zip",
    "/etc/passwd": "passwd",
    "..\\..\\chat.txt": "chat.txt",
    "C:\\Users\\Kim\\chat.txt": "chat.txt",
    "folder/": "folder",
    "//": "file",
    "..": "file",
    "": "file",
    " \t\n ": "file",
    "\x00\x1b": "file",
    "a\u202etxt.exe": "a�txt.exe",
    "a\n\x1b[31mb.txt": "a��[31mb.txt",
    "x" * 4000 + ".json": "x" * 71 + "…xxx.json",
    "\ud800.txt": "?.txt",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_made_fit_to_show(name: str) -> None:
    assert name_to_show(name) == NAMES[name]


@given(st.text(max_size=300))
def test_any_name_becomes_one_short_line(name: str) -> None:
    shown = name_to_show(name)
    assert shown.isprintable()
    assert 0 < len(shown) <= 80
    assert "/" not in shown
    assert "\\" not in shown


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that uploads go to."""
    monkeypatch.setattr(spools, "HERE", Place(tmp_path, None))
    return tmp_path / "run"


@dataclass(frozen=True)
class Visitor:
    """Whoever sends a form."""

    state: State


KIM = Visitor("loose")


def form(files: Sequence[tuple[str, bytes]], *, visit: Visitor | None = KIM, cut: int = 0, **said: str) -> HttpRequest:
    """Post a form as a browser does, perhaps cut off; whose visit it is."""
    data: dict[str, Any] = {**said, "files": [SimpleUploadedFile(name, content) for name, content in files]}
    body = encode_multipart(BOUNDARY, data)
    request = RequestFactory().generic("POST", "/bring", body[: len(body) - cut], MULTIPART_CONTENT)
    request.visit = visit  # type: ignore[attr-defined]
    return request


def test_the_files_of_a_form_come_as_spools_in_their_order(run: Path) -> None:
    long = bytes(range(256)) * 20_000
    request = form([("one.txt", WORD), ("two.zip", long), ("three.txt", b"3")], note="hello")
    taken = received(request)
    assert [(spool.name, spool.read()) for spool in taken] == [
        ("one.txt", WORD),
        ("two.zip", long),
        ("three.txt", b"3"),
    ]
    assert request.POST["note"] == "hello"
    assert list(run.iterdir()) == []
    for spool in taken:
        spool.close()


def test_a_form_without_files_gives_none(run: Path) -> None:
    assert received(form([], note="hello")) == []
    assert not run.exists()


@linux
def test_what_nobody_takes_is_dropped_with_the_request_and_what_is_taken_stays(run: Path) -> None:
    request = form([("one.txt", WORD)])
    assert [file.name for file in request.FILES.getlist("files")] == ["one.txt"]
    assert len(open_files(run)) == 1
    request.close()
    assert open_files(run) == []
    request = form([("one.txt", WORD)])
    (spool,) = received(request)
    request.close()
    assert spool.read() == WORD
    spool.close()


def refused(request: HttpRequest, run: Path) -> str:
    with pytest.raises(BadInput) as found:
        received(request)
    assert open_files(run) == []
    assert not run.exists() or list(run.iterdir()) == []
    assert isinstance(request.POST, QueryDict)
    return str(found.value)


def test_too_many_files_are_refused_and_none_is_left(run: Path) -> None:
    assert "more than 50 files" in refused(form([(f"{n}.txt", b"1") for n in range(51)]), run)
    taken = received(form([(f"{n}.txt", b"1") for n in range(50)]))
    assert len(taken) == 50
    for spool in taken:
        spool.close()


def test_a_file_that_is_too_large_drops_those_before_it_as_well(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spools, "MAX_BYTES", 2000)
    assert "“big.txt” is larger than 2 GB" in refused(form([("one.txt", b"1"), ("big.txt", b"x" * 3000)]), run)


def test_files_that_are_too_large_together_are_refused_at_once(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spools, "FORM_ROOM", 0)
    monkeypatch.setattr(settings, "MOST_UPLOAD", 1024**2)
    many = [(f"{n}.txt", b"x" * 500_000) for n in range(3)]
    assert "Together this is more than 1 MB" in refused(form(many), run)
    assert not run.exists()


def test_an_upload_that_breaks_off_is_refused_as_a_whole(run: Path) -> None:
    assert "did not arrive whole" in refused(form([("one.txt", WORD), ("two.txt", WORD * 100)], cut=1000), run)


@linux
def test_a_full_disk_in_mid_upload_is_said_so(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", full_disk)
    assert "The disk is full" in refused(form([("one.txt", WORD)]), run)


def test_nothing_is_written_for_somebody_who_did_not_come_in(run: Path) -> None:
    assert "Open Good Terms" in refused(form([("one.txt", WORD)], visit=None), run)
    assert not run.exists()


def test_nothing_is_written_while_what_is_kept_is_locked(run: Path) -> None:
    assert "locked" in refused(form([("one.txt", WORD)], visit=Visitor("locked")), run)
    assert not run.exists()


@linux
def test_a_form_that_is_broken_leaves_nothing(run: Path) -> None:
    request = form([("one.txt", WORD)], much="x" * 3 * 1024**2)
    with pytest.raises(Exception, match="DATA_UPLOAD_MAX_MEMORY_SIZE"):
        received(request)
    del request
    assert open_files(run) == []

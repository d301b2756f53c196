"""What `make fuzz` found once: it stays mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chats.fuzz import FOUND, read, samples

if TYPE_CHECKING:
    from pathlib import Path

KEPT = sorted(path for path in FOUND.glob("*") if path.suffix != ".md")


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_was_found_is_read_or_refused_in_one_sentence(tmp_path: Path, path: Path) -> None:
    assert read(tmp_path / path.name, path.read_bytes()) in ("read", "refused")


def test_there_is_something_to_spoil() -> None:
    assert {path.parent.name for path in samples()} >= {"telegram"}


def test_a_reader_that_breaks_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodterms.chats.read", lambda *_a, **_k: 1 / 0)
    assert read(tmp_path / "a.txt", b"").startswith("ZeroDivisionError")

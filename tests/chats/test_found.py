"""What `make fuzz` found once: it stays mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.chats.fuzz import FOUND, read, samples

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

KEPT = sorted(path for path in FOUND.glob("*") if path.suffix != ".md")


def test_what_was_found_is_read_or_refused_in_one_sentence(tmp_path: Path) -> None:
    outcomes = {path.name: read(tmp_path / path.name, path.read_bytes()) for path in KEPT}
    assert set(outcomes.values()) <= {"read", "refused"}, outcomes


def test_there_is_something_to_spoil() -> None:
    assert {path.parent.name for path in samples()} >= {"telegram"}


def test_a_reader_that_breaks_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodterms.chats.read", lambda *_a, **_k: 1 / 0)
    assert read(tmp_path / "a.txt", b"").startswith("ZeroDivisionError")

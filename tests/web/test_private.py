"""Folders that nobody else on the machine can enter."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from goodterms.web.private import NotPrivate, private_folder

if TYPE_CHECKING:
    from pathlib import Path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    private_folder(tmp_path / "home")
    assert mode(tmp_path / "home") == 0o700


@pytest.mark.parametrize("before", [0o755, 0o777, 0o750, 0o701])
def test_a_folder_that_others_could_enter_is_closed(tmp_path: Path, before: int) -> None:
    tmp_path.chmod(before)
    private_folder(tmp_path)
    assert mode(tmp_path) == 0o700


def test_what_cannot_be_a_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(NotPrivate, match="name another folder with GOODTERMS_HOME"):
            private_folder(folder)

"""Paths as the pages show them, of every system."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from goodterms.web.paths import parts_of


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        (PurePosixPath("/home/sam/.local/vault.sqlite3"), ("/", "home/", "sam/", ".local/", "vault.sqlite3")),
        (PureWindowsPath(r"C:\Users\sam\vault.sqlite3"), ("C:\\", "Users\\", "sam\\", "vault.sqlite3")),
        (PureWindowsPath(r"\\server\share\sam"), (r"\\", "server\\", "share\\", "sam")),
    ],
)
def test_a_line_may_end_after_each_folder_and_nothing_is_lost(path: PurePath, parts: tuple[str, ...]) -> None:
    assert parts_of(path) == parts
    assert "".join(parts_of(path)) == str(path)

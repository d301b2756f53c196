"""A command that is named can be typed as it stands."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from goodterms.cli.called import called

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "bin" / "goodterms"
    path.parent.mkdir()
    path.touch(mode=0o755)
    return path


def test_names_are_quoted_where_a_shell_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["pytest"])
    assert called("plan", "our story;.json") == "goodterms plan 'our story;.json'"


def test_a_program_called_by_its_path_is_named_by_its_path(monkeypatch: pytest.MonkeyPatch, program: Path) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert called("plan") == f"{program} plan"


def test_a_program_that_its_name_finds_is_named_by_its_name(monkeypatch: pytest.MonkeyPatch, program: Path) -> None:
    monkeypatch.setenv("PATH", os.fspath(program.parent))
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert called("plan") == "goodterms plan"

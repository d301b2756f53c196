"""Folders that nobody else on the machine can enter."""

from __future__ import annotations

import stat
import subprocess
import sys
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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")
def test_other_programs_cannot_look_into_the_memory_and_new_files_are_ours_alone(tmp_path: Path) -> None:
    program = (
        "import ctypes, pathlib, resource, sys\n"
        "from goodterms.web.private import keep_private\n"
        "keep_private()\n"
        "pathlib.Path(sys.argv[1]).touch()\n"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "new")], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "0", "0"]
    assert mode(tmp_path / "new") == 0o600

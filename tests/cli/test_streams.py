"""What every command does where standard output is full, closed, or read only in part."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goodterms.companion.look_around import CHAT, SITUATION
from goodterms.content.documents import FALLBACK, OURS

STORY = OURS / FALLBACK / "story"
FULL = Path("/dev/full")
COMMANDS = [
    ["look"],
    ["plan", str(STORY / SITUATION)],
    ["plan", str(STORY / SITUATION), "--json"],
    ["messages", str(STORY / CHAT), "--tz", "UTC"],
    ["read", str(STORY / CHAT), "--me", "Sam", "--tz", "UTC"],
    ["read", str(STORY / CHAT), "--me", "Sam", "--tz", "UTC", "--json"],
]
PROGRAM = "from goodterms.cli import main; main()"
WITHOUT_OUTPUT = f"import sys; sys.stdout = None; {PROGRAM}"


def goodterms(
    arguments: list[str], program: str = PROGRAM, stdout: int = subprocess.DEVNULL, stderr: int = subprocess.PIPE
) -> tuple[int, str]:
    """Run a command in a process of its own; return its exit code and what stands on standard error."""
    call = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(call, check=False, encoding="utf-8", stdout=stdout, stderr=stderr)
    return done.returncode, done.stderr or ""


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_output_is_one_sentence_and_exit_2(arguments: list[str]) -> None:
    with FULL.open("w") as full:
        code, said = goodterms(arguments, stdout=full.fileno())
    assert (code, said) == (2, "The result could not be written (No space left on device).\n")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_closed_output_is_one_sentence_and_exit_2(arguments: list[str]) -> None:
    code, said = goodterms(arguments, WITHOUT_OUTPUT)
    assert (code, said) == (2, "The result could not be written (standard output is closed).\n")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_reader_who_leaves_early_is_no_mistake(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert goodterms(arguments, stdout=writing) == (0, "")
    finally:
        os.close(writing)


def test_a_result_in_a_file_needs_no_output(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert goodterms(["messages", str(STORY / CHAT), "-o", str(out), "--tz", "UTC"], WITHOUT_OUTPUT)[0] == 0
    assert out.exists()


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_a_full_error_output_changes_no_exit_code(tmp_path: Path) -> None:
    with FULL.open("w") as full:
        assert goodterms(["messages", str(tmp_path / "gone.txt")], stderr=full.fileno())[0] == 2
        found = ["messages", str(STORY / CHAT), "--tz", "UTC", "-o", str(tmp_path / "out.csv")]
        assert goodterms(found, stderr=full.fileno())[0] == 0

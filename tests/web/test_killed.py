"""Killed -9 while it writes, two hundred times: nothing that was acknowledged is lost, and nothing is half there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROUNDS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_two_hundred_writers_killed_at_any_moment_lose_nothing(tmp_path: Path) -> None:
    surroundings = {**os.environ, "GOODTERMS_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "goodterms.web.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.killed", str(ROUNDS), "20260210"],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = re.fullmatch(r"(\d+) killed, (\d+) steps, \d+ of them done and not heard of\n", done.stdout)
    assert told, done.stdout
    assert int(told[1]) == ROUNDS
    assert int(told[2]) >= ROUNDS

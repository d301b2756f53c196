"""The pages of guests start only where they have an address of their own, and a database that fits."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from goodterms.guests.serve import hosting_guests
from goodterms.hosting import BadHosting
from tests.hosted import hosted

if TYPE_CHECKING:
    from pathlib import Path

GUESTS = "http://127.0.0.1:8818"


def test_their_address_is_read(tmp_path: Path) -> None:
    assert hosting_guests(hosted(tmp_path, GUESTS)).guests == GUESTS


def test_without_an_address_of_their_own_nothing_starts(tmp_path: Path) -> None:
    with pytest.raises(BadHosting, match="GOODTERMS_GUESTS is not set"):
        hosting_guests(hosted(tmp_path, ""))


def test_they_never_go_by_the_settings_of_who_asks(tmp_path: Path) -> None:
    program = "from goodterms.guests.application import application as _; from django.conf import settings as s"
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; print(s.ROOT_URLCONF)"],
        env={**os.environ, **hosted(tmp_path, GUESTS), "DJANGO_SETTINGS_MODULE": "goodterms.web.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "goodterms.guests.urls"

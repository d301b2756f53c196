"""The pages of guests start only where they have an address of their own, and a database that fits."""

from __future__ import annotations

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

"""The pages know the zone of the machine that they run on, whatever Django thinks of it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ASK = """
import django, os
django.setup()
from goodterms.companion.bring_in import Choice, zone_of
from goodterms.web.clock import now
print(zone_of(Choice()), now().tzinfo, os.environ.get("TZ"))
"""


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Kolkata"])
def test_the_zone_of_the_machine_stays_what_it_is(zone: str) -> None:
    surroundings = {**os.environ, "TZ": zone, "DJANGO_SETTINGS_MODULE": "goodterms.web.settings"}
    told = subprocess.run([sys.executable, "-c", ASK], env=surroundings, capture_output=True, text=True, check=True)
    assert told.stdout.split() == [zone, zone, zone]

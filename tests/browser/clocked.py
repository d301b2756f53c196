"""Run `goodterms` with a clock that a test can set: python clocked.py FILE serve; the file holds what time it is.

Only what the program takes for the time of day changes; idling goes by another clock, which runs on as ever. Where
GOODTERMS_GUESTS names a place for the pages of guests, people can be invited to it.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

from goodterms.cli import main
from goodterms.guests import address
from goodterms.web import clock


def run(file: Path) -> None:
    """Run the command whose arguments are left."""
    clock.now = lambda: datetime.fromisoformat(file.read_text(encoding="ascii")).astimezone()
    address.address = lambda: os.environ["GOODTERMS_GUESTS"]
    main()


if __name__ == "__main__":
    run(Path(sys.argv.pop(1)))

"""Serve the pages of guests by the clock of a test: python clocked_guests.py FILE; the file holds what time it is."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from goodterms.guests import clock
from goodterms.guests.__main__ import main


def run(file: Path) -> None:
    """Serve until told to stop."""
    clock.today = lambda: datetime.fromisoformat(file.read_text(encoding="ascii")).date()
    main()


if __name__ == "__main__":
    run(Path(sys.argv.pop(1)))

"""What is written to standard error when something breaks: the kind of mistake and its place, and no values.

A message or a local variable may hold what somebody entered, so neither is ever written.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any


class PlacesOnly(logging.Formatter):
    """Write where in the code something broke, never with what."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one line."""
        if record.exc_info and record.exc_info[1] is not None:
            return f"{record.levelname} {record.name}: {place_of(record.exc_info[1])}"
        known = record.msg if isinstance(record.msg, str) and not record.args else "an event"
        return f"{record.levelname} {record.name}: {known if record.name.startswith('goodterms') else 'an event'}"


def place_of(problem: BaseException) -> str:
    """Name the kind of an exception and the places that it went through."""
    frames = traceback.extract_tb(problem.__traceback__)
    places = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames))
    return f"{type(problem).__name__} in {places}"


def configure(_settings: dict[str, Any]) -> None:
    """Send warnings and worse to standard error, without values."""
    logging.raiseExceptions = False  # or what cannot be logged would be shown with its values
    handler = logging.StreamHandler()
    handler.setFormatter(PlacesOnly())
    for name in ("django", "goodterms"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    # Django logs every refused or missing page as a warning, with its path.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django.security").setLevel(logging.ERROR)

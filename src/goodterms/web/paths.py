"""Paths as the pages show them: in one piece to the eye, and broken between lines only where a folder ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

PART = re.compile(r"[^/\\]*[/\\]+|[^/\\]+")


def parts_of(path: PurePath) -> tuple[str, ...]:
    """Take a path apart after each separator; put together again, the parts are the path as its system writes it."""
    return tuple(PART.findall(str(path)))

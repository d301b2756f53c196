"""Sentences beside the result, on standard error."""

from __future__ import annotations

import sys


def whisper(sentence: str) -> None:
    """Put one sentence on standard error, on one line."""
    print(" ".join(sentence.split()), file=sys.stderr)

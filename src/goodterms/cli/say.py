"""Sentences beside the result, on standard error."""

from __future__ import annotations

import sys

from goodterms.cli.streams import give_up


def whisper(sentence: str) -> None:
    """Put one sentence on standard error, on one line; where that is closed or full there is nobody left to tell."""
    if sys.stderr is None:
        return
    try:
        print(" ".join(sentence.split()), file=sys.stderr, flush=True)
    except OSError:
        give_up(sys.stderr)

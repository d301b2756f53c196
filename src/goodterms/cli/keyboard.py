"""Standard input, where it may be closed or hold anything at all."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typing import TextIO


def standard_input() -> TextIO:
    """Return standard input, or say in one sentence that it is closed."""
    stream: TextIO | None = sys.stdin  # None where it was closed before the program began
    if stream is None or stream.closed:
        raise click.ClickException("Standard input is closed; open it, or name a file.")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # what is no letter is then no answer, and is asked again
    return stream

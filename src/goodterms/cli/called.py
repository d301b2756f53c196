"""Write a command that can be typed as it stands: the program as it was called, and names in quotes where needed."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

PROGRAM = "goodterms"


def called(*words: str) -> str:
    """Write the command of these words."""
    return shlex.join([_program(), *words])


def _program() -> str:
    """Name the program by the path that was typed, or by its name alone where that finds it."""
    typed = Path(sys.argv[0])
    found = shutil.which(PROGRAM)
    if typed.stem != PROGRAM or not typed.is_file() or (found and typed.samefile(found)):
        return PROGRAM
    return sys.argv[0]

"""What this process asks of the system, so that nobody else on the machine reads what it holds."""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from typing import TYPE_CHECKING

from goodterms.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

PR_SET_DUMPABLE = 4  # linux/prctl.h


class NotPrivate(BadInput):
    """A folder that other people on the machine could read."""


def keep_private() -> None:
    """Make new files ours alone, and write no memory to disk when the program crashes."""
    os.umask(0o077)
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # also keeps other programs of the same person from reading this one's memory
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            if folder.stat().st_uid != os.getuid():
                raise NotPrivate(f"{folder} belongs to somebody else; name another folder with GOODTERMS_HOME.")
            if stat.S_IMODE(folder.stat().st_mode) & 0o077:
                folder.chmod(0o700)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise NotPrivate(f"{folder} cannot be used ({why}); name another folder with GOODTERMS_HOME.") from None

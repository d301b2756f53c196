"""Export files for the tests of bringing in, as bytes: nothing of them lies on a disk."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from goodterms.web.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Mapping

PAIR = (
    "13/01/2024, 09:00 - Messages are encrypted\n"
    "13/01/2024, 09:00 - Kim: are you up?\n13/01/2024, 09:01 - Alex: yes\n20/02/2024, 09:01 - Alex: and you?\n"
)
GROUP = PAIR.replace("Alex: yes", "Zoe: hello\n13/01/2024, 09:02 - Alex: yes")

OPEN = Path("/proc/self/fd")
linux = pytest.mark.skipif(not OPEN.exists(), reason="this system does not show open files")


def spooled(folder: Path, files: Mapping[str, str | bytes]) -> list[Spool]:
    """Take files in as an upload would."""
    spools = []
    for name, content in files.items():
        spool = Spool(folder, name)
        spool.write(content.encode() if isinstance(content, str) else content)
        spools.append(spool)
    return spools


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files as the phone does."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return held.getvalue()


def open_files(folder: Path) -> list[Path]:
    """List the files in a folder that this process holds open, those without a name too."""
    links = list(OPEN.iterdir()) if OPEN.exists() else []
    return [link for link in links if link.is_symlink() and str(link.readlink()).startswith(f"{folder}/")]


def full_disk(**_how: object) -> IO[bytes]:
    """Stand in for tempfile.TemporaryFile where there is no room left."""
    return Path("/dev/full").open("r+b", buffering=0)

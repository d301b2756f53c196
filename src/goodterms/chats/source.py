"""A file to import: its name, its bytes, and what a format may do with them.

Files are read whole and only read; zip archives never reach the disk. Every size is bounded before
anything is unpacked, and no path is ever taken from an archive.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from goodterms.errors import BadInput

MAX_BYTES = 2 * 1024**3
SMALL = 65536


class BadExport(BadInput):
    """A file that cannot be read as an export."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file's bytes. `name` is what messages to the person call it; `title` is the name without its ending."""

    name: str
    data: bytes

    @property
    def title(self) -> str:
        """Give the file's name without folders and ending."""
        return Path(self.name.replace("\\", "/")).stem

    @property
    def head(self) -> bytes:
        """Give the first bytes, enough to tell the format."""
        return self.data[:SMALL]


def load(path: Path) -> Source:
    """Read a file whole. Raise BadExport where there is none, or it is a folder, empty or too large."""
    name = shown(path.name)
    try:
        _refuse_unless_file(path, name)
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadExport(f"There is no file “{name}”; check the name and the folder.") from None
    except OSError as problem:
        raise BadExport(f"“{name}” could not be opened ({problem.strerror}); check your rights to it.") from None
    return checked(Source(name, data))


def checked(source: Source) -> Source:
    """Give bytes that came without a file a name fit to print. Raise BadExport where they are none or too many."""
    name = shown(source.name)
    if len(source.data) > MAX_BYTES:
        raise BadExport(too_large(name))
    if len(source.data) < SMALL and not source.data.strip(b"\xef\xbb\xbf\xff\xfe\x00\r\n\t "):
        raise BadExport(f"“{name}” is empty; export the chat again.")
    return Source(name, source.data)


def too_large(name: str) -> str:
    """Say that a file is larger than any that is read."""
    return f"“{name}” is larger than 2 GB; export the chat without media and try again."


def _refuse_unless_file(path: Path, name: str) -> None:
    if "\x00" in str(path):
        raise BadExport(f"“{name}” could not be opened: no file has such a name; check the name.")
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise BadExport(f"“{name}” is a folder; name the exported file inside it.")
    if not stat.S_ISREG(about.st_mode):
        raise BadExport(f"“{name}” is not an ordinary file; save the export to disk and name that file.")
    if about.st_size > MAX_BYTES:
        raise BadExport(too_large(name))


def shown(name: str) -> str:
    """Make a file's name fit to print: one line, no control characters, not endless."""
    plain = "".join(c if c.isprintable() else "�" for c in name.encode("utf-8", "replace").decode())
    return plain if len(plain) <= 120 else plain[:119] + "…"

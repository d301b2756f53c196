"""A file to import: its name, its bytes, and what a format may do with them.

Files are only read, whole or as a stream; zip archives never reach the disk. Every size is bounded before
anything is unpacked, and no path is ever taken from an archive.
"""

from __future__ import annotations

import io
import re
import stat
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from goodterms.messages import Skipped

MAX_BYTES = 2 * 1024**3
SMALL = 65536
WHOLE_FILE = "the whole file"
PIECE = 1024**2
# Beside a database such a file may be empty; whether there is one is found out later.
MAY_BE_EMPTY = ("-wal", "-shm")
BLANK = b"\xef\xbb\xbf\xff\xfe\x00\r\n\t "
# How JSON and pages begin that are called so; no line that someone wrote does.
JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[\[{"\]])')
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z]")
STRUCTURED = {".json": JSON, ".html": PAGE, ".htm": PAGE, ".xml": PAGE}


class BadExport(BadInput):
    """A file that cannot be read as an export."""


class Source:
    """One file, its bytes in memory. What lies on disk or in an archive is a Source too, and is read when asked for.

    name: what messages to the person call it. export: the archive or folder that it came in, "" where it came alone.
    place: its path there. alone: whether it is the only one meant, so that nothing is left if it cannot be read.
    size: bytes. around: what else came along, by its place. again: whether its bytes can be read again.
    instead: what is said of it instead of reading it, such as that it is a copy; its bytes are not taken along then.
    lost: what is said of files beside it that could not be read.
    """

    again = False
    instead: Skipped | None = None
    lost: tuple[Skipped, ...] = ()

    def __init__(self, name: str, data: bytes, export: str = "", around: Mapping[str, Source] | None = None) -> None:
        self.name = name
        self.export = export
        self.place = name
        self.alone = True
        self.size = len(data)
        self._data: bytes | None = data
        self._head: bytes | None = None
        self._around = around or {}

    @property
    def title(self) -> str:
        """Give the file's name without folders and ending."""
        return Path(self.name.replace("\\", "/")).stem

    @property
    def data(self) -> bytes:
        """Give all bytes; they stay in memory until `let_go`. What may be large is better taken from `open`."""
        if self._data is None:
            with self.open() as stream:
                self._data = stream.read()
        return self._data

    @property
    def head(self) -> bytes:
        """Give the first bytes, enough to tell the format."""
        if self._data is not None:
            return self._data[:SMALL]
        if self._head is None:  # every format asks for it
            with self.open() as stream:
                self._head = stream.read(SMALL)
        return self._head

    def open(self) -> BinaryIO:
        """Give the bytes as a stream, from the first one on; whoever opens it closes it."""
        return io.BytesIO(self.data)

    def digest(self) -> bytes:
        """Give a short digest of all bytes, by which files that hold the same are found."""
        digest = blake2b(digest_size=32)
        with self.open() as stream:
            while piece := stream.read(PIECE):
                digest.update(piece)
        return digest.digest()

    def let_go(self) -> None:
        """Drop the bytes where they can be read again."""
        if self.again:
            self._data = self._head = None

    def beside(self, name: str) -> Source | None:
        """Find a file of this name in the same folder; `{name}` in it stands for this file's own name.

        Only what a format lists as its `companions` is found wherever a file came from.
        """
        return self._around.get(self._next_to(name))

    def lie_beside(self, files: Mapping[str, Source]) -> None:
        """Tell a file that came alone what was given along with it."""
        self._around = self._around or files

    def held(self, companions: tuple[str, ...] = ()) -> Source:
        """Give the same file with its bytes in memory, and with those beside it that are named."""
        near = {self._next_to(name): self.beside(name) for name in companions if self.instead is None}
        around = {place: file.held() for place, file in near.items() if file is not None}
        held = Source(self.name, self.data if self.instead is None else b"", self.export, around)
        held.place, held.alone, held.instead, held.lost = self.place, self.alone, self.instead, self.lost
        return held

    def _next_to(self, name: str) -> str:
        folder, slash, own = self.place.replace("\\", "/").rpartition("/")
        return folder + slash + name.replace("{name}", own)


class OnDisk(Source):
    """A file on disk. path: where it lies."""

    again = True

    def __init__(self, path: Path, name: str, size: int, export: str) -> None:
        super().__init__(shown(name), b"", export)
        self.place = name
        self.path = path
        self.size = size
        self._data = None

    def open(self) -> BinaryIO:
        """Open the file. Raise BadExport where it cannot be."""
        try:
            return self.path.open("rb")
        except OSError as problem:
            raise BadExport(_cannot_open(self.name, problem)) from None

    def beside(self, name: str) -> Source | None:
        """Find a file of this name in the same folder."""
        path = self.path.with_name(name.replace("{name}", self.path.name))
        if path.is_symlink() or not path.is_file():
            return None
        return OnDisk(path, self._next_to(name), path.stat().st_size, self.export)


def load(path: Path) -> Source:
    """Give a file on disk. Raise BadExport where there is none, or it is empty, too large or no file."""
    name = shown(path.name)
    try:
        return checked(OnDisk(path, path.name, _size(path, name), export=str(path.parent)))
    except FileNotFoundError:
        raise BadExport(f"There is no file “{name}”; check the name and the folder.") from None
    except OSError as problem:
        raise BadExport(_cannot_open(name, problem)) from None


def checked(source: Source) -> Source:
    """Give a file that came from outside a name fit to print. Raise BadExport where it is empty or too large."""
    source.name = shown(source.name)
    if source.size > MAX_BYTES:
        raise BadExport(too_large(source.name))
    if (
        source.instead is None
        and source.size < SMALL
        and not source.name.endswith(MAY_BE_EMPTY)
        and not source.head.strip(BLANK)
    ):
        raise BadExport(f"“{source.name}” is empty; export the chat again.")
    return source


def ends_in(name: str) -> str:
    """Give the ending of a file's name, `.txt` or none, in small letters."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def is_structured(source: Source) -> bool:
    """Tell whether a file surely holds no lines of text: it is JSON or a page, by its name and by how it begins."""
    begins = STRUCTURED.get(ends_in(source.name))
    return begins is not None and begins.match(source.head) is not None


def too_large(name: str) -> str:
    """Say that a file is larger than any that is read."""
    return f"“{name}” is larger than 2 GB; export the chat without media and try again."


def _size(path: Path, name: str) -> int:
    if "\x00" in str(path):
        raise BadExport(f"“{name}” could not be opened: no file has such a name; check the name.")
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise BadExport(f"“{name}” is not an ordinary file; save the export to disk and name that file.")
    return about.st_size


def _cannot_open(name: str, problem: OSError) -> str:
    return f"“{name}” could not be opened ({problem.strerror}); check your rights to it."


def shown(name: str) -> str:
    """Make a file's name fit to print: one line, no control characters, not endless."""
    plain = "".join(c if c.isprintable() else "�" for c in name.encode("utf-8", "replace").decode())
    return plain if len(plain) <= 120 else plain[:119] + "…"

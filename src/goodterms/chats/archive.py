"""Zip archives: find what may be an export inside, within bounds, without unpacking to disk.

An archive is refused whole where a name in it points outside itself, and where it is damaged. A file in it that is
locked, or far larger than any chat, is not unpacked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, cast

from goodterms.chats.source import MAX_BYTES, WHOLE_FILE, BadExport, Source, ends_in, shown
from goodterms.messages import Skipped

if TYPE_CHECKING:
    from collections.abc import Collection
    from contextlib import ExitStack
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

MAX_ENTRIES = 200_000
# Chat text shrinks five to twenty times; nothing that people write shrinks two hundred times.
MAX_RATIO = 200
SMALL_ENOUGH = 16 * 1024**2
ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".crypt12", ".crypt14", ".crypt15")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


# An archive within an archive is read from memory: so much of them, and so many, in one import.
MOST_WITHIN, MOST_ARCHIVES = 256 * 1024**2, 1000
NO_ZIP = "“{}” is no zip file, or a damaged one; download it again"
OTHER_KIND = "“{}” is an archive that is not opened; unpack it, and give what is in it"
DEEPER = "“{}” is an archive within an archive within an archive; give it by itself"
SENT = "“{}” is an archive that seems to have been sent in the chat; if it is an export, give it by itself"
NO_ROOM = "“{}” is one archive too many, or too large a one, within another; give it by itself"


@dataclass(slots=True)
class Room:
    """How much of what lies within archives may still be held in memory: bytes, and archives."""

    left: int = field(default_factory=lambda: MOST_WITHIN)
    archives: int = field(default_factory=lambda: MOST_ARCHIVES)

    def takes(self, source: Source) -> bool:
        """Tell whether an archive still fits, and take its room."""
        if source.size > self.left or not self.archives:
            return False
        self.left, self.archives = self.left - source.size, self.archives - 1
        return True


def may_be_one(source: Source) -> bool:
    """Tell by its name whether a file may be an archive of any kind."""
    return ends_in(source.name) in ARCHIVES


def is_archive(source: Source) -> bool:
    """Tell whether a file is a zip archive."""
    return source.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def inside(source: Source, endings: Collection[str], until: ExitStack) -> list[Source]:
    """Return the files of an archive whose names end so, and archives within; they can be read until the stack closes.

    Raise BadExport where there are none, or the archive is damaged, locked or none that an app writes.
    """
    try:
        archive = until.enter_context(zipfile.ZipFile(until.enter_context(source.open())))
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _refuse_tricks(source, entries)
        every = {entry.filename: entry for entry in entries}
        endings = {*endings, *ARCHIVES}
        wanted = [entry for entry in entries if ends_in(entry.filename) in endings and not _is_leftover(entry.filename)]
        if not wanted:
            raise BadExport(f"“{source.name}” holds no chat text; choose the zip file that the app itself exported.")
        return [Entry(source, archive, entry, every) for entry in wanted]
    except DAMAGED as problem:
        if isinstance(problem, BadExport):
            raise
        raise BadExport(_damaged(source)) from None


class Entry(Source):
    """A file in an archive; it is unpacked in memory as it is read. problem: why it must not be, "" where it may."""

    again = True

    def __init__(
        self, source: Source, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, every: dict[str, zipfile.ZipInfo]
    ) -> None:
        self.problem = _hidden(source, entry)
        super().__init__(shown(f"{source.name}/{entry.filename}"), b"", export=f"{source.export}/{source.name}")
        self.place, self.size, self._data = entry.filename, entry.file_size, None
        self._source, self._archive, self._entry, self._every = source, archive, entry, every

    def open(self) -> BinaryIO:
        """Unpack the file, piece by piece. Raise BadExport where the archive is damaged, or it must not be."""
        if self.problem:
            raise BadExport(self.problem)
        try:
            return cast("BinaryIO", io.BufferedReader(_Unpacking(self._source, self._archive.open(self._entry))))
        except DAMAGED:
            raise BadExport(_damaged(self._source)) from None

    def beside(self, name: str) -> Source | None:
        """Find a file of this name in the same folder of the archive; one that must not be unpacked is noted."""
        entry = self._every.get(self._next_to(name))
        if entry is None:
            return None
        found = Entry(self._source, self._archive, entry, self._every)
        if found.problem:
            self.lost = (Skipped(found.name, WHOLE_FILE, found.problem.removesuffix(".")),)
            return None
        return found


class _Unpacking(io.RawIOBase):
    """A stream out of an archive that says in one sentence where the archive is damaged."""

    def __init__(self, source: Source, stream: IO[bytes]) -> None:
        self._source, self._stream = source, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        try:
            piece = self._stream.read(len(view))
        except DAMAGED:
            raise BadExport(_damaged(self._source)) from None
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _refuse_tricks(source: Source, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise BadExport(f"“{source.name}” holds {len(entries)} files, more than any chat export; it was not opened.")
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        if entry.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
            raise BadExport(
                f"“{source.name}” holds a file named to land outside its folder (“{shown(entry.filename)}”), "
                "which no chat export does; it was not opened."
            )


def _is_leftover(name: str) -> bool:
    """Tell what a Mac puts into archives beside each file."""
    *folders, own = name.replace("\\", "/").split("/")
    return own.startswith("._") or "__MACOSX" in folders


def _hidden(source: Source, entry: zipfile.ZipInfo) -> str:
    """Say why a file in an archive must not be unpacked, "" where it may."""
    if entry.flag_bits & 0x1:
        return f"“{source.name}” is locked with a password; unpack it and give the text file inside."
    ratio = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > MAX_BYTES or (entry.file_size > SMALL_ENOUGH and ratio > MAX_RATIO):
        name, size = shown(f"{source.name}/{entry.filename}"), entry.file_size // 1024**2
        return f"“{name}” would unpack to {size} MB, far more than a chat export; it was not opened."
    return ""


def _damaged(source: Source) -> str:
    return f"“{source.name}” is a damaged or incomplete zip file; export or download it again."

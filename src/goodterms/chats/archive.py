"""Zip archives: find what may be an export inside, within bounds, without unpacking to disk.

An archive is refused whole where a name in it points outside itself, where it is damaged or encrypted, and
where what it holds is far larger than any chat: such files are not exports.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from goodterms.chats.source import MAX_BYTES, BadExport, Source, shown

MAX_ENTRIES = 200_000
# Chat text shrinks five to twenty times; nothing that people write shrinks two hundred times.
MAX_RATIO = 200
SMALL_ENOUGH = 16 * 1024**2
TEXTS = (".txt", ".json", ".csv")
ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".crypt12", ".crypt14", ".crypt15")


def is_archive(source: Source) -> bool:
    """Tell whether a file is a zip archive."""
    return source.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def texts(source: Source) -> list[Source]:
    """Return the text files of an archive that may be exports. Raise BadExport where there are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_tricks(source, entries)
            wanted = [entry for entry in entries if _may_be_export(entry.filename)]
            if not wanted:
                raise BadExport(_nothing_inside(source, entries))
            return [Source(shown(f"{source.name}/{e.filename}"), _unpack(source, archive, e)) for e in wanted]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as problem:
        if isinstance(problem, BadExport):
            raise
        raise BadExport(f"“{source.name}” is a damaged or incomplete zip file; export or download it again.") from None


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


def _may_be_export(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.suffix.lower() in TEXTS and not path.name.startswith("._") and "__MACOSX" not in path.parts


def _nothing_inside(source: Source, entries: list[zipfile.ZipInfo]) -> str:
    nested = [entry.filename for entry in entries if entry.filename.lower().endswith(ARCHIVES)]
    if nested:
        inside = shown(nested[0])
        return f"“{source.name}” holds another archive (“{inside}”) and no chat; unpack it and give the file inside."
    return f"“{source.name}” holds no chat text; choose the zip file that the app itself exported."


def _unpack(source: Source, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.flag_bits & 0x1:
        raise BadExport(f"“{source.name}” is locked with a password; unpack it and give the text file inside.")
    ratio = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > MAX_BYTES or (entry.file_size > SMALL_ENOUGH and ratio > MAX_RATIO):
        raise BadExport(
            f"“{source.name}” would unpack to {entry.file_size // 1024**2} MB, far more than a chat export; "
            "it was not opened."
        )
    with archive.open(entry) as file:
        return file.read(entry.file_size + 1)

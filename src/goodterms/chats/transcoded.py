"""A file in UTF-16, as programs on Windows save texts anew, given as if it were in UTF-8."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, cast

from goodterms.chats.source import PIECE, BadExport, Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_utf16(source: Source) -> bool:
    """Tell by its mark whether a file is in UTF-16."""
    return source.head.startswith(MARKS)


class Transcoded(Source):
    """A file in UTF-16; its bytes are in UTF-8, made as they are read. size: that of the file."""

    again = True

    def __init__(self, source: Source) -> None:
        super().__init__(source.name, b"", source.export)
        self.place, self.alone, self.size, self._data = source.place, source.alone, source.size, None
        self._source = source

    def open(self) -> BinaryIO:
        """Open the file. Raise BadExport where it cannot be, or, as it is read, where it is not UTF-16."""
        return cast("BinaryIO", io.BufferedReader(_Transcoding(self._source)))

    def let_go(self) -> None:
        """Drop the bytes, those of the file too."""
        super().let_go()
        self._source.let_go()

    def beside(self, name: str) -> Source | None:
        """Find a file of this name in the same folder."""
        return self._source.beside(name)

    def lie_beside(self, files: Mapping[str, Source]) -> None:
        """Tell a file that came alone what was given along with it."""
        self._source.lie_beside(files)


class _Transcoding(io.RawIOBase):
    """A stream in UTF-8 out of one in UTF-16."""

    def __init__(self, source: Source) -> None:
        self._name, self._stream = source.name, source.open()
        self._decode = codecs.getincrementaldecoder("utf-16")().decode
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        while not self._rest:
            piece = self._stream.read(PIECE)
            try:
                self._rest = self._decode(piece, final=not piece).encode()
            except UnicodeError:
                raise BadExport(f"“{self._name}” is not readable text; export it again, or save it as UTF-8.") from None
            if not piece:
                break
        piece, self._rest = self._rest[: len(view)], self._rest[len(view) :]
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._stream.close()
        super().close()

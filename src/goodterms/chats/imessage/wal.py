"""The newest changes of a database, which SQLite keeps beside it in a file `…-wal` until they are put in.

The format is public (sqlite.org/fileformat2.html, section 4). A header of 32 bytes says the size of a page, two salts
and a checksum; then follow frames of 24 bytes and a page. A frame counts where its salts are those of the header and
its checksum, which goes on from frame to frame, is right, and where a frame that ends a transaction follows or it is
one. What comes after is left from earlier rounds. Nothing is ever written beside the person's file, as SQLite itself
would do.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from goodterms.chats.source import OnDisk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from numpy.typing import NDArray

    from goodterms.chats.source import Source

    Weights = tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint64], tuple[int, int, int]]

COMPANION = "{name}-wal"
HEADER, FRAME = 32, 24
MAGIC = 0x377F0682
VERSION = 3007000
LOW = 0xFFFFFFFF
SMALLEST_PAGE, LARGEST_PAGE = 512, 65536


@dataclass(frozen=True, slots=True)
class Changes:
    """What a WAL holds: for each page its last frame that counts, and how many pages the database has after it.

    readable: False where the file is none, or not one of this database.
    """

    wal: Source
    page_size: int = 0
    frames: dict[int, int] | None = None
    pages: int = 0
    readable: bool = True

    def put_into(self, whole: bytearray) -> None:
        """Write the changed pages over those of the whole database."""
        for page, content in self._last():
            whole[(page - 1) * self.page_size : page * self.page_size] = content

    def are_in(self, source: Source) -> bool:
        """Tell whether the database holds all of it already; only worth asking where it lies on disk."""
        if not self.frames:
            return True
        if not isinstance(source, OnDisk) or source.size != self.pages * self.page_size:
            return False
        with source.open() as stream:
            for page, content in self._last():
                stream.seek((page - 1) * self.page_size)
                if stream.read(self.page_size) != content:
                    return False
        return True

    def _last(self) -> Iterator[tuple[int, bytes]]:
        frames = self.frames or {}
        with self.wal.open() as stream:
            stream.read(HEADER)
            for number in range(max(frames.values(), default=-1) + 1):
                page = int.from_bytes(stream.read(FRAME)[:4], "big")
                content = stream.read(self.page_size)
                if frames.get(page) == number and page <= self.pages:
                    yield page, content


def changes(source: Source, page_size: int) -> Changes | None:
    """Read what lies beside a database of this page size; None where nothing does."""
    wal = source.beside(COMPANION)
    if wal is None or wal.size <= HEADER:
        return None
    with wal.open() as stream:
        header = stream.read(HEADER)
        magic, version, size, _, *_ = struct.unpack(">8I", header)
        order = ">" if magic & 1 else "<"
        sums = _sums(header[:24], order, (0, 0))
        known = magic & ~1 == MAGIC and version == VERSION and size == page_size
        if not known or sums != struct.unpack(">2I", header[24:]):
            return Changes(wal, readable=False)
        frames, pages = _counting(stream, page_size, header[16:24], order, sums)
    if pages * page_size > source.size + wal.size:
        return Changes(wal, readable=False)
    return Changes(wal, page_size, frames, pages)


def _counting(
    stream: BinaryIO, page_size: int, salts: bytes, order: str, sums: tuple[int, int]
) -> tuple[dict[int, int], int]:
    """Find the frames that count, by page, and the size of the database in pages after the last transaction."""
    kept: dict[int, int] = {}
    open_ones: dict[int, int] = {}
    pages, number = 0, 0
    while len(frame := stream.read(FRAME + page_size)) == FRAME + page_size:
        page, size, first, second = struct.unpack(">2I8x2I", frame[:FRAME])
        sums = _sums(frame[FRAME:], order, _sums(frame[:8], order, sums))
        if frame[8:16] != salts or sums != (first, second) or page == 0:
            break
        open_ones[page] = number
        if size:
            kept |= open_ones
            open_ones, pages = {}, size
        number += 1
    return kept, pages


def _sums(data: bytes, order: str, before: tuple[int, int]) -> tuple[int, int]:
    """Carry the two sums on over some bytes (eight at a time: a += x + b; b += y + a).

    Each step is a product with the matrix (1 1; 1 2), whose powers are Fibonacci numbers; so the sums of a page are
    three dot products, modulo 2**32.
    """
    words = np.frombuffer(data, dtype=f"{order}u4").astype(np.uint64)
    x, both = words[0::2], words[0::2] + words[1::2]
    one, two, three, (a, b, c) = _weights(len(x))
    first = int(one @ x) + int(two @ both) + a * before[0] + b * before[1]
    second = int(two @ x) + int(three @ both) + b * before[0] + c * before[1]
    return first & LOW, second & LOW


@cache
def _weights(steps: int) -> Weights:
    """Give the weights of each pair of words: the powers of the matrix from the highest down to 0, and the next one."""
    powers = [(1, 0, 1)]
    for _ in range(steps):
        a, b, c = powers[-1]
        powers.append(((a + b) & LOW, (b + c) & LOW, (b + 2 * c) & LOW))
    falling = np.array(powers[:-1], dtype=np.uint64).reshape(-1, 3)[::-1]
    return falling[:, 0].copy(), falling[:, 1].copy(), falling[:, 2].copy(), powers[-1]

"""Read the bytes of an export and do nothing with them: what no reader can be faster than."""

from __future__ import annotations

from pathlib import Path

from bench.measure import measure

PIECE = 1024**2


def read(path: str) -> int:
    """Count the bytes."""
    whole = Path(path)
    return sum(count(file) for file in ([whole] if whole.is_file() else whole.rglob("*.json")))


def count(path: Path) -> int:
    """Count the bytes of one file, read piece by piece."""
    total = 0
    with path.open("rb", buffering=0) as file:
        while piece := file.read(PIECE):
            total += len(piece)
    return total


if __name__ == "__main__":
    measure(read, int, lambda _: ())

"""Walk over the messages of a Telegram export with ijson, keeping nothing: the floor for memory."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from bench.measure import measure

streaming: Any = importlib.import_module("ijson")  # not installed where the types are checked


def read(path: str) -> int:
    """Count the messages."""
    with Path(path).open("rb") as file:
        return sum(1 for _ in streaming.items(file, "messages.item"))


if __name__ == "__main__":
    measure(read, int, lambda _: ())

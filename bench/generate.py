"""Write an invented chat as an export, with what a reader should find in it.

    python -m bench.generate android 10000 chat.txt [--seed 1] [--found found.parquet]

The same seed and size give the same bytes. `found` has the columns sent_at (UTC), sender, kind, text and edited.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.invent import invent
from bench.telegram_export import telegram
from bench.whatsapp_export import android, iphone

if TYPE_CHECKING:
    import polars as pl

FLAVOURS = {"android": android, "iphone": iphone, "telegram": telegram}


@dataclass(frozen=True, slots=True)
class Export:
    """An export and the truth about it.

    content: what the app would write.
    found: what a reader should find: sent_at (UTC), sender, kind, text, edited.
    names: the two people, the owner of the phone first.
    zone: where the clock on the wall belongs.
    """

    content: str
    found: pl.DataFrame
    names: tuple[str, str]
    zone: str


def generate(flavour: str, size: int, seed: int = 1, pasted: float = 0) -> Export:
    """Invent a chat and write it in one flavour; `pasted` is the share of texts that quote another chat's headers."""
    chat = invent(size, seed, pasted)
    content, found = FLAVOURS[flavour](chat)
    return Export(content, found, chat.names, chat.zone)


def main() -> None:
    """Write one export, and on demand what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("flavour", choices=FLAVOURS)
    parser.add_argument("size", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path)
    chosen = parser.parse_args()
    export = generate(chosen.flavour, chosen.size, chosen.seed)
    chosen.path.write_text(export.content, encoding="utf-8", newline="")
    if chosen.found:
        export.found.write_parquet(chosen.found)


if __name__ == "__main__":
    main()

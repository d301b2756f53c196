"""Write an invented chat as an export, with what a reader should find in it.

    python -m bench.generate android 10000 chat.txt [--seed 1] [--found found.parquet]
    python -m bench.generate messenger 10000 download [--seed 1] [--found found.parquet]

The same seed and size give the same bytes. An export of many files is written as a folder. `found` has the
columns sent_at (UTC), sender, kind, text and edited.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.invent import invent
from bench.mail_export import mail
from bench.messenger_export import messenger, messenger_in_one
from bench.sms_export import sms
from bench.telegram_export import telegram
from bench.whatsapp_export import android, iphone

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

FLAVOURS = {"android": android, "iphone": iphone, "telegram": telegram, "sms": sms, "mail": mail}
FOLDERS = {"messenger": messenger, "messenger-in-one": messenger_in_one}


@dataclass(frozen=True, slots=True)
class Export:
    """An export and the truth about it.

    files: what the app would write, by the path in the export; one file without a name where it is no folder.
    found: what a reader should find: sent_at (UTC), sender, kind, text, edited.
    names: the two people, the owner of the phone first.
    zone: where the clock on the wall belongs.
    """

    files: Mapping[str, str]
    found: pl.DataFrame
    names: tuple[str, str]
    zone: str

    @property
    def content(self) -> str:
        """Give what is in the only file."""
        (content,) = self.files.values()
        return content

    def write(self, path: Path) -> None:
        """Write the file, or the folder."""
        for name, content in self.files.items():
            file = path / name if name else path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8", newline="")


def generate(flavour: str, size: int, seed: int = 1, pasted: float = 0) -> Export:
    """Invent a chat and write it in one flavour; `pasted` is the share of texts that quote another chat's headers."""
    chat = invent(size, seed, pasted)
    if flavour in FOLDERS:
        files, found = FOLDERS[flavour](chat)
        return Export(files, found, chat.names, chat.zone)
    content, found = FLAVOURS[flavour](chat)
    return Export({"": content}, found, chat.names, chat.zone)


def main() -> None:
    """Write one export, and on demand what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("flavour", choices=[*FLAVOURS, *FOLDERS])
    parser.add_argument("size", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path)
    chosen = parser.parse_args()
    export = generate(chosen.flavour, chosen.size, chosen.seed)
    export.write(chosen.path)
    if chosen.found:
        export.found.write_parquet(chosen.found)


if __name__ == "__main__":
    main()

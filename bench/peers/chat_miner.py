"""Read an export of WhatsApp, Telegram or Messenger with chat-miner, up to its table, as its README shows."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from bench.measure import measure, polars_rows

parsers: Any = importlib.import_module("chatminer.chatparsers")  # not installed where the types are checked
polars: Any = importlib.import_module("polars")


def read(path: str) -> Any:
    """Parse the file and make the table; of Messenger's pieces each is a file."""
    if Path(path).is_dir():
        pieces = sorted(Path(path).rglob("message_*.json"))
        return polars.concat(parsed(parsers.FacebookMessengerParser(str(piece))) for piece in pieces)
    return parsed((parsers.TelegramJsonParser if path.endswith(".json") else parsers.WhatsAppParser)(path))


def parsed(parser: Any) -> Any:
    """Parse and make the table."""
    parser.parse_file()
    return parser.parsed_messages.get_df()


if __name__ == "__main__":
    measure(read, len, lambda table: polars_rows(table, "author", "message", "timestamp"))

"""Read a WhatsApp or Telegram export with chat-miner, up to its table, as its README shows."""

from __future__ import annotations

import importlib
from typing import Any

from bench.measure import measure

parsers: Any = importlib.import_module("chatminer.chatparsers")  # not installed where the types are checked


def read(path: str) -> Any:
    """Parse the file and make the table."""
    parser = (parsers.TelegramJsonParser if path.endswith(".json") else parsers.WhatsAppParser)(path)
    parser.parse_file()
    return parser.parsed_messages.get_df()


if __name__ == "__main__":
    measure(read, len, lambda table: table.select("author", "message").iter_rows())

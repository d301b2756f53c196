"""Read a WhatsApp export with whatsapp-chat-analyzer into its list of messages."""

from __future__ import annotations

import importlib
from typing import Any

from bench.measure import measure

analyzer: Any = importlib.import_module("whatsapp_analyzer")  # not installed where the types are checked

if __name__ == "__main__":
    measure(analyzer.parse_file, len, lambda chat: ((one.sender, one.text, one.timestamp.isoformat()) for one in chat))

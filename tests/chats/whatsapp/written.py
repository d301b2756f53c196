"""Write small exports, and read them back."""

from pathlib import Path
from typing import Any

from goodterms import chats
from goodterms.messages import Import, check

ANDROID = "{d:02}/{m:02}/{y}, {h:02}:{n:02} - "
IPHONE = "[{d:02}/{m:02}/{y}, {h:02}:{n:02}:{s:02}] "


def read_text(folder: Path, text: str, name: str = "WhatsApp Chat with Ann.txt", **options: Any) -> Import:
    """Write an export and read it, checked."""
    path = folder / name
    path.write_bytes(text.encode())
    options.setdefault("tz", "UTC")
    imported = chats.read(path, **options)
    check(imported.messages)
    return imported


def texts(imported: Import) -> list[str | None]:
    """List the texts."""
    return imported.messages["text"].to_list()


def senders(imported: Import) -> list[str | None]:
    """List the senders."""
    return imported.messages["sender"].to_list()


def times(imported: Import) -> list[str]:
    """List the times, as local writing without a zone."""
    return imported.messages["sent_at"].dt.strftime("%Y-%m-%d %H:%M:%S").to_list()


def kinds(imported: Import) -> list[str]:
    """List the kinds."""
    return imported.messages["kind"].to_list()

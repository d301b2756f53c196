"""Exports of chats, as somebody would choose them in the browser: bytes with a name."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bench.generate import generate
from goodterms.content.documents import FALLBACK, OURS

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload

SAM, ALEX = "Sam", "Alex"
ZOE, JAMIE = "Zoë Ångström", "Jamie Łęcki 🌿"
FIRST = datetime(2026, 8, 3, 9, 0)  # noqa: DTZ001 (a chat is exported with the time on the wall)
SEED = 3


@dataclass(frozen=True, slots=True)
class File:
    """A file to bring in."""

    name: str
    content: bytes

    @property
    def payload(self) -> FilePayload:
        """Give it as playwright chooses it."""
        return {"name": self.name, "mimeType": "application/octet-stream", "buffer": self.content}


def story() -> File:
    """Give the invented story of Sam and Alex, ten months long."""
    (path,) = (OURS / FALLBACK / "story").glob("*.txt")
    return File(path.name, path.read_bytes())


@cache
def android(size: int = 2000) -> File:
    """Write a WhatsApp chat between Zoë and Jamie, as Android does."""
    return File("WhatsApp Chat with Jamie.txt", generate("android", size, SEED).content.encode())


@cache
def telegram(size: int = 2000) -> File:
    """Write a Telegram chat between Zoë and Jamie: what they wrote beside what they wrote in WhatsApp."""
    return File("result.json", generate("telegram", size, SEED + 1).content.encode())


def chat(*said: tuple[str, str], name: str = "WhatsApp Chat.txt", every: timedelta = timedelta(hours=7)) -> File:
    """Write a WhatsApp chat from who said what."""
    lines = (f"{FIRST + n * every:%d/%m/%Y, %H:%M} - {who}: {words}\n" for n, (who, words) in enumerate(said))
    return File(name, "".join(lines).encode())


def back_and_forth(one: str, other: str, times: int = 60) -> tuple[tuple[str, str], ...]:
    """Let two write to each other in turns."""
    return tuple((one if n % 2 == 0 else other, f"message {n}") for n in range(times))


def telegram_of(one: str, other: str) -> File:
    """Write a Telegram chat of two, whose names may be anything."""
    return File("result.json", json.dumps(_telegram_chat(1, other, (one, other))).encode())


def account() -> File:
    """Write a Telegram export with two chats and a group of five in it."""
    names = ("Kim", "Robin", "Noa", "Luca", "Ira")
    chats = [_telegram_chat(1, "Robin", names[:2]), _telegram_chat(2, "Noa", (names[0], names[2]))]
    group = _telegram_chat(3, "Summer house", names) | {"type": "private_group"}
    return File("result.json", json.dumps({"chats": {"list": [*chats, group]}}).encode())


def zipped(*files: File, name: str = "WhatsApp Chat.zip") -> File:
    """Pack files as a phone does."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for each in files:
            packed.writestr(each.name, each.content)
    return File(name, held.getvalue())


def truncated(file: File) -> File:
    """Cut a file short, as a broken transfer does."""
    return File(file.name, file.content[: len(file.content) // 2])


def photo() -> File:
    """Give a picture of one white dot."""
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    return File(
        "IMG_0042.png",
        head + b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82",
    )


def _telegram_chat(number: int, name: str, people: tuple[str, ...]) -> dict[str, object]:
    messages = [
        {
            "id": n,
            "type": "message",
            "date": f"{FIRST + n * timedelta(hours=9):%Y-%m-%dT%H:%M:%S}",
            "from": people[n % len(people)],
            "from_id": f"user{people[n % len(people)]}",
            "text": f"message {n}",
        }
        for n in range(1, 61)
    ]
    return {"name": name, "type": "personal_chat", "id": number, "messages": messages}

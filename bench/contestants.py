"""Name who races: which program reads which flavour of export, and where it lives."""

from __future__ import annotations

from dataclasses import dataclass

WHATSAPP = ("android", "iphone")
TELEGRAM = ("telegram",)
OWNER = "Zoë Ångström"


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program that reads exports.

    id: what `--only` calls it.
    title: what the table calls it.
    flavours: the exports that it reads.
    module: the little program to run with `python -m`; None for a whole command.
    environment: the file of pinned requirements in bench/peers, without `.txt`; None for the project's own.
    command: the words of the whole command, with {path} and {out} to be filled.
    returns_texts: whether it returns texts that can be compared.
    """

    id: str
    title: str
    flavours: tuple[str, ...]
    module: str | None = None
    environment: str | None = None
    command: tuple[str, ...] = ()
    returns_texts: bool = True


CONTESTANTS = (
    Contestant("goodterms", "Good Terms, `chats.read`", WHATSAPP + TELEGRAM, "bench.ours"),
    Contestant("chat-miner", "chat-miner 0.6.0", WHATSAPP + TELEGRAM, "bench.peers.chat_miner", "chat-miner"),
    Contestant("whatstk", "whatstk 0.9.1", WHATSAPP, "bench.peers.whatstk", "whatstk"),
    Contestant(
        "whatsapp-chat-analyzer",
        "whatsapp-chat-analyzer 0.2.0",
        WHATSAPP,
        "bench.peers.whatsapp_chat_analyzer",
        "whatsapp-chat-analyzer",
    ),
    Contestant("bare", "the bare pipeline (Polars)", WHATSAPP, "bench.bare_whatsapp"),
    Contestant("bare", "the bare decode (msgspec)", TELEGRAM, "bench.bare_telegram"),
    Contestant("ijson", "ijson 3.6.0, counting only", TELEGRAM, "bench.peers.ijson", "ijson", returns_texts=False),
    Contestant(
        "messages",
        "whole command, `goodterms messages`",
        WHATSAPP + TELEGRAM,
        command=("goodterms", "messages", "{path}", "--tz", "Europe/Berlin", "-o", "{out}"),
        returns_texts=False,
    ),
    Contestant(
        "read",
        "whole command, `goodterms read`",
        WHATSAPP + TELEGRAM,
        command=("goodterms", "read", "{path}", "--me", OWNER, "--tz", "Europe/Berlin", "--json"),
        returns_texts=False,
    ),
)

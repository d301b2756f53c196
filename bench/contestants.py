"""Name who races, and over what: which program reads which flavour of export, where it lives, how large files are."""

from __future__ import annotations

from dataclasses import dataclass

WHATSAPP = ("android", "iphone")
TELEGRAM = ("telegram",)
MESSENGER = ("messenger",)
SMS, MAIL = ("sms",), ("mail",)
IN_ONE = "messenger-in-one"
EVERY = WHATSAPP + TELEGRAM + MESSENGER + SMS + MAIL
OURS = "goodterms"
TEN_THOUSAND, HUNDRED_THOUSAND, MILLION = 10_000, 100_000, 1_000_000
GROWTH = 3_000_000
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


@dataclass(frozen=True, slots=True)
class Race:
    """One file and who reads it; only: nobody but these, by their ids."""

    flavour: str
    size: int
    only: tuple[str, ...] = ()


CONTESTANTS = (
    Contestant(OURS, "Good Terms, `chats.read`", (*EVERY, IN_ONE), "bench.ours"),
    Contestant(
        "chat-miner", "chat-miner 0.6.0", WHATSAPP + TELEGRAM + MESSENGER, "bench.peers.chat_miner", "chat-miner"
    ),
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
    Contestant("bare", "the bare decode (msgspec)", MESSENGER, "bench.bare_messenger"),
    Contestant("bare", "the pull parser alone (lxml)", SMS, "bench.bare_sms"),
    Contestant("bare", "Python’s mailbox and email", MAIL, "bench.bare_mail"),
    Contestant("ijson", "ijson 3.6.0, counting only", TELEGRAM, "bench.peers.ijson", "ijson", returns_texts=False),
    Contestant("bytes", "reading the file alone", EVERY, "bench.bare_bytes", returns_texts=False),
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

# A mailbox of a million mails is nobody's, and of a hundred thousand only we are asked: Python takes minutes. What is
# large on purpose: three million messages, and more than 500 MB in one file.
RACES = (
    *(Race(flavour, TEN_THOUSAND) for flavour in EVERY),
    *(Race(flavour, HUNDRED_THOUSAND, (OURS, "bytes") if flavour in MAIL else ()) for flavour in EVERY),
    *(Race(flavour, MILLION) for flavour in EVERY if flavour not in MAIL),
    *(Race(flavour, GROWTH, (OURS,)) for flavour in ("android", *TELEGRAM, *MESSENGER, *SMS)),
    Race("telegram", 1_500_000, (OURS,)),
    Race(IN_ONE, 1_700_000, (OURS,)),
)

"""One record that is nested deeper than any decoder goes costs only itself, and says its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from goodterms.chats import BadExport, Source
from tests.chats.discord.exported import alex, one_chat
from tests.chats.meta.exported import said, thread
from tests.chats.signal.exported import alex as by_alex
from tests.chats.signal.exported import export
from tests.chats.soundness import file, imported, left_out

DEEP, LEVELS = "<deep>", 50_000


def telegram(number: int, **fields: Any) -> dict[str, Any]:
    about = {"id": number, "type": "message", "date_unixtime": f"178032960{number}", "from": "Kim", "from_id": "u1"}
    return about | {"text": "hi"} | fields


SNAP = {"From": "a", "Media Type": "TEXT", "Created": "2026-06-01 16:00:00 UTC", "Content": "hi", "IsSender": False}
SENT = {"ID": 1, "Timestamp": "2026-01-01 10:00:00", "Contents": "hi", "Attachments": ""}
ALEX = {"name": "Alex", "email": "a@example.com", "user_type": "Human"}
CHAT = {"creator": ALEX, "created_date": "Monday, June 1, 2026 at 4:00:00 PM UTC", "text": "hi", "topic_id": "t"}
OLD = {"sender": "kim_s", "created_at": "2019-05-01T08:00:00+00:00", "text": "hi"}
ONE = {"name": "Kim", "type": "personal_chat", "id": 1}
EVENT = {"timestamp": "1500000000000000", "event_type": "REGULAR_CHAT_MESSAGE", "sender_id": {"gaia_id": "1"}}
WORDS = {"message_content": {"segment": [{"type": "TEXT", "text": "hi"}]}}
HANGOUT = {"conversation": {"conversation": {"id": {"id": "c"}, "participant_data": []}}}
LINE = {"date": "2026-06-01T18:00:00", "sender": "Alex", "body": "hi  ", "quote": ""}
REST: dict[str, Any] = {"sticker": None, "reactions": [], "attachments": []}

EXPORTS = {
    "Signal": (export(by_alex("a"), by_alex("b") | {"chatId": DEEP}, by_alex("c")), "line 7"),
    "signal-export": (
        Source(
            "data.json",
            "\n".join(json.dumps(one) for one in (LINE | REST, LINE | REST | {"body": DEEP}, LINE | REST)).encode(),
        ),
        "line 2",
    ),
    "Telegram": (
        file(ONE | {"messages": [telegram(1), telegram(2, text=DEEP), telegram(3)]}, "result.json"),
        "message id 2",
    ),
    "Telegram, all chats": (
        file(
            {"chats": {"list": [ONE | {"messages": [telegram(1), telegram(2, text=DEEP), telegram(3)]}]}}, "result.json"
        ),
        "message id 2",
    ),
    "Messenger": (
        file(thread([said("a", 3), said("b") | {"content": DEEP}, said("c", 1)]), "message_1.json"),
        "message 2",
    ),
    "Instagram, old": (
        file([{"participants": ["kim_s", "alex"], "conversation": [OLD, OLD | {"text": DEEP}, OLD]}], "messages.json"),
        "message 2",
    ),
    "Discord": (one_chat(alex(), alex() | {"id": "2", "content": DEEP}, alex() | {"id": "3"}), "message 2"),
    "Discord's package": (file([SENT, SENT | {"Contents": DEEP}, SENT | {"ID": 2}], "messages.json"), "message 2"),
    "Snapchat": (file({"a": [SNAP, SNAP | {"Content": DEEP}, SNAP]}, "chat_history.json"), "message 2"),
    "Google Chat": (file({"messages": [CHAT, CHAT | {"text": DEEP}, CHAT]}, "messages.json"), "message 2"),
    "Hangouts": (
        file(
            {
                "conversations": [
                    HANGOUT | {"events": [EVENT | {"chat_message": words} for words in (WORDS, DEEP, WORDS)]}
                ]
            },
            "Hangouts.json",
        ),
        "event 2",
    ),
}


def deep(source: Source) -> Source:
    """Put a value of many levels in its place."""
    return Source(source.name, source.data.replace(f'"{DEEP}"'.encode(), b'{"a":[' * LEVELS + b"1" + b"]}" * LEVELS))


@pytest.mark.parametrize("app", EXPORTS)
def test_a_record_of_many_levels_is_skipped_with_its_place(app: str) -> None:
    source, place = EXPORTS[app]
    found = imported(deep(source))
    assert found.messages.height == 2
    assert [(where, count) for where, _, count in left_out(found)] == [(place, 1)]


def test_what_is_deep_where_nothing_is_read_costs_nothing() -> None:
    found = imported(deep(file(ONE | {"messages": [telegram(1, new=DEEP), telegram(2)]}, "result.json")))
    assert found.messages["text"].to_list() == ["hi", "hi"]
    assert found.skipped == ()


def test_a_file_that_breaks_off_in_the_depth_is_said_to_break_off() -> None:
    whole = deep(file(ONE | {"messages": [telegram(1, text=DEEP)]}, "result.json"))
    with pytest.raises(BadExport, match="breaks off in the middle"):
        imported(Source("result.json", whole.data[: len(whole.data) // 2]))

"""Somebody whose name is “me” is not the owner of an export, unless the format itself says whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from goodterms.chats import Source
from goodterms.companion.bring_in import Choice, UnknownPerson, bring_in, of_the_two
from goodterms.messages import OWNER
from tests.chats.discord.exported import alex, one_chat
from tests.chats.meta.exported import said, thread
from tests.chats.signal.exported import PEOPLE, export
from tests.chats.signal.exported import alex as by_alex
from tests.chats.soundness import file

WHATSAPP = b"13/01/2024, 09:00 - me: hi\n13/01/2024, 09:01 - Ann: hello\n"
LINE = b"[LINE] Chat history with me\n\nMon, 01/01/2024\n09:00\tme\thi\n09:01\tAnn\tyo\n"
KAKAO = "Alex 님과 카카오톡 대화\n저장한 날짜 : 2026년 3월 10일 오전 9:05\n\n2026년 3월 10일 오전 9:05, me : 안녕\n"
KAKAO_BOTH = KAKAO + "2026년 3월 10일 오전 9:06, 회원님 : 네\n"
TELEGRAM = {"id": 1, "type": "message", "date_unixtime": "1780329600", "from": "me", "from_id": "u1", "text": "hi"}
SNAP = {"From": "alex.w", "Media Type": "TEXT", "Created": "2026-06-01 16:00:00 UTC", "Content": "hi"}
FRIENDS = {"Friends": [{"Username": "alex.w", "Display Name": "me"}]}
MARKDOWN = "[2026-06-01 18:00:00] me: hi  \n\n[2026-06-01 18:01:00] Me: yes  \n\n"
CONTACT = {"recipient": {"id": "4", "contact": {"profileGivenName": "me"}}}
NAMED_ME: list[Any] = [PEOPLE[0], PEOPLE[1], CONTACT, PEOPLE[3]]


SOMEBODY: dict[str, tuple[list[Source], set[str]]] = {
    "WhatsApp": ([Source("a.txt", WHATSAPP)], {"me (WhatsApp)", "Ann"}),
    "LINE": ([Source("a.txt", LINE)], {"me (LINE)", "Ann"}),
    "Telegram": (
        [file({"name": "me", "type": "personal_chat", "id": 1, "messages": [TELEGRAM]}, "result.json")],
        {"me (Telegram)"},
    ),
    "Messenger": ([file(thread([said(by="me"), said(by="Ann")]), "message_1.json")], {"me (Messenger)", "Ann"}),
    "Discord": ([one_chat(alex() | {"author": {"id": "7", "name": "me"}})], {"me (7)"}),
}
BOTH: dict[str, tuple[list[Source], set[str]]] = {
    "KakaoTalk": ([Source("a.txt", KAKAO_BOTH.encode())], {"me (KakaoTalk)", OWNER}),
    "Snapchat": (
        [
            file({"alex.w": [SNAP | {"IsSender": False}, SNAP | {"IsSender": True, "From": ""}]}, "chat_history.json"),
            file(FRIENDS, "friends.json"),
        ],
        {"me (alex.w)", OWNER},
    ),
    "signal-export": ([Source("chat.md", MARKDOWN.encode())], {"me (Signal)", OWNER}),
    "Signal": ([export(by_alex(), people=NAMED_ME)], {"me (4)"}),
}


@pytest.mark.parametrize("app", [*SOMEBODY, *BOTH])
def test_somebody_called_me_is_not_the_owner(app: str) -> None:
    files, people = (SOMEBODY | BOTH)[app]
    found = bring_in(files)
    assert set(found.participants) == people
    mine = found.messages.filter(found.messages["who"] == "me")["sender"].unique().to_list()
    assert mine == ([OWNER] if OWNER in people else [])


def test_who_is_who_is_asked_where_one_of_two_is_called_me() -> None:
    with pytest.raises(UnknownPerson, match="Say which of them is you with --me"):
        of_the_two(bring_in([Source("a.txt", WHATSAPP)]), Choice())


def test_in_a_table_made_by_hand_me_is_the_owner() -> None:
    table = b"date,sender,text\n2024-01-13 09:00,me,hi\n2024-01-13 09:01,Ann,hello\n"
    assert bring_in([Source("a.csv", table)]).messages["who"].to_list() == ["me", "them"]

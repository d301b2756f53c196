"""Marks without a shape around a name are none of it, in every format that reads names out of texts and tables."""

from __future__ import annotations

import pytest

from goodterms import chats
from goodterms.chats import Source
from goodterms.chats.invisible import INVISIBLE
from tests.chats.meta.exported import said, thread
from tests.chats.soundness import file

NAME = f"{INVISIBLE}Ann{INVISIBLE}"
KAKAO = "Bob 님과 카카오톡 대화\n저장한 날짜 : 2026년 3월 10일 오전 9:05\n\n2026년 3월 1일 오후 9:04, "
MAIL = "To: b@example.com\nDate: Mon, 01 Jan 2024 09:00:00 +0000\nSubject: x\n\nhi\n"
FILES = {
    "Viber": f"05/01/2024,09:00:00,{NAME},+4917011111,hi\n",
    "LINE": f"[LINE] Chat history with Bob\n\nMon, 01/01/2024\n09:00\t{NAME}\thi\n",
    "KakaoTalk": f"{KAKAO}{NAME} : hi\n",
    "table": f"date,sender,text\n2024-01-13 09:00,{NAME},hi\n",
    "mail": f"From: {NAME} <a@example.com>\n{MAIL}",
    "SMS": (
        '<?xml version="1.0" encoding="UTF-8"?><smses count="1"><sms address="+1555" date="1780329600000" type="1" '
        f'body="hi" contact_name="{NAME}" /></smses>'
    ),
    "copied from Telegram": f"{NAME}, [13.01.2024 09:00]\nhi\n",
}


@pytest.mark.parametrize("app", FILES)
def test_marks_around_a_name_are_none_of_it(app: str) -> None:
    assert chats.read(Source("file", FILES[app].encode()), tz="UTC").participants == ("Ann",)


def test_nor_in_messenger() -> None:
    assert chats.read(file(thread([said(by=NAME)]), "message_1.json"), tz="UTC").participants == ("Ann",)

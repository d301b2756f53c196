"""What the readers of text files share of names."""

from __future__ import annotations

import polars as pl
import pytest

from goodterms import chats
from goodterms.chats import bodies
from goodterms.chats.source import Source


def test_a_name_is_taken_out_of_the_marks_around_it() -> None:
    names = pl.DataFrame({"name": ["\u200eAlex", "\u2068Kim Lee\u2069", "김\u200e서윤", "\u200e", " ", "", None]})
    assert names.select(bodies.named(pl.col("name")))["name"].to_list() == [
        "Alex",
        "Kim Lee",
        "김\u200e서윤",
        None,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "line.txt",
            "[LINE] Chat history with Alex\nSaved on: 2026/03/10 09:00\n\n2026/03/01(日)\n09:00\t\u200eAlex\thi\n",
        ),
        ("mac.csv", 'Date,User,Message\n2026-03-01 09:00:00,"\u200eAlex","hi"\n'),
        (
            "android.txt",
            "Alex 님과 카카오톡 대화\n저장한 날짜 : 2026년 3월 10일\n\n2026년 3월 1일 오전 9:00, \u200eAlex : hi\n",
        ),
        ("Alex.csv", "01/03/2026,09:00:00,\u200eAlex,+4915550001,hi\n"),
    ],
)
def test_every_reader_does_so(name: str, text: str) -> None:
    found = chats.read(Source(name, text.encode()), tz="UTC", date_order="dmy" if name == "Alex.csv" else None)
    assert found.messages["sender"].to_list() == ["Alex"]

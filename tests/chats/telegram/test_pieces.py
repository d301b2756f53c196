from __future__ import annotations

import json
from typing import Any

import pytest

from goodterms.chats import BadExport, telegram
from goodterms.chats.rows import Options, Rows
from goodterms.chats.telegram import pieces, table
from goodterms.chats.telegram.pieces import NotInPieces, Pieces
from tests.chats.telegram.exported import alex, file

OPTIONS = Options("Europe/Berlin")
LINE = {"text_entities": [{"type": "plain", "text": "hi\n  },\n  {\nthere"}]}


def chat(number: int, *messages: Any) -> dict[str, Any]:
    return {"name": f"Chat {number}", "type": "personal_chat", "id": number, "messages": list(messages)}


def some(count: int) -> list[dict[str, Any]]:
    return [alex() | {"id": number, "text": f"message {number}"} for number in range(count)]


def without_text() -> dict[str, Any]:
    return {key: value for key, value in alex().items() if key != "text"} | LINE


ONE = chat(1, *some(30), without_text(), alex() | {"reactions": [{"count": 2, "emoji": "👍"}]}, {"id": []}, *some(5))
ALL = {
    "about": "x" * 500,
    "chats": {"about": "", "list": [ONE, chat(2), chat(3, *some(3))]},
    "left_chats": {"about": "", "list": [chat(4, *some(12))]},
}
EXPORTS = [ONE, ALL, {"name": "Us", "messages": some(1)}]


def as_the_app(content: object) -> bytes:
    """Write JSON as Telegram Desktop does."""
    return json.dumps(content, indent=1, ensure_ascii=False).encode()


def same(one: Rows, other: Rows) -> bool:
    return one.frame.equals(other.frame) and (one.skipped, one.warnings) == (other.skipped, other.warnings)


@pytest.fixture(params=[40, 300, 5000, 8 * 1024**2])
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    size: int = request.param
    monkeypatch.setattr(pieces, "PIECE", size)
    monkeypatch.setattr(table, "BATCH", 7)
    return size


@pytest.mark.parametrize("content", EXPORTS, ids=["a chat", "an account", "one message"])
def test_what_is_read_in_pieces_is_what_is_read_whole(content: dict[str, Any], piece: int) -> None:
    written = as_the_app(content)
    read = Pieces(file(written))
    if piece > len(written):
        assert sum(len(messages) for messages, _ in read.batches(5)) == written.count(b'"date_unixtime"') + (
            b'"id": []' in written
        )
    assert same(telegram.read(file(written), OPTIONS), telegram.read(file(content), OPTIONS))
    assert same(telegram.read(file(b"\xef\xbb\xbf" + written), OPTIONS), telegram.read(file(content), OPTIONS))


@pytest.mark.parametrize(
    "content",
    [
        {"left_chats": ALL["left_chats"], "chats": ALL["chats"]},
        {"contacts": {"messages": some(2)}, **ONE},
        ONE | {"messages": {"0": some(2)}},
    ],
    ids=["left chats first", "a list that is no chat's", "messages that are no list"],
)
@pytest.mark.usefixtures("piece")
def test_what_does_not_go_in_pieces_is_read_whole(content: dict[str, Any]) -> None:
    with pytest.raises(NotInPieces):
        list(Pieces(file(as_the_app(content))).batches(5))
    assert same(telegram.read(file(as_the_app(content)), OPTIONS), telegram.read(file(content), OPTIONS))


@pytest.mark.usefixtures("piece")
def test_messages_of_no_chat_are_refused_in_one_sentence() -> None:
    written = as_the_app({"name": "x", "program": {"messages": some(2)}})
    with pytest.raises(BadExport):
        telegram.read(file(written), OPTIONS)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
@pytest.mark.usefixtures("piece")
def test_a_file_that_breaks_off_says_so(share: float) -> None:
    written = as_the_app(ALL)
    with pytest.raises(BadExport, match="breaks off in the middle"):
        telegram.read(file(written[: int(len(written) * share)]), OPTIONS)


@pytest.mark.usefixtures("piece")
def test_a_break_within_a_message_is_named_by_its_line() -> None:
    written = as_the_app(ONE).replace(b'"message 20"', b'"message\n  },\n  {20"')
    line = written[: written.index(b'"message\n  }')].count(b"\n") + 1
    with pytest.raises(BadExport, match=f"not valid JSON .line {line},"):
        telegram.read(file(written), OPTIONS)


def test_how_far_it_is_goes_by_the_bytes() -> None:
    heard: list[float] = []
    telegram.read(file(as_the_app(ONE)), Options("UTC", heard=heard.append))
    assert heard == [table.DECODING]

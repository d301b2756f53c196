"""What the child that reads tells of its way, from opening the files to what comes of them."""

from __future__ import annotations

import io
import queue
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from goodterms import chats
from goodterms.companion.brought import Known
from goodterms.web import pipe
from goodterms.web.import_child import Reader
from tests.web.exports import PAIR, zipped

if TYPE_CHECKING:
    from collections.abc import Mapping

KIM = Known(me=("Kim",))
OPEN_ORDER = "02/03/2024, 09:00 - Kim: hi\n02/03/2024, 09:01 - Alex: hi\n"
OTHER = PAIR.replace("Alex", "Zoe").replace("you", "she")


def told(files: Mapping[str, str | bytes], *answers: Known, earlier: Known | None = None) -> list[pipe.ToServer]:
    """Read files, answer in this order what is asked, and list what was told."""
    saying, given = io.BytesIO(), queue.SimpleQueue[Known]()
    for answer in answers:
        given.put(answer)
    sources = [chats.Source(name, said if isinstance(said, bytes) else said.encode()) for name, said in files.items()]
    Reader(saying, given, earlier or Known()).run(sources, "UTC")
    return all_said(saying)


def all_said(saying: io.BytesIO) -> list[pipe.ToServer]:
    length = saying.tell()
    saying.seek(0)
    said = []
    while saying.tell() < length:
        said.append(pipe.hear_in_server(saying))
    return said


def way(said: list[pipe.ToServer]) -> list[tuple[str, str, list[int]]]:
    """Sum up: what was told, why it was read, and the percent in their order."""
    return [
        (kind, why, [one.progress.percent for one in some if isinstance(one, pipe.Reads)])
        for (kind, why), group in groupby(said, lambda one: (type(one).__name__, getattr(one, "again", "")))
        if (some := list(group))
    ]


def steps(said: list[pipe.ToServer]) -> list[str]:
    return [f"{kind} {why}".strip() for kind, why, _ in way(said)]


def test_files_are_opened_read_to_the_end_and_asked_about() -> None:
    said = told({"chat.zip": zipped({"_chat.txt": PAIR.encode()})}, KIM)
    assert steps(said) == ["Opens", "Reads", "Asks", "Works"]
    reads = [one.progress for one in said if isinstance(one, pipe.Reads)]
    assert reads[0] == chats.Progress(0, "chat.zip/_chat.txt", 1, 1)
    assert reads[-1] == chats.Progress(100, "chat.zip/_chat.txt", 1, 1)
    assert len(reads) > 5


AGAIN = {
    "another zone": ({"a.txt": PAIR}, Known(me=("Kim",), zone="Asia/Tokyo"), ["times"]),
    "another order": ({"a.txt": OPEN_ORDER}, Known(me=("Kim",), date_order="mdy"), ["times"]),
    "one of two chats": ({"a.txt": PAIR, "b.txt": OTHER}, Known(me=("Kim",), chats=("Kim, Zoe",)), ["people"]),
    "both": (
        {"a.txt": PAIR, "b.txt": OTHER},
        Known(me=("Kim",), chats=("Kim, Zoe",), zone="Asia/Tokyo"),
        ["times", "people"],
    ),
}


@pytest.mark.parametrize("change", AGAIN)
def test_what_is_read_again_is_told_of_with_its_reason_from_beginning_to_end(change: str) -> None:
    files, answer, reasons = AGAIN[change]
    said = told(files, answer)
    assert steps(said) == ["Opens", "Reads", "Asks", *[f"Reads {why}" for why in reasons], "Works"]
    for kind, _, percents in way(said):
        assert kind != "Reads" or (percents[0], percents[-1]) == (0, 100)
        assert percents == sorted(percents)


def test_a_name_that_changed_is_read_again_for_the_two() -> None:
    renamed = PAIR.replace("Alex", "Alex Ex")
    said = told({"a.txt": renamed}, KIM, earlier=Known(me=("Kim",), them=("Alex",)))
    assert steps(said) == ["Opens", "Reads", "Asks", "Reads people", "Works"]


def test_an_order_of_dates_that_is_known_from_before_is_read_by_at_once() -> None:
    said = told({"a.txt": OPEN_ORDER}, earlier=Known(me=("Kim",), them=("Alex",), date_order="mdy"))
    assert steps(said) == ["Opens", "Reads", "Reads times", "Works"]

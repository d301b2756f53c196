from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from goodterms.companion.write_out import ENDINGS, BadTarget, write_out
from tests.reading.invented import chat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def little_room() -> Iterator[None]:
    """Let files grow to half a kilobyte only, as on a disk that is nearly full."""
    if sys.platform == "win32":
        pytest.skip("this system limits no process's files")
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("little_room")
@pytest.mark.parametrize("ending", ENDINGS)
def test_where_there_is_no_room_one_sentence_says_so_and_nothing_is_left_behind(tmp_path: Path, ending: str) -> None:
    with pytest.raises(BadTarget, match=rf"^“out\{ending}” could not be written \([^()]+\)\.$"):
        write_out(chat(7, 100), tmp_path / f"out{ending}")
    assert list(tmp_path.iterdir()) == []

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from goodterms.cli import run
from goodterms.cli.paragraphs import NARROWEST, paragraph, put, wrapped
from goodterms.companion.look_around import SITUATION
from goodterms.content.documents import FALLBACK, OURS

WORDS = "Some plain words, none of them longer than twenty letters, in a paragraph."


@given(st.integers(0, 200), st.sampled_from(["", "  ", "  - "]))
def test_no_word_is_lost_at_any_width(width: int, mark: str) -> None:
    for break_up in (lambda console: paragraph(Text(WORDS), console, mark), lambda c: wrapped(Text(mark + WORDS), c)):
        console = Console(file=io.StringIO(), width=width)
        with console.capture() as captured:
            put(break_up(console), console)
        assert captured.get().removeprefix(mark).split() == WORDS.split()
        assert max(map(len, captured.get().splitlines())) <= max(width, NARROWEST)


@pytest.mark.parametrize("width", ["0", "1", "10"])
def test_a_terminal_that_says_it_has_no_room_gets_all_the_same(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    for columns in (str(NARROWEST), width):
        monkeypatch.setenv("COLUMNS", columns)
        assert run(["plan", str(OURS / FALLBACK / "story" / SITUATION)]) == 0
        assert run(["look"]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0].split() == shown[1].split()

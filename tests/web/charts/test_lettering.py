from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from goodterms.web.charts.lettering import fit, width


def test_words_that_fit_are_left_as_they_are() -> None:
    assert fit("the breakup", 320) == "the breakup"


@given(st.text(max_size=60), st.integers(20, 320))
def test_words_are_never_wider_than_their_room(words: str, room: int) -> None:
    assert width(fit(words, room)) <= max(room, width("…"))


def test_a_cut_keeps_the_marks_around_a_name_in_pairs() -> None:
    for room in (60, 120):
        cut = fit("\u2068Alexandra\u2069: about three hours", room)
        assert cut.endswith(("…", "…\u2069"))
        assert cut.count("\u2068") == cut.count("\u2069") == 1


def test_words_in_a_script_from_right_to_left_keep_their_own_direction() -> None:
    assert fit("לפני הפרידה", 320) == "\u2068לפני הפרידה\u2069"


def test_charts_are_drawn_without_django() -> None:
    known = "import sys, goodterms.web.charts; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", known], check=False).returncode == 0

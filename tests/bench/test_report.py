from __future__ import annotations

from typing import TYPE_CHECKING

from bench.contestants import CONTESTANTS
from bench.race import Result
from bench.report import aims, put_between_marks, table

if TYPE_CHECKING:
    from pathlib import Path

MILLION = 1_000_000
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def result(contestant_id: str, seconds: list[float], peak: float = 100, failure: str | None = None) -> Result:
    contestant = next(c for c in CONTESTANTS if c.id == contestant_id and "android" in c.flavours)
    return Result("android", MILLION, contestant, seconds, [peak] * len(seconds), 9, 10, failure)


def outcomes(results: list[Result]) -> dict[str, bool | None]:
    return {aim.words.removeprefix("WhatsApp, Android, a million: "): aim.reached for aim in aims(results)}


def test_the_aims_compare_medians_of_the_same_run() -> None:
    told = outcomes(
        [
            result("goodterms", [2, 9, 2], peak=1001),
            result("chat-miner", [40, 41, 39]),
            result("whatstk", [19, 19, 19]),
            result("bare", [1, 1, 1]),
        ]
    )
    assert told["at least 20 times faster than chat-miner"] is True
    assert told["at least 10 times faster than whatstk"] is False
    assert told["within 2.5 times the bare pipeline"] is True
    assert told["under 1 GB"] is False


def test_what_was_not_measured_is_not_called_reached() -> None:
    assert set(outcomes([result("goodterms", [2])]).values()) == {True, None}
    broken_later = result("whatstk", [30], failure="it broke in the second round")
    assert outcomes([result("goodterms", [2]), broken_later])["at least 10 times faster than whatstk"] is None


def test_a_failure_is_shown_in_its_row_and_does_not_break_the_table() -> None:
    rows = table([result("goodterms", [2]), result("whatstk", [], failure="it | broke")]).splitlines()
    assert "9 of 10" in rows[2]
    assert "failed: it / broke" in rows[3]
    assert len({row.count("|") for row in rows}) == 1


def test_new_figures_leave_the_prose_around_them(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"# Before\n\n{BEGIN}\n\nold\n\n{END}\n\nAfter.\n", encoding="utf-8")
    put_between_marks(page, "new")
    assert page.read_text(encoding="utf-8") == f"# Before\n\n{BEGIN}\n\nnew\n\n{END}\n\nAfter.\n"

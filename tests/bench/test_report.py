from __future__ import annotations

from typing import TYPE_CHECKING

from bench import kept
from bench.aims import START, aims
from bench.contestants import CONTESTANTS, MILLION, RACES
from bench.fidelity import Fidelity
from bench.kept import Kept
from bench.race import Result
from bench.report import put_between_marks, report, table

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

KEPT = Fidelity(exact=9, texts=10, messages=12, of_messages=12, authors=11, of_authors=12, times=12)
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def result(
    contestant_id: str, seconds: list[float], peak: float = 100, failure: str | None = None, size: int = MILLION
) -> Result:
    contestant = next(c for c in CONTESTANTS if c.id == contestant_id and "android" in c.flavours)
    return Result("android", size, contestant, 70.0, seconds, [peak] * len(seconds), KEPT, failure)


def outcomes(results: list[Result]) -> dict[str, bool | None]:
    return {aim.words.removeprefix("WhatsApp, Android, a million: "): aim.reached for aim in aims(results)}


def test_the_aims_compare_medians_of_the_same_run() -> None:
    told = outcomes(
        [
            result("goodterms", [2, 9, 2], peak=1001),
            result("chat-miner", [50, 51, 49]),
            result("whatstk", [23, 23, 23]),
            result("bare", [1, 1, 1]),
        ]
    )
    assert told["at least 25 times faster than chat-miner"] is True
    assert told["at least 12 times faster than whatstk"] is False
    assert told["within 2 times the bare pipeline"] is True
    assert told["under 1 GB"] is False


def test_what_was_not_measured_is_not_called_reached() -> None:
    assert set(outcomes([result("goodterms", [2])]).values()) == {True, None, False}
    assert set(outcomes([]).values()) == {None}
    broken_later = result("whatstk", [30], failure="it broke in the second round")
    assert outcomes([result("goodterms", [2]), broken_later])["at least 12 times faster than whatstk"] is None


def test_a_failure_is_shown_in_its_row_and_does_not_break_the_table() -> None:
    rows = table([result("goodterms", [2]), result("whatstk", [], failure="it | broke")]).splitlines()
    assert "9 of 10 | all | 11 of 12 | all" in rows[2]
    assert "| 35 |" in rows[2]
    assert "failed: it / broke" in rows[3]
    assert len({row.count("|") for row in rows}) == 1


def test_what_starting_costs_is_held_against_a_tenth_of_ten_times_as_much() -> None:
    name = f"WhatsApp, Android: 10,000 cost at most {START} s over a tenth of 100,000"
    at_once = [result("goodterms", [0.14], size=10_000), result("goodterms", [0.5], size=100_000)]
    assert outcomes(at_once)[name] is True
    assert outcomes([result("goodterms", [0.2], size=10_000), at_once[1]])[name] is False


def test_every_message_must_come_back_as_it_is() -> None:
    told = {aim.words: aim for aim in aims([result("goodterms", [2])])}
    every = told["WhatsApp, Android, 1,000,000: every message, text, author and time"]
    assert (every.outcome, every.reached) == ("90.00 %", False)


def test_what_our_reader_reads_alone_stands_in_the_table_of_growth() -> None:
    three = result("goodterms", [6], size=3_000_000)
    told = report([result("goodterms", [2]), three], "on a machine")
    assert "| WhatsApp, Android | 3,000,000 | 70.0 | 6.000 | 2.00 | 12 | 100 |" in told
    assert "3,000,000 messages" not in told


def test_what_was_measured_is_kept_for_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MEASURED", tmp_path)
    race, results = RACES[0], [result("goodterms", [2.5, 3]), result("whatstk", [], failure="it broke")]
    assert Kept("one").of(race) == []
    Kept("one").keep(race, results)
    assert Kept("one").of(race) == results
    assert Kept("other").of(race) == []
    Kept("one").forget()
    assert Kept("one").of(race) == []


def test_new_figures_leave_the_prose_around_them(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"# Before\n\n{BEGIN}\n\nold\n\n{END}\n\nAfter.\n", encoding="utf-8")
    put_between_marks(page, "new")
    assert page.read_text(encoding="utf-8") == f"# Before\n\n{BEGIN}\n\nnew\n\n{END}\n\nAfter.\n"

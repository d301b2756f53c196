from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bench import calibration_page
from bench.calibrate import Kept, main, run, run_experts
from bench.calibration_page import Name, power_table, verdict, write
from bench.cells import CELLS, MONDAY, changed
from bench.coverage import Tally, counted, holds, tallied
from bench.experts import EXPERTS, STYLES, Process
from bench.truth import Truth, long_run, name, truths
from goodterms.reading import Estimate

if TYPE_CHECKING:
    from pathlib import Path

QUARTER = CELLS[0]
MARKS = "# Before\n\n<!-- measured: begin -->\n\nold\n\n<!-- measured: end -->\n\nAfter.\n"


def estimate(**about: Any) -> Estimate:
    plain = Estimate("them", "all", 0.5, 0.4, 0.6, 100, enough=True, there=100, needed=30)
    return replace(plain, **about)


@pytest.mark.parametrize(
    ("low", "high", "truth", "held"),
    [
        (1.0, 2.0, 1.5, True),
        (1.0, 2.0, 2.5, False),
        (1.0, None, 9.0, True),
        (1.0, None, None, True),
        (1.0, 2.0, None, False),
        (None, None, None, True),
        (None, None, 1.0, False),
    ],
)
def test_a_limit_that_is_not_reached_is_beyond_every_number(
    low: float | None, high: float | None, truth: float | None, held: bool
) -> None:
    assert holds(low, high, truth) is held


def test_a_change_is_right_on_the_side_of_the_truth_alone() -> None:
    up = estimate(kind="change", value=0.2, low=0.1, high=0.3)
    assert (counted(up, 0.2).away, counted(up, 0.2).right) == (1, 1)
    assert (counted(up, -0.2).away, counted(up, -0.2).right) == (1, 0)
    assert counted(estimate(kind="change", low=-0.1), 0.2).away == 0
    assert counted(estimate(enough=False, value=None, low=None, high=None), 0.2) == Tally(pairs=1, units=100)


def test_a_number_misses_only_beyond_chance() -> None:
    assert verdict(Tally(100, 100, 91)) == ""
    assert verdict(Tally(2000, 2000, 1820)) == "too narrow"
    assert verdict(Tally(2000, 2000, 1980)) == "wider than need be"


def test_what_hangs_on_the_gap_is_true_at_the_pairs_own_gap() -> None:
    truth = Truth((1.0, 4.0), (10.0, 20.0), 0.1)
    assert (truth.at(1), truth.at(2), truth.at(9)) == pytest.approx((10, 15, 20))
    assert Truth((1.0, 4.0), (10.0, None), 0.1).at(3.5) is None


def test_details_have_a_name_of_their_own_and_the_gap_of_the_data_does_not() -> None:
    assert name("starts", estimate(given={"gap_h": 2.5})) == "starts|them||level|all|"
    assert name("rhythm", estimate(given={"hour": 3.0})) == "rhythm|them||level|all|hour=3"
    other = estimate(kind="difference", given={"gap_h": 8.0})
    assert name("starts", other) == "starts|them||difference|all|gap_h=8"
    assert Name.of(name("starts", other)).row.detail == "any"


def test_runs_agree_with_themselves_and_have_an_error() -> None:
    first = long_run(QUARTER, (2.0,), 1, weeks=26)
    found = truths([first, long_run(QUARTER, (2.0,), 2, weeks=26)])
    assert found["starts|them||level|all|"].gaps == (2.0,)
    assert found["media|them||level|all|"].gaps == (1.0,)
    assert found["media|them||level|all|"].error > 0
    assert truths([first, first])["media|them||level|all|"].error == 0


def test_a_power_cell_changes_in_its_middle() -> None:
    cell = changed(2, 26)
    assert cell.course().before == 13
    assert (cell.event().on - MONDAY).days == 13 * 7
    assert cell.since is not None
    assert cell.since.theirs > cell.habits.theirs


def test_a_tiny_run_goes_on_where_it_stopped_and_writes_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Kept(tmp_path / "kept.jsonl")
    true = truths(long_run(QUARTER, (1.0, 2.0), number, weeks=26) for number in (1, 2))
    plain = {named: (truth.gaps, truth.values, truth.error) for named, truth in true.items()}
    kept.keep({"cell": QUARTER.id, "true": plain})
    for first in (0, 25):
        found = {named: tally.line for named, tally in tallied(QUARTER, true, range(first, first + 2)).items()}
        kept.keep({"cell": QUARTER.id, "first": first, "found": found})
    again = Kept(tmp_path / "kept.jsonl")
    assert again.of(QUARTER) == kept.of(QUARTER)
    assert again.of(QUARTER)["media|them||level|all|"].pairs == 4
    run([QUARTER], 50, 1, again)  # everything is there
    assert "quarter" in capsys.readouterr().out
    page = tmp_path / "calibration.md"
    page.write_text(MARKS, encoding="utf-8")
    write(again, tmp_path)
    said = page.read_text(encoding="utf-8")
    assert said.startswith("# Before")
    assert "| starts, them, all |" in said
    assert "prefers-color-scheme" in (tmp_path / "calibration-coverage.svg").read_text(encoding="utf-8")
    monkeypatch.setattr(calibration_page, "DOCS", tmp_path)


def test_power_is_read_off_between_what_was_planted(tmp_path: Path) -> None:
    kept, cells = Kept(tmp_path / "kept.jsonl"), [changed(step, 26) for step in (1, 2)]
    row = "starts|them||change|since|"
    for cell, right in zip(cells, (40, 90), strict=True):
        kept.keep({"cell": cell.id, "true": {row: ((1.0,), (0.1 * cell.step,), 0.0)}})
        kept.keep({"cell": cell.id, "first": 0, "found": {row: (100, 100, 95, right, right, 10.0, 2.0, 20_000)}})
    found = {cell.id: calibration_page.by_row(kept.of(cell)) for cell in cells}
    assert "0.18 (n 200)" in power_table(kept, cells, found)


def test_of_what_is_for_experts_the_truth_is_known() -> None:
    process = next(cell for cell in EXPERTS if isinstance(cell, Process))
    assert process.truths["unprompted, me"] == pytest.approx(0.491, abs=0.001)
    assert set(process.tallied(range(1))) == set(process.truths)
    apart, together = (cell for cell in EXPERTS if cell.id in {"styles", "styles-following"})
    assert (apart.tallied(range(2))[STYLES].shown, together.tallied(range(2))[STYLES].away) == (2, 2)


def test_of_experts_too_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept.jsonl")
    for cell in EXPERTS:
        kept.keep({"cell": cell.id, "first": 0, "found": dict.fromkeys(cell.truths, (25, 25, 24, 1, 0, 5.0, 2.0, 0))})
    run_experts(EXPERTS, 100, 1, kept)  # everything is there
    said = calibration_page.experts_table(kept)
    assert "| process | 600 to 700 messages of each, quick answers | me drawn by one of me | 0.35 | 0.2 |" in said
    assert "in 4.0 % in `styles`" in said


def test_a_cell_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--cells", "nowhere"])
    assert "there is no cell nowhere" in capsys.readouterr().err

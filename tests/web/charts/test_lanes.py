from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from goodterms.web.charts.lanes import Flag, arrange

LINE = st.tuples(st.floats(4, 290), st.floats(10, 140))


def crossings(flags: tuple[Flag, ...]) -> int:
    return sum(other.lane <= one.lane and one.begin < other.place < one.end for one, other in permutations(flags, 2))


def test_a_label_stands_behind_its_line_where_there_is_room_and_else_before_it() -> None:
    near, far = arrange([(10, 60), (280, 60)], 320)
    assert (near.before, near.begin, near.end) == (False, 14, 74)
    assert (far.before, far.begin, far.end) == (True, 216, 276)
    assert near.lane == far.lane == 0


@given(st.lists(LINE, max_size=14))
def test_no_label_covers_another_or_leaves_the_room(lines: list[tuple[float, float]]) -> None:
    flags = arrange(lines, 320)
    assert [flag.place for flag in flags] == [place for place, _ in lines]
    assert all(flag.begin >= 0 and flag.end <= 320 for flag in flags)
    for one, other in combinations(flags, 2):
        assert one.lane != other.lane or one.end <= other.begin or other.end <= one.begin


@given(st.lists(st.floats(4, 290), min_size=1, max_size=3, unique_by=round), st.floats(10, 75))
def test_up_to_three_lines_cross_no_label_wherever_they_stand(places: list[float], width: float) -> None:
    """Labels of up to a quarter of the room; three wider ones can stand so that every arrangement crosses one."""
    assert crossings(arrange([(place, width) for place in places], 320)) == 0


def test_a_dozen_lines_in_three_crowds_cross_no_label() -> None:
    crowds = [4, 8, 15, 126, 129, 133, 140, 145, 270, 274, 278, 283]
    widths = [60, 120, 60, 80, 60, 100, 50, 90, 110, 100, 110, 80]
    assert crossings(arrange(list(zip(crowds, widths, strict=True)), 320)) == 0

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.companion.interleaving import interleave

LISTS = st.lists(st.integers(0, 12), unique=True)


@given(LISTS, LISTS)
def test_two_orders_put_together_lose_nothing_and_follow_the_first(first: list[int], second: list[int]) -> None:
    merged = interleave(first, second)
    assert sorted(merged) == sorted({*first, *second})
    assert [thing for thing in merged if thing in first] == first


@given(st.lists(st.integers(0, 12), unique=True), st.data())
def test_two_parts_of_one_order_keep_it(whole_order: list[int], data: st.DataObject) -> None:
    kept = [data.draw(st.lists(st.booleans(), min_size=len(whole_order), max_size=len(whole_order))) for _ in range(2)]
    first, second = ([thing for thing, is_kept in zip(whole_order, each, strict=True) if is_kept] for each in kept)
    for one, other in ((first, second), (second, first)):
        merged = interleave(one, other)
        assert [thing for thing in merged if thing in first] == first
        assert [thing for thing in merged if thing in second] == second
    if set(first) & set(second):
        assert interleave(first, second) == interleave(second, first)


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        ([7, 8], [1, 2], [7, 8, 1, 2]),
        ([1, 2], [2, 3], [1, 2, 3]),
        ([2, 3], [1, 2], [1, 2, 3]),
        ([1, 5, 9], [1, 4, 9], [1, 4, 5, 9]),
        ([1, 2], [2, 1], [1, 2]),
        ([], [1], [1]),
    ],
)
def test_what_stands_in_both_holds_two_orders_together(first: list[int], second: list[int], merged: list[int]) -> None:
    assert interleave(first, second) == merged

from __future__ import annotations

from goodterms import situation
from goodterms.companion.stand import closed_lines, stand, tag_of

OFFERED = {"goal": "back_together", "offer.made_by": "them"}


def test_every_reason_says_whether_it_comes_from_the_way_or_from_what_is_known() -> None:
    standing = stand(situation.make(OFFERED))
    tags = [tag_of(reason, standing) for reason in standing.plan.reasons]
    assert all(tag.startswith("study, ") or tag in standing.background.tags.values() for tag in tags)
    assert any(tag.startswith("study, ") for tag in tags)


def test_what_is_closed_stands_in_one_line_a_reason_that_names_all_of_it() -> None:
    standing = stand(situation.make(OFFERED | {"coping": "struggling"}))
    (line,) = closed_lines(standing)
    assert line.startswith("Inviting them, planning a text, a call or a meeting: ")
    assert line.endswith(standing.background.closed[0].why)


def test_where_nothing_is_closed_no_line_says_so() -> None:
    steady = OFFERED | {"safety.court_order": "none", "safety.they_asked_for_no_contact": False}
    assert closed_lines(stand(situation.make(steady))) == ()

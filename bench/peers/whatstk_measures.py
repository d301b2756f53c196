"""Count with whatstk who answers whom and how many messages there are a day."""

from __future__ import annotations

import importlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bench.table import measure

if TYPE_CHECKING:
    from bench.table import Message

pandas: Any = importlib.import_module("pandas")  # not installed where the types are checked
analysis: Any = importlib.import_module("whatstk.analysis")


def counts(messages: list[Message]) -> tuple[int, int]:
    """Make its table, then count as its documentation shows."""
    table = pandas.DataFrame(
        {
            "date": pandas.to_datetime([datetime.fromtimestamp(one.at, UTC).replace(tzinfo=None) for one in messages]),
            "username": ["them" if one.theirs else "me" for one in messages],
            "message": [one.text for one in messages],
        }
    )
    days = analysis.get_interventions_count(df=table, date_mode="date")
    answers = analysis.get_response_matrix(df=table)
    return len(days), int(answers.to_numpy().sum())


if __name__ == "__main__":
    measure(counts)

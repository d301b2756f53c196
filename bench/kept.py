"""Keep what was measured, file by file, so that a long run can be done in parts or taken up again.

What another commit or another number of rounds gave is never mixed in.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bench.contestants import CONTESTANTS
from bench.fidelity import Fidelity
from bench.race import MEASURED, Result

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.contestants import Race


class Kept:
    """The races of one run. name: of what may stand beside each other: the commit and the rounds."""

    def __init__(self, name: str) -> None:
        self._folder = MEASURED / name

    def keep(self, race: Race, results: Sequence[Result]) -> None:
        """Write down the results of one race."""
        self._folder.mkdir(parents=True, exist_ok=True)
        plain = [asdict(result) | {"contestant": result.contestant.id} for result in results]
        self._file(race).write_text(json.dumps(plain, indent=1))

    def of(self, race: Race) -> list[Result]:
        """Give the results of one race, none where it was not run."""
        file = self._file(race)
        return [result(about) for about in json.loads(file.read_text())] if file.exists() else []

    def forget(self) -> None:
        """Drop all that was kept."""
        for file in self._folder.glob("*.json"):
            file.unlink()

    def _file(self, race: Race) -> Path:
        return self._folder / f"{race.flavour}-{race.size}.json"


def result(about: dict[str, Any]) -> Result:
    """Make a result again of what was written down."""
    flavour, by, fidelity = about["flavour"], about["contestant"], about["fidelity"]
    contestant = next(one for one in CONTESTANTS if one.id == by and flavour in one.flavours)
    counted = None if fidelity is None else Fidelity(**fidelity)
    return Result(**about | {"contestant": contestant, "fidelity": counted})

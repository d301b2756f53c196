"""Race Good Terms against its peers on invented exports, side by side.

    python bench/run.py                                        everything; rewrites docs/performance.md (20 minutes)
    python bench/run.py --sizes 10000 --rounds 1               a quick look; prints only (under a minute)
    python bench/run.py --sizes 100000 --only goodterms bare   some of the contestants

Each measurement is a process of its own, and the contestants take turns. The peers live in environments of their own
in bench/.work/peers, made from bench/peers/*.txt.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = [10_000, 100_000, 1_000_000]


def main() -> None:
    """Race, print what was measured, and write the page if nothing was left out."""
    from bench.contestants import CONTESTANTS
    from bench.race import race
    from bench.report import FLAVOURS, conditions, put_between_marks, report

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--flavours", nargs="+", choices=list(FLAVOURS), default=list(FLAVOURS))
    parser.add_argument("--only", nargs="+", choices=sorted({c.id for c in CONTESTANTS}), default=[])
    chosen = parser.parse_args()
    begun = conditions(chosen.rounds)
    measured = report(list(race(chosen.sizes, chosen.flavours, chosen.only, chosen.rounds)), begun)
    print(measured)
    if chosen.sizes == SIZES and chosen.flavours == list(FLAVOURS) and not chosen.only:
        put_between_marks(ROOT / "docs" / "performance.md", measured)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # so that `bench` is a package here, as it is for the programs that this one starts
    main()

"""Race Good Terms against its peers on invented exports, side by side.

    python bench/run.py                                        everything; rewrites docs/performance.md (25 minutes)
    python bench/run.py --resume                               the same, but for the files that were raced before
    python bench/run.py --sizes 10000 --rounds 1               a quick look; prints only (some minutes)
    python bench/run.py --flavours telegram --resume           a part: the page is written with the last one
    python bench/run.py --sizes 100000 --only goodterms bare   some of the contestants; prints only, keeps nothing

Each measurement is a process of its own, and the contestants take turns. What was measured is kept file by file in
bench/.work/measured, for the next run with --resume at the same commit. The peers live in environments of their own in
bench/.work/peers, made from bench/peers/*.txt.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Race, print what was measured, and write the page if nothing is missing."""
    from bench.aims import FLAVOURS
    from bench.contestants import CONTESTANTS, RACES
    from bench.kept import Kept
    from bench.race import race
    from bench.report import commit, conditions, put_between_marks, report

    sizes = sorted({one.size for one in RACES})
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--flavours", nargs="+", choices=list(FLAVOURS), default=list(FLAVOURS))
    parser.add_argument("--only", nargs="+", choices=sorted({c.id for c in CONTESTANTS}), default=[])
    parser.add_argument("--resume", action="store_true", help="leave out the files that were raced before")
    chosen = parser.parse_args()
    begun = conditions(chosen.rounds)
    kept = Kept(f"{commit()}-{chosen.rounds}")
    asked = [one for one in RACES if one.size in chosen.sizes and one.flavour in chosen.flavours]
    if not chosen.resume:
        kept.forget()
    results = []
    for one in asked:
        found = [] if chosen.only else kept.of(one)
        if not found:
            found = race(one, chosen.only, chosen.rounds)
            if not chosen.only:
                kept.keep(one, found)
        results += found
    print(report(results, begun))
    every = [kept.of(one) for one in RACES]
    if all(every) and not chosen.only:
        put_between_marks(ROOT / "docs" / "performance.md", report([r for found in every for r in found], begun))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # so that `bench` is a package here, as it is for the programs that this one starts
    main()

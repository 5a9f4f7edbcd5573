"""Every reader of strangers' files on damaged ones: `python -m tests.benchmarks.fuzz [--count N] [--only X]`.

`--count` cases for each reader; the same numbers make the same files. Prints for each how many were read and
how many refused, and the slowest; a reader that breaks is shown with its case (to be had again by `--case`),
and so is one that takes over 30 seconds. Ends with 1 where there is any.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.fuzzed_readers import targets
from tests.fuzzing import Outcome, Target, run_case

TOO_LONG_S = 30.0
SHOWN = 3  # stories of each reader


def main(words: Sequence[str] | None = None) -> int:
    """Run the cases; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first case")
    parser.add_argument("--only", default="", help="readers with this in their name")
    parser.add_argument("--case", type=int, help="this case alone")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(words)
    numbers = range(arguments.first, arguments.first + arguments.count)
    if arguments.case is not None:
        numbers = range(arguments.case, arguments.case + 1)
    chosen = [target for target in targets() if arguments.only in target.name]
    rows = [tally(target, numbers) for target in chosen]
    peak_mb = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    if arguments.json:
        print(json.dumps({"readers": rows, "peak_mb": peak_mb}, indent=2))
    else:
        print(f"{sum(row['cases'] for row in rows):,} cases, most memory {peak_mb} MB")
    return int(any(row["broke"] or row["too_long"] for row in rows))


def tally(target: Target, numbers: Sequence[int]) -> dict[str, object]:
    """What became of the cases of one reader."""
    with tempfile.TemporaryDirectory() as home:
        outcomes = [_fresh(target, number, Path(home)) for number in numbers]
    ends = Counter(each.end for each in outcomes)
    slowest = max(outcomes, key=lambda each: each.took_s)
    broke = [each for each in outcomes if each.end == "broke"]
    too_long = [each for each in outcomes if each.took_s > TOO_LONG_S]
    print(
        f"{target.name:22} read {ends['read']:5} refused {ends['refused']:5} broke {ends['broke']:3}"
        f"   slowest {slowest.took_s:6.2f} s",
        file=sys.stderr,
    )
    for each in [*broke[:SHOWN], *too_long[:SHOWN]]:
        print(f"  case {each.number} ({each.damage}, {each.took_s:.1f} s)\n{each.story}", file=sys.stderr)
    return {
        "reader": target.name,
        "cases": len(outcomes),
        **{end: ends[end] for end in ("read", "refused", "broke")},
        "too_long": len(too_long),
        "slowest_s": round(slowest.took_s, 2),
    }


def _fresh(target: Target, number: int, home: Path) -> Outcome:
    with tempfile.TemporaryDirectory(dir=home) as folder:
        return run_case(target, number, Path(folder))


if __name__ == "__main__":
    sys.exit(main())

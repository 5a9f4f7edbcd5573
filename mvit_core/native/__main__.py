"""`python -m mvit_core.native`: builds the kernels for all kinds of processors, this one or others.

It says what it did or why it did not, and ends with 1 only where a compiler was there and failed.
"""

import sys

from mvit_core.native.building import KINDS, build


def main() -> int:
    """Build; the exit code."""
    outcomes = [build(kind) for kind in KINDS]
    for sentence in dict.fromkeys(outcome.sentence for outcome in outcomes):
        sys.stdout.write(f"{sentence}\n")
    return int(any(outcome.failed for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())

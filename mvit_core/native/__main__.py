"""`python -m mvit_core.native`: builds the kernels, and says what it did or why it did not.

Ends with 1 only where a compiler was there and failed.
"""

import sys

from mvit_core.native.building import build


def main() -> int:
    """Build; the exit code."""
    outcome = build()
    sys.stdout.write(f"{outcome.sentence}\n")
    return int(outcome.failed)


if __name__ == "__main__":
    sys.exit(main())

"""Starts Trapline from a fresh checkout: `python3 run.py`, then `python3 run.py scan FOLDER ...` or `test`.

Only the standard library is used, and only syntax that ancient Pythons read: they get a sentence, too.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one must be told
    sys.exit(
        "Trapline needs Python 3.11 or newer; this is Python %d.%d. "  # noqa: UP031
        "Get it from https://www.python.org/downloads/ and start again with it." % sys.version_info[:2]
    )

from launcher.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""python -m tests.golden FOLDER: every case of a folder, one line each; exit code 1 unless all are ok."""

import sys
from pathlib import Path
from zipfile import BadZipFile

from mvit_core.errors import UserError
from tests.golden.checking import Outcome, check

BROKEN = (  # what a case raises that is no case
    *(LookupError, ValueError, TypeError, RuntimeError, AttributeError, AssertionError, ArithmeticError),
    *(OSError, EOFError, BadZipFile, MemoryError, UserError),
)


def main(folder: str) -> int:
    """Check all cases of `folder`."""
    cases = sorted(path for path in Path(folder).glob("*.json") if path.with_suffix(".npz").exists())
    if not cases:
        sys.stderr.write(f"there is no case in {folder}: no NAME.json with a NAME.npz beside it\n")
    good = bool(cases)
    for path in cases:
        outcome = checked(path)
        print(outcome, flush=True)
        good = good and outcome.verdict == "ok"
    return 0 if good else 1


def checked(path: Path) -> Outcome:
    """The outcome of a case, also where something in it is unheard of."""
    try:
        return check(path)
    except BROKEN as error:
        return Outcome(path.stem, "FAILED", reason=f"{type(error).__name__}: {error}".splitlines()[0])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.golden FOLDER")
    sys.exit(main(sys.argv[1]))

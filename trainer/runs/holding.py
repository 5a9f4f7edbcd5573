"""One process at a time trains in a run's folder, whatever windows and terminals there are."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mvit_core.files.lock import try_lock
from trainer.runs.folder import Taken
from trainer.writing import said_plainly

FILE = "run.lock"
LEAVING_S = 25.0  # that a process may take to save its state after its window has gone
ASKED_EVERY_S = 0.25


@contextmanager
def held(run: Path) -> Iterator[None]:
    """The folder is made and is ours meanwhile; raises Taken where another process does not let go."""
    with said_plainly(run):
        run.mkdir(parents=True, exist_ok=True)
        file = (run / FILE).open("ab")
    with file:
        asked = time.monotonic()
        while not try_lock(file):
            if time.monotonic() - asked > LEAVING_S:
                raise Taken(
                    "This training runs already, in another window or process; wait until it ends there."
                )
            time.sleep(ASKED_EVERY_S)
        yield

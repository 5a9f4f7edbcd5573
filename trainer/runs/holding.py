"""One process at a time trains in a run's folder, whatever windows and terminals there are."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mvit_core.files.lock import try_lock
from mvit_core.files.presence import is_folder
from mvit_core.video.suffixes import VIDEO_SUFFIXES
from trainer.runs.folder import Taken
from trainer.writing import said_plainly

FILE = "run.lock"
LEAVING_S = 25.0  # that a process may take to save its state after its window has gone
ASKED_EVERY_S = 0.25


@contextmanager
def held(run: Path) -> Iterator[None]:
    """The folder is made and is ours meanwhile; raises Taken where another process does not let go, or
    videos lie there.

    A training that left nothing in a folder that it made, as of videos that cannot be read, takes it away.
    """
    _refuse_footage(run)
    made = [folder for folder in (run, *run.parents) if not is_folder(folder)]
    try:
        with _locked(run):
            yield
    finally:
        if made and is_folder(run) and [each.name for each in run.iterdir()] == [FILE]:
            with suppress(OSError):  # another process waits for it, or there is something beside
                (run / FILE).unlink()
                for folder in made:
                    folder.rmdir()


def _refuse_footage(run: Path) -> None:
    with said_plainly(run):
        files = list(run.iterdir()) if is_folder(run) else []
    if any(file.suffix.lower() in VIDEO_SUFFIXES for file in files):
        raise Taken(f"{run} holds videos, and no training is put beside them; choose another folder.")


@contextmanager
def _locked(run: Path) -> Iterator[None]:
    asked = time.monotonic()
    while True:
        with said_plainly(run):
            run.mkdir(parents=True, exist_ok=True)
            file = (run / FILE).open("ab")
        with file:
            if try_lock(file) and (run / FILE).is_file():  # who held it before may have taken it away
                yield
                return
        if time.monotonic() - asked > LEAVING_S:
            raise Taken("This training runs already, in another window or process; wait until it ends there.")
        time.sleep(ASKED_EVERY_S)

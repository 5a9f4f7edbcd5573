"""The process that draws the demonstration for the window: `python -m app draw-demo FOLDER`.

It writes a line `done total` now and then, in frames, or `refused: ` and why; closing its stdin stops it.
"""

import os
import threading
import time
from collections.abc import Iterable, Sequence

from app.parent import lines_from, stay_behind, take_stdin, wait_until_let_go
from app.services.demo import render_demo
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path

REFUSED = "refused: "
LINE_EVERY_S = 0.25


def main(words: Sequence[str]) -> int:
    """Draw into the folder and return the exit code."""
    (folder,) = words
    cancelled = threading.Event()
    threading.Thread(target=_watch, args=(lines_from(take_stdin()), cancelled), daemon=True).start()
    stay_behind(5)
    try:
        render_demo(to_path(folder), progress=_Lines(), cancelled=cancelled.is_set)
    except UserError as error:
        _say(REFUSED + str(error))
        return 1
    return 0


class _Lines:
    """Progress, not more often than anybody reads it."""

    def __init__(self) -> None:
        self._last_s = -LINE_EVERY_S

    def __call__(self, done: int, total: int) -> None:
        now_s = time.monotonic()
        if now_s - self._last_s >= LINE_EVERY_S or done == total:
            self._last_s = now_s
            _say(f"{done} {total}")


def _say(line: str) -> None:
    os.write(1, line.encode("utf-8", "replace") + b"\n")


def _watch(parent: Iterable[bytes], cancelled: threading.Event) -> None:
    wait_until_let_go(parent)
    cancelled.set()

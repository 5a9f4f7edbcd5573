"""Signs of life of a worker whose file arrives slowly: bytes came, though there is nothing to say of them.

Opening a video from a slow drive, or the next picture of a large one, may take longer than a parent waits for
a word. A worker that goes on reading is not hung; one that reads its file again and again is.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mvit_core.files.bytes_read import bytes_read

LOOK_S = 5.0
LEAST_BYTES = 4096  # between two looks; a look itself reads some hundred
SPARE_BYTES = 64 << 20  # programs and models that are loaded in between
TIMES_READ = 3  # that a file may be read through without a word: to find its frames, to take them, once more
NUM_RECENT = 4  # files that a worker may have in hand, and one


class Arrival:
    """Says `sign` now and then while bytes come and no other word is said, but not for ever."""

    def __init__(self, sign: Callable[[], None], *, read: Callable[[], int] = bytes_read) -> None:
        self._sign, self._read = sign, read
        self._sizes: deque[int] = deque(maxlen=NUM_RECENT)
        self._seen = self._at_last_word = read()
        self._was_said = False

    def expect(self, path: Path) -> None:
        """This file is read from now on."""
        with suppress(OSError):  # who reads it says so
            self._sizes.append(path.stat().st_size)

    def word(self) -> None:
        """Something was said anyway; any thread may call it."""
        self._was_said = True

    def look(self) -> None:
        """Give a sign where one is due; to be called each `LOOK_S`."""
        before, self._seen = self._seen, self._read()
        if self._was_said:
            self._was_said, self._at_last_word = False, self._seen
        elif self._seen - before >= LEAST_BYTES and self._seen - self._at_last_word <= self._most_bytes:
            self._sign()

    def watch(self) -> None:
        """Look from now on, in a thread that ends with the process or with whom the signs are for."""
        threading.Thread(target=self._go_on, name="arrival", daemon=True).start()

    @property
    def _most_bytes(self) -> int:
        return TIMES_READ * sum(self._sizes) + SPARE_BYTES

    def _go_on(self) -> None:
        pause = threading.Event()
        with suppress(OSError):  # nobody listens any more: others end the process
            while not pause.wait(LOOK_S):
                self.look()

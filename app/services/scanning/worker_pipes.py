"""One worker process on pipes, without Qt: what it is sent, what it says, its last words and its end."""

import logging
import os
import queue
import subprocess
import threading
from collections import deque
from contextlib import suppress
from typing import IO

from app.services.scanning.settings import ScanSettings
from app.services.scanning.workers import KILLED_S, WorkerConversation, worker_command

FAREWELL_S = 4.0
LAST_WORDS = 40

_log = logging.getLogger(__name__)


class WorkerProcess:
    """One worker: its process, its conversation and the threads that read what it says."""

    def __init__(
        self, settings: ScanSettings, heard: "queue.SimpleQueue[tuple[WorkerProcess, bytes]]"
    ) -> None:
        self.conversation = WorkerConversation()
        self._last_words: deque[str] = deque(maxlen=LAST_WORDS)
        self._process = subprocess.Popen(
            worker_command(settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._threads = [
            threading.Thread(target=self._read_answers, args=(heard,), daemon=True),
            threading.Thread(target=self._read_last_words, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def send(self, line: bytes) -> None:
        """Hand over a request; a worker that died meanwhile is noticed by its end, not here."""
        with suppress(OSError):
            _pipe(self._process.stdin).write(line)
            _pipe(self._process.stdin).flush()

    def let_go(self) -> None:
        """Close its stdin: it cancels what it does and ends."""
        with suppress(OSError):
            _pipe(self._process.stdin).close()

    def kill(self) -> None:
        """End it now; its stdout closes, which its crew hears as its end."""
        self._process.kill()

    def ended(self, within_s: float | None) -> int | None:
        """Its exit code; killed where it does not end in time. None where it does not end even so."""
        self.let_go()
        code = self._waited_for(FAREWELL_S if within_s is None else within_s)
        if code is None:
            self.kill()
            code = self._waited_for(KILLED_S)
        if code is None:
            _log.error("worker %d cannot be ended: it waits within the system", self.pid)
            return None  # its pipes are still being read
        for thread in self._threads:
            thread.join(timeout=FAREWELL_S)
        for pipe in (self._process.stdout, self._process.stderr):
            _pipe(pipe).close()
        if self._last_words:
            level = logging.ERROR if code else logging.INFO
            _log.log(level, "worker %d, exit code %d, said:\n%s", self.pid, code, "".join(self._last_words))
        return code

    def _waited_for(self, within_s: float) -> int | None:
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=within_s)
        return None

    def _read_answers(self, heard: "queue.SimpleQueue[tuple[WorkerProcess, bytes]]") -> None:
        descriptor = _pipe(self._process.stdout).fileno()
        with suppress(OSError):
            while data := os.read(descriptor, 65536):
                heard.put((self, data))
        heard.put((self, b""))

    def _read_last_words(self) -> None:
        with suppress(OSError, ValueError):
            for line in _pipe(self._process.stderr):
                self._last_words.append(line.decode("utf-8", "replace"))


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # Popen was asked for all three
    return pipe

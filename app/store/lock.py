"""One writer per project file: a lock file beside it that says who holds it.

The lock is the operating system's, so it ends with its process however that dies; the text inside is only for
people. It is never trusted: a leftover file that nobody has locked is simply taken over.
"""

import getpass
import json
import os
import socket
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Self

import msgspec

from mvit_core.errors import UserError
from mvit_core.files.lock import is_free, try_lock

TRIES, BETWEEN_S = 3, 0.05  # somebody may only just look whether it is held


class Holder(msgspec.Struct, frozen=True):
    """Who has a project open for writing; without a `since` nobody knows."""

    user: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""

    def __str__(self) -> str:
        if not self.since:
            return "somebody on another computer"
        return f"{self.user} on {self.host} (process {self.pid}) since {self.since}"


class ProjectLock:
    """Holds, or fails to hold, the right to write `project`. `holder` is None where we hold it."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self.path = project.with_name(project.name + ".lock")
        self.holder: Holder | None = None
        self._file: IO[str] | None = None

    @classmethod
    def acquire(cls, project: Path) -> Self:
        """Try for a moment. OSError where the folder cannot be written."""
        lock = cls(project)
        for _ in range(10):
            file = lock.path.open("a+", encoding="utf-8")
            if not _locked(file):
                lock.holder = _read_holder(lock.path)
                file.close()
                return lock
            if _still_there(lock.path, file):
                lock._hold(file)
                return lock
            file.close()  # its holder removed it between our opening and locking
        lock.holder = Holder()
        return lock

    @property
    def is_gone(self) -> bool:
        """Whether nobody holds it any more: its file was removed, or whoever had locked that was ended."""
        if not self._project.exists():
            return False
        try:
            with self.path.open("rb") as file:
                return is_free(file)
        except FileNotFoundError:
            return True
        except OSError:
            return False

    def release(self) -> None:
        """Let others write."""
        file, self._file = self._file, None
        if file is None:
            return
        if sys.platform == "win32":
            _close(file)  # an open file cannot be removed there
        with suppress(OSError):  # a leftover file is harmless, and somebody may just have taken it
            if file.closed or _still_there(self.path, file):  # else it is another one's by now
                self.path.unlink(missing_ok=True)
        _close(file)

    def _hold(self, file: IO[str]) -> None:
        self._file = file
        me = Holder(user_name(), socket.gethostname(), os.getpid(), f"{datetime.now():%Y-%m-%d %H:%M}")
        file.seek(0)
        file.truncate()
        json.dump(msgspec.to_builtins(me), file)
        file.flush()


def refuse_while_open(project: Path) -> None:
    """UserError where somebody has the project open for writing: its file is not to be replaced now."""
    try:
        lock = ProjectLock.acquire(project)
    except OSError:
        return  # what cannot be written there is said by whoever tries
    lock.release()
    if lock.holder is not None:
        raise UserError(f"{project} is open for writing by {lock.holder}. Close it there first.")


def user_name() -> str:
    """Who the operating system says is working here."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may have no name for its user
        return "unknown"


def _locked(file: IO[str]) -> bool:
    for _ in range(TRIES - 1):
        if try_lock(file):
            return True
        time.sleep(BETWEEN_S)
    return try_lock(file)


def _close(file: IO[str]) -> None:
    """Also where its drive was pulled out."""
    with suppress(OSError):
        file.close()


def _still_there(path: Path, file: IO[str]) -> bool:
    try:
        return path.stat().st_ino == os.fstat(file.fileno()).st_ino
    except FileNotFoundError:
        return False


def _read_holder(path: Path) -> Holder:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError):
        return Holder()

"""One rotating log for the window, the command line and the workers. Nothing here knows Qt."""

import logging
import os
import platform
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from app import paths
from mvit_core.errors import UserError

MAX_BYTES = 2_000_000
NUM_OLD_FILES = 5
FORMAT = "%(asctime)s %(levelname)-7s %(process)d %(name)s: %(message)s"


class LogFile(RotatingFileHandler):
    """A log that begins anew when it is full, unless another process writes it, too.

    Windows renames no open file: each line would be lost, and with each an older log.
    """

    def doRollover(self) -> None:  # noqa: N802 - it takes the place of the one there
        if self.stream:
            self.stream.close()
        try:
            Path(self.baseFilename).replace(self.baseFilename)
        except OSError:
            self.stream = self._open()
        else:
            super().doRollover()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - it takes the place of the one there
        """On a full disk a line is lost; Python would print a traceback for each, amid what people read."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


class NoLogFile(logging.StreamHandler[TextIO]):
    """In its place where none can be written: mistakes of ours alone, to stderr. Else Python puts there each
    warning, of Matplotlib too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setLevel(logging.CRITICAL)


ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def start_logging(program: str, *, folder: Path | None = None) -> Path | None:
    """Send the root logger to `<folder>/<program>.log`; each program (window, worker) has its own file.

    Returns the file, or None where the folder cannot be written: Trapline works without a log.
    """
    folder = folder or paths.log_dir()
    file = folder / f"{program}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = LogFile(
            file, maxBytes=MAX_BYTES, backupCount=NUM_OLD_FILES, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        stop_logging()
        logging.getLogger().addHandler(NoLogFile())
        return None
    target.setFormatter(logging.Formatter(FORMAT))
    root = logging.getLogger()
    stop_logging()
    root.addHandler(target)
    root.setLevel(logging.INFO)
    logging.getLogger("app").info("%s starts: Python %s on %s", program, sys.version, platform.platform())
    return file


def output_of_processes() -> Path:
    """The file into which processes write what nobody reads; nowhere, where none can be written."""
    file = paths.log_dir() / "worker-output.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.open("ab").close()
    except OSError:
        return Path(os.devnull)
    return file


def log_file() -> Path | None:
    """The file that is logged to; None where there is none."""
    targets = logging.getLogger().handlers
    return next((Path(each.baseFilename) for each in targets if isinstance(each, LogFile)), None)


def stop_logging() -> None:
    """Close the log file; what is logged afterwards goes nowhere."""
    root = logging.getLogger()
    for target in [one for one in root.handlers if isinstance(one, RotatingFileHandler | NoLogFile)]:
        root.removeHandler(target)
        target.close()


def describe(error: BaseException) -> str:
    """One sentence for a person: the world's errors speak for themselves, ours are named."""
    if isinstance(error, UserError):
        return str(error)
    return f"Trapline made a mistake ({type(error).__name__}: {error}). Nothing that was saved is lost."


def report(error: BaseException) -> str:
    """The full story of an error of ours, for the log and for a bug report."""
    return "".join(traceback.format_exception(error))


def log_uncaught(then: ExceptHook | None = None) -> ExceptHook:
    """A function for `sys.excepthook` that logs and hands on to `then` (such as a dialog)."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            level = logging.WARNING if isinstance(error, UserError) else logging.CRITICAL
            logging.getLogger("app").log(level, "uncaught", exc_info=(kind, error, trace))
        (then or sys.__excepthook__)(kind, error, trace)

    return hook

"""From words to an exit code: the border where errors become sentences."""

import _thread
import argparse
import errno
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Protocol

from app.cli.console import fill_closed_streams, is_pipe, leave_broken_pipe, say_error, survive_any_encoding
from app.cli.exit_codes import EXIT_BUG, EXIT_INTERRUPTED, EXIT_NOBODY_READS, EXIT_USER_ERROR
from app.cli.parser import may_be_opened, parse
from app.logs import describe, start_logging
from app.parent import is_unheard
from app.stops import hear_no_more, on_stop
from mvit_core.errors import UserError
from mvit_core.files.refused import remedy
from mvit_core.machine.lacking import lacking

READS_MUCH = ("observations", "videos", "export", "import", "analyse", "analyze", "agreement")
SELDOM = (700, 10, 1000)  # that Python looks for garbage among all: a fifth of the time of such a command
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

OF_THE_WORLD = (
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO),
    *(errno.ENAMETOOLONG, errno.ELOOP),
)
OF_WINDOWS = (errno.EINVAL,)  # says also a drive of the network that went away, or a card that cannot be read


class OpenWindow(Protocol):
    """Shows the window until it is closed."""

    def __call__(self, path: str | None, *, demo: bool, again: bool) -> int: ...


def command_line(words: Sequence[str], open_window: OpenWindow) -> int:
    """Run one command; `open_window` is called where a window is wanted."""
    fill_closed_streams()
    survive_any_encoding()
    arguments = parse(words)
    if arguments.command == "open" or (arguments.command == "demo" and arguments.window):
        arguments.run = lambda _: _show_window(arguments, open_window)
    log = start_logging("command-line")
    _stop_when_told()
    try:
        return _run(arguments)
    except Exception as error:
        if _is_a_stop(error):
            return _stopped()
        logging.getLogger("app").critical("uncaught", exc_info=error)
        say_error(lacking(error) or f"{describe(error)} Details: {log or 'no log could be written'}.")
        return EXIT_BUG


def _show_window(arguments: argparse.Namespace, open_window: OpenWindow) -> int:
    if sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        raise UserError("There is no display here, so no window can be opened. See: trapline --help")
    path = None if arguments.command == "demo" else arguments.path
    if path is not None and not may_be_opened(path):
        raise UserError(f"There is no project or folder {path}. Check the name.")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)  # the window has its own ways
    demo = arguments.command == "demo"
    if demo:
        return open_window(arguments.project, demo=True, again=False)
    return open_window(arguments.path, demo=False, again=arguments.again)


def _run(arguments: argparse.Namespace) -> int:
    """The command's exit code; what the world or the person did to it is one too."""
    if arguments.command in READS_MUCH:
        gc.set_threshold(*SELDOM)
    try:
        _check_folder_is_there()
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except UserError as error:
        say_error(f"{error}{_way_out(error)}")
        return EXIT_USER_ERROR
    except OSError as error:
        if isinstance(error, BrokenPipeError) or (is_unheard(error) and is_pipe()):
            leave_broken_pipe()
            return EXIT_NOBODY_READS
        if error.errno not in (*OF_THE_WORLD, *(OF_WINDOWS if sys.platform == "win32" else ())):
            raise
        logging.getLogger("app").warning("not said by whoever met it", exc_info=error)
        leave_broken_pipe()
        say_error(_said(error))
        return EXIT_USER_ERROR
    except KeyboardInterrupt:
        return _stopped()
    return code


def _check_folder_is_there() -> None:
    """What is named from a folder that was deleted means nothing, and libraries fall over it."""
    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise UserError(
            "The folder in which this was started is not there any more. Change to another one (cd), then "
            "give the command again."
        ) from error


def _way_out(error: UserError) -> str:
    """Which command helps, after a sentence that asks for one."""
    from app.store.plain_errors import Damaged

    return " See: trapline recover --help" if isinstance(error, Damaged) else ""


def _stopped() -> int:
    """The exit code of a command that was told to stop, and a word."""
    hear_no_more()  # the end takes a moment
    eval("None")  # Python forgets by this that one met a text that was executed, as dataclasses are made
    say_error("Stopped.")
    return EXIT_INTERRUPTED


def _is_a_stop(error: BaseException) -> bool:
    """Whether Ctrl-C is behind it: what meets it while a class is made, Python raises as another error."""
    return isinstance(error, KeyboardInterrupt) or (
        error.__cause__ is not None and _is_a_stop(error.__cause__)
    )


def _said(error: OSError) -> str:
    """Of a disk or a drive, wherever it was met; without a name it is the output."""
    place = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "The output"
    return f"{place} cannot be read or written: {error.strerror}. {remedy(error)}"


def _stop_when_told() -> None:
    """A polite request to end, such as at shutdown, is treated as Ctrl-C; neither is ever lost."""
    sys.unraisablehook = _ask_again

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    on_stop(stop)


def _ask_again(lost: "sys.UnraisableHookArgs") -> None:
    """Python drops what is raised while it tidies up memory: a Ctrl-C that met with that comes once more."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        again = threading.Timer(0.05, _interrupt)
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)


def _interrupt() -> None:
    """Ctrl-C for the main thread, also where it sleeps."""
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

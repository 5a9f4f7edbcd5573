"""`python -m app` and `trapline`: hands the words on to the command line, a worker, or the window."""

import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing import freeze_support
from typing import NoReturn

from app.stops import hear_no_more
from mvit_core.errors import UserError
from mvit_core.machine.waiting import wait_briefly

STOPPED = 130  # as after Ctrl-C
OF_ITS_OWN = (["worker"], ["learner"], ["shelving"], ["draw-demo"])  # what Trapline starts itself


def start() -> NoReturn:
    """The process from its first moment to its last, in each of which Ctrl-C is no matter of Python's."""
    _name_files_in_utf8()
    is_command = sys.argv[1:2] not in OF_ITS_OWN and signal.getsignal(signal.SIGINT) != signal.SIG_IGN
    if is_command:
        signal.signal(signal.SIGINT, lambda *_: os._exit(STOPPED))  # nothing is begun: modules are read
    code = main()
    hear_no_more()
    sys.exit(code)


def _name_files_in_utf8() -> None:
    """Begin anew where names of files would be read in another encoding, as a locale such as en_US has it:
    one file would have two names, by who has scanned it.
    """
    is_wrong = sys.platform != "win32" and sys.getfilesystemencoding() != "utf-8"
    if is_wrong and not getattr(sys, "frozen", False) and os.environ.get("PYTHONUTF8") != "1":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words say and return the exit code; see `trapline --help`."""
    words = list(sys.argv[1:] if words is None else words)
    wait_briefly()
    if words[:1] == ["worker"]:
        from app.worker import main as serve

        return serve(words[1:])
    if words[:1] == ["learner"]:
        from app.learner import main as learn

        return learn(words[1:])
    if words[:1] == ["shelving"]:
        from app.shelving import main as shelve

        shelve(words[1:])
    if words[:1] == ["draw-demo"]:
        from app.drawing import main as draw

        return draw(words[1:])
    from app.cli.entry import command_line

    return command_line(words, _open_window)


def _open_window(path: str | None, *, demo: bool, again: bool) -> int:
    try:
        from app.ui.main import run_window
    except ImportError as error:
        if error.name != "PySide6" and not any(sign in str(error) for sign in (".so", "DLL load failed")):
            raise
        raise UserError(
            f"The window cannot start here: {error}. python3 run.py says what to install."
        ) from error
    return run_window(path, demo=demo, again=again)


if __name__ == "__main__":
    # A detector's trial and a local cluster are children of multiprocessing: in the built program they are
    # this executable again, which has to become what it was started as.
    freeze_support()
    start()

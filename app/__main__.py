"""`python -m app` and `trapline`: hands the words on to the command line, a worker, or the window."""

import sys
from collections.abc import Sequence
from multiprocessing import freeze_support

from mvit_core.errors import UserError


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words say and return the exit code; see `trapline --help`."""
    words = list(sys.argv[1:] if words is None else words)
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


def _open_window(path: str | None, demo: bool) -> int:
    try:
        from app.ui.main import run_window
    except ImportError as error:
        if error.name != "PySide6" and ".so" not in str(error):
            raise
        raise UserError(
            f"The window cannot start here: {error}. python3 run.py says what to install."
        ) from error
    return run_window(path, demo=demo)


if __name__ == "__main__":
    # A detector's trial and a local cluster are children of multiprocessing: in the built program they are
    # this executable again, which has to become what it was started as.
    freeze_support()
    sys.exit(main())

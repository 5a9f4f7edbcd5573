"""`python -m app` and `trapline`: hands the words on to the command line, the worker or the window."""

import sys
from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words say and return the exit code; see `trapline --help`."""
    words = list(sys.argv[1:] if words is None else words)
    if words[:1] == ["worker"]:
        from app.worker import main as serve

        return serve(words[1:])
    from app.cli.entry import command_line

    return command_line(words, _open_window)


def _open_window(path: str | None, demo: bool) -> int:
    from pathlib import Path

    from app.ui.main import run_window

    return run_window(Path(path) if path else None, demo=demo)


if __name__ == "__main__":
    sys.exit(main())

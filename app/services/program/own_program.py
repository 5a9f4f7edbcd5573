"""How this very program is started once more, as a process of its own: workers, drawing, training."""

import sys
from pathlib import Path

CONSOLE = "trapline-cli"  # build.spec names it so; beside the window's executable


def own_command(*words: str) -> list[str]:
    """The words that start Trapline again with `words`.

    Frozen, that is the command line's executable: on Windows the window's own has no standard streams.
    """
    if bool(getattr(sys, "frozen", False)):
        here = Path(sys.executable)
        console = here.with_name(CONSOLE + here.suffix)
        return [str(console if console.exists() else here), *words]
    # -P: a folder called "app" where the person stands must not be taken for this package.
    return [sys.executable, "-P", "-m", "app", *words]

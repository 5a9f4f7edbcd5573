"""Files of a folder that several processes tidy at once."""

import os
from contextlib import suppress
from pathlib import Path


def with_facts(folder: Path, pattern: str) -> list[tuple[Path, os.stat_result]]:
    """Those that are there, each with its size and times; what another process removes is left out.

    Raises OSError.
    """
    found = []
    for path in folder.glob(pattern):
        with suppress(FileNotFoundError):
            found.append((path, path.stat()))
    return found
